"""One exhibit on a page: title, chart, table, reading note, source, link, and its panels."""

from dataclasses import replace
from itertools import count

import pandas as pd
import plotly.graph_objects as go
import plotly.io as pio
import pyarrow as pa
import streamlit as st

from components.charts.draw import draw
from components.charts.maps import lacking
from components.charts.theme import CONFIG, TEMPLATE
from components.model.exhibit import Exhibit
from components.model.selection import NAMES, YEAR, Selection
from components.model.url_state import address_of
from components.model.view import View, settle
from components.routes.operators import metrics
from components.text.headlines import answer
from components.text.markdown import linked, plain
from components.text.presentation import Presentation, present
from components.ui.error_boundary import say, shielded
from components.ui.filters import current, lens, selection_for
from components.ui.share_panel import show_download, show_panels

SENT = 1024  # cards: 50 kB each on average, 640 kB at most
LOCKS = 50_000  # Streamlit keeps 200 bytes for each card that it was ever asked for, also of those let go
# Why a choice cannot pick among rows.
EVERY_YEAR = "each row tells of all years of a place, or of its latest"
TOGETHER = "these rows are published for all together"
_made = count(1)
pio.templates.default = TEMPLATE  # Streamlit, imported above, has set its own


@shielded("These figures")
def show(exhibit: Exhibit, selection: Selection | None = None) -> None:
    """Draw an exhibit for a selection, the reader's by default; what cannot be shown says so.

    One that belongs to another lens than the chosen one is left out.
    """
    if exhibit.lens not in ("", lens()):
        return
    try:
        view = settle(exhibit, selection or selection_for(exhibit))
    except Exception as error:
        metrics.exhibit_failed(exhibit.slug, error)
        st.subheader(exhibit.title, anchor=exhibit.slug)
        say("These figures", error)
        return
    if view.empty:
        st.markdown(f"**{plain(exhibit.title)}.** {plain(present(view).widen)}")
        return
    with st.container(border=True), shielded("Some parts of this exhibit"):
        _show_content(view)
        # The panels live as long as the session: their view has read none of its rows.
        show_panels(replace(view))


def show_view(view: View) -> None:
    """Draw a view that has rows, and its CSV; nothing of it is kept for others."""
    with st.container(border=True), shielded("Some parts of this answer"):
        _draw(present(view))
        show_download(view)


def show_on_choice(exhibit: Exhibit, label: str, question: str = "") -> None:
    """An exhibit that is drawn only once the reader asks for it, under the answer to a question."""
    st.subheader(label, anchor=exhibit.slug)
    if st.toggle("Show it", key=f"want-{exhibit.slug}"):
        if question:
            tell(question)
        show(exhibit)


@shielded("These answers")
def tell(question: str) -> None:
    """The sentence that answers a question of the overview, with its sources; no filter changes it."""
    told = answer(question)
    st.markdown(told.sentence)
    kept = "The sentence does not follow the filters. " if current().active else ""
    if told.sources:
        st.markdown(f":small[{kept}{linked(told.sources)}]")


def _show_content(view: View) -> None:
    """What follows from the rows, sent as before where they are the same; then what the choice adds."""
    try:
        if lacking(view.exhibit):
            _draw(present(view))
        else:
            _send(view)
    except Unmade:
        _draw(present(view))
    with shielded("The notes of this exhibit"):
        st.markdown(_of_choice(view))


class Unmade(Exception):
    """Something of a view could not be made: the part that cannot be shown says so in its place."""


@st.cache_resource(max_entries=SENT, show_spinner=False, hash_funcs={View: lambda view: view.key})
def _send(view: View) -> None:
    """What was sent for the same rows is sent again; a sentence about a fault must not be. Raises Unmade."""
    if not next(_made) % LOCKS:
        _send.clear()
    words = present(view)
    try:
        _ = words.alt, words.table, words.notes, words.source_line, words.paragraphs
        figure = draw(view) if view.exhibit.chart else go.Figure()
    except Exception as error:  # said where it is met
        raise Unmade from error
    _draw(words, figure)


def _draw(words: Presentation, figure: go.Figure | None = None) -> None:
    """All of an exhibit that follows from its rows alone; the same rows as a table in the last tab."""
    exhibit = words.view.exhibit
    st.subheader(words.title, anchor=exhibit.slug)
    names = [name for name, there in (("Chart", exhibit.chart), ("List", exhibit.columns)) if there]
    tabs = st.tabs([*names, f"Table ({words.rows})"])
    if exhibit.chart:
        with tabs[0]:
            _chart(words, figure)
    if exhibit.columns:
        tabs[-2].markdown("\n\n".join(words.paragraphs))
    sent = pa.Table.from_pandas(words.table, preserve_index=False)
    tabs[-1].dataframe(
        sent, hide_index=True, alt=f"Table: {words.title}", column_config=_columns(words.table)
    )
    with shielded("The notes of this exhibit"):
        note, *others = (plain(note.text) for note in words.notes)
        small = (f":small[{text}]" for text in (*others, words.source_line))
        st.markdown("\n\n".join([f"**How to read it.** {note}", *small]))


@shielded("The marks of this chart")
def _chart(words: Presentation, figure: go.Figure | None) -> None:
    exhibit = words.view.exhibit
    if reason := lacking(exhibit):
        st.warning(reason)
    figure = draw(words.view) if figure is None else figure
    st.plotly_chart(figure, key=f"chart-{exhibit.slug}", alt=words.alt, config=CONFIG)


def _columns(frame: pd.DataFrame) -> dict[str, object]:
    """Thousands separators for numbers; long texts get room."""
    formats = {
        name: st.column_config.NumberColumn(format="localized")
        for name in frame.columns
        if pd.api.types.is_numeric_dtype(frame[name])
    }
    texts = {name: st.column_config.TextColumn(width="large") for name in ("Note", "Source") if name in frame}
    return {**formats, **texts}


def _of_choice(view: View) -> str:
    """What the filters could not do, and links that keep them."""
    lines = [
        f"Not filtered by {NAMES[name].lower()}: {EVERY_YEAR if name == YEAR else TOGETHER}."
        for name in view.unfiltered
    ]
    lines.append(f"[Link to this exhibit](#{view.exhibit.slug}) · [Its own page]({address_of(view, 'html')})")
    return "\n\n".join(f":small[{line}]" for line in lines)
