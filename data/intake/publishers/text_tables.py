"""Tables of text: values between commas, semicolons, tabs or bars, as sheets of text cells.

Lines that have another number of cells than the table are kept and named in `Sheet.ragged`, so that
one of them neither ends the reading nor is lost. Empty lines are no rows and are not counted.
"""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv
from pyarrow import compute

from data.intake.publishers import limits
from data.intake.publishers.encodings import HEAD, Encoding, Opener, Utf8
from data.intake.publishers.reading import Refused
from data.intake.publishers.sheets import Sheet

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 500  # lines from which a delimiter is told
_KEPT = 1_000  # ragged lines of which the cells are kept; of others only that they were there
_LONG = 10_000  # letters of a ragged line that are kept
_SWALLOWED = 30  # line breaks in a cell from which they are no text but lines of the table
_OPEN_QUOTE = (
    "A table with one row a line was expected, but near row {row:,} {found}, perhaps because a quotation "
    "mark is opened there and not closed."
)
_LONG_LINE = f"a line is longer than {limits.MOST_LINE // limits.MEGABYTE} MB"
_CUT_OFF = "The last row has fewer cells than the others: the file may have been cut off."


@dataclass(frozen=True)
class Dialect:
    """What stands between values, and how many values most lines have."""

    delimiter: str
    width: int


def dialect(opener: Opener, encoding: Encoding) -> Dialect:
    """The dialect that gives most of the first lines the same, greatest number of values.

    Raises Refused when that is more than any publisher's table has.
    """
    with io.BufferedReader(Utf8(opener, encoding.codec)) as stream:
        text = stream.read(4 * HEAD).decode("utf-8", "ignore")
    said = re.match(r"sep=([,;\t|])\s", text, re.IGNORECASE)  # Excel's own first line
    choices = said.groups() if said else DELIMITERS
    _, best = max((_fit(text, choice) for choice in choices), key=lambda pair: pair[0])
    if best.width > limits.MOST_COLUMNS:
        raise Refused(
            f"At most {limits.MOST_COLUMNS} columns were expected, but this table has {best.width:,}."
        )
    return best


def _fit(text: str, delimiter: str) -> tuple[float, Dialect]:
    """How well a delimiter fits the first lines that hold anything, and the dialect that it makes."""
    widths: list[int] = []
    try:
        for cells in csv.reader(io.StringIO(text, newline=None), delimiter=delimiter):
            widths += [len(cells)] if cells else []
            if len(widths) > _SAMPLE:
                break
    except csv.Error:  # a cell longer than csv takes: the lines before it say enough
        pass
    if len(text) >= 3 * HEAD and len(widths) > 1:
        del widths[-1]  # it may be cut
    if not widths:
        return 0, Dialect(delimiter, 1)
    width, lines = max(Counter(widths).items(), key=lambda item: (item[1], item[0]))
    return (width * lines / len(widths) if width > 1 else 0), Dialect(delimiter, width)


class RaggedRows:
    """Collects the lines with another number of cells than their table; called by the reader with each."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect, self.width = dialect, dialect.width
        self._cells: list[list[str]] = []
        self._harmless: set[int] = set()
        self.numbers: list[int] = []
        self.last_short = -1
        self.most_breaks, self.broken_row = 0, 0

    def __call__(self, line: Any) -> str:
        """Keeps a line (pyarrow.csv.InvalidRow) and lets the reader go on; must not raise."""
        number, breaks = line.number - 1, line.text.count("\n")
        self.numbers.append(number)
        if breaks > self.most_breaks:
            self.most_breaks, self.broken_row = breaks, line.number
        if line.actual_columns < line.expected_columns:
            self.last_short = number
        if len(self.numbers) <= _KEPT:
            self._keep(number, line.text[:_LONG])
        return "skip"

    def _keep(self, number: int, text: str) -> None:
        try:
            cells = next(csv.reader(io.StringIO(text, newline=""), delimiter=self._dialect.delimiter), [])
        except csv.Error:
            cells = [text[:100]]
        self._cells.append(cells)
        if beyond := cells[self._dialect.width :]:
            if not any(beyond):
                self._harmless.add(number)  # only blank cells more: a line that ends in delimiters
            elif number == len(self.numbers) - 1:
                # Before any even line: one heading more than cells, as with terms of use before the others.
                self.width = self._dialect.width + 1

    @property
    def wrong(self) -> pd.Index:
        """The numbers of the lines whose cells cannot be told apart with certainty."""
        return pd.Index([number for number in self.numbers if number not in self._harmless], dtype="int64")

    def frame(self) -> pd.DataFrame:
        """The lines cut or filled to the width of the table; blank where they were not kept."""
        blank = [""] * self.width
        rows = [(cells + blank)[: self.width] for cells in self._cells]
        rows += [blank] * (len(self.numbers) - len(rows))
        return pd.DataFrame(rows, index=self.numbers, columns=range(self.width), dtype="str")


def read_table(opener: Opener, encoding: Encoding, dialect: Dialect, file_name: str, name: str) -> Sheet:
    """The one table of a text, every cell as text, ragged lines named. Raises Refused."""
    stream, ragged = Utf8(opener, encoding.codec), RaggedRows(dialect)
    table = _even_lines(stream, dialect, ragged)
    rows = table.num_rows + len(ragged.numbers)
    if stream.lines > rows + _SWALLOWED:
        _refuse_swallowed(table, ragged)
    cells: pd.DataFrame = table.to_pandas()
    cells.columns = pd.RangeIndex(table.num_columns)
    if ragged.numbers:
        even = np.ones(rows, dtype=bool)
        even[ragged.numbers] = False
        cells.index = np.flatnonzero(even)
        widened = cells.reindex(columns=pd.RangeIndex(ragged.width), fill_value="")
        cells = pd.concat([widened, ragged.frame()]).sort_index()
    cut = (_CUT_OFF,) if ragged.last_short == rows - 1 else ()
    return Sheet(file_name, name, cells, ragged.wrong, (*encoding.noticed, *stream.noticed, *cut))


def _even_lines(stream: Utf8, dialect: Dialect, ragged: RaggedRows) -> pa.Table:
    """The even lines; those that are not go to `ragged`."""
    names = [str(place) for place in range(dialect.width)]
    most = min(limits.MOST_ROWS, limits.MOST_CELLS // dialect.width)
    batches, rows = [], 0
    try:
        reader = arrow_csv.open_csv(
            io.BufferedReader(stream, limits.MEGABYTE),
            arrow_csv.ReadOptions(use_threads=False, column_names=names, block_size=limits.MOST_LINE),
            arrow_csv.ParseOptions(
                delimiter=dialect.delimiter, newlines_in_values=True, invalid_row_handler=ragged
            ),
            arrow_csv.ConvertOptions(
                check_utf8=False,
                column_types=dict.fromkeys(names, pa.large_string()),
                strings_can_be_null=False,
            ),
        )
        for batch in reader:
            rows += batch.num_rows
            batches.append(batch)
            if rows > most:
                raise Refused(f"A table of at most {most:,} rows was expected, but this one has more.")
    except pa.ArrowInvalid as error:
        raise Refused(_OPEN_QUOTE.format(row=rows + 1, found=_LONG_LINE)) from error
    return pa.Table.from_batches(batches, reader.schema)


def _refuse_swallowed(table: pa.Table, ragged: RaggedRows) -> None:
    """Raises Refused when one cell holds many lines."""
    for column in table.columns:
        breaks = compute.count_substring(column, "\n")
        most = compute.max(breaks).as_py() or 0
        if most > _SWALLOWED:
            row = compute.index(breaks, most).as_py() + 1
            raise Refused(_OPEN_QUOTE.format(row=row, found=f"one cell holds {most + 1:,} lines"))
    if ragged.most_breaks > _SWALLOWED:
        found = f"one row holds {ragged.most_breaks + 1:,} lines"
        raise Refused(_OPEN_QUOTE.format(row=ragged.broken_row, found=found))
