"""A CTDC table read column by column, with an account of every row; what its columns mean is given."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from data.intake.publishers.ctdc_columns import Column, Meaning, column
from data.intake.publishers.ctdc_layout import Layout, layout
from data.intake.publishers.ctdc_missing import without_other_missing
from data.intake.publishers.ctdc_rows import below, sort_out
from data.intake.publishers.reading import Account, SetAside
from data.intake.publishers.sheets import Header, Sheet

Meanings = Mapping[str, Callable[[str], Meaning]]


@dataclass(frozen=True, eq=False)
class Table:
    """The columns of the rows that are read, what was set aside and what is to be said of them."""

    columns: Mapping[str, Column]
    layout: Layout
    rows_in_file: int
    rows_read: int
    set_aside: tuple[SetAside, ...]
    noticed: tuple[str, ...]

    def account(self, *more: str) -> Account:
        """The account of every row, with further sentences; empty ones are left out."""
        noticed = tuple(filter(None, (*self.noticed, *more)))
        return Account(self.rows_in_file, self.rows_read, self.set_aside, noticed)


def read_table(
    sheet: Sheet, header: Header, meanings: Meanings, single: Sequence[str], not_asked: Sequence[str] = ()
) -> Table:
    """The columns of a sheet under these meanings; Refused where the cells do not fit the headings.

    `single` names the columns by which that is seen, `not_asked` the headings of known columns that
    are not read. Rows that repeat another row are read like any other.
    """
    cells = below(sheet, header)
    lying = layout(sheet, header, cells, {name: meanings[name] for name in single})
    whole = {name: _column(cells, lying, name, meanings[name]) for name in header.columns}
    whole, about_missing = without_other_missing(whole)
    unasked = _not_asked(cells, lying, not_asked)
    kept, set_aside = sort_out(cells, [*whole.values(), *unasked], [whole[name] for name in single], lying)
    found = {name: item.only(kept) for name, item in whole.items()}
    repeated = _repeated([*found.values(), *(item.only(kept) for item in unasked)])
    return Table(
        found,
        lying,
        len(cells),
        int(kept.sum()),
        set_aside,
        (*lying.noticed(not_asked), about_missing, *repeated),
    )


def _column(cells: pd.DataFrame, lying: Layout, name: str, meaning_of: Callable[[str], Meaning]) -> Column:
    return column(cells.iloc[:, lying.place(name)], lying.headings[lying.columns[name]], meaning_of)


def _not_asked(cells: pd.DataFrame, lying: Layout, names: Sequence[str]) -> list[Column]:
    """Columns that count for whether a row is blank or repeated, but have no values."""
    found = {place + lying.shift: text for place, text in lying.others(names).items()}
    inside = {place: text for place, text in found.items() if 0 <= place < cells.shape[1]}
    return [column(cells.iloc[:, place], text, lambda _: None) for place, text in inside.items()]


def _repeated(columns: Sequence[Column]) -> tuple[str, ...]:
    repeated = int(
        pd.DataFrame({place: item.places for place, item in enumerate(columns)}).duplicated().sum()
    )
    if not repeated:
        return ()
    rows = "1 row repeats" if repeated == 1 else f"{repeated:,} rows repeat"
    return (f"{rows} another row exactly; they are cases of their own and are read.",)
