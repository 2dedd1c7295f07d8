"""Lines over years that break where rows may not be compared, and events on a line of time."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.charts.breaks import ending_lines
from components.charts.ends import End, end_labels, labels_room
from components.charts.grids import grid
from components.charts.lists import figure_list
from components.charts.marks import Mark, by_name, marks, once_in_legend, reach, upright
from components.charts.theme import (
    BOTTOM,
    LEGEND,
    NARROW,
    SERIES,
    UPRIGHT,
    Axis,
    Trace,
    bars_height,
    compose,
    value_axis,
    wrapped,
)
from components.model.exhibit import Chart
from components.model.view import View

SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "star")
EVENTS = ("circle", "square", "diamond", "triangle-up", "star", "hexagon", "cross", "pentagon")
MIDDLE = {4: "-07-01", 7: "-15", 10: ""}  # of a date known only by its year or month
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


def _events_timeline(view: View) -> go.Figure:
    """A dot for each event at its date, or amid its year or month; one row for each instrument or place."""
    shown, names, color = view.shown, view.shown[view.exhibit.category], view.exhibit.color
    events = [
        _events(rows, name, view.exhibit.category, hue)
        for name, hue in (view.hues or {"": 0}).items()
        if not (rows := shown[shown[color] == name] if name else shown).empty
    ]
    across = {"type": "date", "showgrid": True, "nticks": 6, **UPRIGHT, **_around(shown["date"])}
    axes = {"xaxis": across, "yaxis": upright(names)}
    height = bars_height(names.nunique(), names, len(events))
    return compose(events, axes, height, right=NARROW, showlegend=bool(view.hues))


def _around(dates: pd.Series) -> Axis:
    """Room of a year on both sides where all events are of one day, which Plotly would show by the second."""
    if dates.nunique() > 1:
        return {}
    year = int(str(dates.iloc[0])[:4])
    return {"range": [f"{year - 1}-01-01", f"{year + 2}-01-01"], "tickformat": "%Y", "dtick": "M12"}


def _events(rows: pd.DataFrame, name: str, names: str, hue: int) -> Trace:
    texts = zip(rows["date"], rows["text"], strict=True)
    return {
        "type": "scatter",
        "x": [date + MIDDLE[len(date)] for date in rows["date"]],
        "y": [wrapped(label) for label in rows[names]],
        "text": [f"{date}: {wrapped(text, 50)}" for date, text in texts],
        "mode": "markers",
        "name": name,
        "marker": {"size": 12, "symbol": EVENTS[hue % len(EVENTS)], "color": SERIES[hue % len(SERIES)]},
        "hovertemplate": "%{text}<extra></extra>",
    }


trend_lines = Chart(_trend_lines, lines=True, endings=True)
events_timeline = Chart(_events_timeline)
