"""A publisher's file as sheets of text cells, and where in them the header stands."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from data.intake.publishers.reading import Reading

PREAMBLE = 20
TOLD = 60


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet of a workbook, or the one table of a CSV file.

    `cells` holds every cell as text, blank as "", columns numbered from 0, without a header: what
    is preamble, header and data is for the reader of a format to find. Its index is the number of
    the row in the file, from 0; a reader's sheet may lack rows, so rows are told by the index and not
    by their place. `file_name` is the name under which the file came, for editions that only the name
    tells. `ragged` holds the index of lines that have another number of cells than the table (cut or
    filled in `cells`); `read_file` takes them out and accounts for them before a reader sees the
    sheet. `noticed` is what was noticed when the file was opened.
    """

    file_name: str
    name: str
    cells: pd.DataFrame
    ragged: pd.Index = field(default_factory=lambda: pd.Index([], dtype="int64"))
    noticed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Header:
    """The row in which the header stands, and the column of each meaning that was found."""

    row: int
    columns: Mapping[str, int]


@dataclass(frozen=True)
class Format:
    """A publisher's format: how it is recognised in a sheet, and read.

    `beside`: the reader itself sees when cells stand one column beside their headings; for others a
    sheet with more or fewer headings than cells is refused.
    """

    dataset: str
    title: str
    expected: str
    recognise: Callable[[Sheet], Header | None]
    read: Callable[[Sheet, Header], Reading]
    beside: bool = False


def plain(text: str) -> str:
    """A heading without case, blanks and signs: "Iso3_code" -> "iso3code"."""
    return re.sub(r"[^a-z0-9]", "", text.casefold())


def find_header(
    sheet: Sheet, names: Mapping[str, tuple[str, ...]], required: tuple[str, ...]
) -> Header | None:
    """The first row, within the preamble's reach, that names every required meaning.

    `names` maps a meaning to the headings it goes by, compared by `plain`; the first column that
    fits counts. None where no row holds them all.
    """
    for row in range(min(PREAMBLE, len(sheet.cells))):
        headings = [plain(str(cell)) for cell in sheet.cells.iloc[row]]
        places = {
            meaning: [headings.index(plain(head)) for head in heads if plain(head) in headings]
            for meaning, heads in names.items()
        }
        found = {meaning: min(columns) for meaning, columns in places.items() if columns}
        if found.keys() >= set(required):
            return Header(row, found)
    return None


def printable(text: str) -> str:
    """A text without control characters, so that a file cannot speak to a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def told(cell: str) -> str:
    """A cell of a file as it may stand in a message: printable, short."""
    text = printable(cell).strip()
    return text if len(text) <= TOLD else text[: TOLD - 1] + "…"
