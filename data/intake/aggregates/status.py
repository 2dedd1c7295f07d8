"""Status of countries: bound by the Protocol, and tiers of the US Department of State, as years."""

import pandas as pd

PROTOCOL = {"kind": "status", "publisher": "untc", "source": "un_treaty_collection_untreaties_2015"}
TIERS = {"kind": "status", "publisher": "us_state", "source": "heiss_kelley_tiers_2015"}


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
