"""Victims whom authorities detected, registered or identified."""

import streamlit as st

from components.card import show
from components.exhibits.regions import COMPARED, FOR_WHAT, HOW_MANY, WHO, WHO_COUNTS

st.title("Detected and registered victims by region")
st.markdown(
    "Authorities find a part of all victims, and each publisher counts in its own way. **Detected** "
    "(UNODC), **registered** (Eurostat) and **identified** (US Department of State) are never added."
)
for heading, exhibits in (
    ("How many", HOW_MANY),
    ("Who they are", WHO),
    ("For what they are exploited", FOR_WHAT),
    ("Who reports", WHO_COUNTS),
    ("Rates and changes", COMPARED),
):
    st.header(heading, divider="gray")
    for exhibit in exhibits:
        show(exhibit)
