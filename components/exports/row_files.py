"""A view as CSV, JSON and workbook: its rows with labels, units and sources, and what is known of them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from components.model.url_state import asked, key
from components.model.view import View
from components.text import notes
from components.text.presentation import Presentation, present
from data.csv_text import csv_text
from data.loaded_tables import changed
from data.overlay import version
from data.package import LICENCE, PACKAGE, TABLES, Table
from data.sources import Source
from data.tables import labels, read
from data.versions import CURRENT

THEIR_TERMS = "Each figure stays under the terms of its publisher, named with each source."
COLUMN = ("name", "title", "type", "unit", "description")
CITED = ("source", "citation", "publisher", "title", "published", "page", "url", "seen_on", "terms")
IN_BOOK = ("source", "citation", "url", "seen_on", "terms")
# A text stays a text: nothing of a table is run or made a link.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
WIDEST = 400  # pixels


def csv_bytes(view: View) -> bytes:
    """The rows as CSV (UTF-8 with BOM, for spreadsheets): nothing but the table.

    Headings are the descriptor's field names; beside each code stands its `_label`; unit, reading
    note and source address are on every row; cells that could start a formula are quoted with '.
    """
    return csv_text(flat(view)).encode("utf-8-sig")


def flat(view: View) -> pd.DataFrame:
    """The rows with a label beside each code, and unit, source address and reading note on every row."""
    rows = coded(view.rows, view.exhibit.resource, view.citations)
    rows["unit"] = rows.get("unit", view.exhibit.field.unit)
    rows["source_url"] = [view.every.cited[code].url for code in view.rows["source"]]
    rows["reading_note"] = " ".join(present(view).of_kind(notes.READING, notes.BREAK))
    return rows


def coded(rows: pd.DataFrame, described: Table, citations: Mapping[str, str]) -> pd.DataFrame:
    """Every column of a table, each coded one followed by its labels."""
    columns: dict[str, pd.Series] = {}
    for field in described.fields:
        columns[field.name] = rows[field.name]
        if words_of := citations if field.vocabulary == "sources" else labels(field):
            columns[f"{field.name}_label"] = rows[field.name].astype("str").map(words_of)
    return pd.DataFrame(columns)


def workbook(view: View) -> bytes:
    """Sheets: Data (as in the CSV), Dictionary (each column in words), Sources, About."""
    import xlsxwriter  # noqa: PLC0415 - no start waits for it

    out, words, data = io.BytesIO(), present(view), flat(view)
    columns = [[getattr(field, name) for name in COLUMN] for field in view.exhibit.resource.fields]
    cited = [[getattr(source, name) for name in IN_BOOK] for source in view.sources]
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": words.full_title, "created": CURRENT.released.replace(tzinfo=None)})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        _write(book.add_worksheet("Data"), [*data], [[*row.values()] for row in records(data)], head)
        _write(book.add_worksheet("Dictionary"), ["column", *COLUMN[1:]], columns, head)
        _write(book.add_worksheet("Sources"), IN_BOOK, cited, head)
        _write(book.add_worksheet("About"), ("what", "words"), [*_about(words)], head)
    return out.getvalue()


def _about(words: Presentation) -> Iterator[tuple[str, str]]:
    """Title, note, filters and version, and what the rows let one say and what not."""
    yield "title", words.full_title
    yield from (("reading note", text) for text in (words.view.exhibit.reading_note, *words.caveats))
    for name, values in asked(words.view.selection, words.view.exhibit).items():
        yield f"filter: {name}", "; ".join(values)
    yield from (("you may say", sentence) for sentence in words.said.supports)
    yield from (("not supported", sentence) for sentence in words.said.not_supported)
    yield "made by", "Blue Heart Statistics, not a publication of UNODC"
    yield "data package", version()


def _write(sheet: Any, heads: Sequence[str], rows: Sequence[Sequence[object]], head: Any) -> None:
    """A sheet with its headings in bold; missing (None) stays blank."""
    sheet.write_row(0, 0, heads, head)
    for number, row in enumerate(rows, 1):
        sheet.write_row(number, 0, row)
    sheet.autofit(WIDEST)
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(heads) - 1)


def exhibit_json(view: View) -> bytes:
    """A view: words, comparability, filters, sources and licence, then the rows with codes and labels."""
    rows = coded(view.rows, view.exhibit.resource, view.citations)
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


def given(rows: pd.DataFrame, cited: Iterable[Source], table: Table) -> dict[str, Any]:
    """What exhibits and tables say alike; what is blank is None."""
    kinds = read(TABLES["kinds"])[["kind", "label", "description"]]
    occurring = set(rows["kind"].dropna().astype("str")) if "kind" in rows else set()
    return {
        "kinds": records(kinds[kinds["kind"].isin(occurring)]),
        "columns": [{name: getattr(field, name) or None for name in COLUMN} for field in table.fields],
        "sources": [{name: getattr(source, name) or None for name in CITED} for source in cited],
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
