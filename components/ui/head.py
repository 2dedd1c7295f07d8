"""What stands above and below every page: title, search box and lead; data version and disclaimer."""

import streamlit as st

from components.exhibits.site import PAGES
from components.exhibits.site_page import SitePage
from components.model import numbers
from components.ui.search_box import forget_search, show_search
from data.versions import CURRENT


def show_head(page: SitePage) -> None:
    """Title, lead and the search box: beside the title, or below the promise of the first page."""
    forget_search(page)
    if page is PAGES[0]:
        st.title(page.heading)
        st.markdown(page.lead)
        show_search()
        return
    beside, aside = st.columns([5, 2])
    with beside:
        st.title(page.heading)
    with aside:
        show_search()
    if page.lead:
        st.markdown(page.lead)


def show_foot() -> None:
    """Data version, and that this is nobody's product but ours."""
    st.divider()
    st.markdown(
        f":small[Data version {CURRENT.version} of {numbers.date(CURRENT.date)}. Not an official UNODC "
        "product. An independent dashboard of published figures; every figure belongs to its publisher.]"
    )
