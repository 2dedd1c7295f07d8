"""Profits and other money."""

import streamlit as st

from components.exhibits.profits import EXHIBITS
from components.ui.card import show

st.title("Profits and other money")
st.markdown(
    "The ILO estimates the profit from forced labour; other figures are market values, lost earnings, "
    "goods at risk or costs. USD 32, 150 and 236 billion measure **different things**."
)
st.header("Concept by concept", divider="gray")
for exhibit in EXHIBITS:
    show(exhibit)
