"""Every number that people repeat, by what became of it, each group drawn once it is opened."""

from functools import partial

import streamlit as st

from components.exhibits.famous import EVERY_NUMBER
from components.model.numbers import listing
from components.model.view import settle
from components.search.famous import Famous, famous_numbers
from components.text.markdown import plain
from components.ui.card import show
from components.ui.error_boundary import shielded
from components.ui.filters import selection_for
from components.ui.folds import fold
from components.ui.lacking import show_lacking
from components.ui.search_box import show_number

SERVED = f"/exhibits/{EVERY_NUMBER.slug}.html#"


@shielded("The list of these numbers")
def show_every_number() -> None:
    """The numbers that the filters leave, then all of them as one table."""
    view = settle(EVERY_NUMBER, selection_for(EVERY_NUMBER))
    if view.empty:
        show_lacking([EVERY_NUMBER], 1, selection_for)
        return
    left = set(view.rows["famous_number"])
    by_status: dict[str, list[Famous]] = {}
    for row in famous_numbers():
        if row.famous_number in left:
            by_status.setdefault(row.status, []).append(row)
    for status, rows in sorted(by_status.items(), key=lambda group: -len(group[1])):
        links = [f"[{plain(row.number)}](<{SERVED}{row.famous_number}>)" for row in rows]
        some = listing((plain(row.number) for row in rows), 6)
        fold(f"**{status}** ({len(rows)}): {some}", links, partial(_show_numbers, rows))
    fold("All in one table", [f"[The table](<{SERVED}{EVERY_NUMBER.slug}>)"], partial(show, EVERY_NUMBER))


def _show_numbers(rows: list[Famous]) -> None:
    with st.grid(2, min_column_width=380):
        for row in rows:
            show_number(row)
