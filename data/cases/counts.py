"""The engines' answers as cross-tables of exact counts, before anything is hidden."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.cases.cell_suppression import Numbers
from data.cases.questions import CASES, KNOWN, PATTERN
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
    column_totals: Numbers
    known: int
    total: int

    @property
    def turned(self) -> "Counts":
        """Rows as columns, columns as rows."""
        return Counts(
            *(self.column_codes, self.row_codes, self.cells.T, self.columns, self.rows),
            *(self.column_totals, self.row_totals, self.known, self.total),
        )


def as_code(value: object) -> str:
    """A code as text: 2015.0, as an engine gives a year that may be missing, is 2015."""
    return str(int(value)) if isinstance(value, float | int | np.number) else str(value)


def in_order(values: Iterable[object], attribute: Attribute) -> Codes:
    """The codes by the vocabulary where there is one, the rest by the alphabet; none twice or missing."""
    ranks = {code: rank for rank, code in enumerate(attribute.codes)}
    codes = {as_code(value) for value in pd.Series(list(values), dtype="object").dropna()}
    return tuple(sorted(codes, key=lambda code: (ranks.get(code, len(ranks)), code)))


def one_by_code(answer: pd.DataFrame, attribute: Attribute) -> Listed:
    """From cases by one single attribute."""
    codes = in_order(answer[attribute.name], attribute)
    places, cases = _places(answer[attribute.name], codes), numbers(answer[CASES])
    found = np.zeros(len(codes) + 1, dtype=np.int64)
    np.add.at(found, places, cases)
    return Listed(codes, found[:-1], int(found[:-1].sum()), int(found.sum()))


def one_by_flag(answer: pd.DataFrame, attribute: Attribute, codes: Codes) -> Listed:
    """From the flags of a several-valued attribute."""
    found = {name: int(numbers(answer[name]).sum()) for name in answer.columns}
    cases = np.array([found[attribute.column(code)] for code in codes], dtype=np.int64)
    return Listed(codes, cases, found[KNOWN], found[CASES])


def by_codes(answer: pd.DataFrame, row: Attribute, column: Attribute) -> Counts:
    """From cases by two single attributes."""
    row_codes, column_codes = in_order(answer[row.name], row), in_order(answer[column.name], column)
    down, across = _places(answer[row.name], row_codes), _places(answer[column.name], column_codes)
    grid = np.zeros((len(row_codes) + 1, len(column_codes) + 1), dtype=np.int64)
    np.add.at(grid, (down, across), numbers(answer[CASES]))
    sums = grid[:, :-1]
    members = np.eye(len(row_codes), len(row_codes) + 1, dtype=np.int64)
    return _counts((row_codes, column_codes), members, sums, sums.sum(axis=1), grid.sum(axis=1))


def by_flags(answer: pd.DataFrame, row: Attribute, column: Attribute, codes: Codes) -> Counts:
    """From the flags of a several-valued attribute by a single one."""
    row_codes = in_order(answer[row.name], row)
    places = _places(answer[row.name], row_codes)
    members = (places == np.arange(len(row_codes))[:, None]).astype(np.int64)
    return _by_flags(answer, (row_codes, codes), members, column)


def by_patterns(answer: pd.DataFrame, row_codes: Codes, column: Attribute, codes: Codes) -> Counts:
    """From the flags of a several-valued attribute by the patterns of another one."""
    patterns = numbers(answer[PATTERN])
    members = (patterns >> np.arange(len(row_codes))[:, None]) & 1
    return _by_flags(answer, (row_codes, codes), members, column)


def _by_flags(
    answer: pd.DataFrame, codes: tuple[Codes, Codes], members: Numbers, column: Attribute
) -> Counts:
    names = [column.column(code) for code in codes[1]]
    sums = np.stack([numbers(answer[name]) for name in names], axis=1)
    return _counts(codes, members, sums, numbers(answer[KNOWN]), numbers(answer[CASES]))


def _counts(
    codes: tuple[Codes, Codes], members: Numbers, sums: Numbers, known: Numbers, cases: Numbers
) -> Counts:
    """`members` says which rows each key of the answer belongs to; the rest is by key."""
    row_known = members.any(axis=0).astype(np.int64)
    return Counts(
        *codes,
        cells=members @ sums,
        rows=members @ known,
        columns=row_known @ sums,
        row_totals=members @ cases,
        column_totals=sums.sum(axis=0),
        known=int(row_known @ known),
        total=int(cases.sum()),
    )


def numbers(column: "pd.Series[int]") -> Numbers:
    """Counts as integers; engines answer with a missing sum where there is no record."""
    found: Numbers = pd.to_numeric(column).fillna(0).to_numpy(dtype=np.int64)
    return found


def _places(column: "pd.Series[str]", codes: Codes) -> Numbers:
    """The place of each code; a missing one is in the place after the last."""
    places = {code: place for place, code in enumerate(codes)}
    found = [len(codes) if pd.isna(code) else places[as_code(code)] for code in column]
    return np.array(found, dtype=np.int64)
