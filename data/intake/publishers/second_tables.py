"""A second table below the first on one sheet: its numbers mean something else, and are not read."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from data.intake.publishers.reading import SetAside
from data.intake.publishers.sheets import Format, Header, Sheet, plain, told, words
from data.intake.publishers.sorting import examples

HEADED = "below a second line of headings: another table"
TITLED = "below the line “{}”, which may begin another table; if it does not, take the line out"
_ANOTHER, _REMARK = (re.compile(words(__file__)[name], re.IGNORECASE) for name in ("another", "remark"))
_OF_ONE, _MOST = 4, 10  # cells that a row must have for each one of its title; words of one


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
    """The rows that name at least two meanings and half of what the format needs; not the same again."""
    below = sheet.cells.iloc[header.row + 1 :]
    below = below[(below != sheet.cells.iloc[header.row]).any(axis="columns")]
    known = {plain(head): meaning for meaning, heads in form.headings.items() for head in heads}
    least, found = max(2, (len(form.required) + 1) // 2), pd.Series(0, below.index)
    for _, column in below.items():
        if heads := [text for text in column.unique() if plain(text) in known]:
            found += column.isin(heads)
    for row, *cells in below[found >= least].itertuples():
        if len({known.get(plain(cell), "") for cell in cells} - {""}) >= least:
            yield row


def _titles(form: Format, sheet: Sheet, header: Header) -> Iterator[tuple[int, str]]:
    """The rows of a text that names another table or measure, between others; no remark, no broken line."""
    below = sheet.cells.iloc[header.row + 1 :]
    filled = below.apply(lambda column: column.str.strip() != "").sum(axis="columns")
    most = max(1, len(form.required) // _OF_ONE)
    full = filled.index[filled > most]
    between = (filled.index > full.min()) & (filled.index < full.max())
    for row, *cells in below[filled.between(1, most) & between].itertuples():
        said = " ".join(cell.strip() for cell in cells if cell.strip())
        broken = row in sheet.ragged and row - 1 in sheet.ragged
        short = len(said.split()) <= _MOST and not _REMARK.search(said)
        if short and not broken and _ANOTHER.search(said):
            yield row, TITLED.format(told(said))
