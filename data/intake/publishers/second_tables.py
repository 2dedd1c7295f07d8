"""A second table below the first on one sheet: its numbers mean something else, and are not read."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from data.intake.publishers.citizenships import country_code
from data.intake.publishers.reading import SetAside
from data.intake.publishers.sheets import Format, Header, Sheet, plain, told, words
from data.intake.publishers.sorting import examples

HEADED = "below a second line of headings: another table"
TITLED = "below the line “{}”, which may begin another table; if it does not, take the line out"
_PLACES = set(words(__file__)["places"])
_WORD, _OF_ONE = re.compile(r"[^\W\d_]{3,}"), 4  # cells that a row must have for each one of its title


def first_table(form: Format, sheet: Sheet, header: Header) -> tuple[Sheet, tuple[SetAside, ...]]:
    """The sheet up to a second line of headings, or of a title with rows below it; and what comes after."""
    ends = {**dict.fromkeys(_headers(form, sheet, header), HEADED), **dict(_titles(form, sheet, header))}
    if not ends:
        return sheet, ()
    at = sheet.cells.index.get_loc(min(ends))
    after = sheet.cells.iloc[at:]
    aside = SetAside(ends[min(ends)], len(after), examples(after))
    return replace(sheet, cells=sheet.cells.iloc[:at], ragged=sheet.ragged.difference(after.index)), (aside,)


def _headers(form: Format, sheet: Sheet, header: Header) -> Iterator[int]:
    """The rows that name at least two meanings and half of those that the format needs."""
    below = sheet.cells.iloc[header.row + 1 :]
    known = {plain(head): meaning for meaning, heads in form.headings.items() for head in heads}
    least, found = max(2, (len(form.required) + 1) // 2), pd.Series(0, below.index)
    for _, column in below.items():
        if heads := [text for text in column.unique() if plain(text) in known]:
            found += column.isin(heads)
    for row, *cells in below[found >= least].itertuples():
        if len({known.get(plain(cell), "") for cell in cells} - {""}) >= least:
            yield row


def _titles(form: Format, sheet: Sheet, header: Header) -> Iterator[tuple[int, str]]:
    """The rows of one text that is no place's, above others; the rest of a broken line is none."""
    below = sheet.cells.iloc[header.row + 1 :]
    filled = below.apply(lambda column: column.str.strip() != "").sum(axis="columns")
    most = max(1, len(form.required) // _OF_ONE)
    last = filled.index[filled > most].max()
    for row, *cells in below[filled.between(1, most) & (filled.index < last)].itertuples():
        said = [cell.strip() for cell in cells if cell.strip()]
        broken = row in sheet.ragged and row - 1 in sheet.ragged
        if not broken and all(_WORD.search(cell) and not _place(cell) for cell in said):
            yield row, TITLED.format(told(" ".join(said)))


def _place(text: str) -> bool:
    return bool(country_code(text)) or _PLACES.issuperset(re.findall(r"[^\W\d_]+", text.casefold()))
