"""A number that people repeat: what it is, what to cite instead; and all of them by what became of each."""

from functools import partial
from urllib.parse import urlencode

import streamlit as st

from components.exhibits.declared import DECLARED
from components.exhibits.site import MOVED, TITLES
from components.model.numbers import date
from components.model.url_state import NUMBER
from components.model.view import View
from components.search import Hits, same_figures
from components.search.claims import MOST_SIGNS, verify
from components.search.famous import Famous, famous_numbers
from components.text.markdown import linked, plain
from components.ui.error_boundary import shielded
from components.ui.search_box import show_results
from components.ui.sections import show_in_parts, show_part_of
from data.sources import Source

MOST_NAMED = 5


@shielded("The list of these numbers")
def show_every_number() -> None:
    """The numbers that the filters leave, then all of them as one table."""
    show_in_parts(DECLARED["every-famous-number"], _show_by_status)


def _show_by_status(view: View) -> None:
    left = set(view.rows["famous_number"])
    by_status: dict[str, list[Famous]] = {}
    for row in famous_numbers():
        if row.famous_number in left:
            by_status.setdefault(row.status, []).append(row)
    for status, rows in sorted(by_status.items(), key=lambda group: -len(group[1])):
        some = "; ".join(plain(row.number) for row in rows[:MOST_NAMED])  # numbers hold commas
        some += f"; and {len(rows) - MOST_NAMED} more" if len(rows) > MOST_NAMED else ""
        texts = {row.famous_number: row.number for row in rows}
        show_part_of(view.exhibit, f"**{status}** ({len(rows)}): {some}", texts, partial(_show_numbers, rows))


def _show_numbers(rows: list[Famous]) -> None:
    with st.grid(2, min_column_width=380):
        for row in rows:
            show_number(row)


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
        help="In figures or words, with or without a unit. Then Enter.",
    )
    query = f"?{urlencode({'claim': number})}" if number else ""
    st.markdown(f":small[A whole sentence: [check what it may and may not say](<verify{query}>)]")
    if not number:
        return
    checked = verify(number)
    reasons = checked.matches[0].reasons if checked.matches else ()
    st.markdown(f"**{checked.sentence}** {plain(' '.join(reasons))}")
    for match in checked.matches:
        show_number(match.famous)
    if same := same_figures(number):
        show_results(Hits(same, "Figures of the same value among the exhibits:"))


def show_number(row: Famous) -> None:
    """One number: who repeats it, what it is, what to cite instead, where the figure stands here."""
    said = plain(", ".join(filter(None, (row.said_by, row.said_on and date(row.said_on)))))
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
