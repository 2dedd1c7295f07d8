"""Where detected victims come from."""

import streamlit as st

from components.exhibits.origins import EXHIBITS
from components.ui.card import show

st.title("Where detected victims come from")
st.markdown(
    "Citizenship or region of origin of the victims that authorities found. Shares are of the victims "
    "**detected** or **registered**, not of all victims, and depend on who is looked for."
)
st.header("Shares and numbers by origin", divider="gray")
for exhibit in EXHIBITS:
    show(exhibit)
