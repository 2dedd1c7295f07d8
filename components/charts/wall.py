"""A wall of countries by year: a square for each, whose colour tells what was reported."""

from __future__ import annotations

import plotly.graph_objects as go

from components.charts.marks import by_name, marks
from components.charts.theme import NEUTRAL, STEPS, Trace, compose
from components.model.exhibit import Chart
from components.model.view import View

ROW, AROUND, BETWEEN = 15, 148, 4  # pixels
FEW, TALL = 20, 22  # of a few lines each has more room
# From what tells most to what tells least; who did not report is an empty square.
COLORS = {"A number": STEPS[1], "A range": STEPS[3], "“<5” alone": STEPS[4]}


def _reporting_wall(view: View) -> go.Figure:
    """Countries from top to bottom under the names of their regions, years from left to right."""
    every = marks(view)
    told = by_name(every, lambda mark: mark.color)
    lines: dict[str, None] = {}
    for mark in every:
        lines.setdefault(f"<b>{mark.panel}</b>")
        lines.setdefault(mark.name)
    row = ROW if len(lines) > FEW else TALL
    squares = [
        {
            "type": "scatter",
            "mode": "markers",
            "name": state,
            "x": [mark.year for mark in held],
            "y": [mark.name for mark in held],
            "text": [f"{mark.name}, {mark.years}: {_said(mark.figure, state)}" for mark in held],
            "marker": _look(state, row - BETWEEN),
            "hovertemplate": "%{text}<extra></extra>",
        }
        for _, state in view.exhibit.resource.field(view.exhibit.color).categories
        if (held := told.get(state))
    ]
    years = sorted({mark.year for mark in every})
    axes = {
        "xaxis": {
            **{
                "tickvals": years[:: -max(1, len(years) // 4)],
                "tickangle": 0,
                "showgrid": False,
                "side": "top",
            },
            "range": [years[0] - 0.7, years[-1] + 0.7],
        },
        "yaxis": {
            **{"type": "category", "categoryorder": "array", "categoryarray": [*lines], "showgrid": False},
            **{"autorange": False, "range": [len(lines) - 0.5, -0.5], "dtick": 1, "tickfont": {"size": 12}},
        },
    }
    height = AROUND + row * len(lines)
    return compose(squares, axes, height, 24, 14, showlegend=True)


def _said(figure: str, state: str) -> str:
    return state.lower() if figure == "not stated" else figure


def _look(state: str, size: int) -> Trace:
    shared = {"symbol": "square", "size": size, "line": {"width": 1, "color": NEUTRAL}}
    if state in COLORS:
        return {**shared, "color": COLORS[state]}
    if state.startswith("Nothing"):
        return {**shared, "symbol": "square-x-open", "color": NEUTRAL}
    return {**shared, "symbol": "square-open", "color": NEUTRAL, "opacity": 0.35}


reporting_wall = Chart(_reporting_wall)
