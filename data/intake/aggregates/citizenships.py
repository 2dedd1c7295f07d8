"""Citizenship of detected victims, summed over periods, by country and by region of detection."""

import pandas as pd

from data import bounds
from data.comparability import bounded
from data.intake.aggregates.cells import SOURCE, figures, in_words
from data.intake.aggregates.places import holder, regions, subregions

PERIODS = ((2007, 2010), (2011, 2014), (2015, 2018), (2019, 2022))
UNASSIGNED = "unassigned_citizenship"


def citizenships(rows: pd.DataFrame) -> pd.DataFrame:
    """Detected victims by country of detection and citizenship, summed over periods of four years.

    A row without a citizenship that repeats the total of its country and year is that total, and is
    left out; so is a country's second row on its own citizens with the same number ("Nationals" and
    its name).
    """
    victims = in_words(rows[rows["indicator"] == "detected_victims"])
    cells = told_once(victims[victims["dimension"] == "citizenship"], victims)
    cells = cells.assign(origin=cells["category_code"].replace({"": UNASSIGNED, "unknown": "not_stated"}))
    pieces = [_period(cells[cells["origin"] != "total"], *period) for period in PERIODS]
    return pd.concat(pieces).sort_values(["geography", "origin", "period_start"])


def told_once(listed: pd.DataFrame, victims: pd.DataFrame) -> pd.DataFrame:
    """The rows by citizenship, without unnamed totals and without own citizens told twice."""
    at, ends = ["geography", "period_start"], ["low", "high"]
    whole = victims[(victims["dimension"] == "total") & (victims["sex"] == "all")]
    totals = set(whole[whole["age_read"] == "total"][[*at, *ends]].itertuples(index=False, name=None))
    same = [row in totals for row in listed[[*at, *ends]].itertuples(index=False, name=None)]
    hidden = listed["low"] < listed["high"]
    unnamed = (listed["category_code"] == "unknown") & pd.Series(same, index=listed.index) & ~hidden
    own = listed["category_code"] == listed["geography"]
    again = own & listed.duplicated([*at, "category_code", *ends])
    return listed[~unnamed & ~again]


def _period(cells: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    within = cells[cells["period_start"].between(first, last)]
    reported = within.groupby("geography")["period_start"].nunique()
    summed = bounds.total(within, ["geography", "origin"])
    return figures(summed).assign(
        period_start=first,
        period_end=last,
        years_reported=summed["geography"].map(reported),
        hidden_cells=summed["hidden"],
        derived=f"Sum over the years with a report, {first} to {last}",
        **SOURCE,
        note=None,
    )


def regional_citizenships(cells: pd.DataFrame) -> pd.DataFrame:
    """Regions of detection and subregions of citizenship in the latest period, from `citizenships`."""
    first, last = PERIODS[-1]
    latest = bounded(cells[cells["period_start"] == first], "persons")
    of_region, of_origin = holder(regions("region")), holder(subregions())
    by = ["geography", "origin"]
    placed = latest.assign(
        geography=latest["geography"].map(of_region), origin=latest["origin"].replace(of_origin)
    )
    summed = bounds.total(placed, by).merge(placed.groupby(by, as_index=False)["hidden_cells"].sum(), on=by)
    reporters = latest.groupby(latest["geography"].map(of_region))["geography"].nunique()
    return figures(summed).assign(
        period_start=first,
        period_end=last,
        reporting_countries=summed["geography"].map(reporters),
        derived=f"Sum over the countries that reported citizenships, {first} to {last}",
        **SOURCE,
        note=None,
    )
