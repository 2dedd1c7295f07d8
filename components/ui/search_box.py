"""The search box of the frame, whose results are links, and the box for a number that people repeat."""

from datetime import timedelta
from html import escape
from textwrap import shorten
from urllib.parse import urlencode

import streamlit as st

from components.exhibits.site import MOVED, PAGES
from components.exhibits.site_page import SitePage
from components.model import numbers
from components.model.url_state import LENSES, NUMBER
from components.search import Hits, same_figures, search
from components.search.answers import ANSWER
from components.search.entries import Entry, href
from components.search.famous import Famous, Found, find
from components.search.quantities import MOST_SIGNS
from components.text.markdown import linked, plain
from components.ui.error_boundary import shielded
from components.ui.filters import country, kept
from data.sources import Source
from data.tables import UnreadableTable

MOST, MOST_NAMED = 8, 5
SHORT, LONG = 90, 260
SEARCHED_AT = "_searched_at"  # in the session: page and country at which the box was drawn last
KINDS_IN_WORDS = {
    "Country or area": "Country or area: every source side by side",
    "Region": "Region: its detected victims",
}
TITLES = {page.path: page.title for page in PAGES}


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
        with st.container(border=True, key="found"):
            show_results(search(text), text)


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
    text = KINDS_IN_WORDS.get(entry.kind) or f"{entry.kind}. {entry.text}"
    return shorten(text, SHORT, placeholder=" …")


@shielded("Results for this number")
def show_number_box() -> None:
    """Box and findings; the number stands in the address, so that a finding can be linked."""
    number = st.text_input(
        "Number",
        key=NUMBER,
        type="search",
        max_chars=MOST_SIGNS,
        bind="query-params",
        placeholder="2.5 million, $150 bn, 1 in 7, 84 %, 147 States",
        help="In figures or words, with or without a unit; or a word of the sentence. Then Enter.",
    )
    query = f"?{urlencode({'claim': number})}" if number else ""
    st.markdown(f":small[A whole sentence: [check what it may and may not say](<verify{query}>)]")
    if not number:
        return
    try:
        _show_found(find(number))
    except UnreadableTable:
        st.warning("The table of these numbers cannot be read at the moment.")
        return
    if same := same_figures(number):
        show_results(Hits(same, "Figures of the same value among the exhibits:"))


def _show_found(found: Found) -> None:
    if heading := _heading(found):
        st.markdown(plain(heading))
    for row in found.exact or found.begun:
        show_number(row)
    if found.exact:
        _show_briefly(plain(found.question), found.begun)
    _show_briefly("Also named with:" if found.exact or found.begun else "", found.named)
    _show_briefly("" if found.sentence else "Near it, but other numbers:", found.near)


def _heading(found: Found) -> str:
    """What to say first: nothing where the number itself is found."""
    if found.sentence or found.exact:
        return found.sentence
    if found.begun or not found.read_as:
        return found.question or "These words stand in:"
    return f"{found.read_as} is not repeated by itself, but named with:"


def _show_briefly(heading: str, rows: tuple[Famous, ...]) -> None:
    """Rows that are not the number asked for, one line each, the first of them in full on request."""
    if rows and heading:
        st.markdown(heading)
    for row in rows[:MOST_NAMED]:
        with st.expander(f"**{plain(row.number)}** · {plain(row.as_repeated)}"):
            show_number(row)
    if len(rows) > MOST_NAMED:
        st.markdown(f"And {len(rows) - MOST_NAMED} more in the list below.")


def show_number(row: Famous) -> None:
    """One number: who repeats it, what it is, what to cite instead, where the figure stands here."""
    said = plain(", ".join(filter(None, (row.said_by, row.said_on))))
    made_by = "" if row.source == row.cite_source else linked((row.source,))
    cite = f"**{plain(row.cite_instead)}** Cite: {_cited(row.cite_source)}"
    told = (
        f"You heard: “{plain(row.as_repeated)}” {said}. Read in: {_cited(row.said_in)}",
        f"What it really is: {plain(row.reality)} About {row.years}. {made_by}".strip(),
        f"Cite {'as' if row.stands else 'instead'}: {cite}",
    )
    with st.container(border=True):
        st.subheader(f"{plain(row.number)} · {row.status}", anchor=row.famous_number)
        st.markdown("\n\n".join(told))
        if (page := MOVED.get(row.page, row.page)) in TITLES:
            label = f"The figures on the page {TITLES[page]}"
            st.page_link(f"{page}.py", label=label, icon=":material/arrow_forward:")


def _cited(source: Source) -> str:
    return linked((source,)).removeprefix("Source: ")
