"""Where series break: the table of breaks as values, and the rows that a break touches."""

from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from data.geographies import places
from data.overlay import cached
from data.package import TABLES
from data.tables import among, labels, records

WORLD = "001"
SEEN = "seen"
TOLD_BY_SOURCE = "source"
# Columns by which a break picks its rows.
CONCERNED = ("publisher", "kind", "lens", "form", "source", "geography")


@dataclass(frozen=True)
class Break:
    """A year from which figures may not be compared with those before.

    It concerns the figures of one publisher and kind: of `geography` and of every place that holds
    it, or of all places where that is blank; with the scope "source" only those read from `source`,
    and with a `lens` only those that are seen through it, where a figure is a sum over countries.
    """

    name: str
    publisher: str
    kind: str
    geography: str
    year: int
    scope: str
    lens: str
    form: str
    reason: str
    ground: str
    source: str

    @property
    def sentence(self) -> str:
        """The reason for the reader; says so where nobody states it."""
        if self.ground != SEEN:
            return self.reason
        return f"{self.reason} {labels(TABLES['breaks'].field('ground'))[SEEN]}."

    @cached_property
    def concerned(self) -> dict[str, Set[str]]:
        """Column -> the codes of which a row has to have one to be touched."""
        of_source = self.source if self.scope == TOLD_BY_SOURCE else ""
        codes = ({code} - {""} for code in (self.publisher, self.kind, self.lens, self.form, of_source))
        wanted = dict(zip(CONCERNED, (*codes, self.places), strict=True))
        return {column: held for column, held in wanted.items() if held}

    @property
    def places(self) -> frozenset[str]:
        """The place itself and the regions that hold it; empty where the break is in all places."""
        if not self.geography:
            return frozenset()
        return frozenset({self.geography, WORLD}) | places()[self.geography].lies_in


@cached()
def breaks() -> tuple[Break, ...]:
    """Every break of the table. Raises UnreadableTable."""
    return tuple(Break(*row) for *row, _note in records("breaks"))


def touched(rows: pd.DataFrame, item: Break) -> np.ndarray:
    """For each row whether it is of the publisher, kind, source and places that a break concerns.

    A column that the rows lack tells nothing, and so excludes nothing, but for a break within one
    source or form: that needs it.
    """
    needed = {"source": item.scope == TOLD_BY_SOURCE, "form": item.form}
    found = np.full(len(rows), all(column in rows for column, held in needed.items() if held))
    for column, codes in item.concerned.items():
        if column in rows and found.any():
            found &= among(rows[column], codes)
    return found
