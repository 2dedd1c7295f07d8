"""Lines over years that break where rows may not be compared."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

import plotly.graph_objects as go

from components.charts.marks import marks, reach
from components.charts.theme import NARROW, SERIES, Axis, Trace, compose, value_axis
from components.model.chart import Chart
from components.model.pieces import Piece
from components.model.view import View

Step = tuple[int | None, float | None, str]
BREAK: Step = (None, None, "")
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "star")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")


class Point(NamedTuple):
    """One figure: its years, and what is said of it."""

    first: int
    last: int
    value: float | None
    hover: str


def _trend_lines(view: View) -> go.Figure:
    """A line for each colour that joins the rows of one piece of the view and no others.

    A figure of several years is a bar across them, not a point.
    """
    points = _points(view)
    drawn = [line for name, hue in view.hues.items() for line in _lines(name, points, view.pieces, hue)]
    upwards = {"title": {"text": view.exhibit.field.unit.capitalize()}, **value_axis(reach(marks(view)))}
    return compose(drawn, {"xaxis": _years(view), "yaxis": upwards}, 340, right=NARROW, showlegend=True)


def _points(view: View) -> list[Point]:
    """The figures of a view in the order of their rows."""
    rows = view.shown
    columns = (
        rows["period_start"].astype("int"),
        rows["period_end"].astype("int"),
        (None if math.isnan(value) else value for value in rows["value"].astype("float")),
        rows["years"] + ": " + rows["figure"],
    )
    return [Point(*row) for row in zip(*columns, strict=True)]


def _lines(name: str, points: list[Point], pieces: Iterable[Piece], hue: int) -> list[Trace]:
    """The lines of one colour; the first stands in the legend."""
    lines: dict[int, list[list[Point]]] = {}
    for piece in pieces:
        if piece.color == name:
            lines.setdefault(piece.line, []).append([points[place] for place in piece.rows])
    return [_line(name, line, hue, place == 0) for place, line in enumerate(lines.values())]


def _line(name: str, pieces: list[list[Point]], hue: int, in_legend: bool) -> Trace:
    steps, place = _steps(pieces), hue % len(SERIES)
    years, values, hovers = zip(*steps, strict=True)
    return {
        "type": "scatter",
        "x": list(years),
        "y": list(values),
        "text": list(hovers),
        "mode": "lines+markers",
        "connectgaps": False,
        "name": name,
        "legendgroup": name,
        "showlegend": in_legend,
        "line": {"dash": DASHES[place], "color": SERIES[place], "width": 2.5},
        "marker": {"symbol": SYMBOLS[place], "size": 9, "color": SERIES[place]},
        "hovertemplate": "%{text}<extra>%{fullData.name}</extra>",
    }


def _steps(pieces: list[list[Point]]) -> list[Step]:
    """Year, value and hover text; a blank between two pieces."""
    steps: list[Step] = []
    for piece in pieces:
        steps += [BREAK] if steps else []
        for point in piece:
            steps += [(year, point.value, point.hover) for year in dict.fromkeys((point.first, point.last))]
    return steps


def _years(view: View) -> Axis:
    first, last = int(view.rows["period_start"].min()), int(view.rows["period_end"].max())
    step = max(1, (last - first) // 8)
    return {"tickvals": list(range(first, last + 1, step)), "range": [first - 0.5, last + 0.5]}


trend_lines = Chart(_trend_lines, lines=True)
