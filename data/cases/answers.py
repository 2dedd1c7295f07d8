"""Exact counts as the tables that are shown: small groups hidden, shares of known values."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.cases.cell_suppression import Mask
from data.cases.questions import Choice, Counts, Listed
from data.cases.records import Attribute
from data.cases.thresholds import CrossTable, Hidden, hide, pooled

TOTAL = "total"
Pair = tuple[Attribute, Attribute]
TYPES = {"cases": "Int64", "share": "Float64", "known": "Int64", "total": "Int64", "hidden": "bool"}


@dataclass(frozen=True, eq=False)
class Answer:
    """A small table, with the cases that fit the choice and those of them that it is about.

    `known` are the cases for which every attribute asked for is known. Both are None where hidden.
    No rows though a total: there are too few cases to show any part of it.
    """

    rows: pd.DataFrame
    known: int | None
    total: int | None


def listed(found: Listed, least: int) -> Answer:
    """Cases and shares by code; rows: code, cases, share, hidden."""
    hidden = None if 0 < found.known < least else pooled(found.cases, least)
    if hidden is None:
        return _too_few(["code", "cases", "share", "hidden"], found.total, least)
    rows = pd.DataFrame({"code": pd.array(list(found.codes), dtype="str")})
    rows["cases"] = _unless(found.cases, hidden)
    rows["share"] = _percent(rows["cases"], found.known)
    rows["hidden"] = hidden
    return Answer(rows, found.known, found.total)


def crossed(counts: Counts, attributes: Pair, choice: Choice, least: int) -> Answer:
    """Cells and margins; rows: row, column, cases, share, known, total, hidden."""
    hidden = None if 0 < counts.known < least else _hidden(counts, attributes, choice, least)
    if hidden is None:
        return _too_few(["row", "column", *TYPES], counts.total, least)
    return Answer(_gridded(counts, hidden, least), counts.known, counts.total)


def _hidden(counts: Counts, attributes: Pair, choice: Choice, least: int) -> Hidden | None:
    """The same for a table and for the table with rows as columns, which may be seen as well."""
    row, column = attributes
    table = CrossTable(
        cells=counts.cells,
        rows=counts.rows,
        columns=counts.columns,
        rows_overlap=row.several,
        columns_overlap=column.several,
        given_rows=_given(counts.row_codes, row, choice),
        given_columns=_given(counts.column_codes, column, choice),
    )
    if row.name < column.name:
        return hide(table, least)
    turned = hide(table.turned, least)
    return turned and Hidden(turned.columns, turned.rows, turned.cells.T)


def _too_few(columns: list[str], total: int, least: int) -> Answer:
    rows = pd.DataFrame({name: pd.Series(dtype=TYPES.get(name, "str")) for name in columns})
    return Answer(rows, None, None if 0 < total < least else total)


def _given(codes: tuple[str, ...], attribute: Attribute, choice: Choice) -> tuple[int, ...]:
    asked = choice.codes(attribute.name)
    return tuple(place for place, code in enumerate(codes) if code in asked)


def _gridded(counts: Counts, hidden: Hidden, least: int) -> pd.DataFrame:
    """Every cell, the margin of each row and column, and the cases known in all, a row each."""
    grid = np.block([[counts.cells, counts.rows[:, None]], [counts.columns, np.array([counts.known])]])
    masks = np.block([[hidden.cells, hidden.rows[:, None]], [hidden.columns, np.array([False])]])
    down, across = (*counts.row_codes, TOTAL), (*counts.column_codes, TOTAL)
    known = _unless(grid[:, -1], masks[:, -1])
    totals = np.append(counts.row_totals, counts.total)
    # A row of which nothing is known may still be of a small group: its total is hidden then.
    total = _unless(totals, masks[:, -1] | ((totals > 0) & (totals < least)))
    rows = pd.DataFrame(
        {"row": np.repeat(down, len(across)), "column": np.tile(across, len(down))}, dtype="str"
    )
    rows["cases"] = _unless(grid.ravel(), masks.ravel())
    rows["known"], rows["total"] = (item.repeat(len(across)) for item in (known, total))
    rows["share"] = _percent(rows["cases"], rows["known"])
    rows["hidden"] = masks.ravel()
    return rows[["row", "column", *TYPES]]


def _unless(figures: NDArray[np.int64], hidden: Mask) -> "pd.arrays.IntegerArray":
    return pd.arrays.IntegerArray(figures.astype(np.int64), hidden.copy())


def _percent(part: "pd.Series[int]", whole: "pd.Series[int] | int") -> "pd.Series[float]":
    """Percent; missing where the part is hidden or nothing is known."""
    known = pd.Series(whole, index=part.index, dtype="Int64")
    return (100 * part.astype("Float64") / known.where(known > 0)).astype("Float64")
