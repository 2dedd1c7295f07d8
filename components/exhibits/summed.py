"""Victims detected, summed here over countries that reported to UNODC, through three lenses."""

from functools import partial

from components.charts.bars import year_columns
from components.exhibits.families import sums
from components.model.exhibit import Exhibit

DETECTION = "More detections do not mean more trafficking."
NO_PARTS = "Countries that report a total without sex and age are not in it."
NO_FORMS = (
    "Countries that report a total without forms are not in it, those that report forms without a total are; "
    "forms of a country can add up to more than its victims, so that the parts are no split of them."
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

_detected = partial(sums, table="regional_detections")
_totals = partial(_detected, where=ALL)
_persons = partial(_detected, where=BY_PERSON, color="person", note=NO_PARTS)
_forms = partial(_detected, where=BY_FORM, color="form")

WORLD_DETECTED = _totals(
    slug="world-detected",
    title="Detected victims",
    places=WORLD,
    chart=year_columns,
    changes=True,
    note=DETECTION,
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
WORLD_PERSONS = _persons(
    slug="world-detected-persons", title="Detected women, girls, men and boys", places=WORLD
)
WORLD_BY_FORM = _forms(
    slug="world-detected-forms",
    title="Detected victims by form of exploitation",
    places=WORLD,
    note=f"{NO_FORMS} The band of “other forms” is as "
    "wide as the file leaves open which of its rows are sums of others.",
)
REGIONS_DETECTED = _totals(
    slug="regions-detected", title="Detected victims by region", places=REGIONS, note=DETECTION
)
SUBREGIONS_DETECTED = _totals(
    slug="subregions-detected", title="Detected victims by subregion", places=SUBREGIONS, note=DETECTION
)
SUBREGIONS_PERSONS = _persons(
    slug="subregions-detected-persons",
    title="Detected women, girls, men and boys by subregion",
    places=SUBREGIONS,
)
SUBREGIONS_BY_FORM = _forms(
    slug="subregions-detected-forms",
    title="Detected victims by subregion and form of exploitation",
    places=SUBREGIONS,
    note=NO_FORMS,
)
