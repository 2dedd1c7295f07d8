"""Victims detected, summed here over countries that reported to UNODC, through three lenses."""

from components.charts.bands import trend_bands
from components.charts.bars import year_columns
from components.exhibits.lenses import through_lenses
from components.model.exhibit import Exhibit

DETECTION = "More detections do not mean more trafficking."
# The world's M49 regions and the subregions of which UNODC's file speaks.
REGIONS = ("002", "019", "142", "150", "009")
SUBREGIONS = (  # those that lie in no other subregion
    *("015", "202", "419", "021", "143", "030", "035", "034", "145"),
    *("151", "154", "039", "155", "053", "054", "057", "061"),
)
NAMED_FORMS = ("sexual_exploitation", "forced_labour", "other")
ALL = {"form": ("all",), "sex": ("all",), "age": ("all",)}

WORLD_DETECTED = through_lenses(
    Exhibit(
        slug="world-detected",
        title="Detected victims",
        table="regional_detections",
        measure="persons",
        category="years",
        panel="geography",
        chart=year_columns,
        order=("period_start",),
        where={"geography": ("001",), **ALL},
        changes=True,
        note=DETECTION,
    )
)
_WITH_AND_WITHOUT = through_lenses(
    Exhibit(
        slug="world-and-pakistan",
        title="Detected victims in Pakistan and in all other countries",
        table="regional_detections",
        measure="persons",
        category="years",
        color="geography",
        panel="lens",
        chart=trend_bands,
        order=("geography", "period_start"),
        where={"geography": ("PAK", "world_without_pakistan"), **ALL},
        note="One country that begins to report can move the sum of all: the file has no total of "
        "Pakistan before 2019, and 28 to 39 per cent of the sum of all countries since.",
    )
)
# Pakistan is not in the constant panel.
WITHOUT_PAKISTAN = tuple(item for item in _WITH_AND_WITHOUT if item.lens != "constant_panel")
WORLD_PERSONS = through_lenses(
    Exhibit(
        slug="world-detected-persons",
        title="Detected women, girls, men and boys",
        table="regional_detections",
        measure="persons",
        category="years",
        color="person",
        panel="geography",
        chart=trend_bands,
        order=("sex", "age", "period_start"),
        where={"geography": ("001",), "form": ("all",), "sex": ("female", "male", "other", "not_stated")},
        note="Countries that report a total without sex and age are not in it.",
    )
)
WORLD_BY_FORM = through_lenses(
    Exhibit(
        slug="world-detected-forms",
        title="Detected victims by form of exploitation",
        table="regional_detections",
        measure="persons",
        category="years",
        color="form",
        panel="geography",
        chart=trend_bands,
        order=("form", "period_start"),
        where={"geography": ("001",), "form": NAMED_FORMS},
        note="Countries that report a total without forms are not in it. The band of “other forms” is as "
        "wide as the file leaves open which of its rows are sums of others.",
    )
)
REGIONS_DETECTED = through_lenses(
    Exhibit(
        slug="regions-detected",
        title="Detected victims by region",
        table="regional_detections",
        measure="persons",
        category="years",
        panel="geography",
        chart=trend_bands,
        order=("period_start",),
        where={"geography": REGIONS, **ALL},
        note=f"{DETECTION} Each panel has a scale of its own.",
    )
)
SUBREGIONS_DETECTED = through_lenses(
    Exhibit(
        slug="subregions-detected",
        title="Detected victims by subregion",
        table="regional_detections",
        measure="persons",
        category="years",
        panel="geography",
        chart=trend_bands,
        order=("period_start",),
        where={"geography": SUBREGIONS, **ALL},
        note=f"{DETECTION} Each panel has a scale of its own.",
    )
)
SUBREGIONS_PERSONS = through_lenses(
    Exhibit(
        slug="subregions-detected-persons",
        title="Detected women, girls, men and boys by subregion",
        table="regional_detections",
        measure="persons",
        category="years",
        color="person",
        panel="geography",
        chart=trend_bands,
        order=("sex", "age", "period_start"),
        where={
            "geography": SUBREGIONS,
            "form": ("all",),
            "sex": ("female", "male", "other", "not_stated"),
        },
        note="Countries that report a total without sex and age are not in it.",
    )
)
SUBREGIONS_BY_FORM = through_lenses(
    Exhibit(
        slug="subregions-detected-forms",
        title="Detected victims by subregion and form of exploitation",
        table="regional_detections",
        measure="persons",
        category="years",
        color="form",
        panel="geography",
        chart=trend_bands,
        order=("form", "period_start"),
        where={"geography": SUBREGIONS, "form": NAMED_FORMS},
        note="Countries that report a total without forms are not in it.",
    )
)
