"""The exhibits that hold a figure of the same value as a number that a reader typed."""

from collections.abc import Iterator
from functools import lru_cache

import pandas as pd

from components.exhibits.site import PAGES
from components.model.exhibit import Exhibit
from components.model.rows import every_row
from components.search.entries import Entry
from components.search.famous import LEAST_NAMED, unit_of
from components.search.quantities import NotANumber, Quantity, read_number
from data.package import TABLES
from data.tables import UnreadableTable, read

LENS = "all_reporters"


def same_figures(text: str) -> tuple[Entry, ...]:
    """Exhibits with a row of this value, each with the place and years of its first such row.

    Small numbers without a unit are left out: they are everywhere. So are exhibits of one chosen country.
    """
    try:
        asked = read_number(text)[0]
    except NotANumber:
        return ()
    if asked.ratio or (asked.value < LEAST_NAMED and not asked.unit):
        return ()
    entries: dict[str, Entry] = {}
    for entry in _entries(asked):
        entries.setdefault(entry.anchor, entry)
    return tuple(entries.values())


def _entries(asked: Quantity) -> Iterator[Entry]:
    for page in PAGES[1:]:
        for exhibit in page.exhibits:
            if _fits(exhibit, asked) and (row := _row(exhibit, asked.value)):
                yield Entry("Figure", exhibit.title, f"{row}; page {page.title}", page.path, exhibit.slug)


def _fits(exhibit: Exhibit, asked: Quantity) -> bool:
    """Whether the exhibit is of many countries, and its figures have the unit asked for."""
    if exhibit.one or exhibit.lens not in ("", LENS) or exhibit.field.type not in ("integer", "number"):
        return False
    return not asked.unit or asked.unit == unit_of(exhibit.field.unit)


def _row(exhibit: Exhibit, value: float) -> str:
    """The place and years of the first row with this value; "" where there is none."""
    try:
        if not _anywhere(exhibit.table, exhibit.measure, value):
            return ""  # what follows is dear when nobody has looked at the exhibit yet
        every = every_row(exhibit)
        rows = every.shown[_equal(every.rows[exhibit.measure], value)]
    except UnreadableTable:
        return ""
    return "" if rows.empty else f"{rows['geography'].iloc[0]}, {rows['years'].iloc[0]}"


@lru_cache(maxsize=1024)  # several exhibits ask the same column
def _anywhere(table: str, measure: str, value: float) -> bool:
    return bool(_equal(read(TABLES[table])[measure], value).any())


def _equal(figures: pd.Series, value: float) -> pd.Series:
    return (figures.sub(value).abs() <= value * 1e-9).fillna(False)
