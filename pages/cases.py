"""Case records of assisted people: shares of what is known, and the records themselves."""

import streamlit as st

from components.exhibits.assisted import CHOICES
from components.model.url_state import SHOW, SPLIT
from components.ui.card import show
from components.ui.case_page import show_case_records
from components.ui.filters import choose_one, years_only

with st.container(horizontal=True):
    chosen = choose_one("Show", SHOW), choose_one("Split by", SPLIT)
show(CHOICES[chosen], years_only())
st.header("Ask the case records", divider="gray")
show_case_records()
