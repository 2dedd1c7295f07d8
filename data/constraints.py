"""What several rows under one key are, as far as independent figures of the publisher tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from data.bounds import Bounds

# What the several rows under one key are, as far as an independent figure tells it.
ONE_ROW = "one row"
UNTOLD = "nothing tells how the rows relate"
SUM = "the rows add up"
ONE_IS_THE_SUM = "one row is the sum of the others"
EITHER = "the rows add up, or one is the sum of the others"
OVERLAP = "the rows overlap or are not of one kind"
CONTRADICTED = "the rows contradict the independent figure"


@dataclass(frozen=True)
class Repeated:
    """The total of several rows under one key, and how the rows relate (a sentence part)."""

    bounds: Bounds
    rule: str


def repeated(rows: Sequence[Bounds], known: Bounds | None = None) -> Repeated:
    """The total of the rows that a publisher prints under one key.

    Each row may be a part, an overlapping part or the sum of the others; so the total is at least
    the largest row and at most the sum. `known` is an independent figure for the same total (a
    published total less the other forms, or the parts by sex and age): it narrows the total and tells
    which it is. That one row happens to fit the sum of the others proves nothing by itself
    (docs/decisions/0008). Raises ValueError without rows.
    """
    if not rows:
        raise ValueError("no rows under this key")
    wide = Bounds(max(row.low for row in rows), sum(row.high for row in rows))
    met = wide.meet(known) if known else wide
    return Repeated(met or wide, CONTRADICTED if not met else _rule(rows, known))


def _rule(rows: Sequence[Bounds], known: Bounds | None) -> str:
    if len(rows) == 1:
        return ONE_ROW
    if not known:
        return UNTOLD
    adds_up = _sum(rows).meet(known) is not None
    one = any(found.meet(known) for found in sums_of_the_others(rows))
    return {(True, True): EITHER, (True, False): SUM, (False, True): ONE_IS_THE_SUM}.get(
        (adds_up, one), OVERLAP
    )


def sums_of_the_others(rows: Sequence[Bounds]) -> list[Bounds]:
    """For each row that can be the sum of all the others, the figures that it then may have."""
    others = [_sum([*rows[:place], *rows[place + 1 :]]) for place in range(len(rows))]
    met = [row.meet(rest) for row, rest in zip(rows, others, strict=True)]
    return [found for found in met if found is not None]


def _sum(rows: Sequence[Bounds]) -> Bounds:
    return reduce(Bounds.__add__, rows, Bounds(0, 0))
