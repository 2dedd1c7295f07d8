"""The page of origins as Streamlit's documentation advises: cached reading, widgets, charts, tables.

Default settings and theme: `streamlit run plain.py` in this folder.
"""

import pandas as pd
import streamlit as st
from figures import CARDS, YEARS, prepare, read, regions, select


@st.cache_data
def places() -> pd.DataFrame:
    """Regions and countries."""
    return read("geographies")


@st.cache_data
def rows_of(number: int) -> pd.DataFrame:
    """Every row of a card."""
    return prepare(CARDS[number], read(CARDS[number].table), places())


st.title("Where detected victims come from")
with st.sidebar:
    names = regions(places())
    chosen = st.multiselect("Region", list(names), format_func=names.get)
    first = st.selectbox("From year", YEARS, index=None, placeholder="Any", key="from")
    last = st.selectbox("To year", YEARS, index=None, placeholder="Any", key="to")

for number, card in enumerate(CARDS):
    rows = select(rows_of(number), places(), chosen, first, last)
    if rows.empty:
        continue
    st.subheader(card.title)
    st.plotly_chart(card.draw(rows), key=f"chart-{number}")
    st.dataframe(rows, hide_index=True)
