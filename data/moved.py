"""What moved a sum over countries from one year to another: who came, who left, who counts anew, the rest."""

from collections.abc import Collection, Iterator, Set
from dataclasses import dataclass

import pandas as pd

from data.breaks import breaks

STEPS = ("before", "began", "stopped", "anew", "both", "after")
NONE = (0.0, 0.0)


@dataclass(frozen=True)
class Step:
    """A part of what moved: from how many countries, between which ends, and the largest of them.

    `least` is how much the lower ends moved: these add up to the lower ends of the two years.
    """

    name: str
    countries: int
    low: float
    high: float
    least: float
    largest: str = ""
    of_largest: tuple[float, float] = (0, 0)


def moved(rows: pd.DataFrame, first: int, last: int, publisher: str, kind: str) -> list[Step]:
    """The steps from one year to another; [] where one of the years has no figure.

    `rows` are figures of countries for single years: geography, period_start, low, high. What is true of the
    first year and of the steps together is true of the last: ends are of what can be, not of what is likely.
    """
    ends: dict[int, dict[str, tuple[float, float]]] = {first: {}, last: {}}
    columns = (rows[name].tolist() for name in ("period_start", "geography", "low", "high"))
    for year, place, low, high in zip(*columns, strict=True):
        if year in ends:
            ends[year][place] = float(low), float(high)
    before, after = ends[first], ends[last]
    if not before or not after:
        return []
    # Countries whose figures of the two years may not be compared.
    own = (item for item in breaks() if (item.publisher, item.kind) == (publisher, kind))
    broken = {item.geography for item in own if first < item.year <= last}
    steps = []
    for name, of in zip(STEPS[1:-1], _parted(before, after, broken), strict=True):
        moves = {place: _between(before.get(place, NONE), after.get(place, NONE)) for place in of}
        if moves:
            most = max(moves, key=lambda place: abs(moves[place][2]))
            low, high, least = (sum(column) for column in zip(*moves.values(), strict=True))
            steps.append(Step(name, len(of), low, high, least, most, moves[most][:2]))
    whole = []
    for name, of_year in ((STEPS[0], before), (STEPS[-1], after)):
        low, high = (sum(column) for column in zip(*of_year.values(), strict=True))
        whole.append(Step(name, len(of_year), low, high, low))
    return [whole[0], *steps, whole[1]]


def _parted(before: Collection[str], after: Collection[str], broken: Set[str]) -> Iterator[list[str]]:
    """The places that came, that left, that count anew, and the others, each in the order of the alphabet."""
    both = {*before} & {*after}
    for part in ({*after} - both, {*before} - both, both & broken, both - broken):
        yield sorted(part)


def _between(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float, float]:
    """The ends of what a country moved, and how much its lower end did."""
    return end[0] - start[1], end[1] - start[0], end[0] - start[0]
