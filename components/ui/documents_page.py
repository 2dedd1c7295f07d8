"""The statements of the documents in their order: each verdict counted, each part of a document folded."""

from functools import partial
from itertools import groupby

import streamlit as st

from components.exhibits.documents import EVERY_STATEMENT
from components.exhibits.links import link
from components.exhibits.site import exhibits
from components.model.selection import EVERYTHING
from components.model.view import View, settle
from components.text.markdown import link_to, plain
from components.ui.card import show
from components.ui.error_boundary import shielded
from components.ui.filters import selection_for
from components.ui.folds import fold
from components.ui.lacking import show_lacking
from data.sources import Source
from data.tables import vocabulary

SERVED = f"/exhibits/{EVERY_STATEMENT.slug}.html#"
TILE = 120  # px
AMISS = ("wrong", "misquoted")
COLOURS = {"holds": "blue", "holds_for_its_year": "blue", **dict.fromkeys(AMISS, "orange")}
Row = dict[str, str]  # a statement in words; `code` its verdict


def _view() -> View:
    return settle(EVERY_STATEMENT, selection_for(EVERY_STATEMENT))


@shielded("The counts of verdicts")
def show_verdicts() -> None:
    """How many of the statements that the filters leave have each verdict, and those not to be repeated."""
    view = _view()
    rows = view.rows
    if view.empty:
        return
    with st.grid(7, min_column_width=TILE):
        for code, label in vocabulary("verdict").items():
            st.metric(label, int(rows["verdict"].eq(code).sum()))
    unchecked = rows[rows["verdict"].eq("cannot_be_checked")]["statement_kind"]
    if not unchecked.empty:
        of_speakers = int(unchecked.isin(["need", "statement"]).sum())
        st.markdown(
            f":small[Of the {len(unchecked)} that cannot be checked, {of_speakers} are needs and aims of "
            "speakers; for others no original was found, or they are judgements. That is no reproach.]"
        )
    if amiss := [row for row in _rows(view) if row["code"] in AMISS]:
        st.header("Not to be repeated", divider="gray", anchor=False)
        st.markdown("\n".join(map(_in_a_line, amiss)))


@shielded("The statements of the documents")
def show_statements() -> None:
    """The statements that the filters leave, by the part of the document, then all of them as one table."""
    view = _view()
    if view.empty:
        show_lacking([EVERY_STATEMENT], 1, selection_for)
        return
    for document, parts in groupby(_rows(view), lambda row: row["document"]):
        st.header(plain(document), divider="gray", anchor=False)
        for section, held in groupby(parts, lambda row: row["section"]):
            rows = list(held)
            links = [f"[{plain(row['text'])}](<{SERVED}{row['document_statement']}>)" for row in rows]
            fold(f"**{plain(section)}** ({len(rows)})", links, partial(_show_rows, rows, view))
    fold(
        "All in one table", [f"[The table](<{SERVED}{EVERY_STATEMENT.slug}>)"], partial(show, EVERY_STATEMENT)
    )


def _rows(view: View) -> list[Row]:
    words = view.shown.astype("object").fillna("")
    return words.assign(code=view.rows["verdict"], cited=view.rows["source"]).to_dict("records")


def _show_rows(rows: list[Row], view: View) -> None:
    shown = {exhibit.slug: exhibit for exhibit in exhibits()}
    for row in rows:
        exhibit = shown[row["exhibit"]]
        here = f"[{plain(exhibit.title)}](<{link(EVERYTHING, exhibit)}>)"
        with st.container(border=True):
            said, checked = st.columns(2)
            with said:
                _show_said(row)
            checked.markdown(_checked(row, view.every.cited[row["cited"]], here))


def _show_said(row: Row) -> None:
    """Our words, theirs where they matter, and who says it."""
    number = row["document_statement"].rpartition("-")[2].lstrip("0")
    st.subheader(f"{number}. {plain(row['text'])}", anchor=row["document_statement"])
    theirs = f"“{plain(row['quotation'])}”\n\n" if row["quotation"] else ""
    st.markdown(f"{theirs}:small[{plain(row['statement_kind'])} · {plain(row['said_by'])}]")


def _in_a_line(row: Row) -> str:
    said = f"[{plain(row['text'])}](#{row['document_statement']})"
    return f"- {_badge(row)} {said} **Say today:** {plain(row['say_today'])}"


def _badge(row: Row) -> str:
    return f":{COLOURS.get(row['code'], 'gray')}-badge[{row['verdict']}]"


def _checked(row: Row, source: Source, here: str) -> str:
    """Verdict and reason, what to say today, what the original says and where, and the chart here."""
    cited = link_to(f"{source.read_in}{source.publisher}, {source.year}", source.url)
    return "\n\n".join(
        (
            f"{_badge(row)} {plain(row['why'])}",
            f"**Say today:** {plain(row['say_today'])}",
            f":small[Original: {plain(row['original'])} Source: {cited}. Here: {here}]",
        )
    )
