"""A view as a workbook, for people whose spreadsheet breaks accents or dates in a CSV."""

import io
from collections.abc import Iterator, Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from components.exports.csv_files import flat
from components.exports.json_files import COLUMN
from components.model.url_state import asked
from components.model.view import View
from components.text.presentation import Presentation, present
from data.overlay import version
from data.versions import CURRENT

# A text stays a text: nothing of a table is run or made a link.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
WIDEST, NARROWEST = 60, 8
SOURCE = ("source", "citation", "url", "seen_on", "terms")


def workbook(view: View) -> bytes:
    """Sheets: Data (as in the CSV), Dictionary (each column in words), Sources, About."""
    out, words, data = io.BytesIO(), present(view), flat(view)
    plain = data.astype("object").where(data.notna(), None).itertuples(index=False, name=None)
    columns = [[getattr(field, name) for name in COLUMN] for field in view.exhibit.resource.fields]
    cited = [[getattr(source, name) for name in SOURCE] for source in view.sources]
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": words.full_title, "created": CURRENT.released.replace(tzinfo=None)})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        _write(book.add_worksheet("Data"), [*data], [*plain], head)
        _write(book.add_worksheet("Dictionary"), ["column", *COLUMN[1:]], columns, head)
        _write(book.add_worksheet("Sources"), SOURCE, cited, head)
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


def _write(sheet: Worksheet, heads: Sequence[str], rows: Sequence[Sequence[object]], head: Format) -> None:
    """A sheet with its headings in bold; missing (None) stays blank."""
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
