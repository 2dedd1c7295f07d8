"""An exhibit says once what is shown; a view is what it shows of a reader's selection.

The rows of a view are settled once. Figure, table, CSV, alt text and source line are read off them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import count
from typing import TYPE_CHECKING

import pandas as pd

from components import wording
from components.selection import EVERYTHING, Selection, applies, select
from components.words import hues, in_words
from data.geographies import beyond
from data.package import TABLES, Field, Table
from data.remainder import NOT_STATED, with_remainder
from data.sources import Source, sources
from data.tables import read

if TYPE_CHECKING:
    import plotly.graph_objects as go

FEW = 2
# How many views are kept, with all that was worked out of them; docs/performance.md has their size.
VIEWS = 512
COUNTED = "reporting_countries"
PARTS = {"origin", "form", "sex"}


@dataclass(frozen=True, eq=False)
class Exhibit:
    """One chart or list: its slug (anchor, key, file name), title, table and reading note.

    `where` fixes rows of the table; `whole` names the column that holds published splits together,
    for which the missing rest is shown; `category`, `color` and `panel` are the columns drawn as
    names on the axis, as colours and as panels; besides columns of the table they may be `years`,
    `person` (women, girls, men, boys) or `who` (place, form and person together), `who_when`. Without `chart`
    the rows are shown as a list of `columns` under `heads`; with both, as chart and list. `ranked`
    is for the parts of one whole: largest first, what is not stated last. `one` names the dimension
    of which a single place must be chosen: without it there are no rows to show. `lens` names the
    choice of countries under which a sum over countries is shown; without, it always is. `most` is how
    many names of the category are drawn, the first in their order; the table has all. `changes` says
    that the change between the last two years is told. `every_year` says that a row tells of all years of
    a place or of its latest, so that a choice of years cannot pick among them.
    """

    slug: str
    title: str
    table: str
    measure: str
    category: str
    note: str
    chart: Callable[[View], go.Figure] | None = None
    color: str = ""
    panel: str = ""
    whole: str = ""
    columns: tuple[str, ...] = ()
    where: Mapping[str, tuple[str | int, ...]] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    ranked: bool = False
    heads: tuple[str, ...] = ()
    one: str = ""
    lens: str = ""
    most: int = 0
    changes: bool = False
    every_year: bool = False

    @property
    def resource(self) -> Table:
        """The table that the rows come from."""
        return TABLES[self.table]

    @property
    def field(self) -> Field:
        """The measure's column."""
        return self.resource.field(self.measure)


@dataclass(frozen=True, eq=False)
class View:
    """The rows of one exhibit for one selection, settled; its number tells it from every other view."""

    exhibit: Exhibit
    selection: Selection
    rows: pd.DataFrame
    all_rows: pd.DataFrame
    number: int = field(default_factory=count().__next__, init=False)

    @property
    def empty(self) -> bool:
        """Whether the selection leaves nothing."""
        return self.rows.empty

    @cached_property
    def shown(self) -> pd.DataFrame:
        """The rows with codes as words, and `figure`, `years` and `beyond` as text."""
        exhibit = self.exhibit
        if exhibit.one:
            shown = in_words(self.rows, exhibit.resource, exhibit.measure)
        else:
            shown = base_in_words(exhibit).loc[self.rows.index]
        chosen = self.selection.geography
        reach = [beyond(str(code), chosen) for code in self.rows["geography"]] if chosen else ""
        return shown.assign(beyond=pd.Series(reach, index=shown.index, dtype="str"))

    @cached_property
    def drawn(self) -> pd.DataFrame:
        """The rows that the chart draws: all, or those of the first names of the category."""
        most = self.exhibit.most
        if not most:
            return self.rows
        names = self.rows[self.exhibit.category]
        return self.rows[names.isin(names.drop_duplicates().iloc[:most])]

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the rows, in the order of their first row."""
        return tuple(sources()[code] for code in wording.unique(self.rows["source"]))

    @cached_property
    def years(self) -> str:
        """The years that the rows are about."""
        if self.empty:
            return ""
        return wording.span(int(self.rows["period_start"].min()), int(self.rows["period_end"].max()))

    @cached_property
    def hues(self) -> dict[str, int]:
        """Each name that a colour stands for -> its place in the palette, whatever is filtered."""
        color = self.exhibit.color
        rows = self.shown if self.exhibit.one else base_in_words(self.exhibit)
        return hues(rows[color]) if color else {}

    @cached_property
    def places(self) -> str:
        """The places that the rows are about."""
        names = wording.unique(self.shown["geography"])
        return wording.listing(names) if len(names) <= FEW else f"{len(names)} places"

    @cached_property
    def title(self) -> str:
        """Measure, place and time of the rows shown."""
        if self.empty:
            return self.exhibit.title
        return f"{self.exhibit.title}{self._summed_over}: {self.places}, {self.years}"

    @property
    def _summed_over(self) -> str:
        """How many countries the sums hold, where the rows are sums over countries."""
        if COUNTED not in self.rows or self.exhibit.measure == COUNTED or self.rows[COUNTED].isna().all():
            return ""
        fewest, most = int(self.rows[COUNTED].min()), int(self.rows[COUNTED].max())
        number = str(most) if fewest == most else f"{fewest} to {most}"
        same = "the same " if self.exhibit.lens == "constant_panel" else ""
        return f", sum of {same}{number} reporting {'country' if most == 1 else 'countries'}"

    @cached_property
    def unfiltered(self) -> tuple[str, ...]:
        """The dimensions with a choice that cannot pick among these rows."""
        names = (name for name in self.selection.active if name in self.all_rows)
        dimensions = tuple(name for name in names if not applies(name, self.all_rows))
        years = self.exhibit.every_year and self.selection.years
        return (*dimensions, "year") if years else dimensions

    @cached_property
    def reaching_beyond(self) -> dict[str, str]:
        """Place shown -> into what else than the chosen regions it reaches."""
        pairs = zip(self.shown["geography"], self.shown["beyond"], strict=True)
        return {place: reach for place, reach in pairs if reach}


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
    return in_words(base(exhibit), exhibit.resource, exhibit.measure)


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


@lru_cache(maxsize=VIEWS)
def settle(exhibit: Exhibit, selection: Selection = EVERYTHING) -> View:
    """The view of an exhibit for a selection, kept for the next reader. Raises UnreadableTable."""
    return settled(exhibit, selection)


def settled(exhibit: Exhibit, selection: Selection = EVERYTHING) -> View:
    """The view of an exhibit for a selection, kept nowhere: whoever serves strangers keeps their bytes.

    Raises UnreadableTable.
    """
    rows = base(exhibit)
    picking = replace(selection, first_year=None, last_year=None) if exhibit.every_year else selection
    chosen = select(rows, picking)
    if exhibit.one and len(selection.chosen(exhibit.one)) != 1:
        chosen = chosen.iloc[:0]
    return View(exhibit, selection, chosen, rows)


def draw(view: View) -> go.Figure:
    """The figure of a view that has rows and a chart; treat it as read-only.

    It is drawn once for the same rows, whichever selection led to them.
    """
    return _figure(view.exhibit, tuple(view.drawn.index))


@lru_cache(maxsize=VIEWS // 2)
def _figure(exhibit: Exhibit, places: tuple[int, ...]) -> go.Figure:
    assert exhibit.chart, f"{exhibit.slug} is a list, not a chart"
    rows = base(exhibit)
    return exhibit.chart(View(exhibit, EVERYTHING, rows.loc[list(places)], rows))
