"""A board of what was said: who, of what kind, and the evidence beside a claim that is contested."""

from collections.abc import Hashable
from typing import Any

import streamlit as st

from components.model import numbers
from components.model.addresses import BY, SAID
from components.model.exhibit import Exhibit
from components.model.view import View, settle
from components.text.markdown import link_to, plain
from components.ui.case_page import say_unknown
from components.ui.error_boundary import shielded
from components.ui.filters import chooser
from components.ui.home import sent
from components.ui.place_boxes import bound
from data.tables import vocabulary

# Kinds in the order of the board, each with the colour of its badge.
KINDS = {"commitment": "blue", "need": "violet", "claim": "orange", "statement": "gray", "evidence": "green"}
OPEN, CARD = 6, 270  # cards before one asks for more; px
Said = dict[Hashable, Any]  # a row in words, `code` its kind, `by` whose it is, `cited` its source


@st.fragment
def show_board(exhibit: Exhibit) -> None:
    """Filters by kind and speaker, the contested claims beside their evidence, then a card for each other."""
    with shielded("The board of what was said"):
        every, shown = _said(settle(exhibit)), settle(exhibit, chooser()(exhibit))
        chosen = [one for one in every if shown.keeps[one["place"]]]
        chosen = _chosen(chosen, sorted({one["by"] for one in every}))
        about = {one["about"] for one in every} - {""}
        for claim in about & {one["about"] or one["statement"] for one in chosen}:
            beside = [one for one in every if claim in (one["statement"], one["about"])]
            with st.container(border=True):
                _show_cards(beside, border=False)
        alone = [one for one in chosen if not one["about"] and one["statement"] not in about]
        _show_cards(alone[:OPEN])
        if more := alone[OPEN:]:
            with (fold := st.expander(f"{len(more)} more on the board", key="more-said", on_change="rerun")):
                if fold.open:
                    _show_cards(more)
        if not chosen:
            st.markdown("Nothing that was said fits the choice. Clear a filter.")


@sent
def _said(view: View) -> list[Said]:
    """The rows in words, by kind; `place` is that among all rows."""
    words = view.shown.astype("object").fillna("")
    whose = words["speaker"].where(words["speaker"] != "", words["organisation"])
    cited = view.rows["source"].map(view.every.cited)
    coded = words.assign(code=view.rows["type"], by=whose, cited=cited, place=range(len(words)))
    rows = coded.to_dict("records")
    return sorted(rows, key=lambda one: [*KINDS].index(one["code"]))


def _chosen(rows: list[Said], voices: list[str]) -> list[Said]:
    """Those of the kinds and speakers that are chosen."""
    words = vocabulary("type")
    say_unknown("Kind", SAID, words.values())
    say_unknown("Speaker or organisation", BY, voices)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kinds = st.pills(
            "Kind",
            list(KINDS),
            selection_mode="multi",
            format_func=words.__getitem__,
            wrap=True,
            **bound(SAID),
        )
        by = st.multiselect(
            "Speaker or organisation", voices, placeholder="All", select_all=False, **bound(BY)
        )
    return [one for one in rows if one["code"] in (kinds or KINDS) and one["by"] in (by or voices)]


def _show_cards(said: list[Said], *, border: bool = True) -> None:
    with st.grid(3, min_column_width=CARD, border=border, gap="small" if border else "medium") as cards:
        for one in said:
            with cards.cell():
                st.markdown(_in_words(one))


def _in_words(one: Said) -> str:
    """Kind, speaker, office, place and date; our words, theirs where they matter, the note and the source."""
    kind = f"{one['type']}: {one['position'].lower()}" if one["position"] else one["type"]
    office = one["organisation"] if one["speaker"] else ""
    place = "" if one["geography"] in office else one["geography"]
    whence = plain(", ".join(filter(None, (office, place, numbers.date(one["date"])))))
    theirs = [f"“{plain(one['quotation'])}”"] if one["quotation"] else []
    source = one["cited"]
    cited = link_to(f"{source.read_in}{source.publisher}, {source.year}", source.url)
    color = KINDS["claim" if one["position"].startswith("Questions") else one["code"]]
    head = f":{color}-badge[{plain(kind)}] **{plain(one['by'])}**  \n:small[{whence}]"
    return "\n\n".join([head, plain(one["text"]), *theirs, f":small[{plain(one['note'])} Source: {cited}.]"])
