"""The page of flows: the corridor of an address, and what stands there before a country is chosen."""

from dataclasses import replace

import streamlit as st

from components.exhibits.flows import LARGEST, SECTIONS
from components.model.exhibit import Exhibit
from components.model.selection import Selection
from components.model.url_state import COUNTRY, FIRST, LAST, key, meant_by
from components.text.markdown import plain
from components.ui.card import show
from components.ui.filters import country, current, selection_for, years_only
from components.ui.place_list import show_list
from components.ui.sections import show_sections
from data.geographies import countries

ORIGIN = "origin"


def take_corridor() -> None:
    """Let /flows?from=ROU&to=ITA mean places, though years are called so, and write it as the boxes do."""
    labels = {label: code for code, label in countries().items()}
    ends = (meant_by(COUNTRY, st.query_params.get(name, ""), labels) for name in (FIRST, LAST))
    origin, detected = (countries().get(code, "") for code in ends)
    if origin and detected:
        st.query_params.from_dict({COUNTRY: detected, key(ORIGIN): [origin]})
    elif origin or detected:
        st.query_params.from_dict({COUNTRY: origin or detected})
    if origin or detected:
        st.rerun()


def show_flows() -> None:
    """What is known of the chosen country, or of citizens of others in it; first the largest figures."""
    if not country():
        show(LARGEST, years_only())
        show_list("flows")
        return
    whose = [countries()[code] for code in current().origin if code in countries()]
    if whose:
        here = plain(countries()[country()])
        st.markdown(f"**{plain(', '.join(whose))} to {here}:** citizens of the first detected in the second.")
    show_sections(SECTIONS, _of_corridor)


def _of_corridor(exhibit: Exhibit) -> Selection:
    """The chosen country, and of citizens detected there the chosen ones."""
    chosen = selection_for(exhibit)
    return replace(chosen, origin=current().origin) if exhibit.one == "geography" else chosen
