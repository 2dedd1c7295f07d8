"""What moved a sum over countries from one year to another: who came, who left, who counts anew, the rest."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from data.breaks import breaks

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
    own = (item for item in breaks() if (item.publisher, item.kind, item.form) == (publisher, kind, ""))
    broken = {item.geography for item in own if first < item.year <= last}
    both = before.keys() & after.keys()
    parts = {
        "began": after.keys() - both,
        "stopped": before.keys() - both,
        "anew": both & broken,
        "both": both - broken,
    }
    steps = [_year("before", before)]
    for name, places in parts.items():
        pairs = {place: (before.get(place, NONE), after.get(place, NONE)) for place in sorted(places)}
        # The ends of what a country moved, and how much its lower end did.
        moves = {place: (to[0] - of[1], to[1] - of[0], to[0] - of[0]) for place, (of, to) in pairs.items()}
        if moves:
            most = max(moves, key=lambda place: abs(moves[place][2]))
            low, high, least = (sum(column) for column in zip(*moves.values(), strict=True))
            steps.append(Step(name, len(moves), low, high, least, most, moves[most][:2]))
    return [*steps, _year("after", after)]


def _year(name: str, figures: Mapping[str, tuple[float, float]]) -> Step:
    """The sum of a year as a step."""
    low, high = (sum(column) for column in zip(*figures.values(), strict=True))
    return Step(name, len(figures), low, high, low)
