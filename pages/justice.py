"""Suspected, prosecuted, convicted."""

import streamlit as st

from components.exhibits.justice import EUROPE, SINGLE, UNITED_STATES, UNODC
from components.ui.sections import show_sections

st.title("Suspected, prosecuted, convicted")
st.markdown(
    "Persons suspected and convicted, prosecutions and convictions, beside the victims of the same "
    "place. Never over each other: a trial ends years after a detection, so no share can be made."
)
show_sections(
    (
        ("World and subregions, as reported to UNODC", UNODC),
        ("World and regions, as reported to the United States", UNITED_STATES),
        ("European Union", EUROPE),
        ("Shares, changes and single places", SINGLE),
    )
)
