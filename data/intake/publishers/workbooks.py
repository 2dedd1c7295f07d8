"""Workbooks (xlsx, xlsb, xls, ods) as sheets of text cells.

A workbook may claim a cell in its last row and column, or hold one long text in a million cells; the library
then ends its process. So strangers' files are read by `data.intake.child_process`.
"""

import csv
import datetime
import io
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any

import numpy as np
from python_calamine import CalamineWorkbook, PasswordError

from data.intake.publishers import limits
from data.intake.publishers.encodings import UTF_8
from data.intake.publishers.reading import Refused
from data.intake.publishers.sheets import Sheet
from data.intake.publishers.text_tables import Dialect, read_table

WHOLE = 1e15  # up to here a floating number holds every whole number exactly
_PASSWORD = "The workbook is protected by a password; save it without one and try again."  # noqa: S105
_TABLE = "A table of at most {:,} {} was expected, but a sheet has {:,}."
_TOO_LONG = "A workbook with one table was expected, but this one holds more text than can be read."
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
        written = list(_written(CalamineWorkbook.from_filelike(io.BytesIO(file))))
    except PasswordError:
        raise Refused(_PASSWORD) from None
    except (Refused, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # whatever stops the library, a panic of its Rust part included
        raise Refused(_DAMAGED) from error
    found = [_sheet(file_name, *said) for said in written]
    if not found:
        raise Refused("A workbook with a table was expected, but all sheets of this one are empty.")
    return found


def _sheet(file_name: str, name: str, first_row: int, columns: int, content: bytes) -> Sheet:
    sheet = read_table(partial(io.BytesIO, content), UTF_8, Dialect(",", columns), file_name, name)
    filled = np.flatnonzero((sheet.cells != "").any(axis="columns"))
    cells = sheet.cells.iloc[: filled[-1] + 1 if len(filled) else 0]
    return replace(sheet, cells=cells.set_axis(cells.index + first_row))


def _written(workbook: CalamineWorkbook) -> Iterator[tuple[str, int, int, bytes]]:
    """Name, first filled row, number of columns and cells as CSV of each sheet that holds a cell."""
    left = limits.MOST_EXPANDED
    for place, name in enumerate(workbook.sheet_names):
        sheet = workbook.get_sheet_by_index(place)
        cells, (first_row, first_column) = sheet.height * sheet.width, sheet.start or (0, 0)
        if sheet.total_width > limits.MOST_COLUMNS:
            raise Refused(_TABLE.format(limits.MOST_COLUMNS, "columns", sheet.total_width))
        if cells > limits.WORKBOOK_CELLS:
            raise Refused(_TABLE.format(limits.WORKBOOK_CELLS, "cells", cells))
        lines, blank = io.StringIO(), [""] * first_column
        writer = csv.writer(lines, lineterminator="\n")
        for row in islice(sheet.iter_rows(), first_row, None):
            writer.writerow(blank + [cell_text(cell) for cell in row])
        content = lines.getvalue().encode("utf-8", "replace")
        left -= len(content)
        if left < 0:
            raise Refused(_TOO_LONG)
        if content:
            yield name, first_row, first_column + sheet.width, content


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
