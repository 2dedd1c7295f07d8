"""One exhibit on a page: title, finding, chart or list, table, note, source, and what can be done with it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from typing import Any

import plotly.graph_objects as go
import pyarrow as pa
import streamlit as st

from components.charts.draw import draw, has_parts, lacking, own_scales
from components.charts.theme import CONFIG
from components.model.exhibit import Exhibit
from components.model.selection import NAMES, YEAR, Selection
from components.model.view import View, settle
from components.routes.operators import metrics
from components.text.headlines import answer
from components.text.markdown import figure_row, linked, plain
from components.text.notes import READING
from components.text.presentation import Presentation, present
from components.text.sentences import cell_in_words
from components.ui.error_boundary import say, shielded
from components.ui.filters import chooser, current, lens
from components.ui.share_panel import show_actions

SENT = 4096  # parts of cards: 15 kB each on average, 300 kB at most
LOCKS = 200_000  # Streamlit keeps 200 bytes for each part that it was ever asked for, also of those let go
TALLEST, LISTED, ROWS = 480, 6, 12  # pixels, paragraphs, figures of a list: what is longer scrolls
SCALES = "own scales"
OWN = "Each part has a scale of its own: heights cannot be compared from one to the other."
LITTLE = 70  # pixels for which a chart is not made to scroll
# Why a choice cannot pick among rows.
EVERY_YEAR = "each row tells of all years of a place, or of its latest"
TOGETHER = "these rows are published for all together"
_made = count(1)


@shielded("These figures")
def show(exhibit: Exhibit, selection: Selection | None = None) -> None:
    """Draw an exhibit of the chosen lens for a selection, the reader's by default; else say what is amiss."""
    if exhibit.lens not in ("", lens()):
        return
    try:
        view = settle(exhibit, selection or chooser()(exhibit))
    except Exception as error:
        metrics.exhibit_failed(exhibit.slug, error)
        with st.container():
            st.subheader(exhibit.title, anchor=exhibit.slug)
            say("These figures", error)
        return
    if view.empty:
        st.markdown(f"**{plain(exhibit.title)}.** {plain(present(view).widen)}")
        return
    with st.container(border=True, height="stretch"):  # what stands beside it may be taller
        _show_card(view)


@st.fragment
def _show_card(view: View) -> None:
    """All of a card, which is drawn again by itself when a part of it is opened."""
    # What is opened later lives as long as the session: that view has read none of its rows.
    view = replace(view)
    with st.container(gap="xsmall"), shielded("Some parts of this exhibit"):
        _send("words", view)
        _show_tabs(view)
        with shielded("The notes of this exhibit"):
            _send("notes", view)
            for name in (name for name in view.unfiltered if name in (*view.every.rows, YEAR)):
                why = EVERY_YEAR if name == YEAR else TOGETHER
                st.markdown(f":small[Not filtered by {NAMES[name].lower()}: {why}.]")
        show_actions(replace(view))


@shielded("These answers")
def tell(question: str) -> None:
    """The sentence that answers a question of the overview, with its sources; no filter changes it."""
    told = answer(question)
    st.markdown(told.sentence)
    kept = "The sentence does not follow the filters. " if current().active else ""
    if told.sources:
        st.markdown(f":small[{kept}{linked(told.sources)}]")


def _show_tabs(view: View) -> None:
    """Chart, list and table of one height; what is not open is not sent."""
    exhibit = view.exhibit
    offered = ("chart", exhibit.chart), (SCALES, _send("parts", view)), ("list", exhibit.columns)
    parts = [name for name, there in offered if there]
    names = map(str.capitalize, (*parts, f"table ({present(view).rows})"))
    tabs = st.tabs([*names], key=f"tabs-{exhibit.slug}", on_change="rerun")
    for tab, part in zip(tabs, (*parts, "table"), strict=True):
        if tab.open:
            with tab, shielded(f"The {'marks' if part == 'chart' else 'rows'} of this {part}"):
                if reason := part == "chart" and lacking(exhibit):
                    st.warning(reason)  # which must not be sent again
                    PARTS[part](present(view))
                elif part == "chart" and exhibit.chart and exhibit.chart.cells:
                    _show_cells(view)
                else:
                    _send(part, view)


def _show_cells(view: View) -> None:
    """A chart of cells, and above it what the one that was clicked tells, with its source."""
    told = st.container()
    told.markdown(":small[Click a cell to read what was reported.]")
    figure, alt = _send("figure", view)
    clicked = _plot(view, figure, alt, on_select="rerun", selection_mode="points")
    for point in clicked.selection.points[:1]:
        told.info(cell_in_words(view, figure.data[point["curve_number"]].name, point["point_index"]))


@st.cache_resource(max_entries=SENT, show_spinner=False, hash_funcs={View: lambda view: "".join(view.key)})
def _send(part: str, view: View) -> Any:
    """What was sent for the same rows is sent again; nothing of a part that cannot be made is sent."""
    if not next(_made) % LOCKS:
        _send.clear()
    return PARTS[part](present(view))


def _words(words: Presentation) -> None:
    st.subheader(words.title, anchor=words.view.exhibit.slug)
    told = f":small[:gray[{plain(words.subtitle)}]]"
    st.markdown(f"{told}\n\n{plain(words.finding)}" if words.finding else told)


def _figure(words: Presentation) -> tuple[go.Figure, str]:
    """A figure and its alt text; one that can be clicked is no part that is sent again by itself."""
    return draw(words.view), words.alt


def _scales(words: Presentation) -> None:
    st.markdown(f":small[{OWN}]")
    _plot(words.view, own_scales(draw(words.view)), f"{words.alt} {OWN}", part=SCALES)


def _plot(view: View, figure: go.Figure, alt: str, *, part: str = "chart", **clicks: str) -> Any:
    if figure.listed:
        with _room(view, long=len(figure.listed) > ROWS):
            return st.table([figure_row(*row) for row in figure.listed], border="horizontal", alt=alt)
    with _room(view, long=figure.pixels > TALLEST + LITTLE):
        key = f"{part.replace(' ', '-')}-{view.exhibit.slug}"
        return st.plotly_chart(figure, key=key, alt=alt, config=CONFIG, **clicks)


def _list(words: Presentation) -> None:
    with _room(words.view, long=len(words.paragraphs) > LISTED):
        st.markdown("\n\n".join(words.paragraphs))


@contextmanager
def _room(view: View, *, long: bool) -> Iterator[None]:
    """Where something is shown, which scrolls if it is long: by keyboard through `static/dashboard.js`."""
    if not long:
        yield
        return
    st.markdown(":small[:gray[More than fits: scroll inside, or open the table.]]")
    with st.container(height=TALLEST, border=False, key=f"long-{view.exhibit.slug}"):
        yield


def _table(words: Presentation) -> None:
    chart = words.view.exhibit.chart
    height = min(draw(words.view).pixels, TALLEST) if chart else TALLEST
    sent = pa.Table.from_pandas(words.table, preserve_index=False)
    long = st.column_config.TextColumn(width="large")
    columns = {name: long for name in ("Note", "Source") if name in words.table}
    for name in words.table.select_dtypes("number"):
        columns[str(name)] = st.column_config.NumberColumn(format="localized")
    alt = f"Table: {words.full_title}"
    st.dataframe(sent, hide_index=True, alt=alt, column_config=columns, height=height)


def _notes(words: Presentation) -> None:
    """The note that protects most, where lines end, and the source; all notes and citations are folded."""
    told = [*words.short_notes, f"Source: {words.sources_in_short}"]
    heads = {READING: "**How to read it.** "}
    every = (f":small[{heads.get(note.kind, '')}{plain(note.text)}]" for note in words.folded)
    st.markdown("  \n".join(f":small[{plain(text)}]" for text in told))
    with st.expander(words.about, type="compact"):
        st.markdown("\n\n".join([*every, f":small[{words.source_line}]"]))


PARTS: dict[str, Callable[[Presentation], Any]] = {
    "words": _words,
    "chart": lambda words: _plot(words.view, *_figure(words)),
    "figure": _figure,
    **{"parts": lambda words: has_parts(words.view), SCALES: _scales},
    "list": _list,
    "table": _table,
    "notes": _notes,
}
