"""Who joined the Protocol, what was said, and the law, campaign and fund around it."""

from collections.abc import Iterable

import streamlit as st

from components.exhibits.response import FOLDED, OPEN, PROTOCOL_PARTIES, SAID_BY
from components.model import numbers
from components.model.exhibit import Exhibit
from components.text.markdown import plain
from components.ui.board import show_board
from components.ui.card import show
from components.ui.sections import CARD, show_contents, show_heading

JOINED, SAID, AROUND = "Who joined the Protocol?", "What was said, and by whom?", "Laws, campaign and fund"
SECTIONS = ((JOINED, PROTOCOL_PARTIES), (SAID, SAID_BY), (AROUND, (*OPEN, *FOLDED)))


def show_cards(exhibits: Iterable[Exhibit]) -> None:
    """Cards side by side, of the exhibits that have rows."""
    held = [item for item in exhibits if item in filled]
    with st.grid(min(2, len(held)) or 1, min_column_width=CARD) as cards:
        for exhibit in held:
            with cards.cell():
                show(exhibit)


def show_folded(label: str, exhibits: Iterable[Exhibit]) -> None:
    """Cards that are drawn once the reader opens them; until then, links to the pages that are served."""
    if held := [item for item in exhibits if item in filled]:
        with (fold := st.expander(f"{len(held)} {label}", key=f"fold-{label}", on_change="rerun")):
            if fold.open:
                show_cards(held)
                return
            links = (f"- [{plain(one.title)}](/exhibits/{one.slug}.html#{one.slug})" for one in held)
            st.markdown("\n".join(links))


filled = show_contents(SECTIONS)
show_heading(JOINED)
show_cards(PROTOCOL_PARTIES)
show_heading(SAID)
show_board(SAID_BY)
show_folded("lists of what was said, with CSV", SAID_BY)
show_heading(AROUND)
show_cards(OPEN)
show_folded("more on laws, treaties and the fund", FOLDED)
if without := [item.title for _, items in SECTIONS for item in items if item not in filled]:
    st.markdown(
        f"{numbers.plural(len(without), 'exhibit')} without rows for the choice. Widen a filter to see more."
    )
