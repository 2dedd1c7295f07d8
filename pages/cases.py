"""Case records of assisted people: shares of what is known."""

import streamlit as st

from components.exhibits.assisted import FORMS, MEANS, RECRUITERS, TOGETHER
from components.ui.card import show
from components.ui.case_page import show_case_records
from components.ui.filters import years_only

st.header("Explore the case records", divider="gray")
show_case_records()
for heading, exhibits in (
    ("Shares from the edition of 2021", (TOGETHER,)),
    ("Form of exploitation", FORMS),
    ("Means of control", MEANS),
    ("Relation to the recruiter", RECRUITERS),
):
    st.header(heading, divider="gray")
    for exhibit in exhibits:
        show(exhibit, years_only())
