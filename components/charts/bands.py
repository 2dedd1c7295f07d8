"""Figures between two bounds over years: a band from low to high, a line where they agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from math import isnan
from typing import Any, NamedTuple

import plotly.graph_objects as go

from components.charts.grids import Cell, grid, grid_height
from components.charts.marks import numbers, texts
from components.charts.theme import BOTTOM, LEGEND, NARROW, SERIES, Axis, Trace, compose, value_axis
from components.model.chart import Chart
from components.model.labels import NOT_STATED
from components.model.view import View

NAME_HEIGHT = 40  # two lines of a name
REST = 5  # the last hue; at most five names stand beside what is not stated
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "star")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")


def _trend_bands(view: View) -> go.Figure:
    """A band for each colour, in a cell for each `panel`; cells share no scale.

    Bands join the rows of one piece of the view and no others. An exact figure has a mark on it; where
    only bounds are known the band is as wide as they are apart.
    """
    points = _points(view)
    names = list(dict.fromkeys(point.panel for point in points))
    reach = {
        name: value_axis(end for point in points if point.panel == name for end in (point.low, point.high))
        for name in names
    }
    cells, legend = grid(names), bool(view.exhibit.color)
    places = {cell.name: cell for cell in cells}
    bands = [trace for pieces in _lines(points, view) for trace in _drawn(pieces, view, places)]
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
    year: int
    low: float
    high: float
    exact: bool
    text: str


def _points(view: View) -> list[Point]:
    """The figures of a view in the order of its rows."""
    rows, panel, color = view.shown, view.exhibit.panel, view.exhibit.color
    figures, lows, highs = (numbers(rows[name]) for name in ("value", "low", "high"))
    columns = (
        texts(rows[panel]) if panel else [""] * len(rows),
        texts(rows[color]) if color else [view.exhibit.field.title] * len(rows),
        rows["period_start"].tolist(),
        (low if isnan(figure) else figure for figure, low in zip(figures, lows, strict=True)),
        (high if isnan(figure) else figure for figure, high in zip(figures, highs, strict=True)),
        (not isnan(figure) for figure in figures),
        map(": ".join, zip(rows["years"].tolist(), rows["figure"].tolist(), strict=True)),
    )
    return [Point(*found) for found in zip(*columns, strict=True)]


def _lines(points: list[Point], view: View) -> Iterator[list[list[Point]]]:
    """The pieces of each line, in the order of panels and colours."""
    panels = {name: place for place, name in enumerate(dict.fromkeys(point.panel for point in points))}
    hues = _hues(view)
    pieces = [[points[place] for place in piece.rows] for piece in view.pieces]

    def line(piece: list[Point]) -> tuple[int, int]:
        return panels[piece[0].panel], hues[piece[0].color]

    for _, group in groupby(sorted(pieces, key=line), key=line):
        yield list(group)


def _drawn(pieces: list[list[Point]], view: View, places: dict[str, Cell]) -> list[Trace]:
    """The traces of a line: its upper edge, and where it has a width the surface and the lower edge.

    Each holds all pieces, with a gap between them: figures of hundreds of traces are slow everywhere.
    """
    first = pieces[0][0]
    shared = {**_style(first.color, view), **places[first.panel].of_trace}
    wide = [piece for piece in pieces if any(point.low != point.high for point in piece)]
    under = [_surface(wide, shared), _lower(wide, shared)] if wide else []
    return [*under, _upper(pieces, shared, _hues(view)[first.color] % len(SERIES))]


def _hues(view: View) -> dict[str, int]:
    """Each name -> its place in the palette; what is not stated comes last."""
    return {**view.hues, NOT_STATED: REST} if view.exhibit.color else {view.exhibit.field.title: 0}


def _style(color: str, view: View) -> Trace:
    place = _hues(view)[color] % len(SERIES)
    return {
        "type": "scatter",
        "name": color,
        "legendgroup": color,
        "line": {"dash": DASHES[place], "color": SERIES[place], "width": 2},
    }


def _surface(pieces: list[list[Point]], shared: Trace) -> Trace:
    """Along the upper edge and back along the lower one, piece by piece; the edges are drawn by others."""
    rings = [
        [*((point.year, point.high) for point in piece), *((point.year, point.low) for point in piece[::-1])]
        for piece in pieces
    ]
    return {
        **shared,
        "x": _with_gaps([year for year, _ in ring] for ring in rings),
        "y": _with_gaps([value for _, value in ring] for ring in rings),
        "mode": "lines",
        "line": {**shared["line"], "width": 0},
        "fill": "toself",
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _lower(pieces: list[list[Point]], shared: Trace) -> Trace:
    return {
        **shared,
        "x": _with_gaps([point.year for point in piece] for piece in pieces),
        "y": _with_gaps([point.low for point in piece] for piece in pieces),
        "mode": "lines",
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _upper(pieces: list[list[Point]], shared: Trace, hue: int) -> Trace:
    """A line at the upper bounds, with marks on exact figures."""
    sizes = _with_gaps([7 if point.exact else 0 for point in piece] for piece in pieces)
    return {
        **shared,
        "x": _with_gaps([point.year for point in piece] for piece in pieces),
        "y": _with_gaps([point.high for point in piece] for piece in pieces),
        "text": _with_gaps([point.text for point in piece] for piece in pieces),
        "mode": "lines+markers",
        "marker": {
            "symbol": SYMBOLS[hue],
            "color": SERIES[hue],
            "size": [size or 0 for size in sizes],
            "opacity": 1,
        },
        "hovertemplate": "%{text}<extra>%{fullData.name}</extra>",
    }


def _with_gaps(pieces: Iterable[list[Any]]) -> list[Any]:
    """The values of all pieces with None between them, where the pen is lifted."""
    return [value for piece in pieces for value in (*piece, None)][:-1]


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


trend_bands = Chart(_trend_bands, lines=True)
