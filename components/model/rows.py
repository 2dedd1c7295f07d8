"""Every row of an exhibit before any selection, and which of them a selection keeps."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from components.model.labels import hues, in_words
from components.model.selection import Selection, applies, keep, only
from data.remainder import NOT_STATED, with_remainder
from data.tables import read

if TYPE_CHECKING:
    from components.model.exhibit import Exhibit

COUNTED = "reporting_countries"
PARTS = {"origin", "form", "sex"}


@lru_cache(maxsize=256)
def base(exhibit: Exhibit) -> pd.DataFrame:
    """Every row of the exhibit before any selection, the missing rest of a whole included.

    Raises UnreadableTable.
    """
    rows = read(exhibit.resource)
    for column, codes in exhibit.where.items():
        rows = rows[rows[column].isin(codes)]
    if exhibit.measure == COUNTED and {"low", "high"} <= set(rows):
        unknown = pd.Series(pd.NA, index=rows.index, dtype="Float64")
        rows = rows.assign(low=unknown, high=unknown)  # what the table has bounds the persons
    if exhibit.whole:
        part = exhibit.color or exhibit.category
        parts = ("sex", "age") if part == "person" else (part,)
        rows = with_remainder(rows, exhibit.resource, exhibit.whole, parts)
    return _ordered(rows, exhibit)


@lru_cache(maxsize=256)
def base_in_words(exhibit: Exhibit) -> pd.DataFrame:
    """The rows of `base` with codes as words. Raises UnreadableTable."""
    return in_words(base(exhibit), exhibit.resource, exhibit.measure, exhibit.named)


def _ordered(rows: pd.DataFrame, exhibit: Exhibit) -> pd.DataFrame:
    """By panel, then as declared; places by the vocabulary, which is region and alphabet."""
    columns = [name for name in (exhibit.panel, *exhibit.order) if name in rows]
    if exhibit.ranked:
        amount = rows[exhibit.measure].fillna(rows["high"]) if "high" in rows else rows[exhibit.measure]
        rows = rows.loc[amount.sort_values(ascending=False, kind="stable").index]
        rest = rows[list(PARTS & set(rows))].isin([NOT_STATED]).any(axis=1)
        rows = pd.concat([rows[~rest], rows[rest]])
    if columns:
        rows = rows.sort_values(columns, kind="stable")
    return rows.reset_index(drop=True)


@lru_cache(maxsize=2048)
def picks(exhibit: Exhibit, dimension: str) -> bool:
    """Whether a choice of a dimension can pick among the rows of an exhibit. Raises UnreadableTable."""
    if dimension == "year" and exhibit.every_year:
        return False
    return applies(dimension, base(exhibit))


def chosen(exhibit: Exhibit, selection: Selection) -> np.ndarray:
    """For each row of `base` whether a selection keeps it. Raises UnreadableTable.

    Each choice is looked up once: a click changes one of them and leaves the others.
    """
    found = np.ones(len(base(exhibit)), dtype=bool)
    if exhibit.one and len(selection.chosen(exhibit.one)) != 1:
        return ~found
    for dimension in selection.active:
        if picks(exhibit, dimension):
            found &= chosen_by(exhibit, dimension, only(selection, dimension))
    return found


@lru_cache(maxsize=4096)  # choices come from strangers
def chosen_by(exhibit: Exhibit, dimension: str, choice: Selection) -> np.ndarray:
    """For each row of `base` whether the choice of one dimension keeps it. Raises UnreadableTable."""
    return keep(_columns(exhibit), choice, dimension)


@lru_cache(maxsize=256)
def _columns(exhibit: Exhibit) -> dict[str, pd.Series]:
    """The columns of `base`, once: each new one leaves a weak reference behind at the rows."""
    rows = base(exhibit)
    return {str(name): rows[name] for name in rows}


@lru_cache(maxsize=256)
def base_hues(exhibit: Exhibit) -> dict[str, int]:
    """Each name that a colour of an exhibit stands for -> its place in the palette, whatever is filtered.

    Raises UnreadableTable.
    """
    return hues(base_in_words(exhibit)[exhibit.color]) if exhibit.color else {}
