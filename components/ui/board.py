"""A board of what was said: who, of what kind, and the evidence beside a claim that is contested."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import streamlit as st

from components.model import numbers
from components.model.exhibit import Exhibit
from components.model.selection import EVERYTHING, Selection
from components.model.url_state import BY, SAID, choices
from components.model.view import View, settle
from components.text.markdown import link_to, plain
from components.ui.error_boundary import shielded
from components.ui.filters import selection_for
from components.ui.place_boxes import bound
from data.sources import Source

# Kinds in the order of the board, each with the colour of its badge; of evidence too where it stands.
KINDS = {"commitment": "blue", "need": "violet", "claim": "orange", "statement": "gray", "evidence": "green"}
STANDS = {"supports": KINDS["evidence"], "questions": "orange"}
OPEN, CARD = 6, 300  # cards before one asks for more; px


class Said(NamedTuple):
    """One thing that was said or found, in words; codes for its kind and whether it supports a claim."""

    statement: str
    code: str
    about: str
    stand: str
    type: str
    position: str
    speaker: str
    organisation: str
    geography: str
    date: str
    text: str
    quotation: str
    note: str
    cited: Source

    @property
    def by(self) -> str:
        """Whose it is."""
        return self.speaker or self.organisation


@st.fragment
def show_board(exhibits: Sequence[Exhibit]) -> None:
    """Filters by kind and speaker, the contested claims beside their evidence, then a card for each other."""
    with shielded("The board of what was said"):
        every = _said((item, EVERYTHING) for item in exhibits)
        _show(every, _chosen(_said((item, selection_for(item)) for item in exhibits), every))


def _said(asked: Iterable[tuple[Exhibit, Selection]]) -> list[Said]:
    """Each once, by kind."""
    said = {one.statement: one for pair in asked for one in _rows(settle(*pair))}
    return sorted(said.values(), key=lambda one: [*KINDS].index(one.code))


def _rows(view: View) -> list[Said]:
    coded = view.shown.assign(code=view.rows["type"], stand=view.rows["position"]).astype("object").fillna("")
    cited = view.rows["source"].map(view.every.cited).astype("object")
    told = coded.assign(cited=cited)[[*Said._fields]]
    return list(map(Said._make, told.itertuples(index=False, name=None)))


def _chosen(rows: list[Said], every: list[Said]) -> list[Said]:
    """Those of the kinds and speakers that are chosen."""
    words = {code: label for label, code in choices(SAID).items()}
    voices = sorted({one.by for one in every})
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kinds = st.pills(
            "Kind", list(KINDS), selection_mode="multi", format_func=words.__getitem__, **bound(SAID)
        )
        by = st.multiselect(
            "Speaker or organisation", voices, placeholder="All", select_all=False, **bound(BY)
        )
    return [one for one in rows if one.code in (kinds or KINDS) and one.by in (by or voices)]


def _show(every: list[Said], chosen: list[Said]) -> None:
    touched = {one.about or one.statement for one in chosen}
    contested = {one.about for one in every if one.about}
    for claim in (one for one in every if one.statement in contested & touched):
        _show_contested(claim, [one for one in every if one.about == claim.statement])
    alone = [one for one in chosen if not one.about and one.statement not in contested]
    _show_cards(alone[:OPEN])
    if more := alone[OPEN:]:
        fold = st.expander(f"{len(more)} more on the board", key="more-said", on_change="rerun")
        if fold.open:
            with fold:
                _show_cards(more)
    if not chosen:
        st.markdown("Nothing that was said fits the choice. Clear a filter.")


def _show_contested(claim: Said, evidence: list[Said]) -> None:
    with st.container(border=True):
        said, found = st.columns([1, 2], gap="large")
        said.markdown(_in_words(claim))
        with found:
            st.markdown("**The evidence**")
            with st.grid(2, min_column_width=CARD, gap="medium") as findings:
                for one in evidence:
                    with findings.cell():
                        st.markdown(_finding(one))


def _show_cards(every: list[Said]) -> None:
    with st.grid(3, min_column_width=CARD, border=True) as cards:
        for one in every:
            with cards.cell():
                st.markdown(_in_words(one))


def _in_words(one: Said) -> str:
    """Kind, speaker, office, place and date; our words, theirs where they matter, and the note."""
    office = one.organisation if one.speaker else ""
    place = "" if one.geography in office else one.geography
    whence = plain(", ".join(filter(None, (office, place, numbers.date(one.date)))))
    theirs = [f"“{plain(one.quotation)}”"] if one.quotation else []
    head = f":{KINDS[one.code]}-badge[{plain(one.type)}] **{plain(one.by)}**  \n:small[{whence}]"
    return "\n\n".join([head, plain(one.text), *theirs, f":small[{_behind(one)}]"])


def _finding(one: Said) -> str:
    """Whether a finding supports the claim, what it is, whose and of when."""
    whose = plain(f"{one.organisation}, {numbers.date(one.date)}.")
    badge = f":{STANDS[one.stand]}-badge[{plain(one.position)}]"
    return f"{badge} {plain(one.text)}  \n:small[{whose} {_behind(one)}]"


def _behind(one: Said) -> str:
    """The note of a row, and where it was read; the lists below have the full citation."""
    cited = f"{one.cited.read_in}{one.cited.publisher}, {one.cited.year}"
    return f"{plain(one.note)} Source: {link_to(cited, one.cited.url)}.".strip()
