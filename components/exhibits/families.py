"""What many exhibits have in common, said once."""

from typing import Any

from components.charts.bars import panel_bars, stacked_shares
from components.model.exhibit import Exhibit
from data.package import TABLES

PARTS = {"form": "form", "sex_age": "person"}


def one_of(codes: str) -> tuple[str, ...]:
    """Codes in one text: "World 2016; World 2018"."""
    return tuple(codes.split("; "))


def panels(slug: str, table: str, series: str = "", **said: Any) -> Exhibit:
    """Bars in panels, each with a scale of its own, for the names in the first column of the table's key."""
    drawn: dict[str, Any] = {"chart": panel_bars, "panel": TABLES[table].key[0]}
    return Exhibit(slug, table, where=_of(series) | said.pop("where", {}), **drawn | said)


def splits(breakdown: str, series: str = "", **said: Any) -> Exhibit:
    """Published splits of victims by form, or by sex and age: a bar of 100 per cent for each publication."""
    where = {"breakdown": (breakdown,)} | _of(series) | said.pop("where", {})
    drawn: dict[str, Any] = {"table": "victim_shares", "category": "series", "whole": "series"}
    return Exhibit(**drawn, color=PARTS[breakdown], chart=stacked_shares, where=where, **said)


def _of(series: str) -> dict[str, tuple[str, ...]]:
    return {"series": one_of(series)} if series else {}
