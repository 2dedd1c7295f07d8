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
    """Sums for each place and year, a panel for each place, through three lenses.

    Coverage stands in columns where there is one of it a year, otherwise in the exhibit's own chart.
    """
    where = {"geography": places, **said.pop("where", {}), "lens": SUMMED[:1]}
    drawn: dict[str, Any] = {"chart": trend_bands, "panel": "geography"}
    every = Exhibit(slug, table, f"{title}, persons a year", where=where, **drawn | said)
    summed = (
        replace(
            every,
            slug=slug + end,
            where=where | {"lens": (lens,)},
            note=f"{NOTES[lens]} {every.note}",
            lens=lens,
        )
        for lens, end in zip(SUMMED, ("", "-constant"), strict=True)
    )
    reporting = {"title": f"{title}: how many countries reported", "measure": "reporting_countries"}
    return (
        *summed,
        replace(every, slug=f"{slug}-coverage", note=NOTES["coverage"], lens="coverage", **reporting),
    )
