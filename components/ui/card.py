"""One exhibit on a page: title, chart, table, reading note, source, link, and its panels."""

from functools import cache

import pandas as pd
import plotly.io as pio
import pyarrow as pa
import streamlit as st

from components.charts.outlines import lacking
from components.charts.theme import CONFIG, TEMPLATE
from components.model import numbers
from components.model.addresses import address
from components.model.empty_view import widen
from components.model.exhibit import Exhibit
from components.model.memoize import kept, let_go
from components.model.selection import NAMES, Selection
from components.model.url_state import asked
from components.model.view import CONTENTS, View, draw, settle
from components.routes.operators import records
from components.text import notes, presentation
from components.text.headlines import answer
from components.ui.error_boundary import say, shielded
from components.ui.filters import current, lens, selection_for
from components.ui.panels import show_panels

MOST = 4
LOCKS = 50_000  # Streamlit keeps 200 bytes for each content that it was ever asked for, also of those let go
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
        records.exhibit_failed(exhibit.slug, error)
        st.subheader(exhibit.title, anchor=exhibit.slug)
        say("These figures", error)
        return
    if view.empty:
        st.markdown(f"**{presentation.plain(exhibit.title)}.** {presentation.plain(widen(view))}")
        return
    with st.container(border=True), shielded("Some parts of this exhibit"):
        _show_content(view)
        show_panels(view)


def show_on_choice(exhibit: Exhibit, label: str) -> None:
    """An exhibit that is drawn only once the reader asks for it."""
    st.subheader(label, anchor=exhibit.slug)
    if st.toggle("Show it", key=f"want-{exhibit.slug}"):
        show(exhibit)


@shielded("These answers")
def tell(question: str) -> None:
    """The sentence that answers a question of the overview, with its sources; no filter changes it."""
    told = answer(question)
    st.markdown(told.sentence)
    kept = "The sentence does not follow the filters. " if current().active else ""
    if told.sources:
        st.markdown(f":small[{kept}{presentation.linked(told.sources)}]")


def _show_content(view: View) -> None:
    """Title and figures as they were sent before for the same rows, then the notes."""
    _begun(view.content.number // LOCKS)
    try:
        (_shown if lacking(view.exhibit) else _shown_again)(view)
    except Unmade:
        _shown(view)
    with shielded("The notes of this exhibit"):
        st.markdown(_told(view))
    let_go(view)


@cache
def _begun(_era: int) -> None:
    """Begin anew with what was sent, once for so many contents: nothing else lets go of Streamlit's locks."""
    _shown_again.clear()


class Unmade(Exception):
    """Something of a view could not be made: the part that cannot be shown says so in its place."""


@st.cache_resource(
    max_entries=CONTENTS, show_spinner=False, hash_funcs={View: lambda view: view.content.number}
)
def _shown_again(view: View) -> None:
    """What was sent for the same rows is sent again; a sentence about a fault must not be. Raises Unmade."""
    listed = (presentation.paragraphs,) if view.exhibit.columns else ()
    drawn = (draw,) if view.exhibit.chart else ()
    try:
        for make in (presentation.alt_text, *listed, presentation.table, *drawn):
            make(view)
    except Exception as error:  # said where it is met
        raise Unmade from error
    _shown(view)


def _shown(view: View) -> None:
    """All of an exhibit that follows from its rows alone."""
    st.subheader(view.title, anchor=view.exhibit.slug)
    _figures(view)


def _figures(view: View) -> None:
    """Chart, list or both, and the same rows as a table in the last tab."""
    drawers = {"Chart": _chart} if view.exhibit.chart else {}
    drawers |= {"List": _listed} if view.exhibit.columns else {}
    *tabs, last = st.tabs([*drawers, f"Table ({numbers.plural(view.count, 'row')})"])
    for tab, drawer in zip(tabs, drawers.values(), strict=True):
        with tab:
            drawer(view)
    rows = presentation.table(view)
    sent = pa.Table.from_pandas(rows, preserve_index=False)
    last.dataframe(sent, hide_index=True, alt=f"Table: {view.title}", column_config=_columns(rows))


@shielded("The marks of this chart")
def _chart(view: View) -> None:
    if reason := lacking(view.exhibit):
        st.warning(reason)
    alt = presentation.alt_text(view)
    st.plotly_chart(draw(view), key=f"chart-{view.exhibit.slug}", alt=alt, config=CONFIG)


def _columns(frame: pd.DataFrame) -> dict[str, object]:
    """Thousands separators for numbers; long texts get room."""
    formats = {
        name: st.column_config.NumberColumn(format="localized")
        for name in frame.columns
        if pd.api.types.is_numeric_dtype(frame[name])
    }
    texts = {name: st.column_config.TextColumn(width="large") for name in ("Note", "Source") if name in frame}
    return {**formats, **texts}


def _listed(view: View) -> None:
    """Each row as a paragraph."""
    st.markdown("\n\n".join(presentation.paragraphs(view)))


def _told(view: View) -> str:
    """Reading note, what the filters could not do, sources and links, as one text."""
    slug, filters = view.exhibit.slug, asked(view.selection, view.exhibit)
    small = [
        *(f"Not filtered by {NAMES[name].lower()}: {_why(name)}." for name in view.unfiltered),
        *_of_rows(view),
        f"[Link to this exhibit](#{slug}) · [Its own page]({address('', f'exhibits/{slug}.html', filters)})",
    ]
    note = f"**How to read it.** {presentation.plain(view.exhibit.note)}"
    return "\n\n".join([note, *(f":small[{text}]" for text in small)])


@kept
def _of_rows(view: View) -> tuple[str, ...]:
    """What there is to know of the rows shown, whatever was chosen."""
    return (
        *_drawn(view),
        *(presentation.plain(caveat) for caveat in notes.caveats(view)),
        *_changed(view),
        *_beyond(view),
        presentation.source_line(view),
    )


def _why(dimension: str) -> str:
    """Why a choice cannot pick among rows."""
    every_year = "each row tells of all years of a place, or of its latest"
    return every_year if dimension == "year" else "these rows are published for all together"


def _drawn(view: View) -> list[str]:
    """How much of a long table the chart shows."""
    drawn, every = len(view.drawn), view.count
    return (
        [f"The chart draws {drawn} of {every:,} rows, the first in order; the table has all."]
        if drawn < every
        else []
    )


def _changed(view: View) -> list[str]:
    """What single years need to be known of, and the change of the last two, where an exhibit tells them."""
    if not view.exhibit.changes:
        return []
    told = (*notes.notes(view), notes.last_change(view))
    return [presentation.plain(text) for text in told if text]


def _beyond(view: View) -> list[str]:
    reach = [f"{place} reaches into {what}" for place, what in view.reaching_beyond.items()]
    more = f"; and {len(reach) - MOST} more, marked in the table" if len(reach) > MOST else ""
    told = presentation.plain("; ".join(reach[:MOST]) + more)
    return [f"Beyond the chosen region: {told}."] if reach else []
