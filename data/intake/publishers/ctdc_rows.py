"""A CTDC sheet column by column: which rows are cases, and which are set aside and why."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.intake.publishers.ctdc_columns import Column, Meaning, Rows, column, without_other_missing
from data.intake.publishers.ctdc_layout import Layout, layout
from data.intake.publishers.reading import Account, Refused, SetAside
from data.intake.publishers.sheets import Header, Sheet, told

Meanings = Mapping[str, Callable[[str], Meaning]]

EXAMPLES = 3
CELLS_TOLD = 8
BLANK = "no cell is filled"
RAGGED = "more cells than headings"
MISPLACED = "cells that do not belong to their columns"


def read_table(
    sheet: Sheet, header: Header, meanings: Meanings, single: Sequence[str]
) -> tuple[dict[str, Column], Layout, Account]:
    """The columns of a sheet under these meanings, for the rows that are read, and the account of every row.

    `single` names the columns by which it is seen whether the cells fit the headings; Refused where they
    do not. Rows that repeat another row are read like any other.
    """
    cells = sheet.cells.iloc[header.row + 1 :]
    if cells.empty:
        raise Refused(f"Rows were expected below the headings of {told(sheet.name)}, but there are none.")
    cells = cells.set_axis(range(cells.shape[1]), axis=1)
    lying = layout(sheet, header, cells, {name: meanings[name] for name in single})
    given = {
        name: column(cells.iloc[:, place + lying.shift], lying.headings[place], meanings[name])
        for name, place in header.columns.items()
    }
    whole, about_missing = without_other_missing(given)
    # They count for whether a row is blank or repeated, but have no values.
    unasked = [
        column(cells.iloc[:, place + lying.shift], text, lambda _: None)
        for place, text in lying.unasked.items()
        if 0 <= place + lying.shift < cells.shape[1]
    ]
    kept, set_aside = _sorted(cells, [*whole.values(), *unasked], [whole[name] for name in single], lying)
    found = {name: item.only(kept) for name, item in whole.items()}
    repeated = _repeated([*found.values(), *(item.only(kept) for item in unasked)])
    noticed = tuple(filter(None, (*lying.noticed, about_missing, repeated)))
    return found, lying, Account(len(cells), int(kept.sum()), set_aside, noticed)


def _sorted(
    cells: pd.DataFrame, columns: Sequence[Column], single: Sequence[Column], lying: Layout
) -> tuple[Rows, tuple[SetAside, ...]]:
    """Which rows are read, and an account of the others.

    `columns` are all that are known, `single` those of them with one code or number a row, by which
    it is seen whether the cells belong to their columns. One cell of the wrong kind leaves the row;
    two, or one and no good cell, set it aside, because its other cells may stand in the wrong columns
    too. Refused where that is so of most rows, or where two columns hold mostly what does not belong.
    """
    blank = _count((item.filled for item in columns), len(cells)) == 0
    beyond = (
        (cells.iloc[:, place].astype("str").str.strip().fillna("") != "").to_numpy() for place in lying.beyond
    )
    ragged = ~blank & (_count(beyond, len(cells)) > 0)
    wrong = _count((item.wrong for item in columns), len(cells))
    good = _count((item.good for item in columns), len(cells)) > 0
    misplaced = ~blank & ~ragged & ((wrong >= 2) | ((wrong == 1) & ~good))
    _refuse_foreign(cells, single, misplaced, blank)
    kept = ~(blank | ragged | misplaced)
    if not good[kept].any():
        raise Refused(f"None of the {len(cells):,} rows below the headings has a cell that can be read.")
    reasons = {BLANK: blank, RAGGED: ragged, MISPLACED: misplaced}
    return kept, tuple(
        SetAside(reason, int(rows.sum()), () if reason == BLANK else tuple(_examples(cells, rows)))
        for reason, rows in reasons.items()
        if rows.any()
    )


def _count(masks: Iterable[Rows], length: int) -> NDArray[np.int16]:
    """For each row in how many columns it is so."""
    total = np.zeros(length, dtype=np.int16)
    for mask in masks:
        total += mask
    return total


def _refuse_foreign(cells: pd.DataFrame, single: Sequence[Column], misplaced: Rows, blank: Rows) -> None:
    doubtful = [item.heading for item in single if item.wrong.sum() > item.good.sum()]
    if len(doubtful) < 2 and misplaced.sum() * 2 <= (~blank).sum():
        return
    example = next(_examples(cells, misplaced), "")
    such = f", such as {example}" if example else ""
    found = f"; in {misplaced.sum():,} of {len(cells):,} rows cells do not{such}" if misplaced.any() else ""
    where = f"; look at the columns {' and '.join(doubtful)}" if doubtful else ""
    raise Refused(f"Cells that fit their headings were expected{found}{where}.")


def _examples(cells: pd.DataFrame, rows: Rows) -> Iterator[str]:
    for place in np.flatnonzero(rows)[:EXAMPLES]:
        texts = [str(cell).strip() for cell in cells.iloc[place] if isinstance(cell, str) and cell.strip()]
        line = int(cells.index[place]) + 1
        yield f"row {line}: {told(', '.join(texts[:CELLS_TOLD]))}"


def _repeated(columns: Sequence[Column]) -> str:
    # Column by column, so that no table of all of them is made.
    alike = np.zeros(len(columns[0].places), dtype=np.int64)
    for item in columns:
        alike = pd.factorize(alike * len(item.texts) + item.places)[0]
    repeated = len(alike) - int(alike.max(initial=-1)) - 1
    if not repeated:
        return ""
    rows = "1 row repeats" if repeated == 1 else f"{repeated:,} rows repeat"
    return f"{rows} another row exactly; they are cases of their own and are read."
