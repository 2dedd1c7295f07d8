"""Questions to case records: asked where the records are, answered with small tables.

A case record tells of one assisted person; records are no random sample of victims. Every answer
has passed `data.cases.thresholds`: a hidden figure is missing and marked. Shares are percent of the
cases for which the attribute is known, never of all.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.cases import questions
from data.cases.cell_suppression import Mask
from data.cases.questions import Choice, Counts, Listed
from data.cases.records import MEANS, MEANS_GROUP, Attribute
from data.cases.sources import Cases
from data.cases.thresholds import CrossTable, Hidden, hide, pooled, threshold

EVERY = Choice()
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


def shares(cases: Cases, attribute: Attribute, choice: Choice = EVERY) -> Answer:
    """Cases by the codes of one attribute.

    Rows: code, cases, share (percent of the known), hidden. A case may count for several codes of
    a several-valued attribute; shares then add up to more than 100. LookupError where the edition
    does not hold the attribute.
    """
    return listed(_listed(cases, attribute, choice), threshold())


def cross(cases: Cases, row: Attribute, column: Attribute, choice: Choice = EVERY) -> Answer:
    """Cases by two attributes, for which both are known, with margins.

    Rows: row, column, cases, share (percent of the row's known), known and total (of the row: with
    both known; with that code), hidden. The margins have the code "total". LookupError where the
    edition does not hold an attribute; ValueError for an attribute by itself or by its own groups.
    """
    if row.name == column.name or {row.name, column.name} == {MEANS.name, MEANS_GROUP.name}:
        raise ValueError(f"{row.title} and {column.title} say the same; choose two different attributes.")
    counts = questions.crossed(_asked(cases, choice, row, column), row, column, cases.kinds)
    return crossed(counts, (row, column), choice, threshold())


def choices(cases: Cases, attribute: Attribute) -> tuple[str, ...]:
    """The codes that occur in as many cases as the threshold asks for, in their order."""
    found = _listed(cases, attribute, EVERY)
    enough = found.cases >= threshold()
    return tuple(code for code, shown in zip(found.codes, enough, strict=True) if shown)


def _listed(cases: Cases, attribute: Attribute, choice: Choice) -> Listed:
    return questions.listed(_asked(cases, choice, attribute), attribute, cases.kinds)


def _asked(cases: Cases, choice: Choice, *attributes: Attribute) -> pd.DataFrame:
    for attribute in attributes:
        if not cases.holds(attribute):
            raise LookupError(f"These records do not hold: {attribute.title}.")
    return cases.ask(*questions.question(cases.kinds, choice, *attributes))


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
        known=counts.known,
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
