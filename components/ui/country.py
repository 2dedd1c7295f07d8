"""What pages about one country, and those about one place, show besides their exhibits."""

from functools import partial

import streamlit as st

from components.exhibits.country import EXHIBITS as ABOUT_A_COUNTRY
from components.exhibits.reporting import WHO_REPORTS
from components.exhibits.site import exhibits
from components.exhibits.site_page import Section
from components.exports.brief.printing import path
from components.model.addresses import address
from components.model.exhibit import Exhibit
from components.model.selection import Selection
from components.model.url_state import COUNTRY
from components.model.url_state import asked as asked_by
from components.model.view import settle
from components.text.gaps import gaps
from components.text.markdown import plain
from components.ui.error_boundary import shielded
from components.ui.filters import country, current, selection_for, years_only
from components.ui.sections import show_heading
from data.faults import note
from data.geographies import choices, countries

# Tables that the page shows by itself, and the one that says who reports.
SHOWN = {exhibit.table for exhibit in ABOUT_A_COUNTRY} | {WHO_REPORTS.table}
EXAMPLES = ("ALB", "DEU", "NGA", "THA", "UKR", "USA")


def show_head() -> bool:
    """The country's name and what it stands beside; without one, how to choose. Whether one is chosen."""
    code = country()
    if code:
        st.markdown(
            f"**{plain(countries()[code])}.** Each source stands by itself. Figures of different publishers "
            "count different things and are never added. The address of this page leads here."
        )
        return True
    st.markdown("Choose a country or area above, or begin with one of these.")
    with st.container(horizontal=True):
        for example in EXAMPLES:
            choose = partial(st.session_state.update, {COUNTRY: example})
            st.button(countries()[example], key=f"example-{example}", on_click=choose)
    return False


def show_brief_links(*, one_country: bool = False) -> None:
    """Links to two pages to print, where exactly one country or region is chosen, for the chosen years."""
    places = (country(),) if one_country else current().geography
    if len(places) != 1 or places[0] not in choices():
        return
    at = {ending: address("", path(places[0], ending), asked_by(years_only())) for ending in ("html", "pdf")}
    links = " · ".join(f"[{ending.upper()}](<{place}>)" for ending, place in at.items())
    st.markdown(f":small[Brief on {plain(choices()[places[0]])}, two pages to print: {links}]")


def elsewhere() -> tuple[Section, ...]:
    """Every exhibit of the other pages that has rows of this very country."""
    others = (exhibit for exhibit in exhibits() if not exhibit.one and exhibit.table not in SHOWN)
    found = tuple(filter(_names_it, others))
    return (Section("Other publications", found, open=0),) if found else ()


def of_country(exhibit: Exhibit) -> Selection:
    """The country for an exhibit about one place, and for the others as if it had been chosen as region."""
    return selection_for(exhibit) if exhibit.one else Selection(geography=(country(),))


def _names_it(exhibit: Exhibit) -> bool:
    try:
        return not settle(exhibit, of_country(exhibit)).empty
    except Exception as error:
        note(f"The exhibit {exhibit.slug} is left out", error)
        return False


@shielded("The gaps of this country")
def show_missing() -> None:
    """What a reader may look for and will not find."""
    show_heading("What is missing")
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in gaps(country())))
