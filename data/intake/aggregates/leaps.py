"""Breaks that UNODC's file shows by itself: countries that begin to report, or to count otherwise."""

from collections.abc import Iterator

import pandas as pd

from data import bounds
from data.comparability import bounded
from data.geographies import places
from data.intake.aggregates.cells import SOURCE
from data.intake.aggregates.regions import LENSES, MAIN, of_panel, panel

# A main reporter whose number is so many times that of the year before counts otherwise.
TIMES = 5
# A country that was never there and makes up so much of the sum is told by itself, not among others.
NEWCOMER = 0.25
PAKISTAN, OTHERS = "PAK", "world_without_pakistan"


def breaks(victims: pd.DataFrame) -> pd.DataFrame:
    """Rows of the table of breaks, from the table of detected victims that the file gives."""
    whole = bounded(victims[(victims[["form", "sex", "age"]] == "all").all(axis=1)], "persons")
    sums = bounds.total(whole, ["period_start"]).set_index("period_start")
    ends = [whole.pivot(index="geography", columns="period_start", values=end) for end in bounds.ENDS]
    members = set(of_panel(whole, panel(whole))["geography"]) if len(whole) else set()
    found = [
        row
        for country in (ends[0].index if len(whole) else ())
        for row in _of_country(str(country), sums, *(end.loc[country].dropna() for end in ends))
    ]
    lens = ["" if row["geography"] in members else LENSES[0] for row in found]
    return pd.DataFrame(found).assign(
        publisher=SOURCE["publisher"], kind=SOURCE["kind"], ground="seen", source=SOURCE["source"], lens=lens
    )


def _of_country(
    country: str, sums: pd.DataFrame, low: "pd.Series[int]", high: "pd.Series[int]"
) -> Iterator[dict[str, object]]:
    spans = {year: dict.fromkeys((int(low[year]), int(high[year]))) for year in low.index}
    figure = {year: " to ".join(f"{end:,}" for end in ends) for year, ends in spans.items()}
    name = places()[country].label
    place = f"The {name}" if name.startswith("United") else name
    for year in low.index:
        share = low[year] / sums["high"][year] if sums["high"][year] else 0
        before = high.get(year - 1)
        if before is not None and share >= MAIN and low[year] >= TIMES * before:
            grown = f"{figure[year - 1]} detected victims in {year - 1} to {figure[year]} in {year}"
            told = f"{place} goes from {grown}."
            yield _row(f"{country.lower()}-{year}", country, year, "publisher", told)
            if country != PAKISTAN:
                yield _row(f"{country.lower()}-{year}-without-pakistan", OTHERS, year, "publisher", told)
        if year == low.index[0] > sums.index[0] and share >= NEWCOMER:
            shares = (low / sums["high"].reindex(low.index) * 100).round().astype("int64")
            span = " to ".join(map(str, dict.fromkeys((shares.min(), shares.max()))))
            told = f"From {year} {place} reports detected victims: {figure[year]} in {year}, "
            told += f"{span} per cent of the sum of all countries in each year to {low.index[-1]}."
            yield _row(f"{country.lower()}-{year}", country, year, "source", told)


def _row(name: str, country: str, year: int, scope: str, reason: str) -> dict[str, object]:
    return {"break": name, "geography": country, "year": year, "scope": scope, "reason": reason}
