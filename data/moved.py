"""What moved a sum over countries from one year to another: who came, who left, who counts anew, the rest."""

from dataclasses import dataclass

import pandas as pd

from data.breaks import breaks

STEPS = ("before", "began", "stopped", "anew", "both", "after")


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
    before, after = (
        rows[rows["period_start"] == year].set_index("geography")[["low", "high"]].astype("float64")
        for year in (first, last)
    )
    if before.empty or after.empty:
        return []
    came, left = after.index.difference(before.index), before.index.difference(after.index)
    both = after.index.intersection(before.index)
    # Countries whose figures of the two years may not be compared.
    own = [item for item in breaks() if (item.publisher, item.kind) == (publisher, kind)]
    anew = both[both.isin([item.geography for item in own if first < item.year <= last])]
    start, end = before.align(after, axis=0, fill_value=0.0)
    # The ends of what each country moved, and how much its lower end did.
    low, high, least = end["low"] - start["high"], end["high"] - start["low"], end["low"] - start["low"]
    steps = []
    for name, of in zip(STEPS[1:-1], (came, left, anew, both.difference(anew)), strict=True):
        if len(of):
            most = str(least[of].abs().idxmax())
            sums = low[of].sum(), high[of].sum(), least[of].sum()
            steps.append(Step(name, len(of), *sums, most, (float(low[most]), float(high[most]))))
    ends = zip((STEPS[0], STEPS[-1]), (before, after), strict=True)
    whole = [Step(name, len(of), of["low"].sum(), of["high"].sum(), of["low"].sum()) for name, of in ends]
    return [whole[0], *steps, whole[1]]
