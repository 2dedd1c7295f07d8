"""One country: every source side by side, and what is missing."""

import streamlit as st

from components.exhibits.country import CITIZENS, HERE, STATE
from components.ui.card import show
from components.ui.country import show_brief_links, show_elsewhere, show_head, show_missing

if show_head():
    show_brief_links(one_country=True)
    for heading, exhibits in (
        ("Victims detected here", HERE),
        ("Citizenships", CITIZENS),
        ("What the State does", STATE),
    ):
        st.header(heading, divider="gray")
        for exhibit in exhibits:
            show(exhibit)
    st.header("Other publications", divider="gray")
    show_elsewhere()
    st.header("What is missing", divider="gray")
    show_missing()
