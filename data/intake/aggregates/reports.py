"""Countries: who reported when, detected victims per million inhabitants, the Protocol, and US tiers."""

import pandas as pd

from data import bounds
from data.comparability import bounded
from data.intake.aggregates.cells import figures

MILLION = 1_000_000
PROTOCOL = {"kind": "status", "publisher": "untc", "source": "un_treaty_collection_untreaties_2015"}
TIERS = {"kind": "status", "publisher": "us_state", "source": "heiss_kelley_tiers_2015"}


def reporting_years(victims: pd.DataFrame, justice: pd.DataFrame) -> pd.DataFrame:
    """For each country the years that have a number of detected victims, and of persons convicted."""
    whole = victims[(victims[["form", "sex", "age"]] == "all").all(axis=1)].assign(stage="detected")
    totals = pd.concat([whole, justice[justice["stage"] == "convicted"]])
    same = ["geography", "stage", "kind", "publisher", "source"]
    years = totals.groupby(same)["period_start"]
    told = years.agg(period_start="min", period_end="max", reported_years="nunique", reported=_spans)
    return told.reset_index().assign(note=None)


def _spans(years: "pd.Series[int]") -> str:
    """ "2007 to 2010, 2012": years as spans."""
    ordered = sorted({int(year) for year in years})
    starts = [year for year in ordered if year - 1 not in ordered]
    ends = [year for year in ordered if year + 1 not in ordered]
    return ", ".join(str(a) if a == b else f"{a} to {b}" for a, b in zip(starts, ends, strict=True))


def detection_rates(victims: pd.DataFrame, population: pd.DataFrame) -> pd.DataFrame:
    """Detected victims per million inhabitants of the same year; none without a population."""
    whole = victims[(victims[["form", "sex", "age"]] == "all").all(axis=1)]
    people = population.rename(columns={"year": "period_start", "persons": "population"})
    joined = whole.merge(people, on=["geography", "period_start"]).reset_index(drop=True)
    rates = bounds.rate(bounded(joined, "persons"), joined["population"], MILLION).round(2)
    rated = joined.assign(low=rates["low"], high=rates["high"])
    return (
        figures(rated, "persons_per_million")
        .assign(
            population_source="world_bank_population_2024",
            latest=(~joined.duplicated("geography", keep="last")).map({True: "yes", False: "no"}),
            derived="Detected victims (UNODC) / population of the year (World Bank) x 1,000,000",
        )
        .sort_values(["geography", "period_start"])
    )


def protocol_status(rows: pd.DataFrame) -> pd.DataFrame:
    """The year in which each party was bound, or in which a State that is not one signed."""
    party = rows["bound"].notna()
    year = pd.to_datetime(rows["bound"].where(party, rows["signed"])).dt.year
    listed = rows.assign(
        standing=party.map({True: "party", False: "signatory"}), period_start=year, period_end=year
    )
    return listed.assign(**PROTOCOL, note=None).sort_values("geography")


def tip_tiers(rows: pd.DataFrame) -> pd.DataFrame:
    """Spans of years in which a country was placed in the same tier every year."""
    ordered = rows.sort_values(["geography", "year"])
    same = ordered["geography"].eq(ordered["geography"].shift()) & ordered["tier"].eq(ordered["tier"].shift())
    joined = same & ordered["year"].eq(ordered["year"].shift() + 1)
    spans = ordered.groupby((~joined).cumsum()).agg(
        geography=("geography", "first"),
        tier=("tier", "first"),
        period_start=("year", "min"),
        period_end=("year", "max"),
    )
    return spans.assign(**TIERS, note=None)
