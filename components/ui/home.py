"""The parts of the first page: tiles, a map that opens a country, small charts, two boxes."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.charts.draw import draw, lacking
from components.charts.theme import CONFIG
from components.exhibits.site import TITLES
from components.model import numbers
from components.model.exhibit import Exhibit
from components.model.selection import EVERYTHING, Selection
from components.model.url_state import COUNTRY, NUMBER, address_of
from components.model.view import View, settle
from components.text.markdown import plain
from components.text.presentation import present
from components.ui.error_boundary import shielded
from data.geographies import countries, places
from data.sources import in_short

OPENED = "_opened"  # in the session: the page that a choice on this one opens, and what it asks there
WELL_KNOWN = ("2.5 million", "140,000", "1 in 7", "84 %", "USD 150 billion", "27.6 million")
TILE, MAP = 78, 430  # px
SIGNS, CUT = 9, 28  # that a narrow tile has room for; px that it cuts of a chart, of 150 at least
NO_FIGURES = "The edition that is loaded has no figures for this."
SENT = 64  # of each kind of part
P = ParamSpec("P")
R = TypeVar("R")


def sent(made: Callable[P, R]) -> Callable[P, R]:
    """What was drawn or made of a view is drawn or taken again."""
    hashes = {View: lambda view: f"{view.key}{view.selection}"}
    kept: Callable[P, R] = st.cache_resource(made, max_entries=SENT, show_spinner=False, hash_funcs=hashes)
    return kept


def show_part(
    exhibit: Exhibit, draw_it: Callable[[View, str], None], page: str = "", selection: Selection = EVERYTHING
) -> None:
    """A box for one exhibit, of which a loaded edition may have no figures."""
    with st.container(border=True, height="stretch", gap="xsmall"), shielded("These figures"):
        if (view := settle(exhibit, selection)).empty:
            st.subheader(exhibit.title, anchor=exhibit.slug if page else False)
            st.markdown(NO_FIGURES)
        else:
            draw_it(view, page)


@sent
def tile(view: View, page: str) -> None:
    """What it is, of when and of how many, the latest figure, its years as a chart, and a link to more.

    On its own page it leads to its card.
    """
    # The latest year, which need not stand last where several series do.
    exhibit, chosen = view.exhibit, view.selection.geography
    own = view.rows[view.rows["geography"].isin(chosen)] if exhibit.among else view.rows
    last = int(str(own["period_end"].idxmax()))
    row, coded = (rows.loc[last] for rows in (view.shown, view.rows))
    st.subheader(exhibit.title, anchor=exhibit.slug if page else False)
    computed = pd.notna(coded.get("derived"))
    kind = "Estimated" if coded["kind"] == "estimate" else "Computed" if computed else "Counted"
    counted = row.get("reporting_countries")
    by = in_short(view.every.cited[str(coded["source"])].publisher)
    of = row.get("edition", by) if pd.isna(counted) else f"{counted:,} countries"
    st.markdown(f":small[{plain(f'{kind} · {row.years} · {of}')}]")
    unit = "USD " if exhibit.field.unit.startswith("US dollars") else ""
    show_figure(exhibit.title, f"{unit}{row.figure}", narrow=bool(exhibit.one))
    if exhibit.chart and not (figure := draw(view)).listed:
        figure.layout.annotations = ()
        figure.update_layout(height=TILE, margin={"l": 6, "r": CUT, "t": 4, "b": 4}, bargap=0.4)
        figure.update_traces(cliponaxis=False, selector={"type": "scatter"})
        figure.update_traces(textposition="none", selector={"type": "bar"})
        figure.update_xaxes(visible=False).update_yaxes(visible=False)
        _chart(view, figure)
    if page:
        _lead_on(view, page, "" if exhibit.chart else present(view).main_note.short)
    else:
        st.markdown(f":small[[All years](#{exhibit.slug})]")


def show_figure(title: str, told: str, *, narrow: bool = True) -> None:
    """The figure of a tile; in a narrow one a long figure, whose end a metric would cut, in lines."""
    if narrow and len(told) > SIGNS:
        st.markdown(f"**{plain(told)}**")
    else:
        st.metric(title, told, label_visibility="collapsed")


@sent
def small(view: View, page: str) -> None:
    """One question, one chart, and the note that protects most."""
    st.subheader(view.exhibit.title, anchor=view.exhibit.slug)
    st.markdown(f":small[{plain(present(view).subtitle)}]")
    _chart(view, draw(view))
    _lead_on(view, page, present(view).main_note.short)


def country_map(view: View, page: str) -> None:
    """Who reports; a click on a country opens its page."""
    st.subheader(view.exhibit.title, anchor=view.exhibit.slug)
    st.markdown(":small[Latest year for which a total was reported. Click a country to open it.]")
    if reason := lacking(view.exhibit):
        st.warning(reason)
    figure, alt, note = _clickable(view, MAP)
    clicked: dict[str, Any] = {"selection_mode": "points", "on_select": _open_clicked}
    st.plotly_chart(figure, key="reporters", alt=alt, config=CONFIG, **clicked)
    _lead_on(view, page, note)


def wall_strip(view: View, page: str) -> None:
    """The wall of who reports, small; a click on it opens the wall."""
    st.subheader(view.exhibit.title, anchor=view.exhibit.slug)
    figure, alt, _ = _clickable(view)
    many = numbers.plural(len(figure.layout.xaxis.tickvals), "column")
    st.markdown(f":small[{many}, one for each country of UNODC's file. Empty: no total for that year.]")
    look = {"key": "strip", "alt": alt, "config": CONFIG}
    st.plotly_chart(figure, **look, selection_mode="points", on_select=_open_wall)
    _lead_on(view, page)


@sent
def _clickable(view: View, height: int | None = None) -> tuple[go.Figure, str, str]:
    """Figure, alt text and note of a chart that can be clicked, which is not sent again by itself."""
    figure = draw(view).update_layout(height=height) if height else draw(view)
    return figure, present(view).alt, present(view).main_note.short


def show_number_box() -> None:
    """A number that people repeat, typed or chosen, is looked up on its page."""
    with st.container(border=True, gap="xsmall"):
        st.subheader("The number you heard", anchor=False)
        look: dict[str, Any] = {"label_visibility": "collapsed", "on_change": _open_number}
        hint = "2.5 million, $150 bn, 1 in 7"
        st.text_input("Number", key="home-number", placeholder=hint, args=("home-number",), **look)
        st.pills("Well-known numbers", WELL_KNOWN, key="home-well-known", args=("home-well-known",), **look)


def open_chosen() -> None:
    """Go where the last choice leads, if it leads anywhere."""
    if OPENED in st.session_state:
        page, asks = st.session_state.pop(OPENED)
        st.switch_page(f"{page}.py", query_params=asks)


def _open_clicked() -> None:
    points = st.session_state["reporters"].selection.points
    codes = {one.iso3: code for code, one in places().items() if one.iso3}
    open_country(codes.get(points[0].get("location", ""), "") if points else "")


def _open_wall() -> None:
    if st.session_state["strip"].selection.points:
        st.session_state[OPENED] = "who_reports", {}


def open_country(code: str, typed: str = "") -> None:
    """Open the page of a country, or with what was typed and can mean several, which it tells there."""
    if code in countries() or typed:
        # Both, as a box that was drawn before keeps its value, and one that was not reads the address.
        st.session_state[COUNTRY] = code or None
        st.session_state[OPENED] = "country", {COUNTRY: countries().get(code, typed)}


def _open_number(key: str) -> None:
    if number := st.session_state[key]:
        st.session_state[NUMBER] = number
        st.session_state[OPENED] = "famous_numbers", {NUMBER: number}


def _chart(view: View, figure: go.Figure) -> None:
    st.plotly_chart(figure, key=f"tile-{view.exhibit.slug}", alt=present(view).alt, config=CONFIG)


def _lead_on(view: View, page: str, note: str = "") -> None:
    """A note, where there is more, the rows as a file, and the page to share."""
    if note:
        st.markdown(f":small[{plain(note)}]")
    years = numbers.plural(view.count, "row")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.page_link(f"{page}.py", label=f"More: {TITLES[page]}", icon=":material/arrow_forward:")
        st.markdown(
            f":small[[CSV, {years}](<{address_of(view, 'csv')}>) · [Share](<{address_of(view, 'html')}>)]"
        )
