"""Sections of a page that has many exhibits: what there is on top, then cards side by side."""

import re
from collections.abc import Iterable

import streamlit as st

from components.model.exhibit import Exhibit
from components.model.view import settle
from components.text.markdown import plain
from components.ui.card import show
from components.ui.filters import lens, selection_for
from data.tables import UnreadableTable

# Two beside each other on a laptop, one on a phone: where charts, composed for a phone, are read best.
CARD = 380

Section = tuple[str, tuple[Exhibit, ...]]


def show_sections(sections: Iterable[Section]) -> None:
    """Links to every section and exhibit, then the sections. Nothing is hidden: each link finds its card."""
    every = [(heading, [item for item in items if item.lens in ("", lens())]) for heading, items in sections]
    filled = show_contents(every)
    for heading, items in every:
        show_heading(heading)
        with st.grid(2, min_column_width=CARD) as cards:
            for item in (item for item in items if item in filled):
                with cards.cell():
                    show(item)
        for item in items:
            if item not in filled:  # one line that says what to widen, not half a row beside a tall card
                show(item)


def show_heading(heading: str) -> None:
    """The heading of a section, where the links of the contents lead to."""
    st.header(heading, anchor=_anchor(heading), divider="gray")


def show_contents(sections: Iterable[tuple[str, Iterable[Exhibit]]]) -> set[Exhibit]:
    """Links to each section and exhibit that has rows for the selection; gives these exhibits.

    The sections stand above the page, all exhibits beside it, where they stay in view on a wide screen.
    """
    with_rows = [(heading, [item for item in items if _has_rows(item)]) for heading, items in sections]
    filled = [(heading, items) for heading, items in with_rows if items]
    jumps = (f"[{heading}](#{_anchor(heading)}) ({len(items)})" for heading, items in filled)
    st.markdown("**On this page:** " + " · ".join(jumps))
    with st.sidebar:
        st.markdown("**On this page**")
        for heading, items in filled:
            links = (f"- :small[[{plain(item.title)}](#{item.slug})]" for item in items)
            st.markdown("\n".join([f"[{heading}](#{_anchor(heading)})\n", *links]))
    return {item for _, items in filled for item in items}


def _has_rows(exhibit: Exhibit) -> bool:
    try:
        return not settle(exhibit, selection_for(exhibit)).empty
    except UnreadableTable:
        return True


def _anchor(heading: str) -> str:
    return re.sub(r"[^a-z]+", "-", heading.lower()).strip("-")
