"""The questions to case records as SQL, and DuckDB's answers as exact counts, before anything is hidden.

How many cases have which codes is asked by whole numbers only.
A several-valued attribute is asked for as a pattern, a number that says which of its codes hold (1, 2, 4 …
added up). A row counts for one case, or in a tally for as many as it says. No value is put into SQL by us.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from data.cases.cell_suppression import Numbers
from data.cases.records import ATTRIBUTES, EQUAL_RECORDS, YEAR, Attribute

CASES, TABLE = "cases", "case_records"
LAST_YEAR = 9999
Codes = tuple[str, ...]
Question = tuple[str, list[str | int]]  # SQL, and the values for its question marks


@dataclass(frozen=True)
class Choice:
    """Years from and to, both included, and the chosen codes of attributes; hashable.

    Within an attribute any of the codes will do, and every attribute has to fit. A case whose year
    or attribute is not known fits only where nothing is chosen of it.
    """

    first_year: int | None = None
    last_year: int | None = None
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def codes(self, name: str) -> tuple[str, ...]:
        """The chosen codes of an attribute; empty where any will do."""
        return dict(self.chosen).get(name, ())

    def also(self, name: str, codes: Iterable[str]) -> "Choice":
        """The choice with these codes of an attribute instead of those it had; none: any will do."""
        kept = {**dict(self.chosen), name: tuple(sorted(set(codes)))}
        return replace(self, chosen=tuple(sorted(item for item in kept.items() if item[1])))


def present(columns: Collection[str], attribute: Attribute) -> tuple[str, ...]:
    """The codes of a several-valued attribute of which the records have a column."""
    return tuple(code for code in attribute.codes if attribute.column(code) in columns)


def question(columns: Collection[str], choice: Choice, *attributes: Attribute) -> Question:
    """Cases that fit a choice by the codes or patterns of attributes; a missing code is a row of its own."""
    keys = ", ".join(_key(columns, attribute) for attribute in attributes)
    count = f"sum({EQUAL_RECORDS})" if EQUAL_RECORDS in columns else "count(*)"
    conditions = list(_conditions(columns, choice))
    where = f" WHERE {' AND '.join(told for told, _ in conditions)}" if conditions else ""
    sql = f"SELECT {keys}, {count} AS {CASES} FROM {TABLE}{where} GROUP BY ALL"  # noqa: S608 - names of ours
    return sql, [value for _, values in conditions for value in values]


def _key(columns: Collection[str], attribute: Attribute) -> str:
    if not attribute.several:
        return attribute.name
    codes = enumerate(present(columns, attribute))
    return " + ".join(f"if({attribute.column(code)}, {1 << place}, 0)" for place, code in codes)


def _conditions(columns: Collection[str], choice: Choice) -> Iterator[tuple[str, list[str | int]]]:
    for name, codes in choice.chosen:
        attribute = ATTRIBUTES[name]
        if attribute.several:
            flags = [attribute.column(code) for code in codes if code in present(columns, attribute)]
            yield f"({' OR '.join(flags) or 'false'})", []
        else:
            # What records can hold at all: no text has a zero character, or half of one.
            texts = [
                code for code in codes if "\0" not in code and code == code.encode(errors="ignore").decode()
            ]
            yield f"{name} IN ({', '.join('?' * len(texts))})" if texts else "false", [*texts]
    for year, compared in ((choice.first_year, ">="), (choice.last_year, "<=")):
        if year is not None:  # or the nearest one that can be compared with
            yield f"{YEAR.name} {compared} ?", [max(-LAST_YEAR, min(year, LAST_YEAR))]


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
        # 2015.0, as DuckDB gives a year that may be missing, is 2015.
        texts = [str(int(value) if isinstance(value, float | int | np.number) else value) for value in found]
        ranks = {code: rank for rank, code in enumerate(attribute.codes)}
        codes = tuple(sorted(set(texts), key=lambda code: (ranks.get(code, len(ranks)), code)))
        members = np.array([[text == code for text in texts] for code in codes], dtype=np.int64)
        members = members.reshape(len(codes), len(texts))
    return _Side(keys, codes, np.pad(members, ((0, 0), (0, 1))))
