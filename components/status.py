"""What the reader is looking at: rows shown, choices without rows, parts of the address ignored."""

import streamlit as st

from components import wording
from components.exhibit import View, settle
from components.filters import current, ignored, in_words
from components.selection import PLACES, Selection, options
from components.site import SitePage
from data.geographies import shown
from data.tables import UnreadableTable


def show_status(page: SitePage, asked_for: dict[str, list[str]]) -> None:
    """The lines above a page."""
    if phrases := ignored(asked_for):
        st.warning(f"Ignored in the address: {'; '.join(phrases)}. Everything else is applied.")
    selection = current()
    views = list(_views(page, selection))
    if not views:
        return
    st.caption(rows_in_words(views, selection))
    if lacking := without_rows(views, selection):
        st.caption(f"No rows on this page for: {', '.join(lacking)}.")


def _views(page: SitePage, selection: Selection) -> list[View]:
    views = []
    for exhibit in page.exhibits:
        try:
            views.append(settle(exhibit, selection))
        except UnreadableTable:
            continue
    return views


def rows_in_words(views: list[View], selection: Selection) -> str:
    """ "34 of 211 rows: Europe, 2017 to 2023"."""
    some, every = sum(len(view.rows) for view in views), sum(len(view.all_rows) for view in views)
    if not selection.active:
        return f"All {wording.plural(every, 'row')} of this page. Filter by region and year in the sidebar."
    return f"**{some:,} of {wording.plural(every, 'row')}: {in_words(selection)}**"


def without_rows(views: list[View], selection: Selection) -> list[str]:
    """The chosen names for which no exhibit of the page has a row of its own."""
    lacking = []
    for name in (name for name in selection.active if name != "year"):
        codes = set().union(*(view.all_rows[name].astype("str") for view in views if name in view.all_rows))
        for code in selection.chosen(name):
            wanted = shown((code,)) if name in PLACES else {code}
            if not codes & wanted:
                lacking.append(options(name)[code])
    return lacking
