"""Home: four figures, who reports, what the last year tells, and three ways on."""

import streamlit as st

from components.exhibits.declared import DECLARED
from components.exhibits.wall import STRIP
from components.ui import home
from components.ui.card import tell
from components.ui.places import show_country_box

PARTS = ("persons-last-year", "forms-last-year", "forms-last-year-without-pakistan", "justice-last-year")
LAST = DECLARED[PARTS[0]].where["period_start"][0]
TILES = {
    "how-many": "victims",
    "world-convicted": "justice",
    "forced-labour": "estimates",
    "forced-labour-profit": "profits",
}
tiles = [*TILES.items()]
with st.grid(2, min_column_width=480):  # of two each: four, two or one in a row, never three and one
    for pair in (tiles[:2], tiles[2:]):
        with st.grid(2, min_column_width=230):
            for slug, page in pair:
                home.show_part(DECLARED[slug], home.tile, page)
wide, narrow = st.columns([5, 3])
with wide:
    home.show_part(DECLARED["latest-reports"], home.country_map, "victims")
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
    for part in PARTS:
        home.show_part(DECLARED[part], home.small, "justice" if part == PARTS[-1] else "victims")
