"""Who reports what, when: every country by year."""

import streamlit as st

from components.exhibits.wall import MADE
from components.ui.card import show

for exhibit, tab in zip(MADE, st.tabs(["Detected victims", "Convictions"]), strict=True):
    with tab:
        show(exhibit)
