"""Case records of assisted people: shares of what is known, and the records themselves."""

import streamlit as st

from components.exhibits.declared import DECLARED
from components.model.addresses import SHOWN, SHOWN_BY
from components.ui.card import show
from components.ui.case_page import choose_one, show_case_records
from components.ui.filters import years_only
from data.tables import vocabulary

with st.container(horizontal=True):
    what = choose_one("Show", SHOWN, vocabulary("attribute"))
    by = choose_one("Split by", SHOWN_BY, vocabulary("grouped_by"))
chosen = {"attribute": (what,), "grouped_by": (by,)}
show(next(item for item in DECLARED.values() if item.where == chosen), years_only())
st.header("Ask the case records", divider="gray")
show_case_records()
