"""Charts of case records: ranked shares, and shares by year in small multiples.

Rows come in words that are safe for Plotly; `share` is per cent, missing where it is hidden.
"""

from collections.abc import Collection

import pandas as pd
import plotly.graph_objects as go

from components.charts.grids import grid, grid_height
from components.charts.marks import upright
from components.charts.theme import BOTTOM, SERIES, Axis, Trace, bars_height, compose, wrapped

ROOM = {"l": 8, "r": 16, "t": 36, "b": BOTTOM}  # no figures stand behind the lines


def ranked_shares(rows: pd.DataFrame) -> go.Figure:
    """A bar for each row in their order; rows: label, share, figure, told (what a pointer tells)."""
    bar = {
        "type": "bar",
        "x": rows["share"].astype("float").fillna(0).tolist(),
        "y": [wrapped(label) for label in rows["label"]],
        "text": rows["figure"].tolist(),
        "textposition": "outside",
        "cliponaxis": False,
        "orientation": "h",
        "marker": {"color": SERIES[0]},
        "customdata": rows["told"].tolist(),
        "hovertemplate": "%{y}<br>%{customdata}<extra></extra>",
    }
    across = {"title": {"text": "Per cent of the cases in which it is known"}, **_to(rows)}
    axes = {"xaxis": across, "yaxis": upright(rows["label"])}
    return compose([bar], axes, bars_height(len(rows), rows["label"]), showlegend=False)


def share_trends(rows: pd.DataFrame, breaks: Collection[int]) -> go.Figure:
    """A line for each label in a cell of its own, on one scale; rows: label, year, share, told.

    A line ends at a year without a share, and before each year of `breaks`.
    """
    lines = {str(name): part for name, part in rows.groupby("label", sort=False)}
    cells, years = grid(list(lines)), _years(rows, len(lines))
    traces: list[Trace] = []
    axes: dict[str, Axis] = {}
    for cell, part in zip(cells, lines.values(), strict=True):
        traces.append({**_line(part, breaks), **cell.of_trace})
        axes |= cell.axes(years, {**_to(rows), "nticks": 5})
    height = grid_height(len(cells)) + BOTTOM + 36
    names = [cell.heading() for cell in cells]
    return compose(traces, axes, height, annotations=names, showlegend=False, margin=ROOM)


def _line(rows: pd.DataFrame, breaks: Collection[int]) -> Trace:
    shown = rows.dropna(subset=["share"]).sort_values("year")
    points: list[tuple[int | None, float | None, str]] = []
    for year, share, told in zip(shown["year"], shown["share"], shown["told"], strict=True):
        last = points[-1][0] if points else None
        if last is not None and (int(year) > last + 1 or int(year) in breaks):
            points.append((None, None, ""))
        points.append((int(year), float(share), told))
    return {
        "type": "scatter",
        "x": [point[0] for point in points],
        "y": [point[1] for point in points],
        "text": [point[2] for point in points],
        "mode": "lines+markers",
        "connectgaps": False,
        "line": {"color": SERIES[0], "width": 2},
        "marker": {"color": SERIES[0], "size": 6},
        "hovertemplate": "%{text}<extra></extra>",
    }


def _to(rows: pd.DataFrame) -> Axis:
    """From zero to beyond the furthest share."""
    most = rows["share"].astype("float").max()
    return {"range": [0, 1.08 * (most if most > 0 else 100)]}


def _years(rows: pd.DataFrame, cells: int) -> Axis:
    first, last = int(rows["year"].min()), int(rows["year"].max())
    step = max(1, (last - first) // (2 if cells > 1 else 4))
    return {
        "tickvals": list(range(last, first - 1, -step)),
        "range": [first - 0.5, last + 0.5],
        "tickangle": 0,
    }
