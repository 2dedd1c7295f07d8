"""A view as a workbook, for people whose spreadsheet breaks accents or dates in a CSV."""

import io
from collections.abc import Iterable, Sequence

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from components.exports.csv_files import flat
from components.model.url_state import asked
from components.model.view import View
from components.text.presentation import Presentation, present
from data.package import VERSION
from data.versions import CURRENT

# A text stays a text: nothing of a table is run or made a link.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
WIDEST, NARROWEST = 60, 8


def workbook(view: View) -> bytes:
    """Sheets: Data (as in the CSV), Dictionary (each column in words), Sources, About."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": present(view).title, "created": CURRENT.released.replace(tzinfo=None)})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for name, heads, rows in _sheets(view):
            _write(book.add_worksheet(name), heads, rows, head)
    return out.getvalue()


Sheet = tuple[str, Sequence[str], Sequence[Sequence[object]]]


def _sheets(view: View) -> Iterable[Sheet]:
    frame = flat(view)
    yield "Data", [str(name) for name in frame], _cells(frame)
    fields = view.exhibit.resource.fields
    told = [(field.name, field.title, field.type, field.unit, field.description) for field in fields]
    yield "Dictionary", ("column", "title", "type", "unit", "description"), told
    named = ("source", "citation", "url", "seen_on", "terms")
    yield "Sources", named, [[getattr(source, name) for name in named] for source in view.sources]
    yield "About", ("what", "words"), _about(present(view))


def _about(words: Presentation) -> list[tuple[str, str]]:
    """Title, note, filters and version, and what the rows let one say and what not."""
    view, said = words.view, words.said
    filters = [
        (f"filter: {name}", "; ".join(values)) for name, values in asked(view.selection, view.exhibit).items()
    ]
    return [
        ("title", words.title),
        ("reading note", view.exhibit.note),
        *(("reading note", caveat) for caveat in words.caveats),
        *filters,
        *(("you may say", sentence) for sentence in said.supports),
        *(("not supported", sentence) for sentence in said.not_supported),
        ("made by", "Blue Heart Statistics, not a publication of UNODC"),
        ("data package", VERSION),
    ]


def _cells(frame: pd.DataFrame) -> list[list[object]]:
    """Every cell as a plain value; missing is None."""
    return [list(row) for row in frame.astype("object").where(frame.notna(), None).itertuples(index=False)]


def _write(sheet: Worksheet, heads: Sequence[str], rows: Sequence[Sequence[object]], head: Format) -> None:
    sheet.write_row(0, 0, heads, head)
    for number, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, place, cell)
            elif cell is not None:
                sheet.write_number(number, place, cell)
    for place, name in enumerate(heads):
        longest = max((len(str(row[place])) for row in rows if row[place] is not None), default=0)
        sheet.set_column(place, place, min(WIDEST, max(NARROWEST, len(name), longest) + 1))
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(heads) - 1)
