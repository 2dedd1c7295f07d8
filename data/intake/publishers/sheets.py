"""A publisher's file as sheets of text cells, and where in them the header stands."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pandas as pd

from data.intake.publishers.reading import Reading

PREAMBLE = 20
TOLD = 60
# What one cell may tell of several rows; anything else is a figure of one.
_NAMES = re.compile(
    "country|geography|(sub)?region|participant|indicator|code|dimension|category|sex|age|year|unit|source"
)
RATES = re.compile(r"\bper (\d[\d,. ]*\d{3}|1 ?000|million|capita|cent)\b|\bpercent(age)?\b|%|\brates?\b")


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet of a workbook, or the one table of a CSV file.

    `cells` holds every cell as text, blank as "", columns numbered from 0, without a header: what
    is preamble, header and data is for the reader of a format to find. Its index is the number of
    the row in the file, from 0; a reader's sheet may lack rows, so rows are told by the index and not
    by their place. `file_name` is the name under which the file came, for editions that only the name
    tells. `ragged` holds the index of lines that have another number of cells than the table (cut or
    filled in `cells`); `read_file` takes them out and accounts for them before a reader sees the
    sheet. `merged` holds the top, left, bottom and right end of each cell over several. `noticed` is what
    was noticed when the file was opened.
    """

    file_name: str
    name: str
    cells: pd.DataFrame
    ragged: pd.Index = field(default_factory=lambda: pd.Index([], dtype="int64"))
    noticed: tuple[str, ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True)
class Header:
    """The row in which the header stands, the column of each meaning that was found, and further ones."""

    row: int
    columns: Mapping[str, int]
    further: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def words(module: str) -> dict[str, Any]:
    """The headings and words of a publisher, which stand in TOML beside the module that reads them."""
    return tomllib.loads(Path(module).with_suffix(".toml").read_text(encoding="utf-8"))


def code(told: str, codes: Mapping[str, str]) -> str:
    """The code whose pattern the words fit; "" if none does."""
    said = " ".join(told.casefold().split())
    return next((name for name, pattern in codes.items() if re.fullmatch(pattern, said)), "")


def plain(text: str) -> str:
    """A heading without case, blanks and signs other than those of shares: "Iso3_code" -> "iso3code"."""
    return re.sub(r"[^a-z0-9%‰]", "", text.casefold())


def headers(sheet: Sheet, names: Mapping[str, tuple[str, ...]]) -> Iterator[Header]:
    """Each row of the preamble with the meanings that it names.

    `names` maps a meaning to the headings it goes by, compared by `plain`; the first that is there counts,
    if the further ones hold the same.
    """
    for row in range(min(PREAMBLE, len(sheet.cells))):
        headings = [plain(str(cell)) for cell in sheet.cells.iloc[row]]
        places = {
            meaning: [
                *dict.fromkeys(headings.index(plain(head)) for head in heads if plain(head) in headings)
            ]
            for meaning, heads in names.items()
        }
        further = {meaning: tuple(columns[1:]) for meaning, columns in places.items() if columns[1:]}
        yield Header(row, {meaning: columns[0] for meaning, columns in places.items() if columns}, further)


def spread(sheet: Sheet, header: Header) -> Sheet:
    """The sheet without merged cells: a name or a year holds for each row, a number for none of them."""
    of_names = {place for meaning, place in header.columns.items() if _NAMES.fullmatch(meaning)}
    first, cells = int(sheet.cells.index[0]), sheet.cells.copy() if sheet.merged else sheet.cells
    for top, left, bottom, right in sheet.merged:
        rows = slice(top - first, bottom - first + 1)
        if not header.row < rows.start < len(cells) or left >= cells.shape[1]:
            continue
        text = str(cells.iat[rows.start, left])
        if left in of_names:
            cells.iloc[rows, left] = text
        elif re.search(r"\d", text):
            for column in range(left, min(right + 1, cells.shape[1])):
                cells.iloc[rows, column] = f"{text} (one cell in place of several)"
    return replace(sheet, cells=cells)


def _lacking(header: Header, required: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(need for need in required if header.columns.keys().isdisjoint(need.split("|")))


@dataclass(frozen=True)
class Format:
    """A publisher's format: how it is recognised in a sheet, and read.

    `headings` are those of each meaning, the publisher's own first; `doubt` says why a sheet that has the
    `required` ones is not this publisher's table, as the end of "but ..."; "" where it is. `beside`: the
    reader itself sees when cells stand one column beside their headings; for others a sheet with more or
    fewer headings than cells is refused.
    """

    dataset: str
    title: str
    headings: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]
    read: Callable[[Sheet, Header], Reading]
    doubt: Callable[[Sheet, Header], str] = lambda sheet, header: ""
    beside: bool = False

    def header(self, sheet: Sheet) -> Header | None:
        """The first row that names every required meaning, whatever is below it.

        "geography|country" requires one of the two.
        """
        rows = headers(sheet, self.headings)
        return next((header for header in rows if not _lacking(header, self.required)), None)

    def lacking(self, sheet: Sheet) -> tuple[str, ...]:
        """The publisher's headings that are missing in the row that has most of the required ones."""
        found = (_lacking(header, self.required) for header in headers(sheet, self.headings))
        fewest = min(found, key=len, default=self.required)
        return tuple(self.headings[need.split("|")[-1]][0] for need in fewest)


def printable(text: str) -> str:
    """A text without control characters, so that a file cannot speak to a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def told(cell: str) -> str:
    """A cell of a file as it may stand in a message: printable, short."""
    text = printable(cell).strip()
    return text if len(text) <= TOLD else text[: TOLD - 1] + "…"


def listed(names: Sequence[str], most: int) -> str:
    """The first names in quotation marks, and how many more there are."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(f'"{told(name)}"' for name in names[:most]) + more
