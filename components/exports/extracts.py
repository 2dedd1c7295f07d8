"""An extract: the rows of a whole table that a query asks for."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from components.model.numbers import unique
from components.model.selection import keep
from components.model.url_state import LENS, LENSES, Query, asked
from data.csv_text import csv_text
from data.package import Table
from data.sources import Source, sources
from data.tables import read

ALL = Query()


@dataclass(frozen=True)
class Extract:
    """A table and the query that chooses among its rows; every choice is applied, none is passed over."""

    table: Table
    query: Query = ALL

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The rows, typed as `data.tables.read` types them. Raises UnreadableTable."""
        rows = read(self.table)
        mask = pd.Series(True, index=rows.index)
        for dimension in self.query.selection.active:
            mask &= keep(rows, self.query.selection, dimension)
        if self.query.lens:
            mask &= rows[LENS] == self.query.lens
        return rows[mask]

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the rows; none for vocabularies."""
        codes = unique(self.rows["source"]) if "source" in self.rows else ()
        return tuple(sources()[code] for code in codes)

    @property
    def filters(self) -> dict[str, list[str]]:
        """The query in its plainest words: name -> values."""
        lens = {LENS: [LENSES[self.query.lens]]} if self.query.lens else {}
        return asked(self.query.selection, self.table) | lens

    @property
    def file_stem(self) -> str:
        """The name of a file without its ending: one that holds a part says so."""
        return f"{self.table.name}-filtered" if self.filters else self.table.name


def extract_csv(extract: Extract) -> bytes:
    """The rows with the table's own columns only, in UTF-8; formulas neutralised."""
    return csv_text(extract.rows).encode("utf-8")
