"""Where detected victims come from."""

from components.charts.shares import heat_map
from components.exhibits.families import panels, splits
from components.exhibits.site_page import Section, every
from components.model.exhibit import Exhibit

EUROPE_ORIGINS = splits(
    "origin",
    slug="europe-origins",
    title="Shares of detected victims by origin",
    ranked=True,
    series="West and Central Europe 2005-2006",
    note="Shares of the victims detected in West and Central Europe in 2005 and 2006; the "
    "campaign's backgrounder says Europe. "
    "The six shares add up to 79; the other 21 per cent were never stated.",
)
EU_CITIZENSHIP = splits(
    "origin",
    slug="eu-citizenship",
    title="Shares of registered victims by citizenship",
    series="EU 2013-2014; EU 2017-2018; EU 2019-2020; EU 2020; EU 2021; EU 2021-2022; EU 2022; EU 2023",
    note="Each bar is a publication of its own. The EU had 27, 28 and again 27 members, and the "
    "groups that were published differ. Hatched: not stated on the page seen.",
)
EU_ORIGINS = splits(
    "origin",
    slug="eu-origins-2008-2010",
    title="Shares of identified and presumed victims by origin",
    ranked=True,
    series="EU 2008-2010",
    note="Commission report of 2013, three years together. The four shares add up to 86.",
)
CITIZENSHIP_BY_REGION = Exhibit(
    slug="citizenship-by-region",
    title="Detected victims by region of detection and subregion of citizenship",
    table="regional_citizenships",
    category="origin",
    color="geography",
    chart=heat_map,
    note="Sums over the countries that reported citizenships, all years of the period together. A count "
    "published as “<5” adds a range from 0 (in an edition that prints zeros, 1) to 4. A blank was not "
    "reported. For one country see Flows.",
)
FLOW_SHARES = panels(
    slug="flow-shares", title="How far victims were taken", table="flow_shares", category="flow"
)
FLOW_COUNTS = panels(
    slug="flow-counts",
    title="Countries of origin and destination and flows that UNODC counted",
    table="flow_counts",
    where={"counted": ("origin", "destination", "detection")},
    note="Countries, not victims; the numbers follow how many countries report.",
)
FLOWS = panels(
    slug="flows-identified",
    title="Distinct trafficking flows that UNODC identified",
    table="flow_counts",
    measure="flows",
    where={"counted": ("flows",)},
    note="A flow is a pair of countries, not a number of people.",
)
OTHER_ORIGINS = panels(
    slug="other-origins",
    title="Registered victims by origin in other publications",
    table="origin_shares",
    category="origin",
    series="Portugal, reported in April 2012; EU, reported in February 2016, victims and suspects",
    note="Portugal: from a news report at the launch of the campaign; whether the shares are of all "
    "victims or of foreign victims is left open, so no rest is computed. EU: Europol on identified "
    "victims and suspects together, without the years of the data.",
)
AFRICA_CHANGES = panels(
    slug="sub-saharan-changes",
    title="Change of detected victims, domestic and across borders",
    table="reported_changes",
    category="geography",
    where={"about": ("cross_border_victims", "domestic_victims")},
    note="As UNODC published it for the first year of the pandemic. Detections fell or rose, which "
    "is not the same as trafficking.",
)
SECTIONS = (
    Section(
        "Where they come from",
        (EUROPE_ORIGINS, EU_ORIGINS, EU_CITIZENSHIP, CITIZENSHIP_BY_REGION, OTHER_ORIGINS),
    ),
    Section("How far they were taken", (FLOW_SHARES, FLOWS, FLOW_COUNTS, AFRICA_CHANGES), open=2),
)
EXHIBITS = every(SECTIONS)
