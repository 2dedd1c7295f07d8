"""One sum over countries through three lenses: all that reported, the same every year, how many reported."""

from dataclasses import replace
from typing import Any

from components.charts.bands import trend_bands
from components.model.exhibit import Exhibit

Places = tuple[str, ...]
NOTES = {
    "all_reporters": "The countries that report change every year, worldwide from 59 in 2007 to 143 in 2020.",
    "constant_panel": "Only the countries that reported in every year from 2017 to 2022: fewer people, but "
    "the same countries.",
    "coverage": "How many countries reported a number, “<5” included; which ones, and when, stands in "
    "“Who reports”.",
}
SUMMED = ("all_reporters", "constant_panel")


def sums(slug: str, table: str, title: str, places: Places, **said: Any) -> tuple[Exhibit, ...]:
    """Sums for each place and year, a panel for each place, through three lenses."""
    where = {"geography": places, **said.pop("where", {})}
    drawn: dict[str, Any] = {"chart": trend_bands, "panel": "geography"}
    return through_lenses(Exhibit(slug, table, title, where=where, **drawn | said))


def through_lenses(exhibit: Exhibit) -> tuple[Exhibit, ...]:
    """An exhibit of sums over countries, its twin with a constant panel, and one of coverage alone."""
    return (*(_summed(exhibit, lens) for lens in SUMMED), _coverage(exhibit))


def _summed(exhibit: Exhibit, lens: str) -> Exhibit:
    suffix = "" if lens == "all_reporters" else "-constant"
    return replace(
        exhibit,
        slug=exhibit.slug + suffix,
        title=f"{exhibit.title}, persons a year",
        where={**exhibit.where, "lens": (lens,)},
        note=f"{NOTES[lens]} {exhibit.note}",
        lens=lens,
    )


def _coverage(exhibit: Exhibit) -> Exhibit:
    """Coverage stands in columns where there is one of it a year, otherwise in the exhibit's own chart."""
    return replace(
        exhibit,
        slug=f"{exhibit.slug}-coverage",
        title=f"{exhibit.title}: how many countries reported",
        measure="reporting_countries",
        where={**exhibit.where, "lens": ("all_reporters",)},
        note=NOTES["coverage"],
        lens="coverage",
    )
