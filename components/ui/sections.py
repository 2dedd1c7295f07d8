"""Sections of a page: what there is and is not on top, then cards side by side; folds once opened."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

import streamlit as st

from components.exhibits.choices import of_places
from components.exhibits.site_page import Section
from components.model.addresses import SECTION, address
from components.model.exhibit import Exhibit
from components.model.labels import placed
from components.model.numbers import plural
from components.model.selection import NAMES, YEAR, only, words
from components.model.url_state import COUNTRY, asked
from components.model.view import View, settle
from components.text.derived_words import lowered
from components.text.markdown import plain
from components.ui.card import show, tell
from components.ui.error_boundary import shielded
from components.ui.explore import lead_on
from components.ui.filters import Choose, chooser, clear_one, lens
from components.ui.folds import anchor, draw_open, fold
from data.geographies import countries
from data.tables import UnreadableTable

# Two beside each other on a laptop, one on a phone: where charts, composed for a phone, are read best.
CARD = 380
BESIDE = "_beside"  # in the session: True once contents stand beside the page, False after the run with them


def show_sections(
    sections: Iterable[Section],
    choose: Choose | None = None,
    above: Mapping[str, Callable[[], None]] = MappingProxyType({}),
) -> None:
    """One line for all exhibits without rows, links to the others, then the sections.

    `above` draws what stands between a heading and its cards.
    """
    choose, through = choose or chooser(), ("", lens())
    here = [(one, [item for item in one.exhibits if item.lens in through]) for one in sections]
    with_rows = [(one, [item for item in items if has_rows(item, choose)]) for one, items in here]
    filled = [(one, items) for one, items in with_rows if items or one.heading in above]
    every, left = (dict.fromkeys(item for _, items in both for item in items) for both in (here, filled))
    show_lacking([item for item in every if item not in left], len(every), choose)
    if len(filled) > 1:
        show_contents((one.heading, items) for one, items in filled)
    for one, items in filled:
        show_heading(one.heading)
        if one.answer:
            tell(one.answer)
        if one.heading in above:
            above[one.heading]()
        _show_cards(items[: one.open], choose)
        if rest := items[one.open :]:
            label = f"{len(rest)}{' more' if one.open else ''} on {one.heading[0].lower()}{one.heading[1:]}"
            fold(label, [_served(item, choose) for item in rest], partial(_show_cards, rest, choose))


def show_lacking(lacking: Sequence[Exhibit], count: int, choose: Choose) -> None:
    """How many have no figures, and buttons: to clear what costs most, to the country's page, to Explore."""
    if not lacking:
        return
    wanted = choose(lacking[0])
    chosen = ", ".join(words(wanted, name) for name in wanted.active)
    with st.container(horizontal=True, vertical_alignment="center", key="lacking"):
        have = "has" if len(lacking) == 1 else "have"
        without = f"{have} no figures for {plain(placed(chosen))}."
        st.markdown(f"{len(lacking)} of {plural(count, 'exhibit')} {without}")
        offer_to_clear(lacking, choose)
        if not (one := lacking[0].one) or len(lacking) == count:  # else there is something of the country
            _offer_country(wanted.chosen(one) if one else (*wanted.geography, *wanted.origin))
        if not one and (found := of_places(lacking, wanted)):
            label = f"Explore has of these places: {lowered(found[0].title)}"
            lead_on(label, *found, key="lead-to-explore", icon=":material/insights:")


def offer_to_clear(lacking: Sequence[Exhibit], choose: Choose) -> None:
    """A button that forgets what costs most of what is lacking, if one choice costs any."""
    gained = {name: 0 for item in lacking for name in choose(item).active if name != item.one}
    for name in gained:
        others = {other for item in lacking for other in choose(item).active} - {name}
        gained[name] = sum(not settle(item, only(choose(item), others)).empty for item in lacking)
    best = max(gained, key=gained.__getitem__, default="")
    if best and gained[best]:
        called = "years" if best == YEAR else NAMES[best].lower()
        label = f"Clear {called}{f': {gained[best]} more' if len(lacking) > 1 else ''}"
        st.button(label, key="widen", on_click=clear_one, args=(best,), icon=":material/filter_alt_off:")


def _offer_country(codes: Sequence[str]) -> None:
    """The one country that is chosen, on its own page."""
    if len(codes) != 1 or codes[0] not in countries():
        return
    name = countries()[codes[0]]
    if st.button(f"Show {name} on Countries", key="lead-to-country", icon=":material/arrow_forward:"):
        st.session_state[COUNTRY] = codes[0]
        st.switch_page("country.py", query_params={COUNTRY: name})


@st.fragment
def show_tabs(filled: Sequence[tuple[str, Sequence[Exhibit]]], choose: Choose) -> None:
    """A tab for each heading, of which only the open one is drawn; the others are links to what they hold.

    The address names it, so that a reload or who is sent the address sees it too.
    """
    tabs = st.tabs([heading for heading, _ in filled], key=SECTION, bind="query-params", on_change="rerun")
    for tab, (_, items) in zip(tabs, filled, strict=True):
        with tab, shielded("This part of the page"):
            draw_open(
                tab.open, [_served(item, choose) for item in items], partial(_show_cards, items, choose)
            )


def show_in_parts(exhibit: Exhibit, draw: Callable[[View], None]) -> None:
    """What the filters leave of an exhibit, drawn in parts, then all of it in one table."""
    choose = chooser()
    view = settle(exhibit, choose(exhibit))
    if view.empty:
        show_lacking([exhibit], 1, choose)
        return
    draw(view)
    show_part_of(exhibit, "All in one table", {exhibit.slug: "The table"}, partial(show, exhibit))


def show_part_of(exhibit: Exhibit, label: str, rows: Mapping[str, str], draw: Callable[[], None]) -> None:
    """A fold of some rows of an exhibit, by their anchors, which its page to share has too."""
    at = f"/exhibits/{exhibit.slug}.html#"
    fold(label, [f"[{plain(text)}](<{at}{row}>)" for row, text in rows.items()], draw)


def show_heading(heading: str) -> None:
    """The heading of a section, where the links of the contents lead to."""
    st.header(heading, anchor=anchor(heading), divider="gray")


def show_contents(sections: Iterable[tuple[str, Sequence[Exhibit]]]) -> None:
    """Links to sections and exhibits: the first above the page, all beside it, in view on a wide screen."""
    sections = list(sections)
    jumps = (f"[{heading}](#{anchor(heading)}) ({len(items)})" for heading, items in sections)
    st.markdown(f":small[**On this page:** {' · '.join(jumps)}]")
    st.session_state[BESIDE] = True
    with st.sidebar:
        st.markdown("**On this page**")
        for heading, items in sections:
            links = (f"- :small[[{plain(item.title)}](#{item.slug})]" for item in items)
            st.markdown("\n".join([f"[{heading}](#{anchor(heading)})\n", *links]))


def _show_cards(items: Sequence[Exhibit], choose: Choose) -> None:
    """Two by two; one that is left takes the width of both."""
    if pairs := len(items) // 2 * 2:
        with st.grid(2, min_column_width=CARD):  # each card is a cell
            for item in items[:pairs]:
                show(item, choose(item))
    for item in items[pairs:]:
        show(item, choose(item))


def _served(exhibit: Exhibit, choose: Choose) -> str:
    at = address("", f"exhibits/{exhibit.slug}.html", asked(choose(exhibit), exhibit))
    return f"[{plain(exhibit.title)}](<{at}#{exhibit.slug}>)"


def has_rows(exhibit: Exhibit, choose: Choose) -> bool:
    """Whether there is something to show, be it that a table cannot be read."""
    try:
        return not settle(exhibit, choose(exhibit)).empty
    except UnreadableTable:
        return True
