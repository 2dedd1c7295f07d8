"""The largest figures of citizens of one country who were detected in another."""

import pandas as pd

from components.charts.lists import figure_list
from components.exhibits.declared import SENTENCES
from components.model.exhibit import Exhibit
from components.model.selection import FIRST_YEAR, LAST_YEAR, Selection
from data.comparability import bounded
from data.geographies import countries
from data.package import TABLES
from data.tables import read

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
    f"that do not report citizenships to UNODC are absent, whatever they detect. {SENTENCES['citizenships']}",
)
EXHIBITS = (LARGEST,)
