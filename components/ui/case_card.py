"""One answer of the case records on the page: title, both numbers, chart, table, note, source, download."""

import streamlit as st

from components.cases import figures as case_figures
from components.cases.views import CaseView
from components.charts.theme import CONFIG
from components.text.markdown import plain


def show_answer(view: CaseView) -> None:
    """An answer, or in a sentence why nothing of it is shown."""
    st.subheader(view.title, anchor=view.slug)
    st.markdown(plain(view.said))
    if view.empty:
        return
    chart, table = st.tabs(["Chart", f"Table ({len(view.rows):,} figures)"])
    with chart:
        st.plotly_chart(case_figures.draw(view), key=f"chart-{view.slug}", alt=view.alt, config=CONFIG)
    table.dataframe(case_figures.table(view), hide_index=True, alt=f"Table: {view.title}")
    st.markdown(f"**How to read it.** {plain(view.note)}")
    if drawn := case_figures.drawn(view):
        st.markdown(f":small[{plain(drawn)}]")
    # The edition is text of a file: st.text knows no markup.
    st.text(view.asked.edition.citation)
    _download(view)


def _download(view: CaseView) -> None:
    st.download_button(
        "CSV",
        data=lambda: view.csv,
        file_name=view.file_name,
        mime="text/csv",
        on_click="ignore",
        key=f"csv-{view.slug}",
        icon=":material/download:",
        help="Every figure of this answer, with edition, publisher, note and threshold; small groups hidden",
    )
