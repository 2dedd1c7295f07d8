"""Which rows of a file are read and which are set aside, for what reason; and its edition."""

import re
from calendar import month_abbr
from collections.abc import Callable, Iterable, Mapping
from datetime import date

import pandas as pd

from data.clock import plausible, today
from data.intake.publishers.reading import SetAside
from data.intake.publishers.sheets import Header, Sheet, listed, told
from data.package import RELEASED

EXAMPLES = 3
NAMED, _FEW = 10, 2
AGAIN = "a second row for the same country and year, or two that differ"
TO_COME = "a year that is still to come"

_MONTHS = [name.casefold() for name in month_abbr if name]
# How days are written, and which parts of that are year, month and day.
_DAYS = {
    r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)": (1, 2, 3),
    r"(?<!\d)(0?[1-9]|[12]\d|3[01])[/.](0?[1-9]|1[0-2])[/.]((?:19|20)\d\d)(?!\d)": (3, 2, 1),
    r"(?<!\d)(0?[1-9]|1[0-2])/(1[3-9]|2\d|3[01])/((?:19|20)\d\d)(?!\d)": (3, 1, 2),
    r"(?<!\d)(0?[1-9]|[12]\d|3[01])\.?[-_ ]"
    rf"({'|'.join(_MONTHS)})[a-z]*[-_,. ]+((?:19|20)\d\d)(?!\d)": (3, 2, 1),
    rf"(?<![a-z])({'|'.join(_MONTHS)})[a-z]*\.? (0?[1-9]|[12]\d|3[01]),? ((?:19|20)\d\d)(?!\d)": (3, 1, 2),
}


def body(sheet: Sheet, header: Header) -> pd.DataFrame:
    """The rows below the header: one column of trimmed text for each meaning that was found."""
    below = sheet.cells.iloc[header.row + 1 :]
    return pd.DataFrame({name: below[place].str.strip() for name, place in header.columns.items()})


def above(sheet: Sheet, header: Header) -> str:
    """What stands above the header, beginning with the name of the sheet."""
    return " ".join([sheet.name, *sheet.cells.iloc[: header.row].to_numpy().ravel().tolist()])


def notes(sheet: Sheet, header: Header) -> str:
    """What stands below the header in lines of one or two cells."""
    below = sheet.cells.iloc[header.row + 1 :]
    few = below.apply(lambda column: column.str.strip() != "").sum(axis="columns") <= _FEW
    return " ".join(below[few].to_numpy().ravel().tolist())


def mapped(texts: "pd.Series[str]", function: Callable[[str], str]) -> "pd.Series[str]":
    """A function of each distinct text."""
    return texts.map({text: function(text) for text in texts.unique()}).astype("str")


def sort_rows(
    rows: pd.DataFrame, verdicts: Mapping[str, "pd.Series[bool]"], figures: pd.DataFrame | None = None
) -> tuple["pd.Series[bool]", tuple[SetAside, ...]]:
    """Which rows are read, and those that are not by the first reason that holds for them.

    Of `figures` (keys, and last their values) without a verdict, copies and those that differ are not.
    """
    if figures is not None:
        verdicts = {**verdicts, AGAIN: _again(figures, verdicts)}
    left = pd.Series(True, index=rows.index)
    set_aside = []
    for reason, wrong in verdicts.items():
        if (hit := wrong & left).any():
            set_aside.append(SetAside(reason, int(hit.sum()), examples(rows[hit])))
        left &= ~hit
    return left, tuple(set_aside)


def _again(figures: pd.DataFrame, verdicts: Mapping[str, "pd.Series[bool]"]) -> "pd.Series[bool]":
    left = ~pd.concat(verdicts, axis="columns").any(axis="columns")
    rows, (*key, value) = figures[left], figures.columns
    several = rows.groupby(key)[value].transform("nunique").gt(1)
    left[left] = (rows.duplicated() | several).to_numpy()
    return left


def years(texts: "pd.Series[str]") -> "pd.Series[int]":
    """Years from 1980 to 2099 as Int16; missing for everything else."""
    return texts.str.extract(r"^((?:19[89]|20\d)\d)(?:\.0+)?$", expand=False).astype("Int16")


def last_day() -> date:
    """The last day that a figure can be of: today, or where the clock cannot be right that of the release."""
    day = today()
    return day if plausible(day) else date.fromisoformat(RELEASED)


def to_come(years: "pd.Series[int]") -> "pd.Series[bool]":
    """The years that no figure can be of yet."""
    return years.gt(last_day().year).fillna(False).astype("bool")


def examples(rows: pd.DataFrame) -> tuple[str, ...]:
    """The first few rows as "row 12: …", counted from 1; blank cells and rows are left out."""
    first = ((label, list(filter(str.strip, cells))) for label, *cells in rows.head(EXAMPLES).itertuples())
    return tuple(f"row {label + 1}: {told(', '.join(cells))}" for label, cells in first if cells)


def stated_edition(sheet: Sheet, header: Header, years: Iterable[int]) -> str:
    """The day of the edition: as the lines above the header say, else the file's name, else its years."""
    known = sorted(set(years))
    unstated = f"not stated; figures {known[0]} to {known[-1]}" if known else "not stated"
    return day(above(sheet, header)) or day(sheet.file_name) or unstated


def day(text: str) -> str:
    """The first day in a text as ISO: "14/04/2025", "14 April 2025" -> "2025-04-14"; "" for none.

    The day stands before the month, unless it is above 12 and stands behind it.
    """
    for pattern, order in _DAYS.items():
        if match := re.search(pattern, text, re.IGNORECASE):
            year, month, day = match.group(*order)
            number = month if month.isdigit() else str(_MONTHS.index(month.casefold()) + 1)
            return f"{year}-{number:0>2}-{day:0>2}"
    return ""


def unused(sheet: Sheet, header: Header, also: Iterable[int] = ()) -> tuple[str, ...]:
    """A sentence on columns that nothing asks for; empty if there are none. `also` are read too."""
    used = {*header.columns.values(), *also}
    heads = sheet.cells.iloc[header.row]
    names = [head for place, head in enumerate(heads) if place not in used and head.strip()]
    return (f"Columns that were not read: {listed(names, NAMED)}.",) if names else ()
