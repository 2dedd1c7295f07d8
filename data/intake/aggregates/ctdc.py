"""Case records of CTDC's contributors, aggregated: counts and shares of known values, and routes.

The records are a synthetic copy of a sample that nobody drew: the people whom contributors assisted
or heard of. Counts are the publisher's synthetic counts. A group of fewer than ten is not counted
out; what is known of it is the range from 0 to 9.
"""

import pandas as pd

from data import bounds
from data.cases.records import AGE_BAND, FORM, MEANS_GROUP, RECRUITER, SEX, Attribute

SOURCE = {"kind": "assisted", "publisher": "ctdc", "source": "ctdc_synthetic_2021"}
ATTRIBUTES = (FORM, MEANS_GROUP, RECRUITER)
LEAST = 10
GROUPINGS = ("all", "year", SEX.name, AGE_BAND.name)
KEY = ["attribute", "characteristic", "grouped_by", "sex", "age_band", "period_start"]
PERIODS = ((2002, 2008), (2009, 2014), (2015, 2020))
ROUTE_KEY = ["origin", "geography", "period_start", "period_end"]


def assisted_cases(records: pd.DataFrame) -> pd.DataFrame:
    """Cases and shares of known values: all together, by year, by sex and by age band."""
    first, last = int(records["year"].min()), int(records["year"].max())
    pieces = [_grouped(records, attribute, name) for attribute in ATTRIBUTES for name in GROUPINGS]
    rows = pd.concat(pieces, ignore_index=True)
    years = rows["year"].astype("Int64")
    rows = rows.assign(period_start=years.fillna(first), period_end=years.fillna(last))
    return _shares(rows).assign(geography="001", **SOURCE).sort_values(KEY)


def _grouped(records: pd.DataFrame, attribute: Attribute, grouping: str) -> pd.DataFrame:
    """A row for each group and code of an attribute; records without the value are left out."""
    flags = records[[name for name in attribute.columns if name in records]].fillna(False).astype(bool)
    counted = flags.assign(known_cases=flags.any(axis=1), all_cases=True)
    value = records.get(grouping, pd.Series("all", records.index))
    groups = counted.groupby(value, observed=True).sum().rename_axis(grouping).reset_index()
    if grouping == AGE_BAND.name:  # spreadsheets take 9-17 for a day
        groups[grouping] = groups[grouping].astype("str").str.replace("-", " to ")
    told = groups.melt([grouping, "known_cases", "all_cases"], [*flags], "characteristic", "counted")
    elsewhere = {"sex": "all", "age_band": "all", "year": None, grouping: told[grouping].astype("object")}
    return told.assign(**elsewhere, attribute=attribute.name, grouped_by=grouping)


def _shares(rows: pd.DataFrame) -> pd.DataFrame:
    """The share of known values, a range where the group is smaller than ten or nothing is known."""
    enough = rows["counted"] >= LEAST
    cells = pd.DataFrame(
        {"low": rows["counted"].where(enough, 0), "high": rows["counted"].where(enough, LEAST - 1)}
    )
    cells["high"] = cells["high"].clip(upper=rows["known_cases"])
    share = bounds.rate(cells, rows["known_cases"], 100).round(1)
    exact = enough & share["low"].notna()
    return rows[rows["known_cases"] >= LEAST].assign(
        cases=rows["counted"].where(enough).astype("Int64"),
        share=share["low"].where(exact),
        low=share["low"].mask(exact),
        high=share["high"].mask(exact),
        derived="Share of the cases for which anything is recorded of the attribute",
        note=None,
    )


def assisted_routes(records: pd.DataFrame) -> pd.DataFrame:
    """Cases by citizenship and country of exploitation: of all years, and of three periods.

    Pairs of fewer than ten cases are left out. Records without a year are in the row of all years.
    """
    years = records["year"]
    whole = (int(years.min()), int(years.max()))
    pieces = [_pairs(records[years.between(*period)], period) for period in PERIODS]
    rows = pd.concat([_pairs(records, whole), *pieces])
    return rows.assign(**SOURCE, note=None).sort_values(ROUTE_KEY)


def _pairs(records: pd.DataFrame, period: tuple[int, int]) -> pd.DataFrame:
    pair = ["citizenship", "country_of_exploitation"]
    known = records.dropna(subset=pair)
    counted = known.groupby(pair, observed=True).size()
    rows = counted[counted >= LEAST].rename("cases").reset_index()
    rows = rows.set_axis(["origin", "geography", "cases"], axis="columns").astype({"origin": "str"})
    return rows.assign(
        period_start=period[0],
        period_end=period[1],
        known_cases=rows["origin"].map(known["citizenship"].astype("str").value_counts()),
        all_cases=rows["origin"].map(records["citizenship"].astype("str").value_counts()),
    )
