"""DuckDB's answers as exact counts by code, before anything is hidden."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.cases.cell_suppression import Numbers
from data.cases.questions import CASES, present
from data.cases.records import Attribute

Codes = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Listed:
    """Cases by the codes of one attribute, exact; `known` have any code, `total` fit the choice."""

    codes: Codes
    cases: Numbers
    known: int
    total: int


@dataclass(frozen=True, eq=False)
class Counts:
    """Cases by two attributes, exact: for this room only, what is shown passes `data.cases.thresholds`.

    `cells`, `rows` and `columns` are of cases for which both are known, so is `known`; `row_totals`
    is of all cases with that code. `total` is of all that fit the choice.
    """

    row_codes: Codes
    column_codes: Codes
    cells: Numbers
    rows: Numbers
    columns: Numbers
    row_totals: Numbers
    known: int
    total: int


@dataclass(frozen=True, eq=False)
class _Side:
    """The number of each row's key in an answer, and which codes each key has; a missing one has none."""

    keys: Numbers
    codes: Codes
    members: Numbers

    @property
    def known(self) -> Numbers:
        """1 for each key that has any code."""
        found: Numbers = np.any(self.members, axis=0).astype(np.int64)
        return found


def as_code(value: object) -> str:
    """A code as text: 2015.0, as DuckDB gives a year that may be missing, is 2015."""
    return str(int(value)) if isinstance(value, float | int | np.number) else str(value)


def in_order(codes: Iterable[str], attribute: Attribute) -> Codes:
    """The codes by the vocabulary where there is one, the rest by the alphabet; none twice."""
    ranks = {code: rank for rank, code in enumerate(attribute.codes)}
    return tuple(sorted(set(codes), key=lambda code: (ranks.get(code, len(ranks)), code)))


def listed(answer: pd.DataFrame, attribute: Attribute, columns: Collection[str]) -> Listed:
    """Cases by one attribute, of the codes that the records have."""
    side, cases = _side(answer.iloc[:, 0], attribute, columns), answer[CASES].to_numpy(dtype=np.int64)
    by_key = np.zeros(side.members.shape[1], dtype=np.int64)
    np.add.at(by_key, side.keys, cases)
    return Listed(side.codes, side.members @ by_key, int(side.known @ by_key), int(cases.sum()))


def crossed(answer: pd.DataFrame, row: Attribute, column: Attribute, columns: Collection[str]) -> Counts:
    """Cases by two attributes, of the codes that the records have."""
    down, across = _side(answer.iloc[:, 0], row, columns), _side(answer.iloc[:, 1], column, columns)
    grid = np.zeros((down.members.shape[1], across.members.shape[1]), dtype=np.int64)
    np.add.at(grid, (down.keys, across.keys), answer[CASES].to_numpy(dtype=np.int64))
    of_rows = down.members @ grid
    return Counts(
        row_codes=down.codes,
        column_codes=across.codes,
        cells=of_rows @ across.members.T,
        rows=of_rows @ across.known,
        columns=down.known @ grid @ across.members.T,
        row_totals=of_rows.sum(axis=1),
        known=int(down.known @ grid @ across.known),
        total=int(grid.sum()),
    )


def _side(values: "pd.Series[str]", attribute: Attribute, columns: Collection[str]) -> _Side:
    """From the codes of a single attribute, or the patterns of a several-valued one."""
    keys, found = pd.factorize(values)  # a missing one is -1: the last
    if attribute.several:
        codes = present(columns, attribute)
        members = found.to_numpy(dtype=np.int64) >> np.arange(len(codes))[:, None] & 1
    else:
        texts = [as_code(value) for value in found]
        codes = in_order(texts, attribute)
        members = np.array([[text == code for text in texts] for code in codes], dtype=np.int64)
        members = members.reshape(len(codes), len(texts))
    return _Side(keys, codes, np.pad(members, ((0, 0), (0, 1))))
