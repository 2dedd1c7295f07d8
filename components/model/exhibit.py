"""An exhibit says once what is shown, and a chart what draws it; `view.py` beside has what they show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd
import plotly.graph_objects as go

from components.model.labels import JOINED
from components.model.selection import Selection
from data.overlay import current
from data.package import TABLES, Field, Table

YEARS, PERIOD = "years", ("period_start", "period_end")
# The columns behind a name that is drawn, where they are others; publications stand in the order of years.
PARTS = {
    "person": ("sex", "age"),
    "years": PERIOD[:1],
    "series": PERIOD,
    "edition": PERIOD,
    "who_when": ("period_start", "geography", "form", "sex", "age"),
}


@dataclass(frozen=True)
class Chart:
    """A pure function from a view to a figure, and what is to be known of the figure.

    A view is of an exhibit, which has a chart: so its type is not named here.

    `lines`: it joins figures of years, those of one piece of the view. `endings`: it draws where lines end,
    with the numbers of the reasons. `stripes` tells whether it hatches bars of a view, figures known only as
    ranges, which a note explains. `parts` tells in how many parts of one scale it draws a view. `cells`: each
    mark is a row of the color that names its trace, in their order, and a click tells the row. `steps`: it is
    a map, which needs outlines; this tells for each row the step whose shade its country has.
    """

    draw: Callable[..., go.Figure]
    lines: bool = False
    endings: bool = False
    stripes: Callable[..., bool] | None = None
    cells: bool = False
    parts: Callable[..., int] | None = None
    steps: Callable[..., pd.Series[str]] | None = None


@dataclass(frozen=True, eq=False)
class Exhibit:
    """One chart or list; what is not said follows from its table.

    `slug` is anchor, key and file name; `title`, `note` (how to read it) and `measure` are the table's if
    not said; `of_shipped` is what the note says of the tables that ship alone.
    `where` fixes rows of the table; `whole` names the column that holds published splits together,
    for which the missing rest is shown; `category`, `color` and `panel` are the columns drawn as
    names on the axis, as colours and as panels; besides columns of the table they may be `years`,
    `person` (women, girls, men, boys), `who_when` (place, form, person and years together) or several
    columns ("stage+form"). Without `chart` the rows are shown as a list of `columns` under `heads`; with
    both, as chart and list. `order` names the columns by which rows are sorted within a panel, where these
    are not what is drawn. `ranked` is for the parts of one whole: largest first, what is not stated last.
    `one` names the dimension of which a single place must be chosen: without it there are no rows to show.
    `lens` names the choice of countries under which a sum over countries is shown; without, it always is.
    `most` is how many names of the category are drawn, the first in their order; the table has all.
    `changes` says that the change between the last two years is told. `every_year` says that a row tells of
    all years of a place or of its latest, so that a choice of years cannot pick among them. `first_hand`
    leaves out rows that were read in what others repeat. `own_table` describes rows that no table of the
    package holds. `exact`: a place of `one` stands for itself, not for what lies in it, and several may be
    chosen. `among`: chosen places are set apart among the rows of all, and pick none. `computed` works
    rows of `own_table` out of a selection; `at_once`, of all, among which a selection then picks.
    """

    slug: str
    table: str
    title: str = ""
    note: str = ""
    of_shipped: str = ""
    measure: str = ""
    category: str = YEARS
    chart: Chart | None = None
    color: str = ""
    panel: str = ""
    whole: str = ""
    columns: tuple[str, ...] = ()
    where: Mapping[str, tuple[str | int, ...]] = field(default_factory=dict)
    order: tuple[str, ...] | None = None
    ranked: bool = False
    heads: tuple[str, ...] = ()
    one: str = ""
    lens: str = ""
    most: int = 0
    changes: bool = False
    every_year: bool = False
    first_hand: bool = False
    own_table: Table | None = None
    exact: bool = False
    among: bool = False
    computed: Callable[[Selection], pd.DataFrame] | None = None
    at_once: bool = False

    def __post_init__(self) -> None:
        table = self.resource
        said = {"title": table.title, "note": table.reading_note, "measure": table.measure}
        for name, default in said.items():
            object.__setattr__(self, name, getattr(self, name) or default)

    @property
    def resource(self) -> Table:
        """The table that the rows come from."""
        return self.own_table or TABLES[self.table]

    @property
    def varies(self) -> bool:
        """Whether its rows are worked out anew for each selection."""
        return bool(self.computed) and not self.at_once

    @property
    def reading_note(self) -> str:
        """How to read it; what is so of the shipped tables alone only while they are shown."""
        loaded = not self.of_shipped or self.table in current().tables
        return self.note if loaded else f"{self.note} {self.of_shipped}"

    @property
    def field(self) -> Field:
        """The measure's column."""
        return self.resource.field(self.measure)

    @property
    def sorted_by(self) -> tuple[str, ...]:
        """The columns by which rows are sorted: panel, names on the axis, colours; years last.

        Lists and the parts of a whole have an order of their own behind the panel.
        """
        panel = (PERIOD[0] if part == YEARS else part for part in self.panel.split(JOINED))
        drawn = (self.color, self.category) if self.category == YEARS else (self.category, self.color)
        parts = () if self.ranked or not self.chart else JOINED.join(drawn).split(JOINED)
        own = (column for part in parts for column in PARTS.get(part, (part,)))
        return (*panel, *(own if self.order is None else self.order))

    @property
    def named(self) -> tuple[str, ...]:
        """The columns that are drawn or listed, in words."""
        return (self.category, self.color, self.panel, *self.heads, *self.columns)
