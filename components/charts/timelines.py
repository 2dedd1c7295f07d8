"""Events on a line of time."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts.marks import upright
from components.charts.theme import NARROW, SERIES, UPRIGHT, Axis, Trace, bars_height, compose, wrapped
from components.model.exhibit import Chart
from components.model.view import View

SYMBOLS = ("circle", "square", "diamond", "triangle-up", "star", "hexagon", "cross", "pentagon")
MIDDLE = {4: "-07-01", 7: "-15", 10: ""}


def _events_timeline(view: View) -> go.Figure:
    """A dot for each event at its date, one row for each instrument or place.

    A date known only by its year or month stands in the middle of it.
    """
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
        "marker": {"size": 12, "symbol": SYMBOLS[hue % len(SYMBOLS)], "color": SERIES[hue % len(SERIES)]},
        "hovertemplate": "%{text}<extra></extra>",
    }


events_timeline = Chart(_events_timeline)
