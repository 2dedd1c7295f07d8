"""Where lines end: a dotted line before the year, with the number of the reason that stands below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from components.charts.grids import Cell
from components.charts.theme import NEUTRAL
from components.model.numbers import circled
from components.model.view import View


def ending_lines(view: View, cells: Sequence[Cell]) -> dict[str, list[dict[str, Any]]]:
    """Shapes and annotations of a layout; a single cell has its numbers above it, several within them."""
    reasons = list(view.breaks)
    places: dict[tuple[Cell, int], list[str]] = {}
    for ending in view.endings:
        cell = next((cell for cell in cells if len(cells) == 1 or cell.name == ending.panel), None)
        if cell:
            numbers = places.setdefault((cell, ending.year), [])
            numbers += [circled(reasons.index(ending.reason))] if ending.reason else []
    return {
        "shapes": [_dotted(cell, year) for cell, year in places],
        "annotations": [
            _number(cell, year, "".join(sorted({*numbers})), len(cells) == 1)
            for (cell, year), numbers in places.items()
            if numbers
        ],
    }


def _dotted(cell: Cell, year: int) -> dict[str, Any]:
    place = {"x0": year - 0.5, "x1": year - 0.5, "y0": 0, "y1": 1, **_axes(cell)}
    line = {"dash": "dot", "width": 1, "color": NEUTRAL}
    return {"type": "line", "layer": "below", **place, "line": line}


def _number(cell: Cell, year: int, number: str, above: bool) -> dict[str, Any]:
    anchors = {"xanchor": "center", "yanchor": "bottom"} if above else {"xanchor": "right", "yanchor": "top"}
    return {"text": number, "x": year - 0.5, "y": 1, **_axes(cell), **anchors, "showarrow": False}


def _axes(cell: Cell) -> dict[str, str]:
    return {"xref": f"x{cell.suffix}", "yref": f"y{cell.suffix} domain"}
