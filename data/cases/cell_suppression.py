"""Which further cells are hidden, so that a small one could be larger without changing any sum.

Cells that are raised and lowered by turns along a closed path leave every sum of a row and of a
column as it was. If all cells on such a path are hidden, nobody can tell the table from the one
with the cases moved. The cheapest path is found from node to node, a node being a row or a column.

Source: the network method for tables with two dimensions: J. P. Kelly, B. L. Golden, A. A. Assad,
"Cell suppression: disclosure protection for sensitive tabular data", Networks 22 (1992).
"""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Place = tuple[int, int]  # row and column of a cell
FAR = np.iinfo(np.int64).max // 4


def suppressed(
    cells: Numbers, low: Numbers, high: Numbers, free: Mask, least: int
) -> tuple[Mask, Place | None]:
    """The cells to hide: all from 1 to `least` - 1, and those of a path for each of them.

    Along its path each small cell could be raised to `least` while every cell stays between `low`
    and `high`, and another hidden cell be the small one. Zeros stay shown; `free` cells are hidden
    anyway and may be zero. The second answer is the first place for which there is no such path, None
    if there is none.
    """
    small = (cells > 0) & (cells < least)
    hidden = small | free
    usable = free | (cells > 0)
    for row, column in zip(*np.nonzero(small), strict=True):
        cell = int(row), int(column)
        more = least - int(cells[cell])
        if least > high[cell]:
            return hidden, cell
        raised, lowered = usable & (cells + more <= high), usable & (cells - more >= low)
        raised[cell] = lowered[cell] = False
        path = _cheapest(np.where(hidden, 0, cells), raised, lowered, cell)
        if path is None or not _another(cells, low, high, path, cell, least):
            return hidden, cell
        for place in path:
            hidden[place] = True
    return hidden, None


def _another(cells: Numbers, low: Numbers, high: Numbers, path: list[Place], cell: Place, least: int) -> bool:
    """Whether a small group could be elsewhere once a cell is raised to `least` or beyond."""
    lowered, raised = path[::2], [cell, *path[1::2]]
    first = least - int(cells[cell])
    most = min(*(int(high[at] - cells[at]) for at in raised), *(int(cells[at] - low[at]) for at in lowered))
    moved = cells.copy()
    for at in path:
        moved[at] += -first if at in lowered else first
    moved[cell] = least
    elsewhere = ((moved > 0) & (moved < least) & (cells > 0)).any()
    return bool(elsewhere or any(cells[at] - most < least for at in lowered))


def _cheapest(price: Numbers, raised: Mask, lowered: Mask, cell: Place) -> list[Place] | None:
    """The cells from the row to the column, one to lower, one to raise, and so on; Dijkstra's way."""
    count, (row, column) = len(price), cell
    far = np.full(sum(price.shape), FAR)
    before = np.full(len(far), -1)
    far[count + column] = 0
    open_nodes = np.ones(len(far), dtype=bool)
    while True:
        node = int(np.argmin(np.where(open_nodes, far, FAR)))
        if far[node] >= FAR or not open_nodes[node]:
            return None
        if node == row:
            path = []
            while before[node] >= 0:
                other = int(before[node])
                path.append((min(node, other), max(node, other) - count))
                node = other
            return path
        open_nodes[node] = False
        if node < count:
            steps, part = np.where(raised[node], price[node], FAR), slice(count, None)
        else:
            steps, part = np.where(lowered[:, node - count], price[:, node - count], FAR), slice(0, count)
        nearer = open_nodes[part] & (far[node] + steps < far[part])
        far[part] = np.where(nearer, far[node] + steps, far[part])
        before[part] = np.where(nearer, node, before[part])
