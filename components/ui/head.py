"""What stands above and below every page: title, search box and lead; data version and disclaimer."""

from contextlib import suppress

import streamlit as st

from components.exhibits.site import PAGES
from components.exhibits.site_page import SitePage
from components.model import numbers
from components.model.rows import every_row
from components.ui.card import tell
from components.ui.filters import country
from components.ui.home import show_tile
from components.ui.search_box import forget_search, show_search
from data.geographies import countries
from data.overlay import cached
from data.sources import sources
from data.tables import UnreadableTable
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
        st.title(heading(page))
        with suppress(UnreadableTable):
            if not page.one_country and (day := _newest(page)):
                st.markdown(f":small[Last update: {numbers.date(day)}, the day of the newest source]")
    with aside:
        show_search()
    if page.lead:
        st.markdown(page.lead)
    if page.answer:
        tell(page.answer)
    if page.tiles:
        with st.grid(len(page.tiles), min_column_width=230):
            for tile in page.tiles:
                show_tile(tile)


def heading(page: SitePage) -> str:
    """The heading of a page, of one about one country with the name of the chosen one."""
    chosen = page.one_country and country()
    return page.one_country.format(countries()[chosen]) if chosen else page.heading


@cached()
def _newest(page: SitePage) -> str:
    """When the newest source of a page was published, of those read first-hand; "" without any."""
    codes = {str(code) for item in page.exhibits for code in every_row(item).rows["source"].unique()}
    return max((sources()[code].published for code in codes if sources()[code].first_hand), default="")


def show_foot() -> None:
    """Data version, and that this is nobody's product but ours."""
    st.divider()
    st.markdown(
        f":small[Data version {CURRENT.version} of {numbers.date(CURRENT.date)}. Not an official UNODC "
        "product. An independent dashboard of published figures; every figure belongs to its publisher.]"
    )
