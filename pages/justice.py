"""Suspected, prosecuted, convicted."""

import streamlit as st

from components.card import show
from components.exhibits.justice import EXHIBITS

st.title("Suspected, prosecuted, convicted")
st.markdown(
    "Few traffickers are convicted compared with the victims detected. The numbers stand **beside** "
    "each other, not over each other: a trial ends years after a detection."
)
for exhibit in EXHIBITS:
    show(exhibit)
