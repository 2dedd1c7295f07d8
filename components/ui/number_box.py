"""The box for a number that people repeat, and what it finds."""

import streamlit as st

from components.model.url_state import NUMBER
from components.search import Hits
from components.search.famous import Famous, Found, find
from components.search.quantities import MOST_SIGNS
from components.search.same_figures import same_figures
from components.text.markdown import linked, plain
from components.ui.error_boundary import shielded
from components.ui.search_box import TITLES, show_results
from data.sources import Source
from data.tables import UnreadableTable

MOST_NAMED = 5


@shielded("Results for this number")
def show_number_box() -> None:
    """Box and findings; the number stands in the address, so that a finding can be linked."""
    asked = st.text_input(
        "Number",
        key=NUMBER,
        type="search",
        max_chars=MOST_SIGNS,
        bind="query-params",
        placeholder="2.5 million, $150 bn, 1 in 7, 84 %, 147 States",
        help="In figures or words, with or without a unit; or a word of the sentence. Then Enter.",
    )
    if not asked:
        return
    try:
        _show_found(find(asked))
    except UnreadableTable:
        st.warning("The table of these numbers cannot be read at the moment.")
        return
    if same := same_figures(asked):
        show_results(Hits(same, "Figures of the same value among the exhibits:"))


def _show_found(found: Found) -> None:
    if heading := _heading(found):
        st.markdown(plain(heading))
    for row in found.exact or found.begun:
        _show_number(row)
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
            _show_number(row)
    if len(rows) > MOST_NAMED:
        st.markdown(f"And {len(rows) - MOST_NAMED} more in the list below.")


def _show_number(row: Famous) -> None:
    """One number: who repeats it, what it is, what to cite instead, where the figure stands here."""
    with st.container(border=True):
        st.subheader(f"{plain(row.number)} · {row.status}", anchor=row.famous_number)
        st.markdown("\n\n".join(f"{name}: {text}" for name, text in _told(row).items()))
        if row.page in TITLES:
            label = f"The figures on the page {TITLES[row.page]}"
            st.page_link(f"{row.page}.py", label=label, icon=":material/arrow_forward:")


def _told(row: Famous) -> dict[str, str]:
    """Who said it and where that was read, what it is, and how and after whom to cite it."""
    said = plain(", ".join(filter(None, (row.said_by, row.said_on))))
    made_by = "" if row.source == row.cite_source else linked((row.source,))
    return {
        "You heard": f"“{plain(row.as_repeated)}” {said}. Read in: {_link(row.said_in)}",
        "What it really is": f"{plain(row.reality)} About {row.years}. {made_by}".strip(),
        "Cite as"
        if row.stands
        else "Cite instead": f"**{plain(row.cite_instead)}** Cite: {_link(row.cite_source)}",
    }


def _link(source: Source) -> str:
    return linked((source,)).removeprefix("Source: ")
