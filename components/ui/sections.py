"""Sections of a page: what there is on top, then cards side by side; the rest is drawn once opened."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

import streamlit as st

from components.exhibits.site_page import Section
from components.model.exhibit import Exhibit
from components.model.selection import Selection
from components.model.url_state import address_of
from components.model.view import settle
from components.text.markdown import plain
from components.ui.card import show, tell
from components.ui.error_boundary import shielded
from components.ui.filters import lens, selection_for
from components.ui.folds import anchor, draw_open, fold
from components.ui.lacking import show_lacking
from data.tables import UnreadableTable

# Two beside each other on a laptop, one on a phone: where charts, composed for a phone, are read best.
CARD = 380

Choose = Callable[[Exhibit], Selection]


def show_sections(
    sections: Iterable[Section],
    choose: Choose = selection_for,
    above: Mapping[str, Callable[[], None]] = MappingProxyType({}),
) -> None:
    """One line for all exhibits without rows, links to the others, then the sections.

    `above` draws what stands between a heading and its cards.
    """
    here = [(one, [item for item in one.exhibits if item.lens in ("", lens())]) for one in sections]
    with_rows = [(one, [item for item in items if _has_rows(item, choose)]) for one, items in here]
    filled = [(one, items) for one, items in with_rows if items or one.heading in above]
    every, left = ({item for _, items in both for item in items} for both in (here, filled))
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


def show_tabs(key: str, sections: Iterable[Section], choose: Choose) -> None:
    """A tab for each section, of what has rows; drawn like folds, and the first stands open."""
    held = [(one, [item for item in one.exhibits if _has_rows(item, choose)]) for one in sections]
    if filled := [(one.heading, items) for one, items in held if items]:
        st.fragment(_tabs)(key, filled, choose)


def _tabs(key: str, filled: Sequence[tuple[str, list[Exhibit]]], choose: Choose) -> None:
    tabs = st.tabs([heading for heading, _ in filled], key=key, on_change="rerun")
    for tab, (_, items) in zip(tabs, filled, strict=True):
        with tab, shielded("This part of the page"):
            draw_open(
                tab.open, [_served(item, choose) for item in items], partial(_show_cards, items, choose)
            )


def show_heading(heading: str) -> None:
    """The heading of a section, where the links of the contents lead to."""
    st.header(heading, anchor=anchor(heading), divider="gray")


def show_contents(sections: Iterable[tuple[str, Sequence[Exhibit]]]) -> None:
    """Links to sections and exhibits: the first above the page, all beside it, in view on a wide screen."""
    sections = list(sections)
    jumps = (f"[{heading}](#{anchor(heading)}) ({len(items)})" for heading, items in sections)
    st.markdown(f":small[**On this page:** {' · '.join(jumps)}]")
    with st.sidebar:
        st.markdown("**On this page**")
        for heading, items in sections:
            links = (f"- :small[[{plain(item.title)}](#{item.slug})]" for item in items)
            st.markdown("\n".join([f"[{heading}](#{anchor(heading)})\n", *links]))


def _show_cards(items: Sequence[Exhibit], choose: Choose) -> None:
    """Two by two; one that is left takes the width of both."""
    pairs = len(items) // 2 * 2
    with st.grid(2, min_column_width=CARD) as cards:
        for item in items[:pairs]:
            with cards.cell():
                show(item, choose(item))
    for item in items[pairs:]:
        show(item, choose(item))


def _served(exhibit: Exhibit, choose: Choose) -> str:
    try:
        address = address_of(settle(exhibit, choose(exhibit)), "html")
    except UnreadableTable:
        address = f"/exhibits/{exhibit.slug}.html"
    return f"[{plain(exhibit.title)}](<{address}#{exhibit.slug}>)"


def _has_rows(exhibit: Exhibit, choose: Choose) -> bool:
    try:
        return not settle(exhibit, choose(exhibit)).empty
    except UnreadableTable:
        return True
