"""Tables of text: values between commas, semicolons, tabs or bars, as sheets of text cells.

Lines that have another number of cells than the table are kept and named in `Sheet.ragged`, so that
one of them neither ends the reading nor is lost. Empty lines are no rows and are not counted.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile
from operator import itemgetter
from typing import TextIO

import pandas as pd
import pyarrow as pa

from data.intake.publishers import limits
from data.intake.publishers.reading import Refused
from data.intake.publishers.sheets import Sheet

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE, _FIRST = 500, 256 * 1024  # lines and letters from which a delimiter is told
_BATCH = 2_000  # rows that are held as lists
_SWALLOWED = 30  # line breaks in a cell from which they are no text but lines of the table
_OPEN_QUOTE = (
    "A table with one row a line was expected, but near row {row:,} {found}, perhaps because a quotation "
    "mark is opened there and not closed."
)
_LONG_LINE = f"a line is longer than {limits.MOST_LINE // limits.MEGABYTE} MB"
_LONG_CELL = f"a cell is longer than {limits.MOST_CELL:,} letters"
_CUT_OFF = "The last row has fewer cells than the others: the file may have been cut off."


def read_table(stream: TextIO, file_name: str, noticed: tuple[str, ...] = ()) -> Sheet:
    """The one table of a text, every cell as text, ragged lines named. Raises Refused.

    One heading more than there are cells, as with terms of use before the others, keeps its column.
    """
    csv.field_size_limit(limits.MOST_CELL)  # one for the whole process: other libraries lift it
    first = stream.read(_FIRST)
    stream.seek(0)
    # The delimiter that gives most of the first lines the same number of values, then the most values.
    _, width, delimiter, widths = max((_fit(first, choice) for choice in DELIMITERS), key=itemgetter(0, 1))
    if width > limits.MOST_COLUMNS:
        raise Refused(f"At most {limits.MOST_COLUMNS} columns were expected, but this table has more.")
    ragged: list[int] = []
    last = width

    def every_row() -> Iterator[list[str]]:
        nonlocal last
        for number, cells in enumerate(_rows(stream, delimiter)):
            last = len(cells)
            # A line that ends in delimiters has only blank cells more.
            if last < width or any(cells[width:]):
                ragged.append(number)
            yield cells

    wide = width + any(one > width for one in takewhile(lambda one: one != width, widths))
    cells = as_cells((row[:wide] + [""] * (wide - len(row)) for row in every_row()), wide)
    cut = (_CUT_OFF,) if last < width else ()
    return Sheet(file_name, "", cells, pd.Index(ragged, dtype="int64"), (*noticed, *cut))


def _fit(text: str, delimiter: str) -> tuple[float, int, str, list[int]]:
    """How many lines a delimiter fits, the usual number of values, and that of each line with any."""
    widths: list[int] = []
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            widths += [len(cells)] if cells else []
            if len(widths) > _SAMPLE:
                break
    except csv.Error:  # a cell longer than csv takes: the lines before it say enough
        pass
    if len(text) == _FIRST and len(widths) > 1:
        del widths[-1]  # it may be cut
    width, lines = max(Counter(widths).items(), key=lambda item: (item[1], item[0]), default=(1, 0))
    return lines / len(widths) if width > 1 else 0, width, delimiter, widths


def _rows(stream: TextIO, delimiter: str) -> Iterator[list[str]]:
    """The cells of each line that is not empty. Raises Refused where one cell swallows many lines."""
    reader = csv.reader(_lines(stream), delimiter=delimiter)
    row = line = 0
    try:
        for cells in reader:
            row += bool(cells)
            if reader.line_num - line > _SWALLOWED:
                found = f"one row holds {reader.line_num - line:,} lines"
                raise Refused(_OPEN_QUOTE.format(row=row, found=found))
            line = reader.line_num
            if cells:
                yield cells
    except (csv.Error, OverflowError) as error:
        found = _LONG_LINE if isinstance(error, OverflowError) else _LONG_CELL
        raise Refused(_OPEN_QUOTE.format(row=row + 1, found=found)) from error


def _lines(stream: TextIO) -> Iterator[str]:
    while line := stream.readline(limits.MOST_LINE):
        if len(line) == limits.MOST_LINE:
            raise OverflowError
        yield line.replace("\0", "")


def as_cells(rows: Iterable[list[str]], width: int) -> pd.DataFrame:
    """Rows of so many cells as columns of text, numbered from 0. Raises Refused for too many."""
    most = limits.MOST_CELLS // width
    rows, taken = islice(rows, most + 1), 0
    columns: list[list[pa.Array]] = [[] for _ in range(width)]
    text = pa.large_string()
    while batch := list(islice(rows, _BATCH)):
        taken += len(batch)
        for column, texts in zip(columns, zip(*batch, strict=True), strict=True):
            column.append(pa.array(texts, text))
    if taken > most:
        raise Refused(f"A table of at most {most:,} rows was expected, but this one has more.")
    table = pa.table({str(place): pa.chunked_array(column, text) for place, column in enumerate(columns)})
    cells: pd.DataFrame = table.to_pandas()
    return cells.set_axis(range(width), axis="columns")
