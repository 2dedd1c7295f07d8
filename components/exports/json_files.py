"""Exhibits as JSON, and what that of tables shares: what is known of the figures, then the rows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pandas as pd

from components.exports.csv_files import coded
from components.model.url_state import asked, key
from components.model.view import View
from components.text import notes
from components.text.presentation import present
from data.loaded_tables import changed
from data.overlay import version
from data.package import LICENCE, PACKAGE, TABLES, Table
from data.sources import Source
from data.tables import read

THEIR_TERMS = "Each figure stays under the terms of its publisher, named with each source."
COLUMN = ("name", "title", "type", "unit", "description")
CITED = ("source", "citation", "publisher", "title", "published", "page", "url", "seen_on", "terms")


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
        "title": words.full_title,
        "description": exhibit.resource.description,
        "measure": exhibit.measure,
        "unit": exhibit.field.unit or None,
        "reading_note": exhibit.reading_note,
        "table_reading_note": exhibit.resource.reading_note or None,
        "filters": asked(view.selection, exhibit),
        "not_filtered_by": [key(name) for name in view.unfiltered],
        "reaching_beyond": view.reaching_beyond,
        "comparability": {
            "same_within_a_comparison": dict(exhibit.resource.aspects),
            "breaks": view.breaks,
            "notes": words.of_kind(notes.YEAR),
            "last_change": next(iter(words.of_kind(notes.CHANGE)), None),
        },
        "no_rows": words.widen or None,
        "alt_text": words.alt or None,
        "table": exhibit.table,
        **given(view.rows, view.sources, exhibit.resource),
    }


def given(rows: pd.DataFrame, sources: Iterable[Source], table: Table) -> dict[str, Any]:
    """What exhibits and tables say alike; what is blank is None."""
    kinds = read(TABLES["kinds"])[["kind", "label", "description"]]
    occurring = set(rows["kind"].dropna().astype("str")) if "kind" in rows else set()
    return {
        "kinds": records(kinds[kinds["kind"].isin(occurring)]),
        "columns": [{name: getattr(field, name) or None for name in COLUMN} for field in table.fields],
        "sources": [{name: getattr(source, name) or None for name in CITED} for source in sources],
        "licence": {"title": LICENCE["title"], "url": LICENCE["path"], "figures": THEIR_TERMS},
        "data": {"name": PACKAGE["name"], "version": version(), "date": changed().date().isoformat()},
        "row_count": len(rows),
    }


def records(rows: pd.DataFrame) -> list[dict[Any, Any]]:
    """Each row as a mapping of plain values; missing is None."""
    return rows.astype("object").where(rows.notna(), None).to_dict("records")


def written(told: dict[str, Any], indent: int | None = None) -> bytes:
    """JSON in UTF-8. Raises ValueError for a number that JSON does not know, such as NaN."""
    separators = None if indent else (",", ":")
    text = json.dumps(told, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)
    return text.encode()
