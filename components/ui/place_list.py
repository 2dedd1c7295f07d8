"""The places that have a page: a map, and a list from A to Z."""

from urllib.parse import quote

import pandas as pd
import streamlit as st

from components.exhibits.country import DETECTED, with_rows
from components.exhibits.overview import REPORTERS
from components.model.numbers import plural
from components.model.rows import every_row
from components.ui.error_boundary import shielded
from components.ui.home import open_chosen, show_map
from data.geographies import countries

NAME, LIST = "Country or area", 560  # px


def show_places() -> None:
    """A map that opens a country, and beside it every place that has a row."""
    open_chosen()
    wide, narrow = st.columns(2)
    with wide:
        show_map(REPORTERS, "victims")
    with narrow:
        show_list()


@shielded("The list of places")
def show_list(page: str = "country") -> None:
    """Links to a page about each, from A to Z, and a mark for each year that has a total."""
    rows = every_row(DETECTED).rows
    years = sorted(set(rows["period_start"]))
    held = rows.groupby(rows["geography"].astype("str"))["period_start"].agg(set).to_dict()
    names = {code: countries()[code] for code in sorted(with_rows(), key=countries().__getitem__)}
    strip = f"Totals, {years[0]} to {years[-1]}"
    table = pd.DataFrame(
        {
            NAME: [f"/{page}?country={quote(name)}" for name in names.values()],
            strip: [[int(year in held.get(code, ())) for year in years] for code in names],
            "Latest": [str(max(held[code])) if code in held else "" for code in names],
        }
    )
    told = f"{plural(len(names), 'place')} with a figure or a status, from A to Z."
    st.markdown(f":small[{told} Open one, or type its name above.]")
    st.dataframe(
        table,
        hide_index=True,
        height=LIST,
        column_config={
            NAME: st.column_config.LinkColumn(display_text="country=(.*)$"),
            strip: st.column_config.BarChartColumn(
                y_min=0, y_max=1, help="A mark for each year with a total"
            ),
        },
        alt=f"Table of {len(names)} places and the years of their totals",
    )
