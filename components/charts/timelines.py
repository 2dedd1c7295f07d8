"""Events on a line of time."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts.bars import upright
from components.exhibit import View
from components.theme import LEGEND_ROW, SERIES, arrange, bars_height, wrapped

MIDDLE = {4: "-07-01", 7: "-15", 10: ""}


def events_timeline(view: View) -> go.Figure:
    """A dot for each event at its date, one row for each instrument or place.

    A date known only by its year or month stands in the middle of it.
    """
    names = view.shown[view.exhibit.category]
    fig = go.Figure()
    for name, hue in (view.hues or {"": 0}).items():
        rows = view.shown[view.shown[view.exhibit.color] == name] if name else view.shown
        if not rows.empty:
            fig.add_trace(_events(rows, name, view.exhibit.category, hue))
    upright(fig, names)
    fig.update_xaxes(type="date", showgrid=True, nticks=6, tickangle=0)
    height = bars_height(names.nunique(), names) + LEGEND_ROW * len(fig.data)
    return arrange(fig, height, showlegend=bool(view.hues))


def _events(rows: pd.DataFrame, name: str, names: str, number: int) -> go.Scatter:
    symbols = ("circle", "square", "diamond", "triangle-up", "star", "hexagon", "cross", "pentagon")
    return go.Scatter(
        x=[date + MIDDLE[len(date)] for date in rows["date"]],
        y=[wrapped(label) for label in rows[names]],
        text=[f"{row.date}: {wrapped(row.text, 50)}" for row in rows.itertuples()],
        mode="markers",
        name=name,
        marker={"size": 12, "symbol": symbols[number % len(symbols)], "color": SERIES[number % len(SERIES)]},
        hovertemplate="%{text}<extra></extra>",
    )
