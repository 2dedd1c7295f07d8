"""Lines over years that break where rows may not be compared."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.exhibit import View
from components.theme import SERIES, arrange, value_axis

BREAK = (None, None, "")
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "star")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")


def trend_lines(view: View) -> go.Figure:
    """A line for each colour, split wherever the table's rows are not comparable.

    A figure of several years is a bar across them, not a point. A year without a figure breaks
    the line.
    """
    fig = go.Figure()
    for name, hue in view.hues.items():
        _draw(fig, name, view.shown[view.shown[view.exhibit.color] == name], view, hue)
    _years(fig, view)
    fig.update_yaxes(title=view.exhibit.field.unit.capitalize(), **value_axis(view.shown))
    return arrange(fig, 360)


def _draw(fig: go.Figure, name: str, rows: pd.DataFrame, view: View, number: int) -> None:
    within = list(view.exhibit.resource.comparable_within)
    pieces = rows.groupby(within, observed=True, sort=False, dropna=False) if within else [("", rows)]
    for first, (_, piece) in zip((True, *[False] * len(rows)), pieces, strict=False):
        fig.add_trace(_line(name, piece, number, first))


def _line(name: str, rows: pd.DataFrame, number: int, in_legend: bool) -> go.Scatter:
    points = _points(rows)
    return go.Scatter(
        x=points["year"],
        y=points["value"],
        text=points["hover"],
        mode="lines+markers",
        connectgaps=False,
        name=name,
        legendgroup=name,
        showlegend=in_legend,
        line={"dash": DASHES[number % 6], "color": SERIES[number % 6], "width": 2.5},
        marker={"symbol": SYMBOLS[number % 6], "size": 9, "color": SERIES[number % 6]},
        hovertemplate="%{text}<extra>%{fullData.name}</extra>",
    )


def _points(rows: pd.DataFrame) -> pd.DataFrame:
    """Year, value and hover text; a blank after each jump of more than a year."""
    ordered = rows.sort_values("period_start", kind="stable")
    hovers = ordered["years"] + ": " + ordered["figure"]
    columns = (ordered["period_start"], ordered["period_end"], ordered["value"], hovers)
    points: list[tuple[int | None, float | None, str]] = []
    last: int | None = None
    for start, end, value, hover in zip(*columns, strict=True):
        several = start < end
        if last is not None and (start > last + 1 or several):
            points.append(BREAK)
        points += [(year, float(value), hover) for year in dict.fromkeys((start, end))]
        points += [BREAK] if several else []
        last = None if several else end
    return pd.DataFrame(points, columns=["year", "value", "hover"])


def _years(fig: go.Figure, view: View) -> None:
    first, last = int(view.rows["period_start"].min()), int(view.rows["period_end"].max())
    step = max(1, (last - first) // 8)
    fig.update_xaxes(tickvals=list(range(first, last + 1, step)), range=[first - 0.5, last + 0.5])
