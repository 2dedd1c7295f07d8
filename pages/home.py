"""Home: four figures, who reports, what the last year tells, and three ways on."""

import streamlit as st

from components.exhibits.overview import FORMS, FORMS_ALONE, LAST, PERSONS, REPORTERS, STAGES, TILES
from components.exhibits.wall import STRIP
from components.ui import home
from components.ui.card import tell
from components.ui.places import show_country_box

tiles = [*zip(TILES, ("victims", "justice", "estimates", "profits"), strict=True)]
with st.grid(2, min_column_width=480):  # of two each: four, two or one in a row, never three and one
    for pair in (tiles[:2], tiles[2:]):
        with st.grid(2, min_column_width=230):
            for exhibit, page in pair:
                home.show_part(exhibit, home.tile, page)
wide, narrow = st.columns([5, 3])
with wide:
    home.show_part(REPORTERS, home.country_map, "victims")
with narrow:
    home.show_number_box()
    show_country_box()
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.subheader("Without the largest reporter", anchor=False)
        tell("how_many")
    with st.container(horizontal=True):
        for page, label in (
            ("documents_checked", "The documents, checked"),
            ("how_do_we_know", "How do we know?"),
        ):
            st.page_link(f"{page}.py", label=label, icon=":material/arrow_forward:")
home.show_part(STRIP, home.wall_strip, "who_reports")
st.header(f"What was reported for {LAST}", divider="gray")
with st.grid(4, min_column_width=270):
    for part in (PERSONS, FORMS, FORMS_ALONE):
        home.show_part(part, home.small, "victims")
    home.show_part(STAGES, home.small, "justice")
