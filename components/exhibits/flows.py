"""Where victims detected in a country come from, and where a country's citizens were detected."""

from dataclasses import replace

import pandas as pd

from components.charts.bars import ranked_bars
from components.charts.lists import figure_list
from components.charts.shares import heat_map
from components.exhibits.site_page import Section, every
from components.model.exhibit import Exhibit
from components.model.selection import FIRST_YEAR, LAST_YEAR, Selection
from data.comparability import bounded
from data.geographies import countries
from data.package import TABLES
from data.tables import read

SUMS = (
    "Sums over the years in which the country of detection reported citizenships. A count published as "
    "“<5” adds a range from 0 (in an edition that prints zeros, 1) to 4, so many figures are ranges; "
    "a blank was not reported."
)
DRAWN = "Bars end at the upper bound."

MOST = 30  # figures


def _largest(selection: Selection) -> pd.DataFrame:
    """The largest figures of foreign citizens of a period, the last unless years are chosen, by country."""
    rows = read(TABLES["detected_citizenships"])
    foreign = rows["geography"].astype("str").ne(rows["origin"].astype("str"))
    rows = rows[foreign & rows["origin"].isin(countries())]
    first, last = selection.years or (FIRST_YEAR, LAST_YEAR)
    rows = rows[rows["period_start"].le(last) & rows["period_end"].ge(first)]
    rows = bounded(rows[rows["period_start"] == rows["period_start"].max()], "persons")
    largest = rows.sort_values("low", ascending=False, kind="stable").head(MOST)
    order = {code: place for place, code in enumerate(countries())}
    exact = largest["persons"].notna()
    grouped = largest.assign(low=largest["low"].mask(exact), high=largest["high"].mask(exact)).sort_values(
        "geography", kind="stable", key=lambda codes: codes.astype("str").map(order)
    )
    return grouped.reset_index(drop=True)


LARGEST = Exhibit(
    slug="largest-corridors",
    title="Detected victims by country of detection and citizenship",
    table="detected_citizenships",
    own_table=TABLES["detected_citizenships"],
    panel="geography",
    category="origin",
    order=(),
    chart=figure_list,
    computed=_largest,
    note=f"The {MOST} largest corridors of foreign citizens: they follow who detects and reports. Countries "
    f"that do not report citizenships to UNODC are absent, whatever they detect. {SUMS}",
)
TO_COUNTRY = Exhibit(
    slug="detected-here-citizenships",
    title="Detected victims by citizenship",
    table="detected_citizenships",
    category="origin",
    chart=ranked_bars,
    ranked=True,
    most=25,
    where={"period_start": (2019,)},
    one="geography",
    note=f"{SUMS} {DRAWN} Citizens of the country itself are among them where it reported them.",
)
TO_COUNTRY_PERIODS = replace(
    TO_COUNTRY,
    slug="detected-here-periods",
    title="Detected victims by citizenship and period",
    chart=heat_map,
    most=40,
    where={},
    note=f"{SUMS} Between periods the number of years with a report differs; the table says how many.",
)
FROM_COUNTRY = Exhibit(
    slug="citizens-detected-where",
    title="Where its citizens were detected",
    table="detected_citizenships",
    category="geography",
    chart=ranked_bars,
    ranked=True,
    where={"period_start": (2019,)},
    one="origin",
    note=f"{SUMS} {DRAWN} Countries that do not report citizenships to UNODC are absent, whatever they "
    "detect.",
)
FROM_COUNTRY_PERIODS = replace(
    FROM_COUNTRY,
    slug="citizens-detected-periods",
    title="Where its citizens were detected, by period",
    chart=heat_map,
    ranked=False,
    where={},
    note=f"{SUMS} Countries stand in the order of the alphabet.",
)
ASSISTED = Exhibit(
    slug="assisted-routes",
    title="Assisted cases known to contributors, by country of exploitation",
    table="assisted_routes",
    category="geography",
    chart=ranked_bars,
    ranked=True,
    where={"period_start": (2002,), "period_end": (2021,)},
    one="origin",
    note="Cases that CTDC's contributors assisted, who work in some countries and not in others: no "
    "picture of all routes. The case records are synthetic. Pairs of fewer than ten cases are left out; "
    "the table gives how many cases have a known country, and how many there are.",
)
ASSISTED_PERIODS = replace(
    ASSISTED,
    slug="assisted-routes-periods",
    title="Assisted cases known to contributors, by country and period",
    chart=heat_map,
    ranked=False,
    where={"period_start": (2002, 2009, 2015), "period_end": (2008, 2014, 2020)},
    note="Records with a year of registration from 2002 to 2020 only. Contributors joined and left: "
    "from 2015 a hotline in the United States is among them. The country of exploitation is often that of "
    "the first assistance.",
)
SECTIONS = (
    Section(
        "What countries reported to UNODC",
        (TO_COUNTRY, FROM_COUNTRY, TO_COUNTRY_PERIODS, FROM_COUNTRY_PERIODS),
        open=2,
    ),
    Section("What contributors of CTDC know", (ASSISTED, ASSISTED_PERIODS)),
)
EXHIBITS = every(SECTIONS)
MADE = (LARGEST,)
