"""What stands around every page: title, search, lead; what the reader looks at; data version, disclaimer."""

from collections.abc import Iterator
from contextlib import suppress

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.exhibits.site import PAGES
from components.exhibits.site_page import SitePage
from components.model import numbers
from components.model.page_address import ignored, nearby
from components.model.rows import every_row
from components.model.selection import NAMES, PLACES, YEAR, Selection, about, options, words
from components.model.url_state import LENSES, PLACE, choices
from components.model.view import View, settle
from components.ui.card import tell
from components.ui.country import show_brief_links
from components.ui.filters import country, current, lens, years_only
from components.ui.home import show_part, tile
from components.ui.place_boxes import TAKEN, choose
from components.ui.search_box import forget_search, show_search
from data import clock
from data.geographies import countries, groups, shown
from data.overlay import cached
from data.sources import sources
from data.tables import UnreadableTable
from data.versions import CURRENT


def show_head(page: SitePage) -> None:
    """Title, lead and the search box: beside the title, or below the promise of the first page."""
    forget_search(page)
    if page is PAGES[0]:
        st.title(page.heading)
        st.markdown(page.lead)
        show_search()
        return
    beside, aside = st.columns([5, 2])
    with beside:
        st.title(heading(page))
        if page.one_country:
            show_brief_links(country())
        with suppress(UnreadableTable):
            if not page.one_country and (day := _newest(page)):
                st.markdown(f":small[Last update: {numbers.date(day)}, the date of the newest source]")
    with aside:
        show_search()
    if page.lead:
        st.markdown(page.lead)
    if current().geography:  # of which neither tells anything
        return
    if page.answer:
        tell(page.answer)
    if page.tiles:
        with st.grid(len(page.tiles), min_column_width=230):
            for exhibit in page.tiles:
                show_part(exhibit, tile)


def heading(page: SitePage) -> str:
    """The heading of a page, of one about one country with the name of the chosen one."""
    chosen = page.one_country and country()
    return page.one_country.format(countries()[chosen]) if chosen else page.heading


@cached()
def _newest(page: SitePage) -> str:
    """When the newest source of a page was published, of those read first-hand; "" without any."""
    codes = {str(code) for item in page.exhibits for code in every_row(item).rows["source"].unique()}
    return max((sources()[code].published for code in codes if sources()[code].first_hand), default="")


def show_status(page: SitePage, asked_for: dict[str, list[str]], place: DeltaGenerator) -> None:
    """The lines between filters and page. The first is told by screen readers whenever a filter changes it.

    It stands in `place`, which `static/dashboard.js` makes a status: its node stays, its text changes.
    """
    if told := _shown(page):
        place.markdown(f":small[{told}]")
    taken = st.session_state.pop(TAKEN, "")
    asked_for = {name: values for name, values in asked_for.items() if name != taken}
    if phrases := ignored(asked_for):
        st.warning(f"Ignored: {'; '.join(phrases)}. Everything else is applied.")
        with st.container(horizontal=True):
            for name, values in asked_for.items():
                here = name == PLACE or name in st.session_state  # whose box this page has
                for label in nearby(name, values) if here else ():
                    take = {"on_click": choose, "args": (name, choices(name)[label])}
                    look = {"key": f"near-{name}-{label}", "icon": ":material/arrow_forward:", "wrap": True}
                    st.button(label, **take, **look)
    if doubt := clock.doubt():
        st.warning(doubt)


def _shown(page: SitePage) -> str:
    """What the filters leave of a page; "" where they concern nothing."""
    if not page.filtered:
        return ""
    if page.one_country:
        if not country():
            return "No country is chosen: choose one above."
        selection = about(current(), PLACES[0], country())
        chosen = ", ".join(words(selection, name) for name in selection.active)
        apart = "publishers count different things, nothing is added"
        return f"**{chosen}.** Each source stands by itself: {apart}."
    selection = years_only() if page.case_records else current()
    views = _views(page, selection)
    if not views:
        return ""
    picking = [name for name in selection.active if any(name in view.every.picking for view in views)]
    some, every = sum(view.count for view in views), sum(len(view.every.rows) for view in views)
    chosen = ", ".join(words(selection, name) for name in picking)  # without what can pick no row here
    of = numbers.plural(every, "row")
    lines = [f"**{some:,} of {of}: {chosen}.**" if picking else f"All {of} of this page."]
    lines += _groups(views, selection, picking)
    if lacking := ", ".join(_without_rows(views, selection, picking)):
        lines.append(f"No rows on this page for: {lacking}.")
    lines += [f"Sums over countries: {LENSES[lens()].lower()}."] if page.lenses else []
    return " ".join(lines)


def _views(page: SitePage, selection: Selection) -> list[View]:
    views = []
    for exhibit in page.shown(lens()):
        with suppress(Exception):  # whatever it is: the exhibit itself says so in its place
            views.append(settle(exhibit, selection))
    return views


def _groups(views: list[View], selection: Selection, picking: list[str]) -> Iterator[str]:
    """What each chosen group stands for where it picks, and which of its members have no row on the page."""
    places = [name for name in picking if name in PLACES]
    for name, code in ((one, code) for one in places for code in selection.chosen(one)):
        if code not in groups():
            continue
        held = [view.every.rows[name].unique() for view in views if name in view.every.picking]
        there = {str(one) for codes in held for one in codes}
        names = [countries()[one] for one in groups()[code] if one in there]
        gone = [countries()[one] for one in groups()[code] if one not in there]
        of = f"{len(names)} of its {len(names + gone)}" if gone else f"its {len(names)}"
        group = f"{options(name)[code]}{'' if name == PLACES[0] else f' as {NAMES[name].lower()}'}"
        if not names:
            yield f"{group}: none of its members has figures on this page."
            continue
        named = of.capitalize() if (name, code) == (PLACES[0], *selection.geography) else f"{group}: {of}"
        told = f"{named} members, each by itself and never added: {', '.join(names)}."
        yield f"{told} Not on this page: {', '.join(gone)}." if gone else told


def _without_rows(views: list[View], selection: Selection, picking: list[str]) -> Iterator[str]:
    """The chosen names for which no exhibit of the page has a row of its own."""
    for name in (name for name in picking if name != YEAR):
        tables = [view.every.rows for view in views if name in view.every.rows]
        codes = {code for rows in tables for code in rows[name].astype("str").unique()}
        for code in selection.chosen(name):
            if code not in groups() and codes.isdisjoint(shown((code,)) if name in PLACES else (code,)):
                yield options(name)[code]


def show_foot() -> None:
    """Data version, and that this is nobody's product but ours."""
    st.divider()
    st.markdown(
        f":small[Data version {CURRENT.version} of {numbers.date(CURRENT.date)}. Not an official UNODC "
        "product. An independent dashboard of published figures; every figure belongs to its publisher.]"
    )
