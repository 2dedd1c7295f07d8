"""Lines over years that break where rows may not be compared."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import plotly.graph_objects as go

from components.charts.marks import marks, once_in_legend, reach
from components.charts.theme import NARROW, SERIES, Trace, compose, value_axis
from components.model.exhibit import Chart
from components.model.view import View

SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "star")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")


def _trend_lines(view: View) -> go.Figure:
    """A line for each colour that joins the rows of one piece of the view and no others.

    A figure of several years is a bar across them, not a point.
    """
    every = marks(view)
    points = [
        [
            (year, None if math.isnan(mark.value) else mark.value, f"{mark.years}: {mark.figure}")
            for year in dict.fromkeys((mark.year, mark.last))
        ]
        for mark in every
    ]
    lines: dict[tuple[str, int], list[list[tuple[Any, ...]]]] = {}
    for piece in view.pieces:
        joined = [point for place in piece.rows for point in points[place]]
        lines.setdefault((piece.color, piece.line), []).append(joined)
    drawn = []
    for name, hue in view.hues.items():
        for pieces in (pieces for (color, _), pieces in lines.items() if color == name):
            x, y, text = columns(pieces, gap=(None, None, ""))
            line = {**line_style(name, hue, width=2.5), **mark_style(hue, size=9), "connectgaps": False}
            drawn.append({**line, "x": x, "y": y, "text": text})
    first, last = min(mark.year for mark in every), max(mark.last for mark in every)
    ticks = list(range(first, last + 1, max(1, (last - first) // 8)))
    axes = {
        "xaxis": {"tickvals": ticks, "range": [first - 0.5, last + 0.5]},
        "yaxis": {"title": {"text": view.exhibit.field.unit.capitalize()}, **value_axis(reach(every))},
    }
    return compose(once_in_legend(drawn), axes, 340, right=NARROW, showlegend=True)


def line_style(name: str, hue: int, width: float) -> Trace:
    """What the traces of one line share."""
    place = hue % len(SERIES)
    line = {"dash": DASHES[place], "color": SERIES[place], "width": width}
    return {"type": "scatter", "name": name, "legendgroup": name, "line": line}


def mark_style(hue: int, **marker: Any) -> Trace:
    """What a line with marks has besides."""
    place = hue % len(SERIES)
    return {
        "mode": "lines+markers",
        "marker": {"symbol": SYMBOLS[place], "color": SERIES[place], **marker},
        "hovertemplate": "%{text}<extra>%{fullData.name}</extra>",
    }


def columns(pieces: Iterable[Sequence[tuple[Any, ...]]], gap: tuple[Any, ...]) -> list[list[Any]]:
    """The points of all pieces as columns, with a gap between two pieces, where the pen is lifted."""
    points = [point for piece in pieces for point in (*piece, gap)][:-1]
    return [list(column) for column in zip(*points, strict=True)]


trend_lines = Chart(_trend_lines, lines=True)
