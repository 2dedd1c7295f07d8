"""Suspected, prosecuted, convicted."""

import streamlit as st

from components.card import show
from components.exhibits.justice import EXHIBITS

st.title("Suspected, prosecuted, convicted")
st.markdown(
    "Persons suspected and convicted, prosecutions and convictions, beside the victims of the same "
    "place. Never over each other: a trial ends years after a detection, so no share can be made."
)
for exhibit in EXHIBITS:
    show(exhibit)
