"""Breaks that UNODC's file shows by itself: countries that begin to report, or to count otherwise."""

from collections.abc import Iterator

import pandas as pd

from data import bounds
from data.comparability import bounded
from data.geographies import places
from data.intake.aggregates.cells import SOURCE
from data.intake.aggregates.regions import LENSES, MAIN, of_panel, panel
from data.intake.aggregates.unodc import UNTOLD
from data.package import TABLES
from data.tables import labels

# A main reporter whose number is so many times that of the year before counts otherwise.
TIMES = 5
# A country that was never there and makes up so much of the sum is told by itself, not among others.
NEWCOMER = 0.25
ALL, PAKISTAN, OTHERS = "all", "PAK", "world_without_pakistan"


def breaks(victims: pd.DataFrame) -> pd.DataFrame:
    """Rows of the table of breaks, from the table of detected victims that the file gives.

    A country that counts otherwise breaks all its figures; one of which only a form leaps, those of the form.
    """
    of_both = victims[(victims[["sex", "age"]] == "all").all(axis=1) & victims["note"].ne(UNTOLD)]
    found: list[dict[str, object]] = []
    years = panel(of_both[of_both["form"] == ALL])
    for form, name in (labels(TABLES["detected_victims"].field("form")) | {ALL: ""}).items():
        whole = bounded(of_both[of_both["form"] == form], "persons")
        if whole.empty:
            continue
        sums = bounds.total(whole, ["period_start"]).set_index("period_start")
        ends = [whole.pivot(index="geography", columns="period_start", values=end) for end in bounds.ENDS]
        members = set(of_panel(whole, years)["geography"])
        known = {(row["geography"], row["year"]) for row in found}
        rows = [
            row
            for country in ends[0].index
            for row in _of_country(str(country), name, sums, *(end.loc[country].dropna() for end in ends))
            if (row["geography"], row["year"]) not in known
        ]
        for row in rows:
            lens = "" if row["geography"] in members else LENSES[0]
            own = {} if form == ALL else {"form": form, "break": f"{row['break']}-{form}".replace("_", "-")}
            found.append({**row, "lens": lens, **own})
    return pd.DataFrame(found).assign(
        publisher=SOURCE["publisher"], kind=SOURCE["kind"], ground="seen", source=SOURCE["source"]
    )


def _of_country(
    country: str, form: str, sums: pd.DataFrame, low: "pd.Series[int]", high: "pd.Series[int]"
) -> Iterator[dict[str, object]]:
    """`form` in words; "" for the total, of which newcomers are told too."""
    spans = {year: dict.fromkeys((int(low[year]), int(high[year]))) for year in low.index}
    figure = {year: " to ".join(f"{end:,}" for end in ends) for year, ends in spans.items()}
    name, victims = places()[country].label, f"detected victims{form and f' ({form.lower()})'}"
    place = f"The {name}" if name.startswith("United") else name
    for year in low.index:
        share = low[year] / sums["high"][year] if sums["high"][year] else 0
        before = high.get(year - 1)
        if before is not None and share >= MAIN and low[year] >= TIMES * before:
            grown = f"{figure[year - 1]} {victims} in {year - 1} to {figure[year]} in {year}"
            told = f"{place} goes from {grown}."
            yield _row(f"{country.lower()}-{year}", country, year, "publisher", told)
            if country != PAKISTAN:
                yield _row(f"{country.lower()}-{year}-without-pakistan", OTHERS, year, "publisher", told)
        if not form and year == low.index[0] > sums.index[0] and share >= NEWCOMER:
            shares = (low / sums["high"].reindex(low.index) * 100).round().astype("int64")
            span = " to ".join(map(str, dict.fromkeys((shares.min(), shares.max()))))
            told = f"From {year} {place} reports detected victims: {figure[year]} in {year}, "
            told += f"{span} per cent of the sum of all countries in each year to {low.index[-1]}."
            yield _row(f"{country.lower()}-{year}", country, year, "source", told)


def _row(name: str, country: str, year: int, scope: str, reason: str) -> dict[str, object]:
    return {"break": name, "geography": country, "year": year, "scope": scope, "reason": reason}
