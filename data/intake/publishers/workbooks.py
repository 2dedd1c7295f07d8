"""Workbooks (xlsx, xlsb, xls, ods) as sheets of text cells.

A workbook may claim a cell in its last row and column, or hold one long text in a million cells; the library
then ends its process. So strangers' files are read by `data.intake.child_process`.
"""

import datetime
import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError, SheetVisibleEnum

from data.intake.publishers import limits
from data.intake.publishers.reading import Refused
from data.intake.publishers.sheets import Sheet, listed
from data.intake.publishers.shown import as_shown
from data.intake.publishers.text_tables import as_cells

_NAMED = 8
WHOLE = 1e15  # up to here a floating number holds every whole number exactly
_PASSWORD = "The workbook is protected by a password; save it without one and try again."  # noqa: S105
_TABLE = "A table of at most {:,} columns was expected, but a sheet has {:,}."
_DAMAGED = (
    "A workbook (xlsx, xlsb, xls or ods) was expected, but this file is cut off or damaged, or claims more "
    "cells than can be, and cannot be opened; download it again."
)
_OTHER_OLE = {
    "WordDocument": "a Word document",
    "PowerPoint Document": "a presentation",
    "__substg1.0_": "an e-mail",
}


def refuse_other_ole(content: bytes) -> None:
    """Raises Refused for what shares its container with old workbooks: documents, encrypted files."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Refused(_PASSWORD)
    for stream, name in _OTHER_OLE.items():
        if stream.encode("utf-16-le") in content:
            raise Refused(f"A workbook or a CSV file was expected, but this is {name}.")


def read_workbook(file: bytes, file_name: str) -> list[Sheet]:
    """Every sheet that holds a cell; blank rows at its end are left out. Raises Refused."""
    try:
        found = list(_filled(CalamineWorkbook.from_filelike(io.BytesIO(as_shown(file))), file_name))
    except PasswordError:
        raise Refused(_PASSWORD) from None
    except (Refused, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # whatever stops the library, a panic of its Rust part included
        raise Refused(_DAMAGED) from error
    if not found:
        raise Refused("A workbook with a table was expected, but the sheets hold no cell that can be read.")
    return found


def _filled(workbook: CalamineWorkbook, file_name: str) -> Iterator[Sheet]:
    """Each sheet that is shown and holds a cell, its rows counted as the workbook counts them."""
    if len(workbook.sheet_names) > limits.MOST_SHEETS:
        raise Refused(f"A workbook of at most {limits.MOST_SHEETS} sheets was expected.")
    hidden = [of.name for of in workbook.sheets_metadata if of.visible != SheetVisibleEnum.Visible]
    noticed = (f"Hidden sheets were not read: {listed(hidden, _NAMED)}.",) if hidden else ()
    for place, name in enumerate(workbook.sheet_names):
        if name in hidden:
            continue
        sheet = workbook.get_sheet_by_index(place)
        first_row, first_column = sheet.start or (0, 0)
        if sheet.total_width > limits.MOST_COLUMNS:
            raise Refused(_TABLE.format(limits.MOST_COLUMNS, sheet.total_width))
        if sheet.height:
            left = [""] * first_column
            rows = (left + list(map(cell_text, row)) for row in islice(sheet.iter_rows(), first_row, None))
            cells = as_cells(rows, first_column + sheet.width)
            last = (cells != "").any(axis="columns").to_numpy().nonzero()[0].max(initial=-1)
            cells = cells.set_axis(cells.index + first_row).iloc[: last + 1]
            merged = tuple((*start, *end) for start, end in sheet.merged_cell_ranges or ())
            yield Sheet(file_name, name, cells, noticed=noticed, merged=merged)


def cell_text(cell: Any) -> str:
    """A cell as the text that a reader of the sheet takes it for: 2010.0 -> "2010", dates as ISO."""
    if isinstance(cell, str):
        return cell.replace("\0", "")
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < WHOLE else repr(cell)
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, (datetime.date, datetime.time)) else str(cell)
