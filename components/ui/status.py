"""What the reader is looking at: rows shown, choices without rows, parts of the address ignored."""

from collections.abc import Iterator

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.exhibits.site_page import SitePage
from components.model import numbers
from components.model.page_address import ignored
from components.model.selection import PLACES, YEAR, Selection, about, options, words
from components.model.url_state import LENSES
from components.model.view import View, settle
from components.ui.filters import country, current, lens, years_only
from data import clock
from data.faults import note
from data.geographies import countries, groups, shown


def show_status(page: SitePage, asked_for: dict[str, list[str]], place: DeltaGenerator) -> None:
    """The lines between filters and page. The first is told by screen readers whenever a filter changes it.

    It stands in `place`, which `static/dashboard.js` makes a status: its node stays, its text changes.
    """
    if told := _shown(page):
        place.markdown(f":small[{told}]")
    if phrases := ignored(asked_for):
        st.warning(f"Ignored in the address: {'; '.join(phrases)}. Everything else is applied.")
    if doubt := clock.doubt():
        st.warning(doubt)


def _shown(page: SitePage) -> str:
    """What the filters leave of a page; "" where they concern nothing."""
    if not page.filtered:
        return ""
    if page.one_country:
        return _about_one_country(about(current(), PLACES[0], country()))
    selection = years_only() if page.case_records else current()
    views = _views(page, selection)
    if not views:
        return ""
    picking = [name for name in selection.active if any(name in view.every.picking for view in views)]
    sums = f" Sums over countries: {LENSES[lens()].lower()}." if page.lenses else ""
    lines = [f"{_rows_in_words(views, selection, picking)}{sums}"]
    lines += _groups(selection)
    if lacking := ", ".join(_without_rows(views, selection, picking)):
        lines.append(f"No rows on this page for: {lacking}.")
    return " ".join(lines)


def _views(page: SitePage, selection: Selection) -> list[View]:
    views = []
    for exhibit in page.shown(lens()):
        try:
            views.append(settle(exhibit, selection))
        except Exception as error:  # the exhibit itself says so in its place
            note(f"The exhibit {exhibit.slug} is not counted", error)
    return views


def _about_one_country(selection: Selection) -> str:
    """The country and the years, and how its figures stand."""
    if not selection.geography:
        return "No country is chosen: choose one above."
    chosen = ", ".join(words(selection, name) for name in selection.active)
    return f"**{chosen}.** Each source stands by itself: publishers count different things, nothing is added."


def _rows_in_words(views: list[View], selection: Selection, picking: list[str]) -> str:
    """ "34 of 211 rows: Europe, 2017 to 2023"; choices that can pick no row here are left out."""
    some, every = sum(view.count for view in views), sum(len(view.every.rows) for view in views)
    if not picking:
        return f"All {numbers.plural(every, 'row')} of this page."
    chosen = ", ".join(words(selection, name) for name in picking)
    return f"**{some:,} of {numbers.plural(every, 'row')}: {chosen}.**"


def _groups(selection: Selection) -> list[str]:
    """What each chosen group stands for."""
    chosen = dict.fromkeys(code for name in PLACES for code in selection.chosen(name) if code in groups())
    members = {code: [countries()[member] for member in groups()[code]] for code in chosen}
    return [
        f"{options(PLACES[0])[code]}: its {len(names)} members, each by itself and never added: "
        f"{', '.join(names)}."
        for code, names in members.items()
    ]


def _without_rows(views: list[View], selection: Selection, picking: list[str]) -> Iterator[str]:
    """The chosen names for which no exhibit of the page has a row of its own."""
    for name in (name for name in picking if name != YEAR):
        tables = [view.every.rows for view in views if name in view.every.rows]
        codes = {code for rows in tables for code in rows[name].astype("str").unique()}
        for code in selection.chosen(name):
            if codes.isdisjoint(shown((code,)) if name in PLACES else (code,)):
                yield options(name)[code]
