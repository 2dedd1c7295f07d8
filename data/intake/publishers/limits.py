"""How much of a file is read: enough for every published edition many times over, and no more.

The largest files of the publishers expand to 27 MB (UNODC's workbook) and hold 200,000 rows of 63
columns (CTDC); ten million case records are about 1 GB of text. What lies beyond is refused with a
sentence, so that one file cannot take the memory or the time of everybody who uses the dashboard.
"""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024

MOST_BYTES = 256 * MEGABYTE  # on disk, packed or not: asked of the file system before reading
MOST_EXPANDED = 1024 * MEGABYTE  # unpacked: a text as it is counted, an archive as it declares
MOST_COLUMNS = 400
MOST_SHEETS = 100  # 50 KB of a workbook can name one sheet 10,000 times
MOST_CELLS = 150_000_000  # 12 times CTDC's largest file; each cell costs 8 bytes and its text
MOST_CELL = 131_072  # letters of a cell in a text table
MOST_LINE = MEGABYTE  # a row of a text table; an open quotation mark swallows no more than a cell of csv


@dataclass(frozen=True)
class Bound:
    """What the process that reads a file may take: memory beyond the program itself, and time."""

    room: int
    seconds: int


# The publishers' largest files take 171 MB and 30 seconds; who loads for everyone has the machine.
UPLOAD = Bound(176 * MEGABYTE, 300)
LOAD = Bound(2048 * MEGABYTE, 900)
