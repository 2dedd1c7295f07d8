"""What is estimated, each edition by itself."""

import streamlit as st

from components.exhibits.estimates import EXHIBITS
from components.ui.card import show, tell

tell("estimated")
st.header("Edition by edition", divider="gray")
for exhibit in EXHIBITS:
    show(exhibit)
