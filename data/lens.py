"""A sum over countries by year, as all reporters, a constant panel, or coverage alone."""

from typing import Literal

import pandas as pd

from data.breaks import breaks, touched
from data.comparability import bounded
from data.package import Table
from data.sums import NotComparable, checked_sum

Lens = Literal["all", "constant", "coverage"]
YEAR = "period_start"
# A country that makes up this much of a sum moves it by coming and leaving more than most years do.
MAIN = 0.1


def lens(rows: pd.DataFrame, choice: Lens, table: Table, measure: str) -> pd.DataFrame:
    """One row a year: period_start, period_end, low, high, hidden, countries, members, came, left, segment.

    Rows are figures of countries for single years, one for each; a country reports in a year when it
    has a figure, hidden or not. "all" sums whoever reported; "constant" those countries that
    reported in every year from the first to the last; "coverage" tells who reported and has no low,
    high and hidden. `members` holds the codes that make up a year; `came` and `left` those of them
    that make up a tenth of a sum or more and reported not the year before, or that year no more. A line
    may join years of one `segment`: a break of a member, a main reporter that comes or leaves, and a
    year that nobody reported end it. Raises NotComparable.
    """
    if rows["period_start"].ne(rows["period_end"]).any():
        raise NotComparable("A figure of several years cannot stand in a sum by year.")
    reported = rows[bounded(rows, measure)[["low", "high"]].notna().any(axis=1)]
    years = range(int(rows[YEAR].min()), int(rows[YEAR].max()) + 1) if len(rows) else range(0)
    if choice == "constant":
        count = reported.groupby("geography", observed=True)[YEAR].nunique()
        reported = reported[reported["geography"].isin(count.index[count == len(years)])]
    sums = checked_sum(reported, table, measure, [YEAR]).set_index(YEAR).reindex(years)
    members = [tuple(sorted(reported.loc[reported[YEAR] == year, "geography"].astype(str))) for year in years]
    came, left = _main_reporters(bounded(reported, measure), years)
    moved = [bool(one or other) for one, other in zip(came, left, strict=True)]
    told = ["low", "high", "hidden"] if choice != "coverage" else []
    return pd.DataFrame(
        {
            "period_start": years,
            "period_end": years,
            **{
                name: sums[name].fillna(0).astype("int64") if name == "hidden" else sums[name]
                for name in told
            },
            "countries": [len(codes) for codes in members],
            "members": members,
            "came": came,
            "left": left,
            "segment": _segments(reported, years, moved),
        }
    ).reset_index(drop=True)


def _main_reporters(reported: pd.DataFrame, years: range) -> tuple[list[tuple[str, ...]], ...]:
    """For each year the main reporters that came in it, and those of the year before that left."""
    least = reported.pivot(index="geography", columns=YEAR, values="low").astype("float64")
    least = least.reindex(columns=[*years])
    most = reported.groupby(YEAR, observed=True)["high"].sum(min_count=1).reindex([*years]).astype("float64")
    main = least.ge(most * MAIN) & least.gt(0)
    there, before = least.notna(), least.notna().shift(axis="columns", fill_value=False)
    met = there.any() & before.any()  # a year that nobody reported ends the line by itself
    came, left = main & ~before & met, main.shift(axis="columns", fill_value=False) & ~there & met
    return tuple(
        [tuple(sorted(map(str, codes.index[codes[year]]))) for year in years] for codes in (came, left)
    )


def _segments(reported: pd.DataFrame, years: range, moved: list[bool]) -> list[int]:
    """A break counts from the first year in which a place that it is about is among the members."""
    since = [reported.loc[touched(reported, item) & reported[YEAR].ge(item.year), YEAR] for item in breaks()]
    starts = {int(found.min()) for found in since if not found.empty}
    there = set(reported[YEAR])
    number, numbers = 0, []
    for year, main in zip(years, moved, strict=True):
        number += main or year in starts or year not in there or year - 1 not in there
        numbers.append(number)
    return numbers
