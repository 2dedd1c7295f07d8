"""What may be said of the rows of an exhibit, what may not, and how to cite it."""

from urllib.parse import urlsplit

import streamlit as st

from components.exhibits.links import link
from components.model.view import View
from components.text.citation_formats import as_bibtex, as_csl_json, as_text, in_short
from components.text.citations import Entry, cite_table, cite_view
from components.text.markdown import plain
from components.text.presentation import present
from components.ui.error_boundary import shielded
from data.clock import today
from data.package import TABLES

FORMATS = {"Text": as_text, "BibTeX": as_bibtex, "CSL-JSON": as_csl_json}


@shielded("The sentences about these figures")
def show_said(view: View) -> None:
    """Each sentence in a box whose button copies it with the citation of this dashboard."""
    said, here = present(view).said, in_short(_entries(view)[-1])
    st.markdown(":small[One click on the sign in a box copies it: sentence, source, and where you saw it.]")
    for sentence in said.supports:
        st.code(f"{sentence}\n{here}", language=None, wrap_lines=True)
    st.markdown("**These rows do not support**")
    st.markdown("\n".join(f"- {plain(claim)}" for claim in said.not_supported))


@st.fragment
@shielded("The citations of this table")
def show_table_citation() -> None:
    """A table to choose, and how to cite the whole of it."""
    table = st.selectbox(
        "Cite a table", list(TABLES), index=None, format_func=_title, key="cite-table", placeholder="Choose"
    )
    if table:
        _formats(cite_table(TABLES[table], today(), f"{_site()}/data/{table}.html"))


def _title(table: str) -> str:
    return TABLES[table].title


@shielded("The citations of these figures")
def show_citation(view: View) -> None:
    """The works that a view is cited as, in each format."""
    _formats(_entries(view))


def _formats(entries: tuple[Entry, ...]) -> None:
    """The same works in each format, each with its button to copy."""
    for tab, write in zip(st.tabs(list(FORMATS)), FORMATS.values(), strict=True):
        tab.code(write(entries), language=None, wrap_lines=True)


def _entries(view: View) -> tuple[Entry, ...]:
    """The works to cite, seen today, at the address under which this page was opened."""
    return cite_view(view, today(), link(view.selection, view.exhibit, _site()))


def _site() -> str:
    """Where this dashboard is served, without the page; "" where that is not known."""
    address = urlsplit(st.context.url or "")
    origin = f"{address.scheme}://{address.netloc}" if address.netloc else ""
    return f"{origin}/{st.get_option('server.baseUrlPath').strip('/')}".rstrip("/")
