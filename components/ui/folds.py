"""Folds of a page, which are drawn only while they are open."""

import re
from collections.abc import Callable, Sequence

import streamlit as st

from components.cases.page_lock import taking_turns
from components.ui.error_boundary import shielded
from data.loaded_tables import followed

OPENED = "_opened_folds"  # in the session


@st.fragment
def fold(label: str, links: Sequence[str], draw: Callable[[], None]) -> None:
    """What is drawn only while it is open, which runs nothing else of the page.

    Until then there are links that end in "#" and the anchor of what they stand for: they serve whoever has
    no scripts or prints, and tell static/dashboard.js what to open for an address that names such an anchor.
    """
    key = anchor(label)
    opened: set[str] = st.session_state.setdefault(OPENED, set())
    # Written each time: a label with another number is another widget, which would be closed.
    st.session_state[key] = st.session_state.get(key, key in opened)
    with (more := st.expander(label, key=key, on_change="rerun")), shielded("This part of the page"):
        draw_open(more.open, links, draw)
    (opened.add if more.open else opened.discard)(key)


def draw_open(is_open: bool | None, links: Sequence[str], draw: Callable[[], None]) -> None:
    """What is open, or links to what it holds."""
    if is_open:
        with followed(), taking_turns():
            draw()
    else:
        st.markdown("\n".join(f"- {link}" for link in links))


def anchor(heading: str) -> str:
    """The anchor of a heading, or the key of a fold."""
    return re.sub(r"[^a-z]+", "-", heading.lower()).strip("-")
