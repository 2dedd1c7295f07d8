"""Where detected victims come from."""

import streamlit as st

from components.card import show
from components.exhibits.origins import EXHIBITS

st.title("Where detected victims come from")
st.markdown(
    "Most victims that authorities detect are found in their own country or region. Shares are of "
    "the victims **detected**, not of all victims, and depend on who is looked for."
)
for exhibit in EXHIBITS:
    show(exhibit)
