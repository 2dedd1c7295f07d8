"""Pages that are about one place: what stands there before one is chosen, and the corridor of an address."""

from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pandas as pd
import streamlit as st

from components.exhibits.country import DETECTED, with_rows
from components.exhibits.declared import DECLARED
from components.exhibits.flows import LARGEST
from components.exhibits.site import SECTIONS
from components.model.labels import placed
from components.model.numbers import listing, plural
from components.model.url_state import COUNTRY, FIRST, LAST, key, meant_by
from components.model.view import View, settle
from components.text.markdown import plain
from components.ui.card import show
from components.ui.error_boundary import shielded
from components.ui.filters import Choose, chooser, country, current, years_only
from components.ui.home import country_map, open_country, sent, show_part
from components.ui.place_boxes import OTHER, place, place_options
from components.ui.sections import show_sections
from data.geographies import countries

ORIGIN = "origin"
NAME, LIST = "Country or area", 560  # px
TYPED = "home-country"


def show_places() -> None:
    """A map that opens a country, and beside it every place that has a row."""
    wide, narrow = st.columns(2)
    with wide:
        show_part(DECLARED["latest-reports"], country_map, "victims")
    with narrow:
        show_list()


def show_country_box() -> None:
    """A country by any of its names, from the first page."""
    options = place_options(tuple(countries().items()))
    look: dict[str, Any] = {"label_visibility": "collapsed", "index": None, "on_change": _open_typed}
    look |= {"format_func": lambda option: options.get(option, option), "key": TYPED}
    with st.container(border=True, gap="xsmall"):
        st.subheader("One country, every source", anchor=False)
        st.selectbox("Country", list(options), placeholder="Type a country", **look)


def _open_typed() -> None:
    typed = st.session_state[TYPED] or ""
    open_country(place(typed, countries()), typed.removeprefix(OTHER))


@shielded("The list of places")
def show_list(page: str = "country") -> None:
    """Links to a page about each, from A to Z, and a mark for each year that has a total."""
    _list(settle(DETECTED), page)


@sent
def _list(view: View, page: str) -> None:
    rows = view.every.rows
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


def take_corridor() -> None:
    """Let /flows?from=ROU&to=ITA mean places, though years are called so, and write it as the boxes do."""
    labels = {label: code for code, label in countries().items()}
    ends = (meant_by(COUNTRY, st.query_params.get(name, ""), labels) for name in (FIRST, LAST))
    origin, detected = (countries().get(code, "") for code in ends)
    if origin and detected:
        st.query_params.from_dict({COUNTRY: detected, key(ORIGIN): [origin]})
    elif origin or detected:
        st.query_params.from_dict({COUNTRY: origin or detected})
    if origin or detected:
        st.rerun()


def show_flows() -> None:
    """What is known of the chosen country, or of citizens of others in it; first the largest figures."""
    if not country():
        left, right = st.columns(2)
        with left:
            show(LARGEST, years_only())
        with right:
            show_list("flows")
        return
    if whose := [placed(countries()[code]) for code in current().origin if code in countries()]:
        here = placed(countries()[country()])
        st.markdown(f"Chosen: **citizens of {plain(listing(whose, len(whose)))} detected in {plain(here)}.**")
    show_sections(SECTIONS["flows"], _of_corridor())


def _of_corridor() -> Choose:
    """The chosen country, and of citizens detected there the chosen ones."""
    choose, origin = chooser(), current().origin
    return lambda item: replace(choose(item), origin=origin) if item.one == "geography" else choose(item)
