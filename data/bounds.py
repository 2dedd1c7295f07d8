"""Counts published as a range ("<5"): a low and a high, and the arithmetic on them.

Vectorised functions take frames with the columns `low` and `high`. A blank low or high is an open end
("at most", "at least"); a row with both blank is missing, and stays missing: it is counted, never
taken as zero. What a function answers with is as wide as it must be and no wider: the true figure
lies within, whatever the hidden counts are.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Numbers = npt.NDArray[np.float64]
ENDS = ["low", "high"]


# The note of a total that the file prints as "<5" although its parts are larger.
UNDERCUT = "The file prints “<5” as the total, beside larger parts: from the largest part to their sum."


def undercut(rows: pd.DataFrame, every: pd.DataFrame) -> pd.DataFrame:
    """Totals of countries as they stand in a sum: one that is printed as "<5" beside larger parts is what is
    printed, at least what "<5" is in `every` row of the edition, or what its parts add up to.
    """
    printed = rows["note"].eq(UNDERCUT)
    least = every.loc[every["low"].notna() & every["derived"].isna(), "low"].min()
    return rows.assign(
        persons=rows["persons"].mask(printed),
        low=rows["low"].mask(printed, 0 if pd.isna(least) else least),
        high=rows["high"].fillna(rows["persons"]).where(printed, rows["high"]),
    )


def total(rows: pd.DataFrame, by: Sequence[str] = ()) -> pd.DataFrame:
    """The sum of each group: `by`, low, high, hidden (cells that are a range), missing, rows.

    With no `by`, one row for all of them. An open end in one row leaves the sum open; missing rows
    are left out of low and high and counted; a group of nothing else is missing itself. Which rows
    may be added is for `data.sums.checked_sum` to say.
    """
    low, high = ends(rows)
    cells = rows[list(by)].assign(low=low, high=high, hidden=low < high, missing=np.isnan(low), rows=1)
    keys: Any = list(by) or np.zeros(len(rows), dtype="int64")
    groups = cells.groupby(keys, observed=True, dropna=False, sort=True)
    sums = groups[ENDS].sum(min_count=1).join(groups[["hidden", "missing", "rows"]].sum())
    closed = frame(sums["low"].to_numpy(), sums["high"].to_numpy(), sums.index)
    return sums.assign(low=closed["low"], high=closed["high"]).reset_index(drop=not by)


def difference(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """First less second, row by row (the same index): low and high, below zero where that can be."""
    (low, high), (less_low, less_high) = ends(first), ends(second.reindex(first.index))
    return frame(low - less_high, high - less_low, first.index)


def shares(rows: pd.DataFrame) -> pd.DataFrame:
    """Each row's share of the sum of all rows, in per cent: lowest where the others are at their most."""
    low, high = ends(rows)
    least, most = (
        np.where(whole > 0, whole, np.nan) for whole in (low + high.sum() - high, high + low.sum() - low)
    )
    return frame(low / least * 100, high / most * 100, rows.index)


def rate(counts: pd.DataFrame, population: pd.Series, per: int) -> pd.DataFrame:
    """Counts per so many of a population, row by row; blank where the population is missing or zero."""
    people = pd.to_numeric(population.reindex(counts.index)).to_numpy("float64", na_value=np.nan)
    people = np.where(people > 0, people, np.nan)
    low, high = ends(counts)
    return frame(low / people * per, high / people * per, counts.index)


def ends(rows: pd.DataFrame) -> tuple[Numbers, Numbers]:
    """Low and high as numbers: an open end is infinite, a missing row is NaN in both."""
    low, high = (pd.to_numeric(rows[end]).to_numpy("float64", na_value=np.nan) for end in ENDS)
    open_low, open_high = np.isnan(low) & ~np.isnan(high), np.isnan(high) & ~np.isnan(low)
    return np.where(open_low, -np.inf, low), np.where(open_high, np.inf, high)


def frame(low: Numbers, high: Numbers, index: pd.Index) -> pd.DataFrame:
    """Low and high as columns, blank where they are open or missing."""
    columns = {"low": np.where(np.isinf(low), np.nan, low), "high": np.where(np.isinf(high), np.nan, high)}
    return pd.DataFrame(columns, index).astype("Float64")
