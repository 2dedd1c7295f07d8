"""Exhibits and tables as JSON: what is known of the figures, then the rows; missing is null, never NaN."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pandas as pd

from components.exports.csv_files import coded
from components.exports.extracts import Extract
from components.model.url_state import asked, key
from components.model.view import View
from components.text import notes
from components.text.presentation import present
from data.package import LICENCE, PACKAGE, TABLES, VERSION, Field, Table
from data.sources import Source
from data.tables import read
from data.versions import CURRENT

THEIR_TERMS = "Each figure stays under the terms of its publisher, named with each source."


def exhibit_json(view: View) -> bytes:
    """A view: words, comparability, filters, sources and licence, then the rows with codes and labels."""
    rows = coded(view.rows, view.exhibit.resource)
    rows["years"], rows["figure"] = view.shown["years"], view.shown["figure"]
    return written(about_exhibit(view) | {"rows": records(rows)})


def about_exhibit(view: View) -> dict[str, Any]:
    """All that is said of a view besides its rows, without its place on the web."""
    exhibit, words = view.exhibit, present(view)
    return {
        "exhibit": exhibit.slug,
        "title": words.title,
        "description": exhibit.resource.description,
        "measure": exhibit.measure,
        "unit": exhibit.field.unit or None,
        "reading_note": exhibit.note,
        "table_reading_note": exhibit.resource.reading_note or None,
        "filters": asked(view.selection, exhibit),
        "not_filtered_by": [key(name) for name in view.unfiltered],
        "reaching_beyond": view.reaching_beyond,
        "comparability": {
            "same_within_a_comparison": within(exhibit.resource),
            "breaks": list(view.breaks),
            "notes": list(words.of_kind(notes.YEAR)),
            "last_change": next(iter(words.of_kind(notes.CHANGE)), None),
        },
        "no_rows": words.widen or None,
        "alt_text": words.alt or None,
        "table": exhibit.table,
        **_given(view.rows, view.sources, exhibit.resource),
    }


def table_json(extract: Extract) -> bytes:
    """A table or a part of it: words, comparability, filters, sources and licence, then the rows."""
    return written(about_table(extract) | {"rows": records(coded(extract.rows, extract.table))})


def about_table(extract: Extract) -> dict[str, Any]:
    """All that is said of a table besides its rows, without its place on the web."""
    table = extract.table
    return {
        "table": table.name,
        "title": table.title,
        "description": table.description,
        "reading_note": table.reading_note or None,
        "key": list(table.key),
        "filters": extract.filters,
        "comparability": {"same_within_a_comparison": within(table)},
        **_given(extract.rows, extract.sources, table),
    }


def _given(rows: pd.DataFrame, cited: Iterable[Source], table: Table) -> dict[str, Any]:
    """What exhibits and tables say alike."""
    return {
        "kinds": _kinds(rows),
        "columns": [column(field) for field in table.fields],
        "sources": [cite(source) for source in cited],
        "licence": {"title": LICENCE["title"], "url": LICENCE["path"], "figures": THEIR_TERMS},
        "data": {"name": PACKAGE["name"], "version": VERSION, "date": CURRENT.date},
        "row_count": len(rows),
    }


def within(table: Table) -> dict[str, list[str]]:
    """What must be the same in a comparison -> the columns that tell it."""
    return {aspect: list(names) for aspect, names in table.aspects}


def column(field: Field) -> dict[str, str | None]:
    """A column in words."""
    return {
        "name": field.name,
        "title": field.title,
        "type": field.type,
        "unit": field.unit or None,
        "description": field.description,
    }


def cite(source: Source) -> dict[str, str | None]:
    """A source as it is cited, with its address, what was seen of it, and its terms of reuse."""
    told = {name: getattr(source, name) for name in ("source", "citation", "publisher", "title", "published")}
    told |= {"page": source.page, "url": source.url, "seen_on": source.seen_on, "terms": source.terms}
    return {name: text or None for name, text in told.items()}


def _kinds(rows: pd.DataFrame) -> list[dict[str, str]]:
    """How the figures came about, in words."""
    if "kind" not in rows:
        return []
    kinds = read(TABLES["kinds"])
    met = kinds[kinds["kind"].isin(rows["kind"].dropna().astype("str"))]
    return records(met[["kind", "label", "description"]])


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Each row as a mapping of plain values; missing is None."""
    columns = {str(name): _plain(rows[name]) for name in rows}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _plain(column: pd.Series) -> list[Any]:
    return list(column.astype("object").where(column.notna(), None))


def written(told: dict[str, Any]) -> bytes:
    """JSON in UTF-8. Raises ValueError for a number that JSON does not know."""
    return json.dumps(told, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
