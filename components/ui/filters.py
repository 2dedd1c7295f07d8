"""The filters: widgets drawn once by the frame, bound to the URL, the same on every page that has any."""

from collections.abc import Callable
from contextlib import suppress
from functools import cache

import streamlit as st
from streamlit.errors import StreamlitAPIException

from components.exhibits.site_page import SitePage
from components.model import url_state
from components.model.addresses import BY, CASE_KEYS, CASE_NAMES, SAID
from components.model.exhibit import Exhibit
from components.model.selection import DIMENSIONS, NAMES, PLACES, YEAR, Selection, about, options
from components.model.url_state import COUNTRY, FIRST, LAST, LENS, LENSES, SINGLE, YEARS, key
from components.ui.place_boxes import asked, bound, choose_country, choose_places
from data.geographies import countries

Choose = Callable[[Exhibit], Selection]
AT_ONCE = ("document", "verdict")  # filters that do not wait behind the button
YEAR_BOXES, LENS_BOX = 240, 236  # px: the other boxes take what is left of the row
BOXES = {name: key(name) for name in (*PLACES, *DIMENSIONS)}  # dimension -> its box, and name in an address
HELP = {
    "geography": "Where people were detected or exploited: the World, a region, a subregion, a group of "
    "countries or a country. Type a name or a code.",
    "origin": "Citizenship or region of origin of the victims. Type a name or a code.",
}


def draw(page: SitePage) -> None:
    """Draw the filters of a page, if it has any; what the address asks of others is kept for theirs."""
    if page.filtered:
        with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
            _draw_row(page)
    _keep_for_other_pages()


def _draw_row(page: SitePage) -> None:
    """Region or one country, years and lens; the page's dimensions behind a button; one that clears all."""
    if page.one_country:
        choose_country()
    places = ["origin"] if page.corridors else []
    places += [] if page.one_country or page.case_records else ["geography"]
    for dimension in (*places, *(name for name in AT_ONCE if name in page.dimensions)):
        _choose(dimension)
    # Two boxes rather than a slider: no dragging needed, and years can be typed.
    with st.container(horizontal=True, wrap=False, width=YEAR_BOXES):
        for label, name in (("From year", FIRST), ("To year", LAST)):
            st.selectbox(label, YEARS, index=None, placeholder="Any", **bound(name))
    if page.lenses:
        told = "The countries that report change every year. Hold them constant, or look at how many report."
        look = {"format_func": LENSES.__getitem__, "help": told, "width": LENS_BOX}
        st.selectbox("Sums over countries", list(LENSES), **look, **bound(LENS))
    if behind := [name for name in page.dimensions if name not in AT_ONCE]:
        with st.popover("More filters", icon=":material/tune:", key="more-filters"):
            for dimension in behind:
                _choose(dimension)
    st.button("Clear all filters", on_click=clear, icon=":material/filter_alt_off:", key="clear")


def _keep_for_other_pages() -> None:
    """Remember what the address asks of filters that this page lacks: a switch of pages drops it there.

    What "Clear all filters" has emptied since is taken out of the address.
    """
    for name, values in asked().items():
        codes = [
            code for value in values if (code := url_state.meant_by(name, value, url_state.choices(name)))
        ]
        if codes and name not in st.session_state:
            st.session_state[name] = codes[0] if name in SINGLE else codes
        elif codes and not st.session_state[name]:
            with suppress(StreamlitAPIException):  # one that is drawn here writes its own value there
                del st.query_params[name]


def _choose(dimension: str) -> None:
    """A multiselect over the full vocabulary, so that no page empties another's choice."""
    label, names, name = NAMES[dimension], options(dimension), BOXES[dimension]
    if dimension in PLACES:
        choose_places(label, names, name, HELP[dimension])
        return
    look = {"format_func": names.__getitem__, "placeholder": "All"}
    st.multiselect(label, list(names), **look, select_all=False, **bound(name))  # else Enter takes all


def clear() -> None:
    """Forget every choice, those of other pages too."""
    for dimension in (*PLACES, *DIMENSIONS, YEAR):
        clear_one(dimension)
    for name in (*CASE_KEYS.values(), SAID, BY):
        st.session_state[name] = []
    st.session_state[COUNTRY] = None
    st.session_state[LENS] = next(iter(LENSES))


def clear_one(dimension: str) -> None:
    """Forget the choice of one dimension, or of years."""
    if dimension == YEAR:
        st.session_state[FIRST] = st.session_state[LAST] = None
    else:
        st.session_state[BOXES[dimension]] = []


def current() -> Selection:
    """The reader's selection; values that are not in a vocabulary are left out."""
    chosen = {
        name: tuple(code for code in st.session_state.get(box) or () if code in options(name))
        for name, box in BOXES.items()
    }
    years = (st.session_state.get(name) for name in (FIRST, LAST))
    first, last = (year if year in YEARS else None for year in years)
    return Selection(**chosen, first_year=first, last_year=last)


def years_only() -> Selection:
    """The chosen years, for what is of no place in particular."""
    return about(current(), "", "")


def country() -> str:
    """The code of the one country that pages about a country show; "" while none is chosen."""
    chosen = st.session_state.get(COUNTRY)
    return chosen if chosen in countries() else ""


def lens() -> str:
    """Through which lens sums over countries are shown."""
    chosen = st.session_state.get(LENS)
    return chosen if chosen in LENSES else next(iter(LENSES))


def chooser() -> Choose:
    """The reader's selection as it concerns an exhibit: those about one place take the chosen country.

    The boxes are read once, however many exhibits there are: each look at the session costs.
    """
    chosen, one = current(), cache(country)
    return lambda exhibit: about(chosen, exhibit.one, one()) if exhibit.one else chosen


def kept() -> dict[str, list[str]]:
    """What a link to another page takes along: every choice of the reader, those of other pages too.

    The site map keeps them in the session; a link opens a new one.
    """
    one = {COUNTRY: [countries()[country()]]} if country() else {}
    sums = {LENS: [LENSES[lens()]]} if lens() != next(iter(LENSES)) else {}
    of_cases = {name: values for name, values in asked().items() if name in CASE_NAMES}
    of_cases = {name: values for name, values in of_cases.items() if st.session_state.get(name, values)}
    return url_state.asked(current()) | one | sums | of_cases
