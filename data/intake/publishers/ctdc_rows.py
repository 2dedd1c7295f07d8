"""Which rows of a CTDC file are cases, and which are set aside and why."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.intake.publishers.ctdc_columns import Column, Rows
from data.intake.publishers.ctdc_layout import Layout
from data.intake.publishers.reading import Refused, SetAside
from data.intake.publishers.sheets import Header, Sheet, told

EXAMPLES = 3
CELLS_TOLD = 8
BLANK = "no cell is filled"
RAGGED = "more cells than headings"
MISPLACED = "cells that do not belong to their columns"


def below(sheet: Sheet, header: Header) -> pd.DataFrame:
    """The cells below the header, columns numbered by their place; Refused if there are none."""
    cells = sheet.cells.iloc[header.row + 1 :]
    if cells.empty:
        raise Refused(f"Rows were expected below the headings of {told(sheet.name)}, but there are none.")
    return cells.set_axis(range(cells.shape[1]), axis=1)


def sort_out(
    cells: pd.DataFrame, columns: Sequence[Column], single: Sequence[Column], lying: Layout
) -> tuple[Rows, tuple[SetAside, ...]]:
    """Which rows are read, and an account of the others.

    `columns` are all that are known, `single` those of them with one code or number a row, by which
    it is seen whether the cells belong to their columns. One cell of the wrong kind leaves the row;
    two, or one and no good cell, set it aside, because its other cells may stand in the wrong columns
    too. Refused where that is so of most rows, or where two columns hold mostly what does not belong.
    """
    blank = ~_any(columns, "filled", len(cells))
    ragged = ~blank & _filled(cells, lying.beyond)
    wrong = _count(columns, "wrong", len(cells))
    good = _any(columns, "good", len(cells))
    misplaced = ~blank & ~ragged & ((wrong >= 2) | ((wrong == 1) & ~good))
    _refuse_foreign(cells, single, misplaced, blank)
    kept = ~(blank | ragged | misplaced)
    if not good[kept].any():
        raise Refused(f"None of the {len(cells):,} rows below the headings has a cell that can be read.")
    reasons = {BLANK: blank, RAGGED: ragged, MISPLACED: misplaced}
    return kept, tuple(_set_aside(cells, reasons))


def _any(columns: Sequence[Column], what: str, length: int) -> Rows:
    return _count(columns, what, length) > 0


def _count(columns: Sequence[Column], what: str, length: int) -> NDArray[np.int16]:
    total = np.zeros(length, dtype=np.int16)
    for item in columns:
        total += getattr(item, what)
    return total


def _filled(cells: pd.DataFrame, places: Sequence[int]) -> Rows:
    found = np.zeros(len(cells), dtype=bool)
    for place in places:
        found |= (cells.iloc[:, place].astype("str").str.strip().fillna("") != "").to_numpy()
    return found


def _refuse_foreign(cells: pd.DataFrame, single: Sequence[Column], misplaced: Rows, blank: Rows) -> None:
    doubtful = [item.heading for item in single if item.wrong.sum() > item.good.sum()]
    if len(doubtful) < 2 and misplaced.sum() * 2 <= (~blank).sum():
        return
    example = next(_examples(cells, misplaced), "")
    such = f", such as {example}" if example else ""
    found = f"; in {misplaced.sum():,} of {len(cells):,} rows cells do not{such}" if misplaced.any() else ""
    where = f"; look at the columns {' and '.join(doubtful)}" if doubtful else ""
    raise Refused(f"Cells that fit their headings were expected{found}{where}.")


def _set_aside(cells: pd.DataFrame, reasons: Mapping[str, Rows]) -> Iterator[SetAside]:
    for reason, rows in reasons.items():
        if rows.any():
            examples = () if reason == BLANK else tuple(_examples(cells, rows))
            yield SetAside(reason, int(rows.sum()), examples)


def _examples(cells: pd.DataFrame, rows: Rows) -> Iterator[str]:
    for place in np.flatnonzero(rows)[:EXAMPLES]:
        texts = [str(cell).strip() for cell in cells.iloc[place] if isinstance(cell, str) and cell.strip()]
        line = int(cells.index[place]) + 1
        yield f"row {line}: {told(', '.join(texts[:CELLS_TOLD]))}"
