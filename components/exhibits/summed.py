"""Victims detected, summed here over countries that reported to UNODC, through three lenses."""

from functools import partial
from typing import Any

from components.charts.year_columns import year_columns
from components.exhibits.families import sums
from components.model.exhibit import Exhibit

DETECTION = "More detections do not mean more trafficking."
NO_PARTS = "Countries that report a total without sex and age are not in it."
NO_FORMS = (
    "Countries that report a total without forms are not in it, those that report forms without a total are; "
    "forms of a country can add up to more than its victims, so that the parts are no split of them. The "
    "band of “other forms” is as wide as the file leaves open which of its rows are sums of others."
)
WORLD, WITHOUT = ("001",), ("world_without_pakistan",)
# The world's M49 regions and the subregions of which UNODC's file speaks.
REGIONS = ("002", "019", "142", "150", "009")
SUBREGIONS = (  # those that lie in no other subregion
    *("015", "202", "419", "021", "143", "030", "035", "034", "145"),
    *("151", "154", "039", "155", "053", "054", "057", "061"),
)
ALL = {"form": ("all",), "sex": ("all",), "age": ("all",)}
BY_PERSON = {"form": ("all",), "sex": ("female", "male", "other", "not_stated")}
BY_FORM = {"form": ("sexual_exploitation", "forced_labour", "other")}

_totals = partial(sums, table="regional_detections", where=ALL, note=DETECTION)


def world_and_subregions(name: str, title: str, table: str, **said: Any) -> tuple[tuple[Exhibit, ...], ...]:
    """Sums over the countries of the world, and of each subregion."""
    world = sums(f"world-{name}", table, title, WORLD, **said)
    return world, sums(f"subregions-{name}", table, f"{title}, by subregion", SUBREGIONS, **said)


WORLD_DETECTED = _totals(
    slug="world-detected", title="Detected victims", places=WORLD, chart=year_columns, changes=True
)
_WITH_AND_WITHOUT = _totals(
    slug="world-and-pakistan",
    title="Detected victims: one large reporter and all others",
    places=("PAK", *WITHOUT),
    color="geography",
    panel="lens",
    note="One country that begins to report can move the sum of all.",
    of_shipped="The file has no total of Pakistan before 2019, and 28 to 39 per cent of the sum of all "
    "countries since.",
)
# Pakistan is not in the constant panel.
WITHOUT_PAKISTAN: tuple[Exhibit, ...] = tuple(
    item for item in _WITH_AND_WITHOUT if item.lens != "constant_panel"
)
REGIONS_DETECTED = _totals(slug="regions-detected", title="Detected victims by region", places=REGIONS)
SUBREGIONS_DETECTED = _totals(
    slug="subregions-detected", title="Detected victims by subregion", places=SUBREGIONS
)
WORLD_PERSONS, SUBREGIONS_PERSONS = world_and_subregions(
    "detected-persons",
    "Detected women, girls, men and boys",
    "regional_detections",
    where=BY_PERSON,
    color="person",
    note=NO_PARTS,
)
WORLD_BY_FORM, SUBREGIONS_BY_FORM = world_and_subregions(
    "detected-forms",
    "Detected victims by form of exploitation",
    "regional_detections",
    where=BY_FORM,
    color="form",
    note=NO_FORMS,
)
