"""A CTDC sheet: how its columns lie under their headings, which rows are cases, which are set aside."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from data.intake.publishers.ctdc_cells import Column, Fault, Meaning, Rows, column
from data.intake.publishers.reading import Account, Refused, SetAside
from data.intake.publishers.sheets import Header, Sheet, plain, told
from data.intake.publishers.sorting import TO_COME, sort_rows

Meanings = Mapping[str, Callable[[str], Meaning]]

MISPLACED = "cells that do not belong to their columns"
SAMPLE = 2_000
NAMED, SEVERAL = 8, 20


def read_table(
    sheet: Sheet, header: Header, meanings: Meanings, single: Sequence[str], not_asked: Sequence[str]
) -> tuple[dict[str, Column], Account]:
    """The columns of a sheet under these meanings, for the rows that are read, and the account of every row.

    `single` names the columns by which it is seen whether the cells fit the headings; Refused where they
    do not. `not_asked` are headings that are known and not read. Rows that repeat another one are read.
    """
    cells = sheet.cells.iloc[header.row + 1 :]
    cells = cells.set_axis(range(cells.shape[1]), axis=1)
    headings = [str(cell).strip() for cell in sheet.cells.iloc[header.row]]
    named = {place: text for place, text in enumerate(headings) if plain(text)}
    shift = _shift(cells.head(SAMPLE), header, {name: meanings[name] for name in single})
    whole = {
        name: column(cells.iloc[:, place + shift], headings[place], meanings[name])
        for name, place in header.columns.items()
    }
    rest = {place: text for place, text in named.items() if place not in header.columns.values()}
    unasked = {place: text for place, text in rest.items() if plain(text) in map(plain, not_asked)}
    # They count for whether a row is blank or repeated, but have no values.
    beside = [
        column(cells.iloc[:, place + shift], text, lambda _: None)
        for place, text in unasked.items()
        if 0 <= place + shift < cells.shape[1]
    ]
    unknown = {place: text for place, text in rest.items() if place not in unasked}
    if odd := [text for place, text in unknown.items() if _odd(cells.get(place + shift, cells[0].head(0)))]:
        why = f"the column “{told(odd[0])}” holds numbers or texts of single cases"
        raise Refused(f"Case records of CTDC's were expected, but {why}, and CTDC publishes none.")
    beyond = cells.iloc[:, max(named) + 1 + max(shift, 0) :]
    kept, set_aside = _sorted(cells, [*whole.values(), *beside], [whole[name] for name in single], beyond)
    found = {name: item.only(kept) for name, item in whole.items()}
    repeated = _repeated([*found.values(), *(item.only(kept) for item in beside)])
    noticed = (*_noticed([*unasked.values()], [*unknown.values()], shift), repeated)
    return found, Account(len(cells), int(kept.sum()), set_aside, tuple(filter(None, noticed)))


def _odd(cells: "pd.Series[str]") -> bool:
    """Whether these are numbers that recur, above 1 and no years, or texts most of which do not."""
    filled = cells[cells.str.strip() != ""]
    numbers = pd.to_numeric(filled, errors="coerce")
    if numbers.isna().all():
        return filled.nunique() * 2 > len(filled) > SEVERAL
    return bool(numbers.max() > 1) and not (filled.is_unique or numbers.between(1900, 2100).all())


def _shift(sample: pd.DataFrame, header: Header, meanings: Meanings) -> int:
    """How many columns the cells stand right of their headings (0, 1 or -1), so that most mean something.

    A sentence of terms before the headings, or row numbers without a heading (as R writes them), put
    the cells one column beside their headings; that is believed only where it is plain to see.
    """
    fits = {shift: _fit(sample, header, shift, meanings) for shift in (0, 1, -1)}
    best = max(fits, key=lambda shift: fits[shift])
    return best if fits[0] < 0.5 and fits[best] > 0.9 else 0


def _fit(sample: pd.DataFrame, header: Header, shift: int, meanings: Meanings) -> float:
    """The share of the filled cells that mean something, if the cells stand so far from the headings."""
    places = [place + shift for place in header.columns.values()]
    if min(places) < 0 or max(places) >= sample.shape[1]:
        return -1
    good = filled = 0
    for name, meaning_of in meanings.items():
        found = column(sample.iloc[:, header.columns[name] + shift], name, meaning_of)
        good += int(found.good.sum())
        filled += int(found.where(lambda meaning: meaning is not None).sum())
    return good / filled if filled else 0


def _noticed(unasked: list[str], unknown: list[str], shift: int) -> Iterator[str]:
    """Sentences about columns that nothing asks for, and unknown ones: one may hold the terms of use."""
    if shift:
        yield "The cells stand one column beside their headings; they are read so."
    for names, why in ((unasked, "that nothing asks for"), (unknown, "that are not known")):
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        if names:
            yield f"Columns {why}: {', '.join(map(told, names[:NAMED]))}{more}."


def _sorted(
    cells: pd.DataFrame, columns: Sequence[Column], single: Sequence[Column], beyond: pd.DataFrame
) -> tuple[Rows, tuple[SetAside, ...]]:
    """Which rows are read, and an account of the others.

    `columns` are all that are known, `single` those of them with one code or number a row, by which
    it is seen whether the cells belong to their columns, `beyond` the cells past the last heading. One
    cell of the wrong kind leaves the row; two, or one and no good cell, set it aside, because its other
    cells may stand in the wrong columns too. Refused where that is so of most rows, or where two columns
    hold mostly what does not belong.
    """
    # In how many columns it is so of each row; column by column, so that no table of all is made.
    none = np.zeros(len(cells), dtype=np.int16)
    blank = sum((item.filled for item in columns), none) == 0
    wrong = sum((item.wrong for item in columns), none)
    good = sum((item.good for item in columns), none) > 0
    more = beyond.apply(lambda texts: texts.str.strip().ne("")).any(axis="columns").to_numpy()
    verdicts = {
        "no cell is filled": blank,
        TO_COME: sum((item.where(lambda cell: cell is Fault.TO_COME) for item in single), none) > 0,
        "more cells than headings": more,
        MISPLACED: (wrong >= 2) | ((wrong == 1) & ~good),
    }
    left, set_aside = sort_rows(cells, {why: pd.Series(rows, cells.index) for why, rows in verdicts.items()})
    kept: Rows = left.to_numpy()
    misplaced = next((item for item in set_aside if item.reason == MISPLACED), SetAside(MISPLACED, 0))
    doubtful = [item.heading for item in single if item.wrong.sum() > item.good.sum()]
    if len(doubtful) >= 2 or misplaced.rows * 2 > (~blank).sum():
        such = f", such as {misplaced.examples[0]}" if misplaced.examples else ""
        found = f"; in {misplaced.rows:,} of {len(cells):,} rows cells do not{such}" if misplaced.rows else ""
        where = f"; look at the columns {' and '.join(doubtful)}" if doubtful else ""
        raise Refused(f"Cells that fit their headings were expected{found}{where}.")
    if not good[kept].any():
        raise Refused(f"None of the {len(cells):,} rows below the headings has a cell that can be read.")
    return kept, set_aside


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
