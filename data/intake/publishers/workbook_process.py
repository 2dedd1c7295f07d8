"""Opens one workbook, in a process of its own, and writes its sheets to standard output.

A workbook may claim a cell in its last row and column, or hold one long text in a million cells:
whoever opens it then asks for more memory than there is, and dies. Here that is a process with a
limit of memory, and not the dashboard. Started by path from `workbooks.py`, so it imports nothing of
this project; standard input: the workbook; arguments: bytes of memory, most columns, most cells, most
bytes of text.

Output for each sheet: a line of JSON (name, first_row, columns, bytes) and that many bytes of CSV in UTF-8;
or one line of JSON with "refused": why nothing more comes.
"""

import csv
import datetime
import io
import json
import sys
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError

WHOLE = 1e15  # up to here a floating number holds every whole number exactly


def text(cell: Any) -> str:
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


def table(sheet: CalamineSheet) -> str:
    """A sheet as CSV, from its first filled row on."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    left = [""] * (sheet.start or (0, 0))[1]
    for row in sheet.to_python(skip_empty_area=True):
        writer.writerow(left + [cell.replace("\0", "") if type(cell) is str else text(cell) for cell in row])
    return lines.getvalue()


def excess(sheet: CalamineSheet, columns: int, cells: int) -> str:
    """Why a sheet is too large to be read; "" if it is not."""
    if sheet.total_width > columns:
        return f"columns:{sheet.total_width}"
    return f"cells:{sheet.height * sheet.width}" if sheet.height * sheet.width > cells else ""


def say(**words: Any) -> None:
    """One line of JSON to whoever started this process."""
    sys.stdout.buffer.write(json.dumps(words).encode() + b"\n")


def limit(memory: int) -> None:
    """Takes no more memory than this from here on, where the operating system keeps such limits."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def sheets(content: bytes, columns: int, cells: int, most: int) -> None:
    """Writes every sheet of the workbook."""
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for place, name in enumerate(workbook.sheet_names):
        sheet = workbook.get_sheet_by_index(place)
        if refused := excess(sheet, columns, cells):
            say(refused=refused)
            return
        content = table(sheet).encode("utf-8", "replace")
        most -= len(content)
        if most < 0:
            say(refused="text")
            return
        first_row, left = sheet.start or (0, 0)
        say(name=name, first_row=first_row, columns=left + sheet.width, bytes=len(content))
        sys.stdout.buffer.write(content)


def main(*limits: str) -> None:
    """Writes the sheets, or why they cannot be written."""
    memory, columns, cells, most = map(int, limits)
    limit(memory)
    try:
        sheets(sys.stdin.buffer.read(), columns, cells, most)
    except PasswordError:
        say(refused="password")
    except MemoryError:
        say(refused="memory")
    except BaseException as error:  # whatever stops the library, a panic of its Rust part included
        say(refused="memory" if "limit exceeded" in str(error) else "damaged")


if __name__ == "__main__":
    main(*sys.argv[1:])
