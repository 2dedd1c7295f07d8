"""Shares in a grid of cells: rows by columns, shaded from zero to a hundred per cent."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts.theme import HEADS, Trace, compose, wrapped
from components.model.chart import Chart
from components.model.labels import HIDDEN
from components.model.view import View

LINE, BETWEEN, AROUND, LEAST = 13, 10, 130, 60
FEW, MANY = 4, 10  # columns up to which names have room, and figures stand in the cells
WIDE, NARROW = 12, 5  # signs in a line of a column's name or a wide cell, and of a narrow one
NAMES = 22
SHORT = {HIDDEN: "–", "not stated": "–"}  # in cells that have no room for words; a pointer tells
# Light enough for dark figures in the light and in the dark theme: 6:1 and more.
SHADES, UNFILLED, INK = [[0, "#f1f6fa"], [1, "#6aa5d3"]], "#c9ced4", "#1b2733"
SCALE = {
    "tickvals": [0, 25, 50, 75, 100],
    "orientation": "h",
    "y": 0,
    "yanchor": "top",
    "thickness": 10,
    "title": {"text": "Per cent", "side": "top"},
}
ROOM = {"l": 8, "r": 12, "t": 64, "b": 66}  # no figures stand behind the cells


def _share_grid(view: View) -> go.Figure:
    """One line for each name of the category, one column for each colour; bounds as they are.

    The shade follows the share, or the upper bound; cells without a share stay unfilled. Columns stand in
    the order of the rows.
    """
    rows, (down, across) = view.shown, (view.exhibit.category, view.exhibit.color)
    names, columns = (rows[name].drop_duplicates() for name in (down, across))
    few = len(columns) <= FEW
    amount = rows["value"].astype("float").fillna(rows["high"].astype("float"))
    hover = rows["figure"] + " per cent; " + rows["known"]
    told = rows.assign(
        amount=amount,
        hover=hover.where(amount.notna(), rows["figure"]),
        figure=rows["figure"] if few else rows["figure"].replace(SHORT),
    )
    amounts, figures, hovers = (
        told.pivot(index=down, columns=across, values=value).loc[names, columns]
        for value in ("amount", "figure", "hover")
    )
    lines = max((_lines(name) for name in names), default=1)
    height = AROUND + max((BETWEEN + LINE * max(lines, 1 if few else 2)) * len(amounts), LEAST)
    small = {} if few else {"tickfont": {"size": 10}}
    axes = {
        "xaxis": {**HEADS, "type": "category", "showgrid": False, **small},
        "yaxis": {"type": "category", "autorange": "reversed", "showgrid": False},
    }
    cells = (amounts.astype("float"), figures.fillna(""), hovers.fillna(""))
    behind = [_behind(*cells)] if amounts.isna().any(axis=None) else []
    return compose([*behind, _heat(*cells)], axes, height, margin=ROOM)


def _lines(name: object) -> int:
    return wrapped(name, NAMES).count("<br>") + 1


def _behind(amounts: pd.DataFrame, figures: pd.DataFrame, hovers: pd.DataFrame) -> Trace:
    """Cells without a share, plainly different from low ones."""
    missing = amounts.isna()
    cells = _cells(missing.astype("float").where(missing), figures.where(missing, ""), hovers)
    return {**cells, "colorscale": [[0, UNFILLED], [1, UNFILLED]], "showscale": False}


def _heat(amounts: pd.DataFrame, figures: pd.DataFrame, hovers: pd.DataFrame) -> Trace:
    cells = _cells(amounts, figures.where(amounts.notna(), ""), hovers)
    return {**cells, "zmin": 0, "zmax": 100, "colorscale": SHADES, "colorbar": SCALE}


def _cells(amounts: pd.DataFrame, figures: pd.DataFrame, hovers: pd.DataFrame) -> Trace:
    columns = len(amounts.columns)
    across = WIDE if columns <= FEW else NARROW
    return {
        "type": "heatmap",
        "z": amounts.to_numpy(),
        "x": [wrapped(name, WIDE) for name in amounts.columns],
        "y": [wrapped(name, NAMES) for name in amounts.index],
        "text": figures.map(lambda text: wrapped(text, across)).to_numpy(),
        "texttemplate": "%{text}" if columns <= MANY else "",
        "textfont": {"size": 12 if columns <= FEW else 10, "color": INK},
        "customdata": hovers.to_numpy(),
        "hovertemplate": "%{y}<br>%{x}: %{customdata}<extra></extra>",
        "hoverongaps": False,
        "xgap": 1,
        "ygap": 1,
    }


share_grid = Chart(_share_grid)
