"""The one way to add figures: sums of rows that may be added, errors for others, what a split leaves."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from data.bounds import total
from data.comparability import PERIOD, POPULATION, bounded, reasons, tells_people_apart
from data.geographies import may_share_people, places
from data.package import Field, Table
from data.tables import labels

SHARE = "per cent"
NOT_STATED = "not_stated"
ROUNDING, FEW, LEAST = 1.1, 3, 0.5  # so many whole numbers, or more, may fall a point short
WHO = (" victims", " identified")  # a note on who all parts are holds for the rest too, none on a figure does


class NotComparable(ValueError):
    """Rows that may not be added; the message is a sentence that says why."""


def checked_sum(rows: pd.DataFrame, table: Table, measure: str, by: Sequence[str] = ()) -> pd.DataFrame:
    """The sum of a measure in each group, as `data.bounds.total` gives it, of rows that may be added.

    Raises NotComparable with a sentence where a group spans two publishers, series, editions or
    concepts, holds a total and its parts, places that may hold the same people, the same figure
    twice, places with different years or both sides of a break, and where the measure is a rate, or
    shares of several wholes. An unknown measure is a KeyError.
    """
    for reason in _hindrances(rows, table, measure, list(by)):
        raise NotComparable(f"Rows of {table.name} cannot be added. {reason}")
    return total(bounded(rows, measure), by)


def _hindrances(rows: pd.DataFrame, table: Table, measure: str, by: list[str]) -> Iterator[str]:
    unit = table.field(measure).unit
    if not table.aspects:
        yield "The table names nothing within which its rows are comparable."
    if unit != SHARE and " per " in f" {unit}":
        yield f"{unit.capitalize()} is a rate."
    group = rows.groupby(by, observed=True, dropna=False).ngroup() if by else pd.Series(0, index=rows.index)
    same = tuple(item for item in table.aspects if item[0] != POPULATION or unit == SHARE)
    yield from reasons(rows, replace(table, aspects=same), by)
    for field in table.fields:
        if field.name in rows and field.name not in by:
            yield from _parts_beside(rows, field, group)
    yield from _uneven_years(rows, table, group)


def _together(some: pd.Series, others: pd.Series, group: pd.Series) -> bool:
    """Whether a group has rows of both."""
    return bool(set(group[some]) & set(group[others]))


def _parts_beside(rows: pd.DataFrame, field: Field, group: pd.Series) -> Iterator[str]:
    """Totals beside what they hold, and places that hold each other."""
    column = rows[field.name]
    for code, parts in field.totals:
        is_total = column.eq(code)
        if _together(is_total, column.isin(parts) if parts else ~is_total, group):
            yield f"{field.title} holds a total ({labels(field).get(code, code)}) beside its parts."
    if field.vocabulary != "geographies":
        return
    codes = [str(code) for code in column.dropna().unique() if code in places()]
    for one in (code for code in codes if places()[code].level != "country"):
        for other in codes:
            if may_share_people(one, other) and _together(column.eq(one), column.eq(other), group):
                yield f"{places()[one].label} and {places()[other].label} may hold the same people."


def _uneven_years(rows: pd.DataFrame, table: Table, group: pd.Series) -> Iterator[str]:
    """Figures of one population whose periods overlap, and places without a figure for one of the years."""
    names = [field.name for field in table.fields if tells_people_apart(field) and field.name in rows]
    cells = rows[[*names, *PERIOD]].assign(group=group)
    cells["cell"] = cells.groupby([*names, "group"], observed=True, dropna=False).ngroup()
    cells = cells.sort_values(["cell", *PERIOD])
    again = cells["cell"].eq(cells["cell"].shift()) & cells["period_start"].le(cells["period_end"].shift())
    if again.any():
        year = int(cells.loc[again, "period_start"].iloc[0])
        yield f"The same population stands twice in {year}."
    cells = rows[["geography", *PERIOD]].assign(group=group).drop_duplicates()
    each = cells.groupby(["group", "geography"], observed=True).size().groupby("group")
    periods = cells.drop_duplicates(["group", *PERIOD]).groupby("group").size()
    if each.min().lt(periods).any():
        yield "Not every place has a figure for each of the years."


def with_remainder(rows: pd.DataFrame, table: Table, whole: str, parts: tuple[str, ...]) -> pd.DataFrame:
    """The rows with one more for each whole whose shares add up to less than 100, but for rounding.

    `whole` names the column that holds a published split together, `parts` the columns that tell
    its parts apart. The added row says how it was computed; nothing is rescaled. Call it on all
    rows, before any filter: what is missing is missing from the publication, not from a choice.
    """
    groups = rows.groupby(whole, observed=True, sort=False)
    completed = [piece for _, group in groups for piece in (group, _rest(group, table, parts))]
    return pd.concat([piece for piece in completed if not piece.empty], ignore_index=True)


def _rest(group: pd.DataFrame, table: Table, parts: tuple[str, ...]) -> pd.DataFrame:
    """One row of what is missing to 100; none where nothing is or where a share is a range."""
    # Not by checked_sum: these are one publisher's own parts of one whole, and its places
    # (Balkans, Former Soviet Union) overlap in our vocabulary where they may not in its split.
    rest = 100 - float(group["share"].sum())
    rounded = len(group) >= FEW and group["share"].astype("float").mod(1).eq(0).all()
    least = ROUNDING if rounded else LEAST
    if group["share"].isna().any() or rest < least or group.duplicated(list(parts)).any():
        return group.iloc[:0]
    how = "100 less " + ", ".join(f"{value:g}" for value in sorted(group["share"], reverse=True))
    row = group.iloc[[0]].copy()
    row[list(parts)] = [NOT_STATED, *["all"] * (len(parts) - 1)]
    row["share"] = round(rest, 1)
    alike = {re.split("[;.,]", str(note))[0] for note in group["note"].fillna("")}
    counted = f"{alike.pop()}. " if len(alike) == 1 < len(group) and min(alike).endswith(WHO) else ""
    row["note"] = f"{counted}Derived: {how}."
    if "derived" in table.names:
        row["derived"] = how
    return row
