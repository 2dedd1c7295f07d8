"""One country: what each source says of it, side by side and never added."""

from dataclasses import replace
from typing import Any

from components.charts.bands import trend_bands
from components.charts.lines import dots_among
from components.charts.maps import world_map
from components.charts.year_columns import year_columns
from components.exhibits.flows import FROM_COUNTRY, TO_COUNTRY
from components.exhibits.site_page import Section, every
from components.exhibits.summed import ALL, BY_FORM, BY_PERSON
from components.exhibits.wall import COUNTRY as REPORTED
from components.model.exhibit import Exhibit
from components.model.rows import every_row
from data.geographies import countries
from data.overlay import cached

DETECTION = "More detections do not mean more trafficking: they follow laws and the effort to find victims."
HIDDEN = (
    "“<5” stands for 0 to 4, as the file prints no zero (1 to 4 where an edition does). "
    "A year that is missing was not reported."
)


def _yearly(slug: str, title: str = "", table: str = "detected_victims", **said: Any) -> Exhibit:
    """Figures of the chosen country for each year."""
    drawn: dict[str, Any] = {"chart": trend_bands, "panel": "geography", "one": "geography"}
    return Exhibit(slug, table, title, **drawn | said)


DETECTED = _yearly(
    "country-detected",
    "Detected victims",
    chart=year_columns,
    where=ALL,
    changes=True,
    note=f"{DETECTION} {HIDDEN}",
)
DETECTED_PERSONS = _yearly(
    "country-detected-persons",
    "Detected victims by sex and age",
    color="person",
    where=BY_PERSON,
    note=f"{HIDDEN} The parts need not add up to the total: countries report them for fewer, "
    "or for other, victims.",
)
DETECTED_AGES = _yearly(
    "country-detected-ages",
    "Detected adults and children",
    color="person",
    where=ALL | {"age": ("adult", "child")},
    note=f"{HIDDEN} Of both sexes together, as the country reported it.",
)
DETECTED_FORMS = _yearly(
    "country-detected-forms",
    "Detected victims by form of exploitation",
    color="form",
    where=BY_FORM,
    note=f"{HIDDEN} “Other forms” are several rows in UNODC's file, of which one can be the sum of the "
    "others: the band is as wide as that leaves open.",
)
RATE = _yearly(
    "country-rate",
    table="detection_rates",
    changes=True,
    note="Detected by authorities, divided by the population of the same year. No measure of how much "
    "trafficking there is, and no ground for ranks.",
)
RATE_AMONG = replace(
    RATE,
    slug="country-rate-among",
    title="Detected victims per million, among all that report",
    chart=dots_among,
    color="geography",
    panel="",
    where={"latest": ("yes",)},
    changes=False,
    among=True,
    every_year=True,
    note=f"{RATE.note} Each dot is the latest year of a place, so that years differ.",
)
RATE_MAP = Exhibit(
    slug="rate-of-detections",
    title="Victims detected by authorities per million inhabitants",
    table="detection_rates",
    category="geography",
    chart=world_map,
    where={"latest": ("yes",)},
    every_year=True,
    note="A high rate can mean good detection, another law or another way to count. Each country with its "
    "latest year: years differ. Unfilled: no number, which is not a low one.",
)
FOREIGNERS = replace(
    TO_COUNTRY,
    slug="country-citizenships",
    most=20,
    note="Sums over the years with a report. A count published as “<5” adds a range from 0 (in an edition "
    "that prints zeros, 1) to 4, and bars are hatched up to the upper bound. Other periods: see Flows.",
)
ABROAD = replace(
    FROM_COUNTRY,
    slug="country-citizens-detected",
    note="As the countries of detection reported it; countries that do not report citizenships are absent. "
    "Sums over the years with a report; other periods: see Flows.",
)
JUSTICE = _yearly(
    "country-justice",
    "Persons in formal contact, prosecuted and convicted",
    table="persons_in_justice",
    color="stage",
    note=f"{HIDDEN} Persons convicted in a year are other persons than those prosecuted in it: their "
    "ratio is no rate.",
)
PROTOCOL = Exhibit(
    slug="country-protocol",
    title="The Trafficking in Persons Protocol",
    table="protocol_status",
    columns=("note",),
    heads=("standing", "years"),
    one="geography",
    note="A State that is not listed may have joined since.",
    of_shipped="Status on 14 March 2015, when there were 159 parties. By April 2024 there were 182.",
)
TIERS = Exhibit(
    slug="country-tiers",
    table="tip_tiers",
    columns=("note",),
    heads=("tier", "years"),
    order=("period_start",),
    one="geography",
    of_shipped="The compilation ends in 2015.",
)
TIER_LISTS = replace(
    TIERS,
    slug="country-tier-lists",
    title="US Tier 2 Watch List and Tier 3",
    table="tip_lists",
    note="",
    of_shipped="",
)
NATIONAL = _yearly(
    "country-national", "Counts of the country itself", table="national_counts", color="series"
)
CITIZENS = (FOREIGNERS, ABROAD)
STATE = (JUSTICE, PROTOCOL, TIERS, TIER_LISTS)
TILES = (
    DETECTED,
    replace(RATE_AMONG, title="Detected per million"),
    replace(
        JUSTICE, title="Persons convicted", chart=year_columns, color="", where={"stage": ("convicted",)}
    ),
)
# Each is a tab of one card.
SECTIONS = (
    Section("Total", (DETECTED,)),
    Section("Sex and age", (DETECTED_PERSONS, DETECTED_AGES)),
    Section("Form", (DETECTED_FORMS,)),
    Section("Per million", (RATE, RATE_AMONG)),
    Section("Citizenship", (FOREIGNERS,)),
    Section("Abroad", (ABROAD,)),
    Section("Justice", (JUSTICE,)),
    Section("National counts", (NATIONAL,)),
)
OTHERS = (PROTOCOL, TIERS, TIER_LISTS)
EXHIBITS = (*every(SECTIONS), *OTHERS)
MADE = (REPORTED,)


@cached()
def with_rows() -> tuple[str, ...]:
    """The countries of which any of these exhibits has a row, in the order of the vocabulary."""
    held = {str(code) for item in EXHIBITS for code in every_row(item).rows[item.one].unique()}
    return tuple(code for code in countries() if code in held)
