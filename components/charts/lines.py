"""Chosen places among all others, as lines over years and as dots; what all lines look like."""

import math
from collections.abc import Iterable, Sequence
from typing import Any

import plotly.graph_objects as go

from components.charts import theme
from components.charts.ends import End, end_labels, labels_room
from components.charts.marks import Mark, marks, reach
from components.charts.theme import NEUTRAL, Axis, Trace
from components.model.exhibit import Chart
from components.model.labels import hues
from components.model.numbers import listing
from components.model.view import View

SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "star")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
FIELD, STRIP = 340, 120  # pixels of a plot of all places
GAP = (None, None, "")
FAINT, NEARLY_ALL, EDGE = 0.45, 0.98, 0.015
PALE = "rgba(128,136,145,0.45)"  # the same of a stroke
ACROSS = 40  # signs of a line that a phone has room for
BEYOND = {**theme.BESIDE_MARKS, "x": 0, "y": 1, "yanchor": "bottom"}


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
        "cliponaxis": False,  # a mark at zero is whole
        "marker": {"symbol": SYMBOLS[place], "color": theme.SERIES[place], **marker},
        "hovertemplate": "%{text}<extra>%{fullData.name}</extra>",
    }


def columns(pieces: Iterable[Sequence[tuple[Any, ...]]], gap: tuple[Any, ...]) -> list[list[Any]]:
    """The points of all pieces as columns, with a gap between two pieces, where the pen is lifted."""
    points = [point for piece in pieces for point in (*piece, gap)][:-1]
    return [list(column) for column in zip(*points, strict=True)]


def _colored(view: View) -> dict[str, int]:
    """The names of the chosen places and their hues, which are those that lines of them alone have."""
    chosen = view.rows["geography"].isin(view.selection.chosen(view.exhibit.one))
    return hues(view.shown["geography"][chosen])


def _lines_among(view: View) -> go.Figure:
    """A line for each place: grey for all, in colour for those chosen; each joins the rows of one piece."""
    every, names = marks(view), _colored(view)
    held: dict[str, list[list[tuple[Any, ...]]]] = {}
    for piece in view.pieces:
        points = [
            (mark.year, mark.length, f"{mark.geography}, {mark.years}: {mark.figure}")
            for mark in (every[place] for place in piece.rows)
            if not math.isnan(mark.length)
        ]
        held.setdefault(every[piece.rows[0]].geography, []).append(points)
    grey = [piece for name, pieces in held.items() if name not in names for piece in pieces]
    line = {"type": "scatter", "mode": "lines+markers", "name": "All others", **_points(grey)}
    look = {"line": {"color": NEUTRAL, "width": 1}, "marker": {"color": NEUTRAL, "size": 3}, "opacity": FAINT}
    drawn = [{**line, **look, "hovertemplate": "%{text}<extra></extra>"}] if grey else []
    told_apart, width, size = {name: [name] for name in names}, 2.5, 7
    if len(names) > len(theme.SERIES):  # of more lines none could be told by its look
        told_apart, width, size = {"The places chosen": [*names]}, 2, 5
    for name, places in told_apart.items():
        joined, hue = (
            _points([piece for place in places for piece in held.get(place, [])]),
            names.get(name, 0),
        )
        drawn.append({**line_style(name, hue, width), **mark_style(hue, size=size), **joined})
    lasts = {mark.geography: mark for mark in every if not math.isnan(mark.length)}  # in the order of years
    ends = [End(name, hue, lasts[name].length, lasts[name].year) for name, hue in names.items()]
    first, last = min(mark.year for mark in every), max(mark.last for mark in every)
    values, beyond = _axis([mark for mark in every if mark.geography in names], every)
    labels = end_labels(ends, values.get("range", (0, 1)), last, FIELD)
    ticks = list(range(last, first - 1, -4))
    across = {"range": [first - 0.5, last + 0.5], "tickvals": ticks, "tickangle": 0}
    axes = {"xaxis": across, "yaxis": values}
    right, legend = max(theme.NARROW, labels_room(labels)), bool(names) and not labels
    above = theme.LEGEND if legend else 0  # behind what is told of places beyond the axis
    height = FIELD + theme.BASE + 2 * above
    notes = labels + beyond
    return theme.compose(drawn, axes, height, above, right, showlegend=legend, annotations=notes)


def _points(pieces: list[list[tuple[Any, ...]]]) -> Trace:
    return dict(zip(("x", "y", "text"), columns(pieces, GAP), strict=True))


def _axis(chosen: list[Mark], every: list[Mark]) -> tuple[Axis, list[dict[str, Any]]]:
    """As far as the chosen and nearly all others reach, and which places go beyond: a few hide all else."""
    known = sorted(mark.length for mark in every if not math.isnan(mark.length))
    of_chosen = (end for end in reach(chosen) if not math.isnan(end))
    most = max([known[int((len(known) - 1) * NEARLY_ALL)], *of_chosen])
    beyond = dict.fromkeys(mark.geography for mark in every if mark.length > most * (1 + theme.ABOVE))
    if not beyond:
        return theme.value_axis(known), []
    told = theme.wrapped(f"Beyond the axis: {listing(list(beyond), 4)}", ACROSS)
    return theme.value_axis([0, most]), [{**BEYOND, "text": told}]


def _dots_among(view: View) -> go.Figure:
    """A dot for the latest figure of each place on one axis; those chosen in colour, with their names."""
    latest = {mark.geography: mark for mark in marks(view) if not math.isnan(mark.length)}
    names = _colored(view)
    others = [mark for name, mark in latest.items() if name not in names]
    drawn = [_dots("All others", others, NEUTRAL, 9, FAINT)]
    values, beyond = _axis([latest[name] for name in names], list(latest.values()))
    if "range" in values:  # a dot at zero is whole
        values["range"] = [-values["range"][1] * EDGE, values["range"][1]]
    middle, labels = sum(values.get("range", (0, 0))) / 2, []
    for row, (name, hue) in enumerate(names.items()):  # the name of each stands above its dot, on its line
        mark, color = latest[name], mark_style(hue)["marker"]["color"]
        drawn.append(_dots(name, [mark], color, 14, 1))
        at = {"x": mark.length, "y": 0, "ax": mark.length, "ay": row + 1, "axref": "x", "ayref": "y"}
        arrow = {"showarrow": True, "arrowhead": 0, "arrowcolor": color, "arrowwidth": 1}
        text = f"{mark.geography} {mark.figure}, {mark.years}"
        side = "left" if mark.length <= middle else "right"  # where there is more room
        labels.append({**at, **arrow, "text": text, "xanchor": side, "font": {"color": color}})
    unit = {"title": {"text": view.exhibit.field.unit.capitalize()}}
    axes = {"xaxis": {**values, **unit}, "yaxis": {"visible": False, "range": [-1, len(names) + 1]}}
    height = STRIP + 26 * len(names) + theme.BOTTOM
    return theme.compose(drawn, axes, height, 0, theme.NARROW, showlegend=False, annotations=labels + beyond)


def _dots(name: str, held: list[Mark], color: str, size: int, opacity: float) -> Trace:
    """Dots, and strokes from end to end of ranges, where a dot would claim the higher end."""
    halves = [0 if mark.exact else (mark.high - mark.least) / 2 for mark in held]
    stroke = color if opacity == 1 else PALE
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [mark.length - half for mark, half in zip(held, halves, strict=True)],
        "y": [0] * len(held),
        "text": [f"{mark.geography}, {mark.years}: {mark.figure}" for mark in held],
        "marker": {"color": color, "size": [0 if half else size for half in halves], "opacity": opacity},
        "error_x": {"type": "data", "array": halves, "color": stroke, "thickness": size / 3, "width": 0},
        "hovertemplate": "%{text}<extra></extra>",
    }


lines_among = Chart(_lines_among, lines=True)
dots_among = Chart(_dots_among)
