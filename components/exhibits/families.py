"""What many exhibits have in common, said once."""

from typing import Any

from components.charts.bars import panel_bars, ranked_bars, stacked_shares
from components.model.exhibit import Exhibit
from data.package import TABLES

PARTS = {"form": "form", "sex_age": "person", "origin": "origin"}


def one_of(codes: str) -> tuple[str, ...]:
    """Codes in one text: "World 2016; World 2018"."""
    return tuple(codes.split("; "))


def panels(slug: str, table: str, series: str = "", **said: Any) -> Exhibit:
    """Bars in panels, each with a scale of its own, for the names in the first column of the table's key."""
    drawn: dict[str, Any] = {"chart": panel_bars, "panel": TABLES[table].key[0]}
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


def _of(series: str) -> dict[str, tuple[str, ...]]:
    return {"series": one_of(series)} if series else {}
