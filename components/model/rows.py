"""Every row of an exhibit before any selection, and which of them a selection shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from components.model import labels
from components.model.exhibit import Exhibit
from components.model.labels import hues, in_words, words_of
from components.model.selection import DIMENSIONS, EVERYTHING, PLACES, YEAR, Selection, applies, keep, only
from data.overlay import cached, current
from data.sources import Source, sources
from data.sums import NOT_STATED, with_remainder
from data.tables import read

COUNTED = "reporting_countries"
PARTS = {"origin", "form", "sex"}
# Views pick small handfuls of rows, a sixth quicker so than from Arrow's columns. Files are read without it.
pd.set_option("mode.string_storage", "python")


@dataclass(frozen=True, eq=False)
class EveryRow:
    """The rows of an exhibit before any selection, the missing rest of a whole included.

    `cited` has the source for each code of their column `source`; `state` tells of what is loaded they are;
    `why` why the lines of its views end between two of its rows.
    """

    exhibit: Exhibit
    rows: pd.DataFrame
    cited: Mapping[str, Source] = field(default_factory=sources)
    state: str = field(default_factory=lambda: current().state)
    why: dict[tuple[int, int], str] = field(default_factory=dict, repr=False)

    @cached_property
    def shown(self) -> pd.DataFrame:
        """The rows with codes as words."""
        exhibit = self.exhibit
        return in_words(self.rows, exhibit.resource, exhibit.measure, exhibit.named)

    @cached_property
    def not_stated(self) -> np.ndarray:
        """Which rows are of a part of a whole that nobody stated."""
        parts = self.shown.reindex(columns=["origin", "form", "person"])
        return parts.isin([labels.NOT_STATED]).any(axis=1).to_numpy(dtype=bool)

    @cached_property
    def hues(self) -> dict[str, int]:
        """Each name that a colour stands for -> its place in the palette, whatever is filtered."""
        return hues(self.shown[self.exhibit.color]) if self.exhibit.color else {}

    @cached_property
    def picking(self) -> frozenset[str]:
        """The dimensions, "year" among them, of which a choice can pick among these rows."""
        names = {name for name in (*PLACES, *DIMENSIONS, YEAR) if applies(name, self.rows)}
        exhibit = self.exhibit
        never = {YEAR: exhibit.every_year, exhibit.one: exhibit.among}
        return frozenset(name for name in names if not never.get(name))


@cached(maxsize=256)  # there are fewer exhibits than that
def every_row(exhibit: Exhibit) -> EveryRow:
    """The rows of an exhibit, read and ordered once. Raises UnreadableTable."""
    if exhibit.computed:
        return EveryRow(exhibit, exhibit.computed(EVERYTHING))
    rows = read(exhibit.resource)
    for column, codes in exhibit.where.items():
        rows = rows[rows[column].isin(codes)]
    if exhibit.first_hand:
        seen = [name for name in ("source", "cite_source") if name in rows]
        known = rows[seen].map(lambda code: pd.isna(code) or sources()[str(code)].first_hand)
        rows = rows[known.all(axis=1)]
    if exhibit.measure == COUNTED and {"low", "high"} <= set(rows):
        unknown = pd.Series(pd.NA, index=rows.index, dtype="Float64")
        rows = rows.assign(low=unknown, high=unknown)  # what the table has bounds the persons
    if exhibit.whole:
        part = exhibit.color or exhibit.category
        parts = ("sex", "age") if part == "person" else (part,)
        rows = with_remainder(rows, exhibit.resource, exhibit.whole, parts)
    return EveryRow(exhibit, _ordered(rows, exhibit))


@cached(maxsize=256)
def worked_out(exhibit: Exhibit, selection: Selection) -> EveryRow:
    """The rows that an exhibit works out of a selection. Raises UnreadableTable."""
    return EveryRow(exhibit, exhibit.computed(selection)) if exhibit.computed else every_row(exhibit)


def _ordered(rows: pd.DataFrame, exhibit: Exhibit) -> pd.DataFrame:
    """By panel, then as declared; places by the vocabulary, which is region and alphabet."""
    columns = [name for name in exhibit.sorted_by if name in rows]
    if exhibit.ranked:
        if exhibit.category in rows:  # by name, for those of one size
            names = words_of(rows[exhibit.category], exhibit.resource.field(exhibit.category))
            rows = rows.loc[names.sort_values(kind="stable").index]
        amount = rows[exhibit.measure].fillna(rows["high"]) if "high" in rows else rows[exhibit.measure]
        rows = rows.loc[amount.sort_values(ascending=False, kind="stable").index]
        rest = rows[list(PARTS & set(rows))].isin([NOT_STATED]).any(axis=1)
        rows = pd.concat([rows[~rest], rows[rest]])
    if columns:
        rows = rows.sort_values(columns, kind="stable")
    return rows.reset_index(drop=True)


def picked(exhibit: Exhibit, selection: Selection) -> Selection:
    """What of a selection can pick among the rows of an exhibit. Raises UnreadableTable."""
    return only(selection, every_row(exhibit).picking)


@cached(maxsize=2048)  # choices come from strangers: 30 MB if all are of the longest exhibit
def chosen(exhibit: Exhibit, selection: Selection) -> np.ndarray:
    """For each row of an exhibit whether a selection, as `picked`, shows it. Raises UnreadableTable."""
    rows = every_row(exhibit).rows
    shown = np.ones(len(rows), dtype=bool)
    for dimension in selection.active:
        if exhibit.exact and dimension == exhibit.one:
            shown &= rows[dimension].isin(selection.chosen(dimension)).to_numpy()
        else:
            shown &= keep(rows, selection, dimension)
    return shown
