"""The search box of the frame, whose results are links, and the box for a number that people repeat."""

from datetime import timedelta
from html import escape
from textwrap import shorten

import streamlit as st

from components.exhibits.site import TITLES
from components.exhibits.site_page import SitePage
from components.model import numbers
from components.model.url_state import LENSES
from components.search import Hits, search
from components.search.entries import ANSWER, FAMOUS, Entry, href
from components.ui.error_boundary import shielded
from components.ui.filters import country, kept

MOST = 8
SHORT, LONG = 90, 260
SEARCHED_AT = "_searched_at"  # in the session: page and country at which the box was drawn last
KINDS_IN_WORDS = {
    "Country or area": "Country or area: every source side by side",
    "Region": "Region: its detected victims",
}


def forget_search(page: SitePage) -> None:
    """Empty the box on another page or for another country: a result was followed, or left."""
    here = page.path, country()
    if st.session_state.get(SEARCHED_AT, here) != here:
        st.session_state["search"] = ""
    st.session_state[SEARCHED_AT] = here


@st.fragment(run_every=timedelta(hours=12))
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
        placeholder="A country, a number, a question",
        label_visibility="collapsed",
    )
    if text:
        hits = search(text)  # before there is a box for them
        with st.container(border=True, key="found"):
            show_results(hits, text)


def show_results(hits: Hits, text: str = "") -> None:
    """What was found, as links that keep the reader's filters."""
    st.html(results(hits, kept(), text))


def results(hits: Hits, filters: dict[str, list[str]], text: str = "") -> str:
    """The results as a list of links in HTML: a link in Markdown would open another tab.

    `filters` are those that are set, as the address has them; they go with the reader. `text` tells
    `static/dashboard.js`, which opens results without a reload, to what they are the answer.
    """
    links = "".join(
        f'<a role="option" aria-selected="false" href="{escape(href(entry, filters))}">{_in_html(entry)}</a>'
        for entry in hits.entries[:MOST]
    )
    count = numbers.plural(len(hits.entries), "result") if hits.entries else ""
    more = f", the first {MOST}" if len(hits.entries) > MOST else ""
    told = f'<small role="status">{escape(f"{hits.sentence} {count}{more}".strip())}</small>'
    name = 'id="results"' if text else ""
    listed = f'<div role="listbox" aria-label="Results" {name}>{links}</div>' if links else ""
    return f'<div data-asked="{escape(text)}">{told}{listed}</div>'


def _in_html(entry: Entry) -> str:
    """An answer in bold and other titles as they are, with what tells an entry from others below."""
    title = escape(entry.title)
    title = f"<strong>{title}</strong>" if entry.kind == ANSWER else title
    return f"{title}<br><small>{escape(_about(entry))}</small>"


def _about(entry: Entry) -> str:
    """The kind of an entry, and what tells it from others with the same title."""
    if entry.kind == ANSWER:
        return shorten(entry.text, LONG, placeholder=" …")
    if entry.kind == "Exhibit":
        told = [LENSES.get(value, value) for _, value in entry.asks if value != next(iter(LENSES))]
        return "; ".join((f"Chart on {TITLES[entry.page]}", *told))
    kind = "" if entry.kind == FAMOUS else f"{entry.kind}. "  # its status comes first
    text = KINDS_IN_WORDS.get(entry.kind) or f"{kind}{entry.text}"
    return shorten(text, SHORT, placeholder=" …")
