"""Suspected, prosecuted, convicted."""

from dataclasses import replace
from functools import partial

from components.charts.bands import trend_bands
from components.charts.bars import panel_bars
from components.exhibits.families import figure, panels
from components.exhibits.registered import YEARLY
from components.exhibits.site_page import Section, every
from components.exhibits.summed import world_and_subregions
from components.exhibits.wall import WHO_REPORTS
from components.model.exhibit import Exhibit

NO_RATE = "Suspects, convicted and victims of one year are different cases: their ratio is no rate."
_proceedings = partial(panels, table="justice_proceedings")

EU_SUSPECTS = Exhibit(
    slug="eu-suspected-convicted",
    title="Suspected and convicted traffickers",
    table="justice_persons",
    color="stage",
    chart=trend_bands,
    where={"series": YEARLY},
    note=f"{NO_RATE} Figures of 2024 come from a later release; no number of suspects was seen for 2021.",
)
WORLD_PROCEEDINGS = _proceedings(
    slug="world-prosecutions-convictions",
    title="Prosecutions and convictions in earlier editions",
    category="stage+form",
    panel="years",
    series="US TIP Report, world",
    note=f"{NO_RATE} Reported by governments to the US Department of State, after their own laws; the "
    "governments that report differ from year to year.",
)
WORLD_PROCEEDINGS_YEARLY = _proceedings(
    slug="world-prosecutions-convictions-yearly",
    title="Prosecutions and convictions, all and for forced labour",
    color="stage+form",
    chart=trend_bands,
    where={"series": ("US TIP Report 2024, world",)},
    note=f"{NO_RATE} Proceedings for forced labour are part of all. Reported by governments to the US "
    "Department of State, after their own laws; the governments that report differ from year to year.",
)
REGION_PROCEEDINGS = _proceedings(
    slug="region-prosecutions-convictions",
    chart=panel_bars,
    title="Prosecutions and convictions by region",
    color="stage",
    panel="geography",
    series="US TIP Report 2006, by region; US TIP Report 2017, by region",
    note=f"{NO_RATE} The fall in South Asia in 2005 is mostly due to missing data from India.",
)
OTHER_PERSONS = panels(
    slug="other-persons",
    title="Persons in contact with police or criminal justice, as published",
    table="justice_persons",
    category="stage",
    series="EU-28, two years together; Latvia 2020; UNODC, whole data set; Honduras 2019",
    note="Places and periods that may not be compared.",
)
OTHER_PROCEEDINGS = _proceedings(
    slug="other-proceedings",
    title="Prosecutions, convictions and cases in single places, as published",
    category="stage+years",
    series="EU-28, two years together; EU-28, three years together; Western Hemisphere 2006; "
    "Nigeria, NAPTIP; Nigeria, NAPTIP cases; Honduras 2019; Eurojust",
    note=f"{NO_RATE} Places and periods, of the EU two or three years together, that may not be compared.",
)
CONVICTED_COUNTRIES = replace(
    WHO_REPORTS,
    slug="convicted-countries",
    title="Who reports persons convicted, and in how many years",
    where={"stage": ("convicted",)},
    note="The map shows who reports. Laws and counting rules differ between countries. Unfilled: no "
    "number in UNODC's file; the table tells for which years there is one.",
)
WORLD_JUSTICE, SUBREGIONS_JUSTICE = world_and_subregions(
    "justice",
    "Persons in formal contact, prosecuted, convicted",
    "regional_justice",
    color="stage",
    note=f"{NO_RATE} Each stage is reported by other countries.",
)
WOMEN = panels(
    slug="sex-of-suspects-and-convicted",
    title="Women and men among suspected and convicted traffickers",
    table="justice_shares",
    category="who_when",
    color="stage",
    order=("geography", "period_start", "stage"),
    where={"about": ("persons", "nationals", "labour")},
    note="Shares of those whom authorities recorded; labour: share of the convictions.",
)
COUNTRIES_WITHOUT = panels(
    slug="countries-without-convictions",
    title="Countries with few or no convictions",
    table="justice_shares",
    where={"about": ("none", "fewer_than_10")},
    note="Of the countries that each report covers (132 for 2007 to 2010): different sets.",
)
CHANGES = panels(
    slug="justice-changes",
    title="Changes of suspected, prosecuted and convicted persons as published",
    table="reported_changes",
    category="who_when",
    where={"about": ("suspects", "convicted", "prosecutions", "convictions")},
    note="Editions print a rise of convictions by 36 per cent and a fall by 44; UNODC's file shows no "
    "rise. The rise is since 2019 (the end year is inferred), the fall from 2017 to 2020.",
)
SECTIONS = (
    Section(
        "What countries report to UNODC", (*WORLD_JUSTICE, CONVICTED_COUNTRIES, *SUBREGIONS_JUSTICE), open=2
    ),
    Section(
        "What governments tell the United States",
        (WORLD_PROCEEDINGS_YEARLY, REGION_PROCEEDINGS, WORLD_PROCEEDINGS),
        open=1,
    ),
    Section("What the EU and single places count", (EU_SUSPECTS, OTHER_PERSONS, OTHER_PROCEEDINGS), open=2),
    Section("Who they are, and what changed", (WOMEN, CHANGES, COUNTRIES_WITHOUT), open=0),
)
EXHIBITS = every(SECTIONS)
ABOVE = (
    figure(WORLD_JUSTICE[0], "Persons convicted worldwide", stage="convicted"),
    figure(EU_SUSPECTS, "Persons convicted in the EU", stage="convicted"),
    figure(WORLD_PROCEEDINGS_YEARLY, "Convictions, told to the US", stage="convictions", form="all"),
)
