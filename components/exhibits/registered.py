"""Victims registered in the EU and in single countries, and identified, as told to the United States."""

from components.charts.bands import trend_bands
from components.charts.bars import panel_bars
from components.exhibits.families import panels, splits
from components.model.exhibit import Exhibit

DETECTION = "More detections do not mean more trafficking."
YEARLY = ("EU-27 from 2020, yearly", "EU-27 from 2020, 2024 release")

EU_REGISTERED = Exhibit(
    slug="eu-registered",
    title="Registered victims",
    table="victim_counts",
    color="geography",
    chart=trend_bands,
    where={"series": YEARLY},
    note=f"{DETECTION} The years 2020 to 2023 come from four releases; 2024 stands apart, because its "
    "release does not agree with them on 2023.",
)
EU_PERIODS = panels(
    slug="eu-registered-periods",
    title="Registered victims in periods of one or several years",
    table="victim_counts",
    series="EU-27 of 2007, officially identified; EU-27 of 2007, identified and presumed; "
    "EU-28, three years together; EU-28, two years together; EU-27 from 2020, two years together",
    note="Totals of two or three years are not yearly numbers; members and definitions differ: "
    "they may not be compared.",
)
EU_FORMS = panels(
    slug="eu-forms",
    chart=panel_bars,
    ranked=True,
    title="Registered victims by form of exploitation",
    table="victim_counts",
    category="form",
    panel="years",
    series="EU-27 from 2020, by form",
    note="Among the victims whose form was reported: 9,703 of 10,093 in 2022, 9,595 of 10,793 in "
    "2023, 9,097 of 9,678 in 2024.",
)
EU_FORM_SHARES = splits(
    "form",
    slug="eu-form-shares",
    title="Shares of registered victims by form of exploitation",
    series="EU 2008-2010; EU 2013-2014; EU 2015-2016; EU 2017-2018; EU 2020; EU 2021; EU 2021-2022; EU 2022; "
    "EU 2023; EU 2024",
    note="Each bar is a publication of its own. From 2022 of victims with a reported form, "
    "elsewhere the base is not stated. Hatched: not stated on the page seen.",
)
EU_WOMEN_CHILDREN = panels(
    slug="eu-women-children",
    chart=panel_bars,
    title="Women and girls, and children, among registered victims",
    table="victim_shares",
    category="series",
    panel="person",
    order=("breakdown", "period_start"),
    where={"breakdown": ("sex", "age"), "kind": ("registered",)},
    note="The figure for 2020 was 64 per cent in the first release and 68 when published again.",
)
EU_SEX_AGE = splits(
    "sex_age",
    slug="eu-sex-age",
    title="Shares of registered and assisted victims by sex and age",
    where={"kind": ("registered",)},
    note="EU: identified and presumed victims. Honduras: assisted victims, a further 1 per cent is "
    "the LGBTTTI community.",
)
RATES = panels(
    slug="registered-rates",
    table="victim_rates",
    category="who_when",
    note="As published, from several releases; 2024 comes from a later one. Countries are those that "
    "a news report names, in alphabetical order. A high rate can mean good detection.",
)
TIP_WORLD = panels(
    slug="tip-identified-world",
    title="Identified victims, as told to the United States",
    table="victim_counts",
    category="who_when",
    series="US TIP Report, world; US TIP Report 2017, by region",
    note=f"{DETECTION} Reported to the US Department of State by governments; regions are its own.",
)
TIP_YEARLY = Exhibit(
    slug="tip-identified-yearly",
    title="Identified victims by form",
    table="victim_counts",
    color="form",
    chart=trend_bands,
    where={"series": ("US TIP Report 2024, world",)},
    note=f"{DETECTION} Reported to the US Department of State by governments; those in forced labour are "
    "part of all.",
)
CHANGES = panels(
    slug="published-changes",
    title="Changes of detected and registered victims as published",
    table="reported_changes",
    category="who_when",
    order=("period_start", "geography"),
    where={"about": ("detected_victims", "registered_victims", "identified_victims")},
    note=f"{DETECTION} Causes known: the pandemic of 2020, new counting rules, more countries "
    "reporting. Changes of two editions do not add up.",
)
