"""Victims registered in the EU and in single countries."""

from components.charts.bars import panel_bars, stacked_shares
from components.charts.lines import trend_lines
from components.model.exhibit import Exhibit

DETECTION = "More detections do not mean more trafficking."
EU_SETS = (
    "EU 2010",
    "EU 2013-2014",
    "EU 2015-2016",
    "EU 2017-2018",
    "EU 2020",
    "EU 2021",
    "EU 2021-2022",
    "EU 2022",
    "EU 2023",
    "EU 2024",
)

EU_REGISTERED = Exhibit(
    slug="eu-registered",
    title="Registered victims, persons a year",
    table="victim_counts",
    measure="persons",
    category="years",
    color="geography",
    chart=trend_lines,
    order=("period_start",),
    where={"series": ("EU-27 from 2020, yearly", "EU-27 from 2020, 2024 release")},
    note=f"{DETECTION} The years 2020 to 2023 come from four releases; 2024 stands apart, because its "
    "release does not agree with them on 2023.",
)
EU_PERIODS = Exhibit(
    slug="eu-registered-periods",
    title="Registered victims, persons in periods of one to three years",
    table="victim_counts",
    measure="persons",
    category="years",
    panel="series",
    chart=panel_bars,
    order=("period_start",),
    where={
        "series": (
            "EU-27 of 2007, officially identified",
            "EU-27 of 2007, identified and presumed",
            "EU-28, three years together",
            "EU-28, two years together",
            "EU-27 from 2020, two years together",
        )
    },
    note="Totals of two or three years are not yearly numbers; members and definitions differ, so "
    "each panel has a scale of its own.",
)
EU_FORMS = Exhibit(
    slug="eu-forms",
    title="Registered victims by form of exploitation, persons a year",
    table="victim_counts",
    measure="persons",
    category="form",
    panel="years",
    chart=panel_bars,
    order=("period_start", "form"),
    where={"series": ("EU-27 from 2020, by form",)},
    note="Among the victims whose form was reported: 9,703 of 10,093 in 2022, 9,595 of 10,793 in "
    "2023, 9,097 of 9,678 in 2024.",
)
EU_FORM_SHARES = Exhibit(
    slug="eu-form-shares",
    title="Registered victims by form of exploitation, per cent",
    table="victim_shares",
    measure="share",
    category="series",
    color="form",
    chart=stacked_shares,
    whole="series",
    order=("period_start", "period_end", "form"),
    where={"breakdown": ("form",), "series": EU_SETS},
    note="Each bar is a publication of its own; shares are of victims whose form is known. Hatched: "
    "not stated on the page seen.",
)
EU_WOMEN_CHILDREN = Exhibit(
    slug="eu-women-children",
    title="Women and girls, and children, among registered victims, per cent",
    table="victim_shares",
    measure="share",
    category="series",
    panel="person",
    chart=panel_bars,
    order=("breakdown", "period_start"),
    where={"breakdown": ("sex", "age"), "kind": ("registered",)},
    note="The figure for 2020 was 64 per cent in the first release and 68 when published again.",
)
EU_SEX_AGE = Exhibit(
    slug="eu-sex-age",
    title="Registered and assisted victims by sex and age, per cent",
    table="victim_shares",
    measure="share",
    category="series",
    color="person",
    chart=stacked_shares,
    whole="series",
    where={"breakdown": ("sex_age",), "kind": ("registered",)},
    note="EU: identified and presumed victims. Honduras: assisted victims, a further 1 per cent is "
    "the LGBTTTI community.",
)
RATES = Exhibit(
    slug="registered-rates",
    title="Registered victims per million inhabitants",
    table="victim_rates",
    measure="persons_per_million",
    category="who_when",
    panel="series",
    chart=panel_bars,
    order=("geography", "period_start"),
    note="As published, from several releases; 2024 comes from a later one. Countries are those that "
    "a news report names, in alphabetical order. A high rate can mean good detection.",
)
