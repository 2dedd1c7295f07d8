"""A view is what an exhibit shows of a reader's selection.

The rows of a view are settled once. Figure, table, CSV, alt text and source line are read off them, and
shared by all selections that lead to the same rows: most clicks change the rows of few exhibits.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import count
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from components.model import numbers
from components.model.exhibit import Exhibit
from components.model.labels import hues
from components.model.memoize import kept
from components.model.rows import COUNTED, base, base_hues, base_in_words, chosen, picks
from components.model.selection import EVERYTHING, Selection
from data.geographies import beyond
from data.sources import Source, sources

if TYPE_CHECKING:
    import plotly.graph_objects as go

FEW = 2
# How many views are kept, and of how many different rows; docs/performance.md has their size.
VIEWS, CONTENTS = 4096, 2048


@dataclass(frozen=True, eq=False)
class Content:
    """Which rows of an exhibit's `base` are shown, with what was made of them.

    Its number tells it from every other content.
    """

    keeps: np.ndarray
    made: dict[str, object] = field(default_factory=dict)
    number: int = field(default_factory=count().__next__)

    def of(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Those of all rows that are shown, as a copy: views leave weak references behind at every block."""
        return rows.copy() if self.keeps.all() else rows[self.keeps]


@dataclass(frozen=True, eq=False)
class View:
    """The rows of one exhibit for one selection, settled."""

    exhibit: Exhibit
    selection: Selection
    content: Content

    @property
    @kept
    def rows(self) -> pd.DataFrame:
        """The rows that the selection shows, numbered as in `base`."""
        return self.content.of(base(self.exhibit))

    @property
    def count(self) -> int:
        """How many rows the selection shows."""
        return int(np.count_nonzero(self.content.keeps))

    @property
    def all_rows(self) -> pd.DataFrame:
        """The rows before any selection. Raises UnreadableTable."""
        return base(self.exhibit)

    @property
    def empty(self) -> bool:
        """Whether the selection leaves nothing."""
        return not self.content.keeps.any()

    @property
    @kept
    def shown(self) -> pd.DataFrame:
        """The rows with codes, and `figure`, `years` and `beyond` as text."""
        shown = self.content.of(base_in_words(self.exhibit))
        regions = self.selection.geography
        reach = [beyond(str(code), regions) for code in self.rows["geography"]] if regions else ""
        return shown.assign(beyond=pd.Series(reach, index=shown.index, dtype="str"))

    @property
    @kept
    def drawn(self) -> pd.DataFrame:
        """The rows that the chart draws: all, or those of the first names of the category."""
        most = self.exhibit.most
        if not most:
            return self.rows
        names = self.rows[self.exhibit.category]
        return self.rows[names.isin(names.drop_duplicates().iloc[:most])]

    @property
    @kept
    def sources(self) -> tuple[Source, ...]:
        """The sources of the rows, in the order of their first row."""
        return tuple(sources()[code] for code in numbers.unique(self.rows["source"]))

    @property
    @kept
    def years(self) -> str:
        """The years that the rows are about."""
        if self.empty:
            return ""
        return numbers.span(int(self.rows["period_start"].min()), int(self.rows["period_end"].max()))

    @property
    @kept
    def hues(self) -> dict[str, int]:
        """Each name that a colour stands for -> its place in the palette, whatever is filtered."""
        color = self.exhibit.color
        return hues(self.shown[color]) if color and self.exhibit.one else base_hues(self.exhibit)

    @property
    @kept
    def places(self) -> str:
        """The places that the rows are about."""
        names = numbers.unique(self.shown["geography"])
        return numbers.listing(names) if len(names) <= FEW else f"{len(names)} places"

    @property
    @kept
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

    @property
    @kept
    def reaching_beyond(self) -> dict[str, str]:
        """Place shown -> into what else than the chosen regions it reaches."""
        pairs = zip(self.shown["geography"], self.shown["beyond"], strict=True)
        return {place: reach for place, reach in pairs if reach}

    @cached_property
    def unfiltered(self) -> tuple[str, ...]:
        """The dimensions with a choice that cannot pick among these rows."""
        active = self.selection.active
        names = (name for name in active if name in self.all_rows or name == "year")
        return tuple(name for name in names if not picks(self.exhibit, name))


@lru_cache(maxsize=VIEWS)
def settle(exhibit: Exhibit, selection: Selection = EVERYTHING) -> View:
    """The view of an exhibit for a selection, kept for the next reader. Raises UnreadableTable."""
    keeps = chosen(exhibit, selection)
    return View(exhibit, selection, _content(exhibit, keeps.tobytes(), selection.geography))


@lru_cache(maxsize=CONTENTS)
def _content(exhibit: Exhibit, keeps: bytes, _: tuple[str, ...]) -> Content:
    """The same rows are one content, whatever else was chosen; into what places reach follows the regions."""
    return Content(np.frombuffer(keeps, dtype=bool))


def settled(exhibit: Exhibit, selection: Selection = EVERYTHING) -> View:
    """The view of an exhibit for a selection, kept nowhere: whoever serves strangers keeps their bytes.

    Raises UnreadableTable.
    """
    return View(exhibit, selection, Content(chosen(exhibit, selection)))


@kept
def draw(view: View) -> go.Figure:
    """The figure of a view that has rows and a chart, of the rows that the chart draws; read-only."""
    exhibit = view.exhibit
    assert exhibit.chart, f"{exhibit.slug} is a list, not a chart"
    if not exhibit.most:
        return exhibit.chart(view)
    first = np.isin(np.arange(len(view.content.keeps)), view.drawn.index)
    return exhibit.chart(View(exhibit, view.selection, Content(first)))
