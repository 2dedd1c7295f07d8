"""The search box of the frame: what is found stands under it as links, from the keyboard."""

from datetime import timedelta
from html import escape
from urllib.parse import urlencode

import streamlit as st

from components.exhibits.site import PAGES
from components.model import numbers
from components.model.url_state import LENS, LENSES
from components.search import Hits, search
from components.search.entries import Entry
from components.ui.error_boundary import shielded
from components.ui.filters import kept

SELDOM = timedelta(hours=12)
MOST = 8
SHORT = 90
FIRST = PAGES[0].path
TITLES = {page.path: page.title for page in PAGES}


@st.fragment(run_every=SELDOM)
@shielded("Results of the search")
def show_search() -> None:
    """Box and results; typing runs this alone, not the page. Nothing is indexed before the first search.

    A browser that lost its server asks for its page again by itself only where something runs every so often.
    Without that, the buttons of a page at rest would be those of a session that is gone.
    """
    text = st.text_input(
        "Search",
        key="search",
        type="search",
        live=True,
        placeholder="Words, a country, a number",
        help="Exhibits, tables, countries, terms and famous numbers. Type, then Tab to a result and Enter.",
    )
    if text:
        show_results(search(text))


def show_results(hits: Hits) -> None:
    """What was found, as links that keep the reader's filters."""
    st.html(results(hits, kept()))


def results(hits: Hits, filters: dict[str, list[str]]) -> str:
    """The results as a list of links in HTML: a link in Markdown would open another tab.

    `filters` are those that are set, as the address has them; they go with the reader.
    """
    count = f" {numbers.plural(len(hits.entries), 'result')}" if hits.entries else ""
    more = f", the first {MOST}" if len(hits.entries) > MOST else ""
    links = "".join(f"<li>{_link(entry, filters)}</li>" for entry in hits.entries[:MOST])
    told = f"{hits.sentence}{count}{more}{'.' if count else ''}".strip()
    return f'<p role="status">{escape(told)}</p>' + (f"<ul>{links}</ul>" if links else "")


def _link(entry: Entry, filters: dict[str, list[str]]) -> str:
    title = f'<a href="{escape(href(entry, filters))}">{escape(entry.title)}</a>'
    return f"{title}<br><small>{escape(_about(entry))}</small>"


def _about(entry: Entry) -> str:
    """The kind of an entry, and what tells it from others with the same title."""
    if entry.kind == "Exhibit":
        lens = [LENSES[value] for name, value in entry.asks if name == LENS]
        return "; ".join((f"Exhibit, page {TITLES[entry.page]}", *lens))
    text = entry.text if len(entry.text) <= SHORT else f"{entry.text[:SHORT].rsplit(' ', 1)[0]} …"
    return f"{entry.kind}. {text}" if text else entry.kind


def href(entry: Entry, filters: dict[str, list[str]]) -> str:
    """The address of an entry, relative to any page, with the filters that are set."""
    asks = {name: LENSES[value] if name == LENS else value for name, value in entry.asks}
    query = urlencode({**filters, **asks}, doseq=True)
    path = "." if entry.page == FIRST else entry.page
    return f"{path}{'?' if query else ''}{query}{'#' if entry.anchor else ''}{entry.anchor}"
