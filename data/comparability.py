"""Which rows may stand on one line and in one change, and why others may not; sums are in `data.sums`.

What must be the same is declared by each table (`comparableWithin`, `totals` in the descriptor) and by
the table of breaks; docs/decisions/0009 tells how.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.breaks import breaks, touched
from data.package import Field, Table
from data.tables import labels

POPULATION = "population"
SINCE = "since"
FEW = 4
PERIOD = ["period_start", "period_end"]
HAPPENED = "large reporters (a tenth of the sum or more) began, stopped or counted anew"
SAME = "Look at the same countries every year."


@dataclass(frozen=True)
class Change:
    """From the first figure to the last, in per cent; a range where a figure is one."""

    low: float
    high: float


@dataclass(frozen=True)
class Withheld:
    """No change is given, and why, in sentences for the reader."""

    reason: str


def lines(rows: pd.DataFrame, table: Table) -> np.ndarray:
    """The number of the line that each row stands on: those that agree in what the table compares within."""
    return _numbered(rows, [name for name in table.comparable_within if name in rows])


def segments(rows: pd.DataFrame, every_line: np.ndarray) -> pd.Series:
    """The number of the piece of a line that each row stands on; a line may join one piece only.

    `every_line` tells the line of each row, as `lines` does. A piece ends with its line, at a break, at a
    year without a row, and around a figure of several years. Rows have an index without repeats.
    """
    every_start, every_end = (rows[name].to_numpy(dtype="int64") for name in PERIOD)
    order = np.lexsort((every_end, every_start, every_line))
    line, start, end = every_line[order], every_start[order], every_end[order]
    several = start != end
    begins = several | np.concatenate([[True], line[1:] != line[:-1]])[: len(rows)]
    begins[1:] |= (start[1:] > end[:-1] + 1) | several[:-1]
    for item in breaks():
        crossing = np.flatnonzero((start[1:] >= item.year) & (start[:-1] < item.year)) + 1
        if len(crossing):  # most breaks are crossed by no row; telling whom one concerns costs more
            begins[crossing] |= touched(rows, item)[order[crossing]]
    return pd.Series(begins.cumsum(), index=rows.index[order], name="segment").reindex(rows.index)


def _codes(column: pd.Series) -> np.ndarray:
    """A number for each value, -1 where it is missing."""
    if isinstance(column.array, pd.Categorical):
        return column.array.codes.astype("int64")
    return pd.factorize(column)[0].astype("int64")


def _numbered(rows: pd.DataFrame, names: Iterable[str]) -> np.ndarray:
    """For each row the number of its group by some columns, in the order of their first rows."""
    found = np.zeros(len(rows), dtype="int64")
    for name in names:
        codes = _codes(rows[name])
        if (codes == codes[:1]).all():
            continue
        _, found = np.unique(found * (codes.max(initial=0) + 2) + codes + 1, return_inverse=True)
    return pd.factorize(found)[0].astype("int64")


def reasons(rows: pd.DataFrame, table: Table, by: Sequence[str] = ()) -> tuple[str, ...]:
    """Why not all rows of a line stand together, in sentences for the reader; empty where they may.

    `by` names the columns that tell lines apart. A gap of years is seen and is not told.
    """
    line = _numbered(rows, by)
    return tuple(dict.fromkeys((*_unlike_in(rows, table, line), *_broken_in(rows, line))))


def _unlike_in(rows: pd.DataFrame, table: Table, line: np.ndarray) -> Iterator[str]:
    """For each line the columns in which its rows differ though they should not."""
    for aspect, names in table.aspects:
        for name in (name for name in names if name in rows):
            codes = _codes(rows[name])
            if (codes == codes[:1]).all():
                continue
            pairs = np.unique(line * (codes.max() + 2) + codes + 1)
            numbers, values = np.unique(pairs // (codes.max() + 2), return_counts=True)
            unlike = [line == number for number in numbers[values > 1]]
            if name == SINCE and len(unlike) > 1:
                yield _began_anew(rows, unlike, table)
            else:
                yield from (differing(rows[name][at], table.field(name), aspect) for at in unlike)


def _began_anew(rows: pd.DataFrame, held: list[np.ndarray], table: Table) -> str:
    """Where the sums of several lines start anew, by place, or for all of them where a place has several."""
    since, of = rows[SINCE].to_numpy(dtype="int64"), rows.get("geography")
    anew = [np.unique(since[at])[1:].tolist() for at in held]
    places = [""] if of is None else [str(of.array[at.argmax()]) for at in held]
    if len(set(places)) < len(held):
        years = _years(sorted({year for of in anew for year in of}))
        return f"{HAPPENED.capitalize()} in {years}. They are not the same for each line. {SAME}"
    names = labels(table.field("geography"))
    found = [f"{names.get(code, code)} in {_years(of)}" for code, of in zip(places, anew, strict=True)]
    more = [f"and {len(found) - FEW} more places"] if len(found) > FEW + 1 else found[FEW:]
    told = "; ".join([*found[:FEW], *more])
    return f"{HAPPENED.capitalize()}. Lines end there: {told}. {SAME}"


def _years(years: Sequence[int]) -> str:
    """2009, 2012 and 2015; of many only how many."""
    if len(years) > FEW:
        return f"{len(years)} years"
    *all_but_last, last = map(str, years)
    return f"{', '.join(all_but_last)} and {last}" if all_but_last else last


def _broken_in(rows: pd.DataFrame, line: np.ndarray) -> Iterator[str]:
    """The breaks that a line crosses."""
    start = rows["period_start"].to_numpy(dtype="int64")
    first = np.full(line.max(initial=-1) + 1, np.iinfo("int64").max)
    last = np.zeros_like(first)
    np.minimum.at(first, line, start)
    np.maximum.at(last, line, start)
    for item in breaks():
        crossing = (first < item.year) & (item.year <= last)
        if crossing.any() and crossing[line[touched(rows, item) & (start >= item.year)]].any():
            yield item.sentence


def differing(column: pd.Series, field: Field, aspect: str) -> str:
    """Why rows stand apart: "Not the same counting rule (series): A; B."."""
    if field.name != SINCE:
        words, codes = labels(field), column.drop_duplicates().astype("object")
        found = ["not stated" if pd.isna(code) else words.get(str(code), str(code)) for code in codes]
        title = field.title.lower()
        return f"Not the same {aspect}{f' ({title})' * (title != aspect)}: {'; '.join(found)}."
    # The years in which the sums of a line start anew; the note of each says for which country.
    first, *others = sorted({int(year) for year in column})
    if len(others) > FEW:
        return f"In {_years(others)} since {first} {HAPPENED}. Look at the same countries every year."
    return f"In {_years(others)} {HAPPENED}. Do not compare years before with years from then on."


def tells_people_apart(field: Field) -> bool:
    """Whether a column names places, or holds totals beside their parts (form, sex, age)."""
    return field.vocabulary == "geographies" or bool(field.totals)


def change(first: pd.DataFrame, last: pd.DataFrame, table: Table, measure: str) -> Change | Withheld:
    """The change between two figures (frames of one row) of one line, or why there is none."""
    both = pd.concat([first, last])
    other = [field.name for field in table.fields if tells_people_apart(field)]
    asked = (name for name in other if name in both and name not in table.comparable_within)
    unlike = [name for name in asked if both[name].nunique(dropna=False) > 1]
    told = [*reasons(both, table), *(differing(both[name], table.field(name), POPULATION) for name in unlike)]
    if (both["period_end"] - both["period_start"]).nunique() > 1:
        told.append("The figures are of periods of different length.")
    ends = bounded(both, measure)[["low", "high"]].astype("Float64")
    if ends.isna().any(axis=None):
        told.append("A figure is missing or open at one end.")
    elif not ends["low"].iloc[0]:
        told.append("The first figure is or can be zero.")
    if told:
        return Withheld(" ".join(told))
    (low, high), (later_low, later_high) = ends.to_numpy("float64").tolist()
    return Change((later_low / high - 1) * 100, (later_high / low - 1) * 100)


def bounded(rows: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The rows with low and high filled from the measure where neither bound was published."""
    blank = pd.Series(pd.NA, index=rows.index, dtype="Float64")
    low, high = (rows.get(end, blank).astype("Float64") for end in ("low", "high"))
    exact = rows.get(measure, blank).astype("Float64").where(low.isna() & high.isna())
    return rows.assign(low=low.fillna(exact), high=high.fillna(exact))
