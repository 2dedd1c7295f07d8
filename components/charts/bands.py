"""Figures between two bounds over years: a band from low to high, a line where they agree."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts.grids import grid, grid_height
from components.exhibit import View
from components.theme import BOTTOM, LEGEND, SERIES, Axis, Trace, compose, value_axis
from components.words import NOT_STATED
from data.comparability import segments

NAME_HEIGHT = 26
REST = 5  # the last hue; at most five names stand beside what is not stated
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "star")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")


def trend_bands(view: View) -> go.Figure:
    """A band for each colour, in a cell for each `panel`; cells share no scale.

    Bands end where rows may no longer be compared and at years without a figure. An exact figure
    has a mark on it; where only bounds are known the band is as wide as they are apart.
    """
    frames = {
        str(name): rows for name, rows in view.shown.groupby(view.exhibit.panel, observed=True, sort=False)
    }
    cells, legend = grid(list(frames)), bool(view.exhibit.color)
    bands: list[Trace] = []
    axes: dict[str, Axis] = {}
    for cell, rows in zip(cells, frames.values(), strict=True):
        bands += [{**trace, **cell.of_trace} for trace in _bands(rows, view)]
        axes |= cell.axes(_years(view, len(cells)), {**value_axis(rows), "nticks": 5})
    names = [cell.heading() for cell in cells] if len(cells) > 1 else []
    above = (NAME_HEIGHT if names else 1) if legend else 0
    height = grid_height(len(cells)) + BOTTOM + 36 + (above + LEGEND if legend else 0)
    return compose(_once_in_legend(bands), axes, height, above, annotations=names, showlegend=legend)


def _bands(rows: pd.DataFrame, view: View) -> list[Trace]:
    """Two traces for each piece of each colour: its lower edge, and its upper edge filled down to it."""
    color = view.exhibit.color
    hues = {**view.hues, NOT_STATED: REST}
    parts = [(name, hue, rows[rows[color] == name]) for name, hue in hues.items()] if color else []
    named = parts or [(view.exhibit.field.title, 0, rows)]
    return [
        trace
        for name, hue, part in named
        for _, piece in part.groupby(_segments(part, view), sort=True)
        for trace in _band(name, hue, piece)
    ]


def _segments(part: pd.DataFrame, view: View) -> pd.Series[int]:
    columns = [name for name in view.exhibit.resource.comparable_within if name in view.rows]
    return segments(view.rows.loc[part.index], view.exhibit.resource, columns)


def _band(name: str, number: int, rows: pd.DataFrame) -> list[Trace]:
    ordered = rows.sort_values("period_start", kind="stable")
    place = number % len(SERIES)
    low, high = _edges(ordered)
    years = ordered["period_start"].astype("int").tolist()
    exact = ordered["value"].notna()
    shared = {"type": "scatter", "x": years, "legendgroup": name, "name": name, "connectgaps": False}
    line = {"dash": DASHES[place], "color": SERIES[place], "width": 2}
    lower = {
        **shared,
        "y": low.tolist(),
        "mode": "lines",
        "hoverinfo": "skip",
        "showlegend": False,
        "line": line,
        "marker": {"color": SERIES[place]},
    }
    marks = {"symbol": SYMBOLS[place], "size": [7 if mark else 0 for mark in exact], "color": SERIES[place]}
    upper = {
        **shared,
        "y": high.tolist(),
        "mode": "lines+markers",
        "fill": "tonexty",
        "line": line,
        "marker": marks,
        "text": (ordered["years"] + ": " + ordered["figure"]).tolist(),
        "customdata": _countries(ordered),
        "hovertemplate": "%{text}%{customdata}<extra>%{fullData.name}</extra>",
    }
    return [lower, upper]


def _edges(rows: pd.DataFrame) -> tuple[pd.Series[float], pd.Series[float]]:
    """Low and high of each row; a figure is both."""
    value = rows["value"].astype("float")
    return value.fillna(rows["low"].astype("float")), value.fillna(rows["high"].astype("float"))


def _countries(rows: pd.DataFrame) -> list[str]:
    if "reporting_countries" not in rows:
        return [""] * len(rows)
    return [f"<br>sum of {number} reporting countries" for number in rows["reporting_countries"]]


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
