"""Where victims detected in a country come from, and where its citizens were detected."""

import streamlit as st

from components.exhibits.flows import CASES, REPORTED
from components.ui.card import show
from components.ui.country import show_head

if show_head():
    st.header("As countries reported to UNODC", divider="gray")
    for exhibit in REPORTED:
        show(exhibit)
    st.header("As contributors of CTDC know it", divider="gray")
    st.markdown(
        "**Assisted cases known to contributors** of the Counter-Trafficking Data Collaborative: not a "
        "sample of all victims, and never added to what countries report."
    )
    for exhibit in CASES:
        show(exhibit)
