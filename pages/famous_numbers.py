"""A number that people repeat: where it comes from and what to cite instead."""

import streamlit as st

from components.exhibits.famous import EXHIBITS
from components.ui.card import show
from components.ui.search_box import show_number_box

show_number_box()
st.header("The whole list", divider="gray")
for exhibit in EXHIBITS:
    show(exhibit)
