"""Profits and other money: five concepts that are never added."""

from components.charts.bars import panel_bars
from components.exhibits.estimates import ILO
from components.exhibits.families import panels
from components.exhibits.site_page import Section, every

CONCEPTS = "Profit, market value, lost earnings, goods at risk and cost to society are five concepts."
PROFIT = ("profit", "profit_trafficking", "profit_rise")

WORLD = panels(
    slug="profits-world",
    title="Estimated illegal profits from forced labour by form",
    table="profit_estimates",
    category="money_concept+form",
    order=("period_start", "form"),
    where={"geography": ("001",), "money_concept": PROFIT, "publisher": ("ilo",)},
    note="31.6 billion (trafficking, 2005), 150.2 (all privately "
    "imposed forced labour, 2014) and 236 (2021) are not a trend. The ILO itself compares 236 with "
    "172, the estimate of 2014 adjusted for inflation.",
)
REGIONS = panels(
    slug="profits-regions",
    title="Estimated illegal profits from forced labour by region",
    table="profit_estimates",
    category="geography",
    color="form",
    where={
        "money_concept": ("profit", "profit_trafficking"),
        "geography": (
            "ilo2005_industrialised",
            "ilo2012_africa",
            "ilo2012_asia_pacific",
            "ilo2012_developed_eu",
            *ILO,
        ),
    },
    note="Sexual exploitation is part of all forms. For 2005 and 2014 only the regions that could be "
    "read; the groupings of the ILO differ between the editions.",
)
PER_VICTIM = panels(
    slug="profits-per-victim",
    title="Estimated profit per person and year",
    table="profits_per_victim",
    category="money_concept+form",
    where={"geography": ("001",)},
    note="Averages of an estimate. 8,269 is the earlier estimate adjusted for inflation by the ILO.",
)
PER_VICTIM_REGIONS = panels(
    slug="profits-per-victim-regions",
    chart=panel_bars,
    title="Estimated profit per person and year by region",
    table="profits_per_victim",
    category="geography",
    where={"edition": ("ILO 2014",), "form": ("all_private",)},
    note="Averages of an estimate for four of the regions of the ILO, in forced labour that private actors "
    "impose.",
)
OTHER_MONEY = panels(
    slug="market-value-and-losses",
    title="Market value, lost earnings and goods at risk",
    table="profit_estimates",
    category="edition",
    panel="money_concept",
    where={"money_concept": ("market_value", "lost_earnings", "goods_at_risk")},
    note=f"{CONCEPTS} None of these is a profit. The EUR 2.5 billion of the backgrounder is the USD 3 "
    "billion of UNODC 2010: the value of a market, for sexual exploitation, in West and Central Europe.",
)
EUROS = panels(
    slug="estimates-in-euros",
    title="Estimates published in euros",
    table="profit_estimates",
    measure="eur",
    category="edition",
    panel="money_concept",
    where={"edition": ("UNODC 2010", "Europol 2015", "European Commission 2020")},
    note=f"{CONCEPTS} EUR 29.4 billion is global, not European.",
)
CHANGES = panels(
    slug="profit-changes",
    title="Changes of the estimated profits as the ILO publishes them",
    table="reported_changes",
    where={"about": ("profit", "profit_per_victim")},
    note="The estimate of 2024 against that of 2014 adjusted for inflation; the methods differ too.",
)
SECTIONS = (
    Section("How much profit", (WORLD, REGIONS, PER_VICTIM, PER_VICTIM_REGIONS, CHANGES)),
    Section("What else is put in money", (OTHER_MONEY, EUROS)),
)
EXHIBITS = every(SECTIONS)
