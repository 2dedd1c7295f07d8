"""Treaties and laws, the campaign, commitments."""

import streamlit as st

from components.exhibits.response import CAMPAIGN, COMMITMENTS, LAW
from components.ui.card import show
from components.ui.sections import show_contents, show_heading

st.title("Law, campaign, commitments")
st.markdown(
    "What States agreed to, what the Blue Heart Campaign of UNODC stands for, and what governments, "
    "companies and organisations **said** that they do or need. Said is not measured."
)
SECTIONS = (
    ("Treaties and laws", LAW),
    ("The Blue Heart Campaign", CAMPAIGN),
    ("Commitments, needs and evidence", COMMITMENTS),
)
show_contents(SECTIONS)
for heading, exhibits in SECTIONS:
    show_heading(heading)
    for exhibit in exhibits:
        show(exhibit)
