"""Victims whom authorities detected, registered or identified."""

import streamlit as st

from components.exhibits.reporting import RATE_MAP
from components.exhibits.victims import ALONE, COMPARED, FOR_WHAT, HOW_MANY, WHO, WHO_COUNTS
from components.ui.card import show_on_choice, tell
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
st.header("In one sentence, with and without Pakistan", divider="gray")
st.markdown("Pakistan reports a total since 2019: about a third of the sum over all countries.")
for exhibit, question, label in zip(
    ALONE,
    ("how_many", "who", "what_for"),
    ("How many without Pakistan", "Who without Pakistan", "For what without Pakistan"),
    strict=True,
):
    tell(question)
    show_on_choice(exhibit, label, f"{question}_alone")
st.header("Detections per inhabitant, on your choice", divider="gray")
st.markdown(
    "A map of rates is easily taken for a map of trafficking, which it is not: it follows laws, effort and "
    "ways to count."
)
show_on_choice(RATE_MAP, "Detected by authorities per million inhabitants")
