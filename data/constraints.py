"""What published figures tell about one another: a total about its parts, parts about their total."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
import pandas as pd

from data.bounds import Bounds, ends, frame

# What the several rows under one key are, as far as an independent figure tells it.
ONE_ROW = "one row"
UNTOLD = "nothing tells how the rows relate"
SUM = "the rows add up"
ONE_IS_THE_SUM = "one row is the sum of the others"
EITHER = "the rows add up, or one is the sum of the others"
OVERLAP = "the rows overlap or are not of one kind"
CONTRADICTED = "the rows contradict the independent figure"


def tighten(
    parts: pd.DataFrame, totals: pd.DataFrame, by: Sequence[str], *, complete: bool
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Parts and totals, each narrowed by what the other allows; a total never undercuts its parts.

    Both have low and high; `by` names the columns that tell groups apart, and `totals` has one row
    for each (ValueError otherwise). `complete` says that the parts are all there are: only then does
    a total lift a part and do parts cap a total; a group with a missing part is never complete. The
    totals gain `agrees`: False where a total contradicts its parts, and nothing is narrowed there.
    """
    if totals.duplicated(list(by)).any():
        raise ValueError(f"more than one total for the same {', '.join(by)}")
    low, high = ends(parts)
    cells = parts[list(by)].assign(low=low, high=np.where(np.isinf(high), 0, high), open=np.isinf(high))
    cells["unseen"] = np.isnan(low) | (not complete)
    sums = cells.groupby(list(by), observed=True, dropna=False).sum().reset_index()
    narrowed = _narrow_totals(totals, totals[list(by)].merge(sums, on=list(by), how="left"))
    whole = narrowed[list(by)].assign(total_low=ends(totals)[0], total_high=ends(totals)[1])
    facts = sums.merge(whole.assign(agrees=narrowed["agrees"]), on=list(by), how="left")
    return _narrow_parts(parts, cells, parts[list(by)].merge(facts, on=list(by), how="left")), narrowed


def _narrow_totals(totals: pd.DataFrame, sums: pd.DataFrame) -> pd.DataFrame:
    low, high = ends(totals)
    open_end = sums["open"].ne(0) | sums["unseen"].ne(0)
    most = np.where(open_end, np.inf, sums["high"])
    lifted = np.where(np.isnan(low), np.nan, np.fmax(low, sums["low"]))
    capped = np.where(np.isnan(low), np.nan, np.fmin(high, most))
    agrees = ~(lifted > capped)
    kept = frame(np.where(agrees, lifted, low), np.where(agrees, capped, high), totals.index)
    return totals.assign(low=kept["low"], high=kept["high"], agrees=agrees)


def _narrow_parts(parts: pd.DataFrame, cells: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """A part is what the total leaves when the other parts are at their ends."""
    low, high = ends(parts)
    of_group = {name: facts[name].to_numpy("float64") for name in ("low", "high", "open", "unseen")}
    others_open = (of_group["open"] - cells["open"] > 0) | (of_group["unseen"] > 0)
    others_high = np.where(others_open, np.inf, of_group["high"] - cells["high"])
    lifted = np.fmax(low, facts["total_low"].to_numpy() - others_high)
    capped = np.fmin(high, facts["total_high"].to_numpy() - (of_group["low"] - low))
    narrow = facts["agrees"].eq(True).to_numpy() & ~np.isnan(low)
    kept = frame(np.where(narrow, lifted, low), np.where(narrow, capped, high), parts.index)
    return parts.assign(low=kept["low"], high=kept["high"])


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
