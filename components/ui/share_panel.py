"""Under an exhibit: its CSV, and what may be said of it, how to cite it, where else it can be read."""

from html import escape
from urllib.parse import urlsplit

import streamlit as st

from components.charts.draw import draw
from components.exhibits.links import link
from components.exports import csv_files
from components.exports.pictures import browser
from components.exports.snippets import snippets
from components.model.url_state import address_of
from components.model.view import View
from components.text.citation_formats import as_bibtex, as_csl_json, as_text, in_short
from components.text.citations import Entry, cite_table, cite_view
from components.text.markdown import plain
from components.text.presentation import present
from components.ui.error_boundary import shielded
from data.clock import today
from data.package import TABLES

LABEL = "Quote, cite, use"
CITATIONS = {"Text": as_text, "BibTeX": as_bibtex, "CSL-JSON": as_csl_json}
PICTURES = {"png": "PNG", "svg": "SVG"}
FILES = {
    "xlsx": "Workbook",
    **PICTURES,
    "offline.html": "page in one file",
    "zip": "figure package",
    "csv": "CSV",
    "json": "JSON",
}
# Title, note, source and closed panels around the chart, and room for a list, in pixels.
BESIDE_CHART, LIST = 420, 480


@st.fragment
def show_panels(view: View) -> None:
    """Two buttons. What the second opens is filled only then, which runs nothing else of the page."""
    with st.container(horizontal=True, gap="xsmall"):
        show_download(view)
        key = f"quote-{view.exhibit.slug}"
        opened = st.popover(LABEL, icon=":material/format_quote:", key=key, on_change="rerun")
        if opened.open:
            with opened:
                for tab, show in zip(st.tabs(list(PANELS)), PANELS.values(), strict=True):
                    with tab:
                        show(view)


def show_download(view: View) -> None:
    """The button that saves the rows shown as CSV."""
    st.download_button(
        "CSV",
        data=lambda: csv_files.csv_bytes(view),
        file_name=f"{view.file_stem}.csv",
        mime="text/csv",
        on_click="ignore",
        key=f"csv-{view.exhibit.slug}",
        icon=":material/download:",
        help=f"The rows shown of “{view.exhibit.resource.title}”, with units and sources",
    )


@shielded("The sentences about these figures")
def _show_said(view: View) -> None:
    """Each sentence in a box whose button copies it with the citation of this dashboard."""
    said, here = present(view).said, in_short(_cited(view)[-1])
    st.markdown(":small[One click on the sign in a box copies it: sentence, source, and where you saw it.]")
    for sentence in said.supports:
        st.code(f"{sentence}\n{here}", language=None, wrap_lines=True)
    st.markdown("**These rows do not support**")
    st.markdown("\n".join(f"- {plain(claim)}" for claim in said.not_supported))


@shielded("The citations of these figures")
def _show_citation(view: View) -> None:
    """The works that a view is cited as, in each format."""
    _show_formats(_cited(view))


@st.fragment
@shielded("The citations of this table")
def show_table_citation() -> None:
    """A table to choose, and how to cite the whole of it."""
    table = st.selectbox(
        "Cite a table",
        list(TABLES),
        index=None,
        format_func=lambda name: TABLES[name].title,
        key="cite-table",
        placeholder="Choose",
    )
    if table:
        _show_formats(cite_table(TABLES[table], today(), f"{_server() or '/'}data/{table}.html"))


def _show_formats(entries: tuple[Entry, ...]) -> None:
    """The same works in each format, each with its button to copy."""
    for tab, write in zip(st.tabs(list(CITATIONS)), CITATIONS.values(), strict=True):
        tab.code(write(entries), language=None, wrap_lines=True)


def _cited(view: View) -> tuple[Entry, ...]:
    """The works to cite, seen today, at the address under which this page was opened."""
    return cite_view(view, today(), link(view.selection, view.exhibit, _server()))


@shielded("The lines for other programs")
def _show_use(view: View) -> None:
    """Files, pictures, a link to share, a frame, and lines for Python, R or a spreadsheet.

    All are one text: each element of the screen costs time.
    """
    st.markdown(lines(view, _server()))


def lines(view: View, base: str) -> str:
    """Files of a view, its page to share and to frame, and the lines that read its rows, in Markdown."""
    at = {ending: address_of(view, ending, base) for ending in (*FILES, "html")}
    drawn = view.exhibit.chart and browser()
    files = [f"[{words}]({at[name]})" for name, words in FILES.items() if drawn or name not in PICTURES]
    return "\n\n".join(
        [
            f"**Take away** {' · '.join(files)}",
            f"**Share** [a page of this exhibit]({at['html']}) with these filters; it saves PNG and SVG.",
            f"**Put it on your page**\n```html\n{frame(view, at['html'])}\n```",
            *(item.markdown for item in snippets(at["csv"], at["json"])),
            f":small[[Everything that is served]({base or '/'}api)]",
        ]
    )


def frame(view: View, page: str) -> str:
    """The lines that put an exhibit's page into another page."""
    drawn = view.exhibit.chart and not view.empty
    height = BESIDE_CHART + (int(draw(view).layout.height) if drawn else LIST)
    title, size = escape(present(view).title), f'width="100%" height="{height}"'
    return f'<iframe src="{escape(page)}" title="{title}" {size} loading="lazy"></iframe>'


def _server() -> str:
    """Where this server is, as the reader's browser knows it, with a slash at the end; "" if unknown.

    The address of a page is that of the server and one more word at most.
    """
    place = urlsplit(st.context.url or "")
    return f"{place.scheme}://{place.netloc}{place.path.rpartition('/')[0]}/" if place.netloc else ""


PANELS = {"What you may say": _show_said, "Cite": _show_citation, "Use this data": _show_use}
