"""A line on a page that leads to the brief of what is chosen."""

import streamlit as st

from components.exports.brief.printing import path, query
from components.model.addresses import address
from components.text.markdown import plain
from components.ui.filters import country, current
from data.geographies import choices


def show_brief_links(*, one_country: bool = False) -> None:
    """Links to two pages to print, where exactly one country or region is chosen, for the chosen years."""
    chosen = current()
    places = (country(),) if one_country else chosen.geography
    if len(places) != 1 or not places[0]:
        return
    asked = query((chosen.first_year, chosen.last_year))
    links = (
        f"[{ending.upper()}](<{address('', path(places[0], ending), asked)}>)" for ending in ("html", "pdf")
    )
    name = plain(choices()[places[0]])
    st.markdown(f":small[Brief on {name}, two pages to print: {' · '.join(links)}]")
