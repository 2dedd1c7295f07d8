"""What an edition would change in the tables that are shown."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from data.comparability import bounded
from data.intake.aggregates.tables import of_text
from data.intake.publishers.reading import Refused
from data.package import TABLES, Table
from data.tables import labels

LARGEST = 10
# Where figures were read and how they were worked out is another matter than the figures.
BESIDE = ["source", "population_source", "derived", "note", "latest"]


@dataclass(frozen=True)
class Difference:
    """A row whose figure would be another one: the row in words, both figures, how far they are apart."""

    what: str
    before: str
    after: str
    apart: float


@dataclass(frozen=True)
class Effect:
    """What would change in one table: rows by their key, and the largest differences."""

    table: str
    added: int
    revised: int
    withdrawn: int
    unchanged: int
    largest: tuple[Difference, ...] = ()

    @property
    def line(self) -> str:
        """ "Detected victims by country: 1 row added, 2 revised, 0 withdrawn, 14 unchanged"."""
        added = "1 row" if self.added == 1 else f"{self.added:,} rows"
        counts = f"{self.revised:,} revised, {self.withdrawn:,} withdrawn, {self.unchanged:,} unchanged"
        return f"{TABLES[self.table].title}: {added} added, {counts}"


def compare(table: Table, before: pd.DataFrame, after: pd.DataFrame) -> Effect:
    """What would change from one state of a table to another, both as text."""
    key, columns = list(table.key), [name for name in table.names if name not in BESIDE]
    both = len(before[key].merge(after[key]))
    same = len(before[columns].merge(after[columns]))
    largest = tuple(_differences(table, of_text(before, table.name), of_text(after, table.name)))
    return Effect(table.name, len(after) - both, both - same, len(before) - both, same, largest)


def _differences(table: Table, before: pd.DataFrame, after: pd.DataFrame) -> Iterator[Difference]:
    """The rows of both whose figures differ, the largest first."""
    if not table.field(table.measure).unit:
        return
    key = list(table.key)
    ends = [bounded(rows, table.measure)[[*key, "low", "high"]].dropna() for rows in (before, after)]
    texts = [rows.astype(dict.fromkeys(key, "str")) for rows in ends]
    both = texts[0].merge(texts[1], on=key, suffixes=(" before", " after"))
    middle = [both[f"low {side}"] + both[f"high {side}"] for side in ("before", "after")]
    apart = (middle[1] - middle[0]).abs() / 2
    for at in apart[apart > 0].sort_values(ascending=False, kind="stable").index[:LARGEST]:
        row = both.loc[at]
        old, new = (_figure(row[f"low {side}"], row[f"high {side}"]) for side in ("before", "after"))
        # "Germany, 2020": the words of a row's key; what holds all is not said.
        codes = {name: str(row[name]) for name in key if row[name] != "all"}
        words = (labels(table.field(name)).get(code, code) for name, code in codes.items())
        yield Difference(", ".join(words), old, new, float(apart[at]))


def _figure(low: float, high: float) -> str:
    ends = (f"{int(end):,}" if end == int(end) else f"{end:,.2f}" for end in dict.fromkeys((low, high)))
    return " to ".join(ends)


def largest(of: tuple[Effect, ...]) -> tuple[Difference, ...]:
    """The largest differences in all tables."""
    every = (one for effect in of for one in effect.largest)
    return tuple(sorted(every, key=lambda one: -one.apart)[:LARGEST])


def refuse_drastic(of: tuple[Effect, ...]) -> None:
    """Raises Refused where an edition would leave little of what is shown, unless somebody insists."""
    for effect in of:
        left = effect.revised + effect.unchanged
        if effect.withdrawn > left:
            share = f"withdraw {effect.withdrawn:,} of the {left + effect.withdrawn:,} rows"
            what = share if left else "share no row with those"
            shown = f"{what} that are shown in “{TABLES[effect.table].title}”"
            raise Refused(
                f"It would {shown}. If that is meant, load it with: python -m data.load --replace FILE"
            )
