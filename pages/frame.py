"""The frame of every page: site map, filters, what is shown, then the page itself."""

import time
from pathlib import Path

import streamlit as st

from components.cases.page_lock import taking_turns
from components.exhibits.site import PAGES
from components.routes.operators import metrics
from components.ui import filters
from components.ui.error_boundary import shielded
from components.ui.search_box import show_search
from components.ui.status import show_status
from data.loaded_tables import followed

STARTED = time.perf_counter()
# Streamlit marks a link of the site map that has the focus by a tint fainter than that of the current page.
FOCUS = (
    "<style>[data-testid=stSidebarNavLink]:focus-visible {outline: 2px solid; outline-offset: -2px}</style>"
)
ICON = str(Path(__file__).parent.parent / "static" / "favicon.png")

# Before the site map: a page's own icon would otherwise be fetched from another host as favicon.
st.set_page_config(page_icon=ICON, layout="wide")
asked_for = filters.asked()
pages = {
    page.path: st.Page(
        f"{page.path}.py",
        title=page.title,
        icon=f":material/{page.symbol}:",
        help=page.purpose,
        url_path=None if page is PAGES[0] else page.path,
        default=page is PAGES[0],
    )
    for page in PAGES
}
current = st.navigation(list(pages.values()), expanded=True)
described = next(page for page in PAGES if page.title == current.title)
st.set_page_config(page_title=f"{current.title} · Blue Heart Statistics", page_icon=ICON)
st.html(FOCUS)
with followed(), taking_turns():
    with st.sidebar:
        above = st.container()
        with shielded("The filters"):
            filters.draw(described)
        with above:  # drawn after the filters, which settle what was chosen: its results take that along
            show_search()
    with shielded("Counts of what is shown"):
        show_status(described, asked_for)
    with shielded("Further parts of this page"):
        current.run()
st.divider()
st.markdown(
    ":small[Not an official UNODC product. An independent dashboard of published figures; every figure "
    "belongs to its publisher.]"
)
metrics.page_ran(described.path, STARTED)
