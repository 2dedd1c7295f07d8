"""Where detected victims come from."""

import streamlit as st

from components.exhibits.origins import EXHIBITS
from components.ui.card import show

st.header("Shares and numbers by origin", divider="gray")
for exhibit in EXHIBITS:
    show(exhibit)
