"""Lines over years that break where rows may not be compared."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import plotly.graph_objects as go

from components.charts.breaks import ending_lines
from components.charts.ends import End, end_labels, labels_room
from components.charts.grids import grid
from components.charts.lists import figure_list
from components.charts.marks import Mark, by_name, marks, once_in_legend, reach
from components.charts.theme import (
    BOTTOM,
    LEGEND,
    NARROW,
    SERIES,
    Trace,
    compose,
    value_axis,
)
from components.model.exhibit import Chart
from components.model.view import View

SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "star")
WHOLE, HEIGHT = grid([""]), 270  # pixels of the plot
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")


def _trend_lines(view: View) -> go.Figure:
    """A line for each colour joins the rows of one piece; a figure of several years is a bar across them."""
    every = marks(view)
    if len(every) == 1:
        return figure_list.draw(view)
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
    ticks, values = list(range(first, last + 1, max(1, (last - first) // 4))), value_axis(reach(every))
    axes = {
        "xaxis": {"tickvals": ticks, "range": [first - 0.5, last + 0.5]},
        "yaxis": {"title": {"text": view.exhibit.field.unit.capitalize()}, **values},
    }
    labels = end_labels(_ends(view, every), values.get("range", (0, 1)), last, HEIGHT)
    broken = ending_lines(view, WHOLE)
    layout = {"annotations": labels + broken["annotations"], "shapes": broken["shapes"]}
    above, right = 0 if labels else 1, max(NARROW, labels_room(labels))
    height = HEIGHT + 36 + BOTTOM + (above and above + LEGEND)
    return compose(once_in_legend(drawn), axes, height, above, right, showlegend=not labels, **layout)


def _ends(view: View, every: list[Mark]) -> list[End]:
    """The last point of each colour."""
    named = by_name((mark for mark in every if mark.exact), lambda mark: mark.color)
    lasts = {name: max(held, key=lambda mark: mark.last) for name, held in named.items()}
    return [End(name, view.hues[name], mark.value, mark.last) for name, mark in lasts.items()]


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


trend_lines = Chart(_trend_lines, lines=True, endings=True)
