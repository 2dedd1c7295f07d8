"""Hiding of small groups, and of further groups that would give the small ones away.

What is promised, and what is not: `docs/decisions/0020-small-groups.md`.
"""

import os
import re
from dataclasses import dataclass, replace

import numpy as np

from data.cases.cell_suppression import FAR, Mask, Numbers, Place, suppressed

SETTING, USUAL, LEAST = "CASES_THRESHOLD", 10, 3


class UnusableThreshold(ValueError):
    """A setting that would not hide anything; the message says what is allowed."""


def threshold() -> int:
    """The number of cases under which a group is hidden: CASES_THRESHOLD, 10 unless told.

    Under 3 a hidden group could hold one case only, so that hiding it would tell its size:
    UnusableThreshold then, and for what is no whole number.
    """
    told = os.environ.get(SETTING, "").strip() or str(USUAL)
    if not re.fullmatch("[0-9]{1,9}", told) or int(told) < LEAST:
        allowed = f"a whole number of at least {LEAST} and at most nine digits"
        raise UnusableThreshold(f"The setting {SETTING} has to be {allowed}.")
    return int(told)


@dataclass(frozen=True, eq=False)
class CrossTable:
    """Cases by row and column, of those for which both are known, with the margins that are shown.

    `cells` has shape (rows, columns), `rows` and `columns` are its margins. Where cases may be in
    several columns (`columns_overlap`) a row's margin is less than the sum of its cells; likewise
    for rows. Where both are so, two sets that are together larger than all `known` cases have some in common.
    `given_columns` are the columns of which each case is in at least one, because only
    such cases were asked for; likewise `given_rows`.
    """

    cells: Numbers
    rows: Numbers
    columns: Numbers
    columns_overlap: bool = False
    rows_overlap: bool = False
    given_columns: tuple[int, ...] = ()
    given_rows: tuple[int, ...] = ()
    known: int = 0

    @property
    def turned(self) -> "CrossTable":
        """Rows as columns, columns as rows."""
        sums, given = (self.cells.T, self.columns, self.rows), (self.given_rows, self.given_columns)
        return CrossTable(*sums, self.rows_overlap, self.columns_overlap, *given, self.known)


@dataclass(frozen=True, eq=False)
class Hidden:
    """What is hidden of a cross-table: rows and columns with margin and cells, and single cells."""

    rows: Mask
    columns: Mask
    cells: Mask


def pooled(counts: Numbers, least: int, chosen: Mask | None = None) -> Mask | None:
    """Which counts of a list are hidden: those under `least`, and the smallest further ones.

    None of the hidden counts can then be told from the sum of all, nor that it is under `least`.
    Zeros are not hidden. `chosen` are hidden whatever their size. None where that needs more
    cases than there are: nothing of the list can be shown then.
    """
    hidden = (counts > 0) & (counts < least)
    if chosen is not None:
        hidden |= chosen
    # Any of them could reach `least` with at least one case left for each other one, or more are hidden.
    while hidden.any() and (hidden.sum() < 2 or counts[hidden].sum() < least + hidden.sum() - 1):
        left = np.flatnonzero(~hidden & (counts > 0))
        if not left.size:
            return None
        hidden[left[np.argmin(counts[left])]] = True
    return hidden


def hide(table: CrossTable, least: int) -> Hidden | None:
    """What of a cross-table is hidden; None where nothing of it can be shown.

    Rows and columns whose margin is under `least` are hidden as a whole, together with as many
    others as `pooled` needs. In what is left each cell from 1 to `least` - 1 is hidden, with
    further cells that could take over its cases without changing anything shown; a row or column
    in which there are none is hidden as a whole too.
    """
    rows, columns = pooled(table.rows, least), pooled(table.columns, least)
    while rows is not None and columns is not None:
        cells, failed = _hidden_cells(table, rows, columns, least)
        if failed is None:
            return Hidden(rows, columns, cells | rows[:, None] | columns)
        rows, columns = _without(table, rows, columns, failed, least)
    return None


def _hidden_cells(table: CrossTable, rows: Mask, columns: Mask, least: int) -> tuple[Mask, Place | None]:
    """The cells hidden in rows and columns that are shown; or the place for which no partner was found."""
    # The shown rows and columns, then as one each all hidden ones, whose sums follow from what is shown.
    down, across = _grouping(rows), _grouping(columns)
    merged = replace(
        table,
        cells=down @ table.cells @ across.T,
        rows=down @ table.rows,
        columns=across @ table.columns,
        given_rows=_places(down, table.given_rows),
        given_columns=_places(across, table.given_columns),
    )
    # Margins of rows and of columns that are no sums bound the cells too.
    (low, high), turned = _by_rows(merged, int(columns.sum())), _by_rows(merged.turned, int(rows.sum()))
    low, high = np.maximum(low, turned[0].T), np.minimum(high, turned[1].T)
    free = np.zeros(merged.cells.shape, dtype=bool)
    free[-1:, :] |= rows.any()
    free[:, -1:] |= columns.any()
    both = merged.rows_overlap and merged.columns_overlap
    common = merged.rows[:, None] + merged.columns - merged.known if both else np.ones_like(low)
    low = np.where(free, low, np.maximum(np.maximum(low, common), 1))
    hidden, failed = suppressed(merged.cells, low, high, free, least)
    cells = np.zeros(table.cells.shape, dtype=bool)
    shown = np.ix_(~rows, ~columns)
    cells[shown] = hidden[: int((~rows).sum()), : int((~columns).sum())]
    return cells, failed


def _grouping(hidden: Mask) -> Numbers:
    """A matrix that keeps what is shown and adds up what is hidden, in the last place."""
    kept = np.eye(len(hidden), dtype=np.int64)[~hidden]
    return np.vstack([kept, hidden.astype(np.int64)[None, :]]) if hidden.any() else kept


def _places(grouping: Numbers, members: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(int(place) for place in np.flatnonzero(grouping[:, list(members)].any(axis=1)))


def _by_rows(table: CrossTable, columns: int) -> tuple[Numbers, Numbers]:
    """Between which numbers each cell must stay by the margins of rows, where these are no sums.

    At least what a given column needs when the others have theirs; `columns` is how many hidden ones the
    last column stands for.
    """
    low = np.zeros_like(table.cells)
    if not table.columns_overlap:
        return low, np.full_like(low, FAR)
    wide = np.ones(len(table.columns), dtype=np.int64)
    wide[-1:] = max(1, columns)
    for place in table.given_columns:
        others = table.cells[:, [other for other in table.given_columns if other != place]].sum(axis=1)
        low[:, place] = np.minimum(table.rows - others, table.cells[:, place])
    return np.maximum(low, 0), table.rows[:, None] * wide


def _without(
    table: CrossTable, rows: Mask, columns: Mask, failed: Place, least: int
) -> tuple[Mask | None, Mask | None]:
    """One more row or column hidden as a whole: the smaller of those in which no partner was found."""
    row, column = _place(rows, failed[0]), _place(columns, failed[1])
    if row is None and column is None:
        left = np.flatnonzero(~rows & (table.rows > 0))
        smallest = left[np.argmin(table.rows[left])] if left.size else None
        wider = None if smallest is None else rows | (np.arange(len(rows)) == smallest)
        return None if wider is None else pooled(table.rows, least, wider), columns
    if column is None or (row is not None and table.rows[row] <= table.columns[column]):
        return pooled(table.rows, least, rows | (np.arange(len(rows)) == row)), columns
    return rows, pooled(table.columns, least, columns | (np.arange(len(columns)) == column))


def _place(hidden: Mask, place: int) -> int | None:
    """Where a row of the merged table is in the table; None for the hidden ones taken as one."""
    shown = np.flatnonzero(~hidden)
    return int(shown[place]) if place < len(shown) else None
