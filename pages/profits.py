"""Profits and other money."""

import streamlit as st

from components.exhibits.profits import EXHIBITS
from components.ui.card import show

st.header("Concept by concept", divider="gray")
for exhibit in EXHIBITS:
    show(exhibit)
