"""What moved a number: two sums, and between them what was added and taken away."""

from __future__ import annotations

from itertools import accumulate

import plotly.graph_objects as go

from components.charts.marks import upright
from components.charts.theme import SERIES, bars_height, compose, figures_room, value_axis, wrapped
from components.model.exhibit import Chart
from components.model.view import View


def _waterfall(view: View) -> go.Figure:
    """A bar for each step from where the one before ended; the first and the last begin at zero."""
    rows = view.shown
    moves = [float(move) for move in view.rows["least"]]
    reached = [*accumulate(moves[:-1]), moves[-1]]
    starts = [0.0, *reached[:-2], 0.0]
    ends = len(rows) - 1
    years = {0: rows["period_start"].iloc[0], ends: rows["period_end"].iloc[0]}
    counted = enumerate(zip(rows["step"], rows["countries"], strict=True))
    names = [f"{years.get(place, step)} ({countries} countries)" for place, (step, countries) in counted]
    texts = [
        figure if place in (0, ends) or figure.startswith("-") else f"+{figure}"
        for place, figure in enumerate(rows["figure"])
    ]
    bars = {
        "type": "bar",
        "orientation": "h",
        "name": view.exhibit.field.title,
        "y": [wrapped(name) for name in names],
        "base": [min(start, end) for start, end in zip(starts, reached, strict=True)],
        "x": [abs(end - start) for start, end in zip(starts, reached, strict=True)],
        "text": texts,
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": [SERIES[0] if place in (0, ends) else SERIES[1] for place in range(len(rows))]},
        "customdata": [[largest or ""] for largest in rows["largest"]],
        "hovertemplate": "%{y}<br>%{text}<br>%{customdata[0]}<extra></extra>",
    }
    axes = {
        "xaxis": {**value_axis([*starts, *reached]), "tickangle": 0, "nticks": 4},
        "yaxis": upright(names),
    }
    return compose([bars], axes, bars_height(len(rows), names), right=figures_room(texts), showlegend=False)


waterfall = Chart(_waterfall)
