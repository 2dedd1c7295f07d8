"""Who joined the Protocol, what was said, and the law, campaign and fund around it."""

from collections.abc import Iterable

import streamlit as st

from components.exhibits.response import FOLDED, OPEN, PROTOCOL_PARTIES, SAID_BY
from components.model.exhibit import Exhibit
from components.text.markdown import plain
from components.ui.board import show_board
from components.ui.card import show
from components.ui.sections import CARD, show_contents, show_heading

JOINED, SAID, AROUND = "Who joined the Protocol?", "What was said, and by whom?", "Laws, campaign and fund"


def show_cards(exhibits: Iterable[Exhibit]) -> None:
    """Cards side by side."""
    with st.grid(2, min_column_width=CARD) as cards:
        for exhibit in exhibits:
            with cards.cell():
                show(exhibit)


def show_folded(label: str, exhibits: Iterable[Exhibit]) -> None:
    """Cards that are drawn once the reader opens them; until then, links to the pages that are served."""
    with (fold := st.expander(label, key=f"fold-{label}", on_change="rerun")):
        if fold.open:
            show_cards(exhibits)
        else:
            links = (f"- [{plain(one.title)}](/exhibits/{one.slug}.html#{one.slug})" for one in exhibits)
            st.markdown("\n".join(links))


show_contents(((JOINED, PROTOCOL_PARTIES), (SAID, SAID_BY), (AROUND, (*OPEN, *FOLDED))))
show_heading(JOINED)
show_cards(PROTOCOL_PARTIES)
show_heading(SAID)
show_board(SAID_BY)
show_folded(f"{len(SAID_BY)} lists of what was said, with CSV", SAID_BY)
show_heading(AROUND)
show_cards(OPEN)
show_folded(f"{len(FOLDED)} more on laws, treaties and the fund", FOLDED)
