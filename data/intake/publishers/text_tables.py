"""Tables of text: values between commas, semicolons, tabs or bars, as sheets of text cells.

Lines that have another number of cells than the table are kept and named in `Sheet.ragged`, so that
one of them neither ends the reading nor is lost. Empty lines are no rows and are not counted.
"""

import io
from collections.abc import Callable

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv
from pyarrow import compute

from data.intake.publishers import limits
from data.intake.publishers.delimiters import Dialect
from data.intake.publishers.encodings import Encoding, Opener, Utf8
from data.intake.publishers.ragged_rows import RaggedRows
from data.intake.publishers.reading import Refused
from data.intake.publishers.sheets import Sheet

_SWALLOWED = 30  # line breaks in a cell from which they are no text but lines of the table
_OPEN_QUOTE = (
    "A table with one row a line was expected, but near row {row:,} {found}, perhaps because a quotation "
    "mark is opened there and not closed."
)
_LONG_LINE = f"a line is longer than {limits.MOST_LINE // limits.MEGABYTE} MB"
_CUT_OFF = "The last row has fewer cells than the others: the file may have been cut off."


def read_table(opener: Opener, encoding: Encoding, dialect: Dialect, file_name: str, name: str) -> Sheet:
    """The one table of a text, every cell as text, ragged lines named. Raises Refused."""
    stream = Utf8(opener, encoding.codec)
    ragged = RaggedRows(dialect)
    table = _table(stream, dialect, ragged)
    rows = table.num_rows + len(ragged.numbers)
    if stream.lines > rows + _SWALLOWED:
        _refuse_swallowed(table, ragged)
    cells = _cells(table, ragged)
    cut = (_CUT_OFF,) if ragged.last_short == rows - 1 else ()
    return Sheet(file_name, name, cells, ragged.wrong, (*encoding.noticed, *stream.noticed, *cut))


def _table(stream: Utf8, dialect: Dialect, ragged: Callable[[arrow_csv.InvalidRow], str]) -> pa.Table:
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
                check_utf8=False, column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
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


def _cells(table: pa.Table, ragged: RaggedRows) -> pd.DataFrame:
    """All lines in their order, numbered from 0."""
    cells: pd.DataFrame = table.to_pandas()
    cells.columns = pd.RangeIndex(table.num_columns)
    if not ragged.numbers:
        return cells
    even = np.ones(table.num_rows + len(ragged.numbers), dtype=bool)
    even[ragged.numbers] = False
    cells.index = np.flatnonzero(even)
    widened = cells.reindex(columns=pd.RangeIndex(ragged.width), fill_value="")
    return pd.concat([widened, ragged.frame()]).sort_index()


def _refuse_swallowed(table: pa.Table, ragged: RaggedRows) -> None:
    """Raises Refused when one cell holds many lines."""
    for column in table.columns:
        breaks = compute.count_substring(column, "\n")
        most = compute.max(breaks).as_py() or 0
        if most > _SWALLOWED:
            row = compute.index(breaks, most).as_py() + 1
            raise Refused(_OPEN_QUOTE.format(row=row, found=f"one cell holds {most + 1:,} lines"))
    if ragged.most_breaks > _SWALLOWED:
        raise Refused(
            _OPEN_QUOTE.format(row=ragged.broken_row, found=f"one row holds {ragged.most_breaks + 1:,} lines")
        )
