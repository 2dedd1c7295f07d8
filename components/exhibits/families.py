"""What many exhibits have in common, said once."""

from dataclasses import replace
from typing import Any

from components.charts.bands import trend_bands
from components.charts.bars import ranked_bars, stacked_shares
from components.charts.lists import figure_list
from components.model.exhibit import Exhibit
from data.package import TABLES

PARTS = {"form": "form", "sex_age": "person", "origin": "origin"}
# The choices of countries over which one sum is taken, and how to read each.
LENS_NOTES = {
    "all_reporters": "The countries that report change every year; the table tells how many did.",
    "constant_panel": "Only the countries that reported in every year of these sums, from 2017 on: fewer "
    "people, but the same countries.",
    "coverage": "How many countries reported a number, “<5” included; a country without a total is not "
    "counted. For totals and persons convicted “Who reports” says which, and when.",
}
# Whose a sum or a share is that nobody published.
OURS = "Ours, from UNODC's file: summed here over the countries that reported, not a figure of UNODC."
SUMMED = ("all_reporters", "constant_panel")


def one_of(codes: str) -> tuple[str, ...]:
    """Codes in one text: "World 2016; World 2018"."""
    return tuple(codes.split("; "))


def panels(slug: str, table: str, series: str = "", **said: Any) -> Exhibit:
    """A list of figures under the names in the first column of the table's key, which may not be compared."""
    drawn: dict[str, Any] = {"chart": figure_list, "panel": TABLES[table].key[0]}
    return Exhibit(slug, table, where=_of(series) | said.pop("where", {}), **drawn | said)


def splits(breakdown: str, slug: str, series: str = "", **said: Any) -> Exhibit:
    """Published splits of victims by form, sex and age or origin: a bar of 100 per cent for each publication.

    If `ranked`, the parts of a single one instead, largest first.
    """
    table = "origin_shares" if breakdown == "origin" else "victim_shares"
    where = {} if breakdown == "origin" else {"breakdown": (breakdown,)}
    drawn: dict[str, Any] = {"category": "series", "color": PARTS[breakdown], "chart": stacked_shares}
    if said.get("ranked"):
        drawn = {"category": PARTS[breakdown], "chart": ranked_bars}
    where = where | _of(series) | said.pop("where", {})
    return Exhibit(slug, table, whole="series", where=where, **drawn, **said)


def figure(exhibit: Exhibit, title: str, **where: str) -> Exhibit:
    """The rows of an exhibit from which one figure is told above a page: none that was read second-hand."""
    picked = {name: (code,) for name, code in where.items()}
    drawn: dict[str, Any] = {"chart": None, "lens": "", "first_hand": True}
    return replace(exhibit, title=title, where={**exhibit.where, **picked}, **drawn)


def ours(exhibit: Exhibit, slug: str, **said: Any) -> Exhibit:
    """The sum over all that reported, whatever lens is chosen."""
    own: dict[str, Any] = {"slug": slug, "lens": "", "changes": False, "note": f"{OURS} {exhibit.note}"}
    return replace(exhibit, **own | said)


def _of(series: str) -> dict[str, tuple[str, ...]]:
    return {"series": one_of(series)} if series else {}


def sums(slug: str, table: str, title: str, places: tuple[str, ...], **said: Any) -> tuple[Exhibit, ...]:
    """Sums for each place and year, a panel for each place, through three lenses.

    Coverage stands in columns where there is one of it a year, otherwise in the exhibit's own chart.
    """
    where = {"geography": places, **said.pop("where", {}), "lens": SUMMED[:1]}
    drawn: dict[str, Any] = {"chart": trend_bands, "panel": "geography"}
    every = Exhibit(slug, table, title, where=where, **drawn | said)
    summed = (
        replace(
            every,
            slug=slug + end,
            where=where | {"lens": (lens,)},
            note=f"{LENS_NOTES[lens]} {every.note}",
            lens=lens,
        )
        for lens, end in zip(SUMMED, ("", "-constant"), strict=True)
    )
    coverage = replace(
        every,
        slug=f"{slug}-coverage",
        title=f"{title}: reporting countries",
        measure="reporting_countries",
        note=LENS_NOTES["coverage"],
        of_shipped="",
        lens="coverage",
    )
    return (*summed, coverage)
