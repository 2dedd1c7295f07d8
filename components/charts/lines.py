"""Lines over years that break where rows may not be compared."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.exhibit import View
from components.theme import NARROW, SERIES, Axis, Trace, compose, value_axis
from data.comparability import segments

BREAK = (None, None, "")
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "star")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")


def trend_lines(view: View) -> go.Figure:
    """A line for each colour, split wherever `data.comparability` says that rows stand apart.

    A figure of several years is a bar across them, not a point.
    """
    lines = [line for name, hue in view.hues.items() for line in _pieces(name, view, hue)]
    upwards = {"title": {"text": view.exhibit.field.unit.capitalize()}, **value_axis(view.shown)}
    return compose(lines, {"xaxis": _years(view), "yaxis": upwards}, 340, right=NARROW, showlegend=True)


def _pieces(name: str, view: View, number: int) -> list[Trace]:
    """The pieces of one line; the first stands in the legend."""
    apart = segments(view.rows, view.exhibit.resource)
    rows = view.shown.assign(segment=apart)[view.shown[view.exhibit.color] == name]
    within = list(view.exhibit.resource.comparable_within)
    pieces = [piece for _, piece in rows.groupby(within, observed=True, sort=False, dropna=False)]
    return [_line(name, piece, number, piece is pieces[0]) for piece in pieces]


def _line(name: str, rows: pd.DataFrame, number: int, in_legend: bool) -> Trace:
    points, place = _points(rows), number % len(SERIES)
    return {
        "type": "scatter",
        "x": points["year"].tolist(),
        "y": points["value"].tolist(),
        "text": points["hover"].tolist(),
        "mode": "lines+markers",
        "connectgaps": False,
        "name": name,
        "legendgroup": name,
        "showlegend": in_legend,
        "line": {"dash": DASHES[place], "color": SERIES[place], "width": 2.5},
        "marker": {"symbol": SYMBOLS[place], "size": 9, "color": SERIES[place]},
        "hovertemplate": "%{text}<extra>%{fullData.name}</extra>",
    }


def _points(rows: pd.DataFrame) -> pd.DataFrame:
    """Year, value and hover text; a blank between two segments."""
    ordered = rows.sort_values("period_start", kind="stable")
    hovers = ordered["years"] + ": " + ordered["figure"]
    columns = (ordered[["period_start", "period_end", "value", "segment"]].to_numpy(), hovers)
    points: list[tuple[int | None, float | None, str]] = []
    last: int | None = None
    for (start, end, value, segment), hover in zip(*columns, strict=True):
        points += [BREAK] if last not in (None, segment) else []
        height = None if pd.isna(value) else float(value)
        points += [(year, height, hover) for year in dict.fromkeys((start, end))]
        last = segment
    return pd.DataFrame(points, columns=["year", "value", "hover"])


def _years(view: View) -> Axis:
    first, last = int(view.rows["period_start"].min()), int(view.rows["period_end"].max())
    step = max(1, (last - first) // 8)
    return {"tickvals": list(range(first, last + 1, step)), "range": [first - 0.5, last + 0.5]}
