"""One row of a table as a sentence that can be quoted by itself: noun, place, years, figure, source.

The sentence of its table, which the descriptor has, is filled from the row in words.
"""

import re
from collections.abc import Mapping
from string import Formatter
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from components.model import numbers
from components.model.url_state import COUNTRY
from components.model.view import View
from components.text.derived_words import DERIVED, Row, lowered
from components.text.markdown import linked, plain
from data.bounds import UNDERCUT
from data.geographies import countries
from data.package import LOWERED, OTHERS, SHARED
from data.sources import Source

LONG = 160
SENTENCE_END = re.compile(r"(?<=\.) (?=[A-Z“])")


def sentence(view: View, index: int, *, sourced: bool = True) -> str:
    """The row of this index as a sentence, with its note, and its source unless that stands beside it."""
    row = row_of(view, index)
    text, beside = _said(row)
    source = cited(view.every.cited[row.codes["source"]], row.shown.get("publisher", "")) if sourced else ""
    told = "; ".join(filter(None, (beside, source)))
    note = row.shown.get("note", "")
    first = SENTENCE_END.split(note)[0] if len(note) > LONG else note
    told_already = view.exhibit.field.sentence or first.removesuffix(".").lower() in text.lower()
    told_note = "" if told_already or note == UNDERCUT or len(first) > LONG else f" Note: {first}"
    return f"{text} ({told}).{told_note}" if told else f"{text}.{told_note}"


def bare(view: View, index: int) -> str:
    """The row of this index as a sentence without source and note."""
    text, beside = _said(row_of(view, index))
    return f"{text} ({beside})." if beside else f"{text}."


def _said(row: Row) -> tuple[str, str]:
    """What the sentence of a row says, and what it says in brackets."""
    exhibit = row.view.exhibit
    pattern, _, beside = (exhibit.field.sentence or exhibit.resource.sentence).partition("|")
    text = filled(pattern, row).strip().removesuffix(".")
    return f"{text[0].upper()}{text[1:]}", filled(beside, row)


def row_of(view: View, index: int) -> Row:
    """The row of this index in words and in codes."""
    at: Any = view.rows.index.get_loc(index)
    cells = (zip(rows, rows.iloc[at].tolist(), strict=True) for rows in (view.shown, view.rows))
    told = ({str(name): _text(cell) for name, cell in row} for row in cells)
    return Row(view, *told)


def filled(pattern: str, row: Row) -> str:
    """A pattern with each name in it as the words of a row."""
    told = ""
    for text, name, spec, _ in Formatter().parse(pattern):
        word = _word(name, row) if name else ""
        told += text + (lowered(word) if spec == LOWERED else word)
    return told


def _word(name: str, row: Row) -> str:
    """What a name stands for: a word that follows from a code, one that is worked out, or a column."""
    table = row.view.exhibit.resource
    if columns := table.words.get(name) or SHARED.words.get(name):
        return _following(columns, row)
    if name in DERIVED:
        return DERIVED[name](row)
    counted = name in table.names and table.field(name).type == "integer" and row.codes[name]
    return numbers.number(float(counted)) if counted else row.shown[name]


def _following(columns: Mapping[str, Mapping[str, str]], row: Row) -> str:
    """The word of the first column that has one for the row's code; "" where none has."""
    for column, codes in columns.items():
        if cell := row.codes.get(column, ""):
            field = row.view.exhibit.resource.field(column)
            coded = field.vocabulary or field.categories
            for code, pattern in codes.items():  # a text begins or ends with a code
                fits = cell == code if coded else cell.startswith(code) or cell.endswith(code)
                if code == OTHERS or fits:
                    return filled(pattern, row)
    return ""


def cell_in_words(view: View, state: str, index: int) -> str:
    """What the row of a cell of this state tells, with its source and a link to its country."""
    states = view.shown[view.exhibit.color].astype("str")
    at = states.index[states == state][index]
    row, shown = view.rows.loc[at], view.shown.loc[at]
    words = f"{plain(f'{shown[view.exhibit.category]}, {shown.years}: {state.lower()}')}."
    if not row[["persons", "low", "high"]].isna().all():
        words = plain(bare(view, at))
    page = f"/country?{urlencode({COUNTRY: countries()[str(row['geography'])]})}"
    return f"{words} {linked([view.every.cited[row['source']]])} [Open the country](<{page}>)"


def cited(source: Source, publisher: str) -> str:
    """A source in brackets: who published what, where it was read, and when; the citation has it in full."""
    read = f"{source.publisher}, {source.short_title}, {source.year}"
    if source.access != "second_hand":
        return read
    producer = f"{publisher}, " if publisher and publisher != source.publisher else ""
    return f"{producer}read in: {read}"


def _text(cell: Any) -> str:
    if pd.isna(cell):
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
