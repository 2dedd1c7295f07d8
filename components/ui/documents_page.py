"""The statements of the documents in their order: each verdict counted, each part of a document folded."""

from collections.abc import Hashable
from functools import partial
from itertools import groupby
from typing import Any

import streamlit as st

from components.exhibits.declared import DECLARED
from components.exhibits.site import exhibits, link
from components.model.selection import EVERYTHING
from components.model.view import View
from components.text.markdown import link_to, plain
from components.ui.error_boundary import shielded
from components.ui.home import sent
from components.ui.sections import show_in_parts, show_part_of
from data.tables import vocabulary

TILE = 120  # px
AMISS = ("wrong", "misquoted")
COLOURS = {"holds": "blue", "holds_for_its_year": "blue", **dict.fromkeys(AMISS, "orange")}
Row = dict[Hashable, Any]  # a statement in words; `code` its verdict


@shielded("The documents")
def show_documents() -> None:
    """Of what the filters leave: verdicts, what not to repeat, each part of a document, a table."""
    show_in_parts(DECLARED["documents-checked"], _show_parts)


def _show_parts(view: View) -> None:
    rows = _in_words(view)
    _show_verdicts(rows)
    if amiss := [row for row in rows if row["code"] in AMISS]:
        st.header("Not to be repeated", divider="gray", anchor=False)
        st.markdown(
            "\n".join(
                f"- {_badge(row)} [{plain(row['text'])}](#{row['document_statement']}) "
                f"**Say today:** {plain(row['say_today'])}"
                for row in amiss
            )
        )
    for document, parts in groupby(rows, lambda row: row["document"]):
        st.header(plain(document), divider="gray", anchor=False)
        for section, held in groupby(parts, lambda row: row["section"]):
            part = list(held)
            texts = {row["document_statement"]: row["text"] for row in part}
            label = f"**{plain(section)}** ({len(part)})"
            show_part_of(view.exhibit, label, texts, partial(_show_rows, part, view))


@sent
def _in_words(view: View) -> list[Row]:
    words = view.shown.astype("object").fillna("")
    return words.assign(code=view.rows["verdict"], cited=view.rows["source"]).to_dict("records")


def _show_verdicts(rows: list[Row]) -> None:
    """How many have each verdict, and why some cannot be checked."""
    with st.grid(7, min_column_width=TILE):
        for code, label in vocabulary("verdict").items():
            st.metric(label, sum(row["code"] == code for row in rows))
    if unchecked := [row["statement_kind"] for row in rows if row["code"] == "cannot_be_checked"]:
        wanted = sum(kind.startswith(("Need", "Statement")) for kind in unchecked)
        st.markdown(
            f":small[Of the {len(unchecked)} that cannot be checked, {wanted} are needs and aims; for the "
            "others no original was found, or they are judgements. That is no reproach.]"
        )


def _show_rows(rows: list[Row], view: View) -> None:
    shown = {exhibit.slug: exhibit for exhibit in exhibits()}
    for row in rows:
        number = row["document_statement"].rpartition("-")[2].lstrip("0")
        theirs = f"“{plain(row['quotation'])}”\n\n" if row["quotation"] else ""
        exhibit, source = shown[row["exhibit"]], view.every.cited[row["cited"]]
        cited = link_to(f"{source.read_in}{source.publisher}, {source.year}", source.url)
        here = f"[{plain(exhibit.title)}](<{link(EVERYTHING, exhibit)}>)"
        with st.container(border=True):
            said, checked = st.columns(2)
            said.subheader(f"{number}. {plain(row['text'])}", anchor=row["document_statement"])
            said.markdown(f"{theirs}:small[{plain(row['statement_kind'])} · {plain(row['said_by'])}]")
            checked.markdown(
                f"{_badge(row)} {plain(row['why'])}\n\n**Say today:** {plain(row['say_today'])}\n\n"
                f":small[Original: {plain(row['original'])} Source: {cited}. Here: {here}]"
            )


def _badge(row: Row) -> str:
    return f":{COLOURS.get(row['code'], 'gray')}-badge[{row['verdict']}]"
