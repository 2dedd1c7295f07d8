"""What is estimated, each edition by itself."""

import streamlit as st

from components.exhibits.estimates import EXHIBITS
from components.ui.card import show

st.title("What is estimated")
st.markdown(
    "Nobody was counted here: these are results of models, each with its own method, year and "
    "concept. An edition is read by itself, never as a step of a trend."
)
st.header("Edition by edition", divider="gray")
for exhibit in EXHIBITS:
    show(exhibit)
