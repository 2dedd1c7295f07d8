"""Where detected victims come from."""

from components.charts.bars import panel_bars, ranked_bars, stacked_shares
from components.charts.flows import heat_map
from components.model.exhibit import Exhibit

EUROPE_ORIGINS = Exhibit(
    slug="europe-origins",
    title="Detected victims by origin, per cent",
    table="origin_shares",
    measure="share",
    category="origin",
    chart=ranked_bars,
    ranked=True,
    whole="series",
    where={"series": ("Europe 2005-2006",)},
    note="Shares of the victims that authorities detected in 2005 and 2006, as UNODC published them. "
    "The six shares add up to 79; the other 21 per cent were never stated.",
)
EU_CITIZENSHIP = Exhibit(
    slug="eu-citizenship",
    title="Registered victims by citizenship, per cent",
    table="origin_shares",
    measure="share",
    category="series",
    color="origin",
    chart=stacked_shares,
    whole="series",
    order=("period_start", "period_end"),
    where={
        "series": (
            "EU 2013-2014",
            "EU 2017-2018",
            "EU 2019-2020",
            "EU 2020",
            "EU 2021",
            "EU 2021-2022",
            "EU 2022",
            "EU 2023",
        )
    },
    note="Each bar is a publication of its own: the EU had 27, 28 and again 27 members, and the "
    "groups that were published differ. Hatched: not stated on the page seen.",
)
EU_ORIGINS = Exhibit(
    slug="eu-origins-2008-2010",
    title="Identified and presumed victims by origin, per cent",
    table="origin_shares",
    measure="share",
    category="origin",
    chart=ranked_bars,
    ranked=True,
    whole="series",
    where={"series": ("EU 2008-2010",)},
    note="Commission report of 2013, three years together. The four shares add up to 86.",
)
CITIZENSHIP_BY_REGION = Exhibit(
    slug="citizenship-by-region",
    title="Detected victims by region of detection and subregion of citizenship, persons",
    table="regional_citizenships",
    measure="persons",
    category="origin",
    color="geography",
    chart=heat_map,
    order=("origin", "geography"),
    note="Sums over the countries that reported citizenships, all years of the period together. A count "
    "published as “<5” adds a range from 0 to 4. A blank was not reported. For one country see Flows.",
)
FLOW_SHARES = Exhibit(
    slug="flow-shares",
    title="How far victims were taken, per cent",
    table="flow_shares",
    measure="share",
    category="flow",
    panel="series",
    chart=panel_bars,
    order=("flow",),
    note="Each panel is a whole of its own: detected victims, flows, or estimated people in forced "
    "labour. Do not compare across panels.",
)
FLOW_COUNTS = Exhibit(
    slug="flow-counts",
    title="Countries of origin and destination and flows that UNODC counted",
    table="flow_counts",
    measure="countries",
    category="years",
    panel="counted",
    chart=panel_bars,
    order=("period_start",),
    where={"counted": ("origin", "destination", "detection", "reporting")},
    note="Countries, not victims; the numbers follow how many countries report.",
)
FLOWS = Exhibit(
    slug="flows-identified",
    title="Distinct trafficking flows that UNODC identified",
    table="flow_counts",
    measure="flows",
    category="years",
    panel="counted",
    chart=panel_bars,
    order=("period_start",),
    where={"counted": ("flows",)},
    note="A flow is a pair of countries, not a number of people.",
)
OTHER_ORIGINS = Exhibit(
    slug="other-origins",
    title="Registered victims by origin in other publications, per cent",
    table="origin_shares",
    measure="share",
    category="origin",
    panel="series",
    chart=panel_bars,
    where={"series": ("Portugal 2012", "EU 2013-2014, victims and suspects")},
    note="Portugal: from a news report at the launch of the campaign; whether the shares are of all "
    "victims or of foreign victims is left open, so no rest is computed. EU: Europol's intelligence on "
    "victims and suspects together.",
)
AFRICA_CHANGES = Exhibit(
    slug="sub-saharan-changes",
    title="Change of detected victims, domestic and across borders, per cent",
    table="reported_changes",
    measure="change",
    category="geography",
    panel="about",
    chart=panel_bars,
    where={"about": ("cross_border_victims", "domestic_victims")},
    note="As UNODC published it for the first year of the pandemic. Detections fell or rose, which "
    "is not the same as trafficking.",
)
EXHIBITS = (
    EUROPE_ORIGINS,
    EU_CITIZENSHIP,
    EU_ORIGINS,
    CITIZENSHIP_BY_REGION,
    FLOW_SHARES,
    FLOW_COUNTS,
    FLOWS,
    OTHER_ORIGINS,
    AFRICA_CHANGES,
)
