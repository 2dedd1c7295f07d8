"""A view as a CSV file: its rows, labels, units and sources."""

from __future__ import annotations

import pandas as pd

from components.model.view import View
from components.text import notes
from components.text.presentation import present
from data.csv_text import csv_text
from data.package import Table
from data.sources import sources
from data.tables import labels


def csv_bytes(view: View) -> bytes:
    """The rows as CSV (UTF-8 with BOM, for spreadsheets): nothing but the table.

    Headings are the descriptor's field names; beside each code stands its `_label`; unit, reading
    note and source address are on every row; cells that could start a formula are quoted with '.
    """
    return csv_text(flat(view)).encode("utf-8-sig")


def flat(view: View) -> pd.DataFrame:
    """The rows with a label beside each code, and unit, source address and reading note on every row."""
    rows = coded(view.rows, view.exhibit.resource)
    rows["unit"] = rows.get("unit", view.exhibit.field.unit)
    rows["source_url"] = [view.every.cited[code].url for code in view.rows["source"]]
    rows["reading_note"] = " ".join(present(view).of_kind(notes.READING, notes.BREAK))
    return rows


def coded(rows: pd.DataFrame, described: Table) -> pd.DataFrame:
    """Every column of a table, each coded one followed by its labels."""
    citations = {code: source.citation for code, source in sources().items()}
    columns: dict[str, pd.Series] = {}
    for field in described.fields:
        columns[field.name] = rows[field.name]
        if words_of := citations if field.vocabulary == "sources" else labels(field):
            columns[f"{field.name}_label"] = rows[field.name].astype("str").map(words_of)
    return pd.DataFrame(columns)
