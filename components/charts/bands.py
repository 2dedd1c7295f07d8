"""Figures between two bounds over years: a band from low to high, a line where they agree."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from components.charts.grids import Cell, grid, grid_height
from components.exhibit import View
from components.theme import BOTTOM, LEGEND, NARROW, SERIES, Axis, Trace, compose, value_axis
from components.words import NOT_STATED
from data.comparability import segments

NAME_HEIGHT = 40  # two lines of a name
REST = 5  # the last hue; at most five names stand beside what is not stated
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "star")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")


def trend_bands(view: View) -> go.Figure:
    """A band for each colour, in a cell for each `panel`; cells share no scale.

    Bands end where rows may no longer be compared and at years without a figure. An exact figure
    has a mark on it; where only bounds are known the band is as wide as they are apart.
    """
    points = _points(view)
    names = list(dict.fromkeys(point.panel for point in points))
    reach = {name: value_axis(_of_panel(points, name)) for name in names}
    cells, legend = grid(names), bool(view.exhibit.color)
    places = {cell.name: cell for cell in cells}
    bands = [trace for piece in _pieces(points, view) for trace in _band(piece, view, places)]
    across = _years(view, len(cells))
    axes: dict[str, Axis] = {}
    for cell in cells:
        axes |= cell.axes(across, {**reach[cell.name], "nticks": 5})
    headings = [cell.heading() for cell in cells] if len(cells) > 1 else []
    above = (NAME_HEIGHT if headings else 1) if legend else 0
    height = grid_height(len(cells)) + BOTTOM + 36 + (above + LEGEND if legend else 0)
    drawn = _once_in_legend(bands)
    return compose(drawn, axes, height, above, NARROW, annotations=headings, showlegend=legend)


class Point(NamedTuple):
    """One figure: where it is drawn, from low to high, and what is said of it."""

    panel: str
    color: str
    segment: int
    year: int
    low: float
    high: float
    exact: bool
    text: str


def _points(view: View) -> list[Point]:
    """The figures of a view by panel, colour, segment and year."""
    rows, color = view.shown, view.exhibit.color
    low, high = _edges(rows)
    columns = (
        rows[view.exhibit.panel].astype("str"),
        rows[color].astype("str") if color else [view.exhibit.field.title] * len(rows),
        segments(view.rows, view.exhibit.resource),
        rows["period_start"].astype("int"),
        low,
        high,
        rows["value"].notna(),
        rows["years"] + ": " + rows["figure"],
    )
    return [Point(*found) for found in zip(*columns, strict=True)]


def _of_panel(points: list[Point], name: str) -> pd.DataFrame:
    ends = [(point.low, point.high) for point in points if point.panel == name]
    return pd.DataFrame(ends, columns=["low", "high"])


def _pieces(points: list[Point], view: View) -> Iterator[list[Point]]:
    """The figures that one band joins, in the order of panels, colours and years."""
    panels = {name: place for place, name in enumerate(dict.fromkeys(point.panel for point in points))}
    hues = _hues(view)

    def piece(point: Point) -> tuple[int, int, int]:
        return panels[point.panel], hues[point.color], point.segment

    ordered = sorted(points, key=lambda point: (piece(point), point.year))
    for _, group in groupby(ordered, key=piece):
        yield list(group)


def _hues(view: View) -> dict[str, int]:
    """Each name -> its place in the palette; what is not stated comes last."""
    return {**view.hues, NOT_STATED: REST} if view.exhibit.color else {view.exhibit.field.title: 0}


def _band(piece: list[Point], view: View, places: dict[str, Cell]) -> list[Trace]:
    """Two traces: the lower edge, and the upper edge filled down to it."""
    name, place = piece[0].color, _hues(view)[piece[0].color] % len(SERIES)
    line = {"dash": DASHES[place], "color": SERIES[place], "width": 2}
    shared = {
        "type": "scatter",
        "x": [point.year for point in piece],
        "legendgroup": name,
        "name": name,
        "connectgaps": False,
        "line": line,
        **places[piece[0].panel].of_trace,
    }
    marks = {"symbol": SYMBOLS[place], "size": [7 if point.exact else 0 for point in piece]}
    lower = {
        **shared,
        "y": [point.low for point in piece],
        "mode": "lines",
        "hoverinfo": "skip",
        "showlegend": False,
        "marker": {"color": SERIES[place]},
    }
    upper = {
        **shared,
        "y": [point.high for point in piece],
        "mode": "lines+markers",
        "fill": "tonexty",
        "marker": {**marks, "color": SERIES[place]},
        "text": [point.text for point in piece],
        "hovertemplate": "%{text}<extra>%{fullData.name}</extra>",
    }
    return [lower, upper]


def _edges(rows: pd.DataFrame) -> tuple[pd.Series[float], pd.Series[float]]:
    """Low and high of each row; a figure is both."""
    value = rows["value"].astype("float")
    return value.fillna(rows["low"].astype("float")), value.fillna(rows["high"].astype("float"))


def _once_in_legend(bands: list[Trace]) -> list[Trace]:
    """One entry for each colour, from the first upper edge that is drawn."""
    first = {band["name"]: place for place, band in reversed(list(enumerate(bands))) if "text" in band}
    return [{**band, "showlegend": first[band["name"]] == place} for place, band in enumerate(bands)]


def _years(view: View, cells: int) -> Axis:
    first, last = int(view.rows["period_start"].min()), int(view.rows["period_end"].max())
    step = max(1, -(-(last - first) // (3 if cells > 1 else 5)))
    return {
        "tickvals": list(range(last, first - 1, -step)),
        "range": [first - 0.5, last + 0.5],
        "tickangle": 0,
    }
