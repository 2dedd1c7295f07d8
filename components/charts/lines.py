"""Lines over years that break where rows may not be compared."""

import math
from collections.abc import Iterable, Sequence
from typing import Any

import plotly.graph_objects as go

from components.charts import theme
from components.charts.ends import End, end_labels, ending_lines, labels_room
from components.charts.grids import grid
from components.charts.lists import figure_list
from components.charts.marks import by_name, marks, once_in_legend, reach
from components.charts.theme import Trace
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
    ticks, values = list(range(first, last + 1, max(1, (last - first) // 4))), theme.value_axis(reach(every))
    axes = {
        "xaxis": {"tickvals": ticks, "range": [first - 0.5, last + 0.5]},
        "yaxis": {"title": {"text": view.exhibit.field.unit.capitalize()}, **values},
    }
    lasts = by_name((mark for mark in every if mark.exact), lambda mark: mark.color)
    ends = []
    for name, held in lasts.items():
        mark = max(held, key=lambda mark: mark.last)
        ends.append(End(name, view.hues[name], mark.value, mark.last))
    labels = end_labels(ends, values.get("range", (0, 1)), last, HEIGHT)
    broken = ending_lines(view, WHOLE)
    layout = {"annotations": labels + broken["annotations"], "shapes": broken["shapes"]}
    above, right = 0 if labels else 1, max(theme.NARROW, labels_room(labels))
    height = HEIGHT + 36 + theme.BOTTOM + (above and above + theme.LEGEND)
    return theme.compose(once_in_legend(drawn), axes, height, above, right, showlegend=not labels, **layout)


def line_style(name: str, hue: int, width: float) -> Trace:
    """What the traces of one line share."""
    place = hue % len(theme.SERIES)
    line = {"dash": DASHES[place], "color": theme.SERIES[place], "width": width}
    return {"type": "scatter", "name": name, "legendgroup": name, "line": line}


def mark_style(hue: int, **marker: Any) -> Trace:
    """What a line with marks has besides."""
    place = hue % len(theme.SERIES)
    return {
        "mode": "lines+markers",
        "marker": {"symbol": SYMBOLS[place], "color": theme.SERIES[place], **marker},
        "hovertemplate": "%{text}<extra>%{fullData.name}</extra>",
    }


def columns(pieces: Iterable[Sequence[tuple[Any, ...]]], gap: tuple[Any, ...]) -> list[list[Any]]:
    """The points of all pieces as columns, with a gap between two pieces, where the pen is lifted."""
    points = [point for piece in pieces for point in (*piece, gap)][:-1]
    return [list(column) for column in zip(*points, strict=True)]


trend_lines = Chart(_trend_lines, lines=True, endings=True)
