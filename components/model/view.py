"""A view is what an exhibit shows of a reader's selection: its rows, and their pieces.

Both are settled here, once: which rows there are, and which of them may stand on one line. Figure, table,
CSV, alt text, sentences and source line are read off them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, cached_property

import numpy as np
import pandas as pd

from components.model import pieces, rows
from components.model.exhibit import YEARS, Exhibit
from components.model.labels import hues
from components.model.numbers import unique
from components.model.pieces import Ending, Piece
from components.model.rows import EveryRow
from components.model.selection import EVERYTHING, Selection, words
from data.comparability import Change, Withheld
from data.geographies import beyond
from data.package import VERSION
from data.sources import Source

TOGETHER = 6  # places that have a colour of their own in one panel


@dataclass(frozen=True, eq=False)
class View:
    """The rows of one exhibit for one selection; `keeps` tells for each of every row whether it is shown.

    What is read off the rows stays with the view: one that lives longer than its page must not be read.
    """

    every: EveryRow
    selection: Selection
    keeps: np.ndarray

    @property
    def exhibit(self) -> Exhibit:
        """What is shown."""
        return self.every.exhibit

    @property
    def key(self) -> tuple[str, str, str]:
        """What everything that is drawn of the rows depends on: data, slug, which rows, and chosen places."""
        exhibit, chosen = self.exhibit, self.selection
        places = "" if exhibit.varies else np.packbits(self.keeps).tobytes().hex()
        told = chosen if exhibit.varies else (chosen.geography, chosen.origin)
        return f"{VERSION}{self.every.state}", exhibit.slug, f"{told}{places}"

    @property
    def citations(self) -> dict[str, str]:
        """How each source of the exhibit is cited."""
        return {code: source.citation for code, source in self.every.cited.items()}

    @property
    def file_stem(self) -> str:
        """The slug and the active filters, for the name of a file: eu-registered_europe_2017-to-2023."""
        parts = [self.exhibit.slug, *(words(self.selection, name) for name in self.selection.active)]
        clean = (re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in parts)
        return "_".join(clean)[:120].rstrip("-_")

    @property
    def count(self) -> int:
        """How many rows the selection shows."""
        return int(np.count_nonzero(self.keeps))

    @property
    def empty(self) -> bool:
        """Whether the selection leaves nothing."""
        return not self.keeps.any()

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The rows that the selection shows, numbered as in `every.rows`."""
        return self.every.rows[self.keeps]

    @cached_property
    def shown(self) -> pd.DataFrame:
        """The rows with codes as words, and `figure`, `years` and `beyond` as text."""
        shown = self.every.shown[self.keeps]
        regions = self.selection.geography
        reach = [beyond(str(code), regions) for code in self.rows["geography"]] if regions else ""
        shown["beyond"] = pd.Series(reach, index=shown.index, dtype="str")
        return shown

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Which rows may stand on one line."""
        return pieces.pieces(self.exhibit, self.rows, self.shown)

    @property
    def piece_numbers(self) -> list[int]:
        """The number of the piece on which each row stands."""
        numbers = {place: number for number, piece in enumerate(self.pieces) for place in piece.rows}
        return [numbers[place] for place in range(len(self.rows))]

    @cached_property
    def breaks(self) -> tuple[str, ...]:
        """Why lines over the years end where they do, whatever draws them; among all of those chosen."""
        exhibit, rows = self.exhibit, self.rows
        if exhibit.among:
            return pieces.breaks(exhibit, rows[rows[exhibit.one].isin(self.selection.chosen(exhibit.one))])
        return pieces.breaks(exhibit, rows, self.endings)

    @cached_property
    def endings(self) -> tuple[Ending, ...]:
        """Where lines end though the next year has a figure; the reasons are the first of the breaks."""
        return pieces.endings(self.exhibit, self.rows, self.pieces, self.every.why)

    @cached_property
    def last_change(self) -> tuple[str, Change | Withheld] | None:
        """The last two years and the change between them, or why there is none; None for several series."""
        return pieces.last_change(self.exhibit, self.rows)

    @property
    def drawn(self) -> View:
        """The view of what the chart draws: all, or the rows of the first names of the category.

        Of several chosen places these are the first names of each in turn: those of one would fill it.
        """
        exhibit, most = self.exhibit, self.exhibit.most
        if not most:
            return self
        names = self.rows[exhibit.category]
        in_turn = self.rows.groupby(exhibit.one, observed=True).cumcount() if exhibit.one else self.rows.index
        ranked = names.loc[pd.Series(in_turn, names.index).sort_values(kind="stable").index]
        first = names[names.isin(ranked.drop_duplicates().iloc[:most])]
        return replace(self, keeps=np.isin(np.arange(len(self.keeps)), first.index))

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the rows, in the order of their first row."""
        return tuple(self.every.cited[code] for code in unique(self.rows["source"]))

    @property
    def not_stated(self) -> pd.Series[bool]:
        """Which rows are of a part of a whole that nobody stated."""
        return pd.Series(self.every.not_stated[self.keeps], index=self.rows.index)

    @property
    def hues(self) -> dict[str, int]:
        """Each name that a colour stands for -> its place in the palette, whatever is filtered."""
        one_place = self.exhibit.color and self.exhibit.one
        return hues(self.shown[self.exhibit.color]) if one_place else self.every.hues

    @property
    def reaching_beyond(self) -> dict[str, str]:
        """Place shown -> into what else than the chosen regions it reaches."""
        pairs = zip(self.shown["geography"].tolist(), self.shown["beyond"].tolist(), strict=True)
        return {place: reach for place, reach in pairs if reach}

    @property
    def unfiltered(self) -> tuple[str, ...]:
        """The dimensions with a choice that cannot pick among these rows, of which they may know nothing."""
        set_apart = {self.exhibit.one} if self.exhibit.among else set()
        return tuple(name for name in self.selection.active if name not in {*set_apart, *self.every.picking})


@cache
def _apart(exhibit: Exhibit) -> Exhibit:
    """The same with a panel for each place, which has no more colours."""
    return replace(exhibit, panel=exhibit.one, color="")


def settle(exhibit: Exhibit, selection: Selection = EVERYTHING) -> View:
    """The view of an exhibit for a selection; empty where a place must be chosen and is not.

    Raises UnreadableTable.
    """
    if exhibit.varies:
        of_choice = rows.worked_out(exhibit, selection)
        return View(of_choice, selection, np.ones(len(of_choice.rows), dtype=bool))
    places = selection.chosen(exhibit.one) if exhibit.one else ()
    if len(places) > 1 and exhibit.one not in (exhibit.panel, exhibit.color):
        # It would draw two countries as one. Rows without a chart would else stand in an order of their own.
        exhibit = replace(exhibit, chart=None, order=exhibit.sorted_by)
    lines = exhibit.category == YEARS and not exhibit.among
    if lines and len(places) > TOGETHER and exhibit.color == exhibit.one:
        exhibit = _apart(exhibit)
    every, keeps = rows.every_row(exhibit), rows.chosen(exhibit, rows.picked(exhibit, selection))
    there = every.rows[exhibit.one].isin(places).any() if exhibit.among else bool(places)
    if exhibit.one and not there and not (exhibit.among and exhibit.exact):
        keeps = np.zeros_like(keeps)
    return View(every, selection, keeps)
