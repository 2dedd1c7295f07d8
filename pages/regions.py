"""Victims whom authorities detected, registered or identified."""

import streamlit as st

from components.exhibits.regions import COMPARED, FOR_WHAT, HOW_MANY, RATE_MAP, WHO, WHO_COUNTS
from components.ui.card import show_on_choice
from components.ui.country import show_brief_links
from components.ui.sections import show_sections

show_brief_links()
show_sections(
    (
        ("How many", HOW_MANY),
        ("Who they are", WHO),
        ("For what they are exploited", FOR_WHAT),
        ("Who reports", WHO_COUNTS),
        ("Rates and changes", COMPARED),
    )
)
st.header("Detections per inhabitant, on your choice", divider="gray")
st.markdown(
    "A map of rates is easily taken for a map of trafficking, which it is not: it follows laws, effort and "
    "ways to count."
)
show_on_choice(RATE_MAP, "Detected by authorities per million inhabitants")
