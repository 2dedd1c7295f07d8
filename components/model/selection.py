"""What the reader chose, apart from any widget."""

from collections.abc import Collection
from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np
import pandas as pd

from components.model.numbers import span
from data.geographies import selectable, shown
from data.tables import among, vocabulary

FIRST_YEAR, LAST_YEAR = 1995, 2026
PLACES, NAME = ("geography", "origin"), "name"
YEAR = "year"


def _called(name: str) -> Any:
    """A dimension and what its filter is called; the codes are those of the first column of its name."""
    return field(default=(), metadata={NAME: name})


@dataclass(frozen=True)
class Selection:
    """Chosen codes by dimension, and a range of years; an empty choice keeps everything."""

    geography: tuple[str, ...] = _called("Region")
    origin: tuple[str, ...] = _called("Origin")
    form: tuple[str, ...] = _called("Form of exploitation")
    sex: tuple[str, ...] = _called("Sex")
    age: tuple[str, ...] = _called("Age")
    kind: tuple[str, ...] = _called("Kind of figure")
    publisher: tuple[str, ...] = _called("Publisher")
    document: tuple[str, ...] = _called("Document")
    verdict: tuple[str, ...] = _called("Verdict")
    first_year: int | None = None
    last_year: int | None = None

    @property
    def years(self) -> tuple[int, int] | None:
        """The range of years in order, an open end as far as any reach, or None where none was chosen."""
        if self.first_year is None and self.last_year is None:
            return None
        first, last = self.first_year or FIRST_YEAR, self.last_year or LAST_YEAR
        return min(first, last), max(first, last)

    def chosen(self, dimension: str) -> tuple[str, ...]:
        """The codes chosen for a dimension."""
        codes: tuple[str, ...] = getattr(self, dimension)
        return codes

    @property
    def active(self) -> tuple[str, ...]:
        """The dimensions that hold a choice, "year" among them."""
        chosen = tuple(name for name in (*PLACES, *DIMENSIONS) if self.chosen(name))
        return (*chosen, YEAR) if self.years else chosen


EVERYTHING = Selection()
CALLED = {item.name: str(item.metadata[NAME]) for item in fields(Selection) if NAME in item.metadata}
NAMES = CALLED | {YEAR: "Year"}
DIMENSIONS = tuple(name for name in CALLED if name not in PLACES)


def only(selection: Selection, dimensions: Collection[str]) -> Selection:
    """What a selection chooses of some dimensions, "year" among them, and nothing else."""
    left_out: dict[str, Any] = {name: () for name in selection.active if name not in dimensions}
    if left_out.pop(YEAR, None) is not None:
        left_out |= {"first_year": None, "last_year": None}
    return replace(selection, **left_out) if left_out else selection


def about(selection: Selection, dimension: str, *codes: str) -> Selection:
    """The years of a selection for some places, "geography" or "origin"; no place without a code."""
    places = {dimension: codes} if any(codes) else {}
    return Selection(**places, first_year=selection.first_year, last_year=selection.last_year)


def options(dimension: str) -> dict[str, str]:
    """Code -> name of everything that a reader can choose, the same on every page."""
    return selectable() if dimension in PLACES else vocabulary(dimension)


def words(selection: Selection, dimension: str) -> str:
    """The choice for one dimension, in words; an origin is called so beside a place, which it can be too."""
    if dimension == YEAR:
        first, last = selection.first_year, selection.last_year
        return span(*sorted((first, last)) if first and last else (first, last))
    names = options(dimension)
    called = "origin " if dimension == "origin" and selection.geography else ""
    return called + ", ".join(names.get(code, code) for code in selection.chosen(dimension))


def applies(dimension: str, rows: pd.DataFrame) -> bool:
    """Whether a choice can pick among these rows: places and years always, others if rows differ.

    Rows published for both sexes together are not hidden by a choice of sex; the exhibit says so.
    """
    if dimension in ("geography", YEAR):
        return True
    return dimension in rows and (dimension in PLACES or rows[dimension].nunique() > 1)


def keep(rows: pd.DataFrame, selection: Selection, dimension: str) -> np.ndarray:
    """For each row whether the choice for one dimension shows it; periods when they overlap the years."""
    if dimension == YEAR:
        first, last = selection.years or (FIRST_YEAR, LAST_YEAR)
        starts, ends = (rows[name].to_numpy(dtype="int64") for name in ("period_start", "period_end"))
        return (starts <= last) & (ends >= first)
    codes = selection.chosen(dimension)
    return among(rows[dimension], shown(codes) if dimension in PLACES else codes)
