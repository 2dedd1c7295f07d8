"""An exhibit says once what is shown; `view.py` beside it has what it shows of a reader's selection."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from components.model.chart import Chart
from data.package import TABLES, Field, Table


@dataclass(frozen=True, eq=False)
class Exhibit:
    """One chart or list: its slug (anchor, key, file name), title, table and reading note.

    `where` fixes rows of the table; `whole` names the column that holds published splits together,
    for which the missing rest is shown; `category`, `color` and `panel` are the columns drawn as
    names on the axis, as colours and as panels; besides columns of the table they may be `years`,
    `person` (women, girls, men, boys) or `who` (place, form and person together), `who_when`. Without `chart`
    the rows are shown as a list of `columns` under `heads`; with both, as chart and list. `ranked`
    is for the parts of one whole: largest first, what is not stated last. `one` names the dimension
    of which a single place must be chosen: without it there are no rows to show. `lens` names the
    choice of countries under which a sum over countries is shown; without, it always is. `most` is how
    many names of the category are drawn, the first in their order; the table has all. `changes` says
    that the change between the last two years is told. `every_year` says that a row tells of all years of
    a place or of its latest, so that a choice of years cannot pick among them. `own_table` describes rows
    that no table of the package holds.
    """

    slug: str
    title: str
    table: str
    measure: str
    category: str
    note: str
    chart: Chart | None = None
    color: str = ""
    panel: str = ""
    whole: str = ""
    columns: tuple[str, ...] = ()
    where: Mapping[str, tuple[str | int, ...]] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    ranked: bool = False
    heads: tuple[str, ...] = ()
    one: str = ""
    lens: str = ""
    most: int = 0
    changes: bool = False
    every_year: bool = False
    own_table: Table | None = None

    @property
    def resource(self) -> Table:
        """The table that the rows come from."""
        return self.own_table or TABLES[self.table]

    @property
    def field(self) -> Field:
        """The measure's column."""
        return self.resource.field(self.measure)

    @property
    def drawn_by(self) -> tuple[str, ...]:
        """The columns that tell panels and colours apart."""
        return tuple(filter(None, (self.panel, self.color)))

    @property
    def named(self) -> tuple[str, ...]:
        """The columns that are drawn or listed, in words."""
        return (self.category, self.color, self.panel, *self.heads, *self.columns)
