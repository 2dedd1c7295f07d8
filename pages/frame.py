"""The frame of every page: site map, title, filters, what is shown, then the page itself."""

import time
from pathlib import Path

import streamlit as st

from components.cases.page_lock import taking_turns
from components.exhibits.site import PAGES
from components.routes.operators import metrics
from components.ui import filters
from components.ui.error_boundary import shielded
from components.ui.head import heading, show_foot, show_head, show_status
from components.ui.home import open_chosen
from components.ui.places import take_corridor
from components.ui.sections import BESIDE
from data.loaded_tables import followed

STARTED = time.perf_counter()
STATIC = Path(__file__).parent.parent / "static"
ICON = str(STATIC / "favicon.png")

# Before the site map: a page's own icon would otherwise be fetched from another host as favicon.
st.set_page_config(page_icon=ICON, layout="wide")
st.logo(STATIC / "logo.svg", size="large")
asked_for = filters.asked()
entries: dict[str, list[st.Page]] = {}
for page in PAGES:
    entries.setdefault(page.section, []).append(
        st.Page(
            f"{page.path}.py",
            title=page.title,
            icon=f":material/{page.symbol}:",
            help=page.purpose,
            url_path=None if page is PAGES[0] else page.path,
            default=page is PAGES[0],
        )
    )
current = st.navigation(entries, position="top")
open_chosen()
described = next(page for page in PAGES if page.title == current.title)
if described.corridors:
    take_corridor()
with followed(), taking_turns():
    # Filters are drawn first, as they settle what is chosen, and stand below the title.
    above, controls, told = st.container(), st.container(), st.container(key="shown")
    with controls, shielded("The filters"):
        filters.draw(described)
    title = heading(described) if filters.country() and described.one_country else described.title
    st.set_page_config(page_title=f"{title} · Blue Heart Statistics", page_icon=ICON)
    with above:
        show_head(described)
    with shielded("Counts of what is shown"):
        show_status(described, asked_for, told)
    with shielded("Further parts of this page"):
        current.run()
beside = st.session_state.pop(BESIDE, None)
if beside:
    st.session_state[BESIDE] = False
elif beside is False:
    time.sleep(0.3)  # then the next run takes away the sidebar, which this one leaves behind empty
    st.rerun()
show_foot()
metrics.page_ran(described.path, STARTED)
