"""What the reader is looking at: rows shown, choices without rows, parts of the address ignored."""

from functools import lru_cache

import streamlit as st

from components import wording
from components.exhibit import Exhibit, View, base, settle
from components.filters import current, ignored, lens, selection_for
from components.selection import PLACES, Selection, applies, options, words
from components.site import SitePage
from data.geographies import shown
from data.tables import UnreadableTable


def show_status(page: SitePage, asked_for: dict[str, list[str]]) -> None:
    """The lines above a page."""
    if phrases := ignored(asked_for):
        st.warning(f"Ignored in the address: {'; '.join(phrases)}. Everything else is applied.")
    selection = current()
    views = list(_views(page))
    if not views or page.one_country or page.case_records:
        return
    st.markdown(f":small[{rows_in_words(views, selection)}]")
    if lacking := without_rows(views, selection):
        st.markdown(f":small[No rows on this page for: {', '.join(lacking)}.]")


def _views(page: SitePage) -> list[View]:
    views = []
    for exhibit in page.shown(lens()):
        try:
            views.append(settle(exhibit, selection_for(exhibit)))
        except UnreadableTable:
            continue
    return views


def rows_in_words(views: list[View], selection: Selection) -> str:
    """ "34 of 211 rows: Europe, 2017 to 2023"; choices that can pick no row here are left out."""
    some, every = sum(len(view.rows) for view in views), sum(len(view.all_rows) for view in views)
    picking = [name for name in selection.active if _picks(name, views)]
    if not picking:
        return f"All {wording.plural(every, 'row')} of this page. Filter by region and year in the sidebar."
    chosen = ", ".join(words(selection, name) for name in picking)
    return f"**{some:,} of {wording.plural(every, 'row')}: {chosen}**"


@lru_cache(maxsize=1024)
def _codes(exhibit: Exhibit, dimension: str) -> frozenset[str]:
    """The codes of a dimension in all rows of an exhibit. Raises UnreadableTable."""
    rows = base(exhibit)
    return frozenset(rows[dimension].astype("str")) if dimension in rows else frozenset()


def _picks(name: str, views: list[View]) -> bool:
    return any(applies(name, view.all_rows) for view in views)


def without_rows(views: list[View], selection: Selection) -> list[str]:
    """The chosen names for which no exhibit of the page has a row of its own."""
    lacking = []
    for name in (name for name in selection.active if name != "year" and _picks(name, views)):
        codes = frozenset[str]().union(*(_codes(view.exhibit, name) for view in views))
        for code in selection.chosen(name):
            wanted = shown((code,)) if name in PLACES else {code}
            if not codes & wanted:
                lacking.append(options(name)[code])
    return lacking
