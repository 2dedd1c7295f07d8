"""Ragged rows: lines that have another number of cells than their table."""

from typing import Any

import pandas as pd

from data.intake.publishers.delimiters import Dialect, split

_KEPT = 1_000  # lines of which the cells are kept; of others only that they were there
_LONG = 10_000  # letters of a line that are kept


class RaggedRows:
    """Collects such lines while a table is read; called by the reader with each."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self.width = dialect.width
        self._cells: list[list[str]] = []
        self._harmless: set[int] = set()
        self.numbers: list[int] = []
        self.last_short = -1
        self.most_breaks, self.broken_row = 0, 0

    def __call__(self, line: Any) -> str:
        """Keeps a line (pyarrow.csv.InvalidRow) and lets the reader go on; must not raise."""
        number = line.number - 1
        self.numbers.append(number)
        breaks = line.text.count("\n")
        if breaks > self.most_breaks:
            self.most_breaks, self.broken_row = breaks, line.number
        if line.actual_columns < line.expected_columns:
            self.last_short = number
        if len(self.numbers) <= _KEPT:
            self._keep(number, split(line.text[:_LONG], self._dialect.delimiter))
        return "skip"

    def _keep(self, number: int, cells: list[str]) -> None:
        width = self._dialect.width
        if len(cells) > width and not any(cells[width:]):
            self._harmless.add(number)  # only blank cells more: a line that ends in delimiters
        elif len(cells) > width and number == len(self.numbers) - 1:
            # Before any even line: one heading more than cells, as with terms of use before the others.
            self.width = width + 1
        self._cells.append(cells)

    @property
    def wrong(self) -> pd.Index:
        """The numbers of the lines whose cells cannot be told apart with certainty."""
        return pd.Index([number for number in self.numbers if number not in self._harmless], dtype="int64")

    def frame(self) -> pd.DataFrame:
        """The lines cut or filled to the width of the table; blank where they were not kept."""
        blank = [""] * self.width
        rows = [(cells + blank)[: self.width] for cells in self._cells]
        rows += [blank] * (len(self.numbers) - len(rows))
        return pd.DataFrame(rows, index=self.numbers, columns=range(self.width), dtype="str")
