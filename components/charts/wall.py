"""A wall of countries or figures by year: a cell for each, whose colour tells what was reported."""

from __future__ import annotations

import plotly.graph_objects as go

from components.charts.marks import by_name, marks
from components.charts.theme import NEUTRAL, STEPS, Trace, compose
from components.model.exhibit import Chart
from components.model.view import View

ROW, AROUND = 15, 148  # pixels
CELL = 0.86  # of the room of a year, and of a line
CLEAR = "rgba(0,0,0,0)"
FEW, TALL = 20, 22  # of a few lines each has more room
# From what tells most to what tells least; who did not report is an empty cell.
COLORS = {"A number": STEPS[1], "A range": STEPS[3], "“<5” alone": STEPS[4]}


def _reporting_wall(view: View) -> go.Figure:
    """Countries from top to bottom under the names of their regions, years from left to right."""
    every = marks(view)
    told = by_name(every, lambda mark: mark.color)
    lines: dict[str, None] = {}
    for mark in every:
        lines.setdefault(f"<b>{mark.panel}</b>")
        lines.setdefault(mark.name)
    cells = [
        {
            **{"type": "bar", "orientation": "h", "name": state, "width": CELL, "textposition": "none"},
            "base": [mark.year - CELL / 2 for mark in held],
            "x": [CELL] * len(held),
            "y": [mark.name for mark in held],
            "hovertext": [f"{mark.name}, {mark.years}: {_said(mark.figure, state)}" for mark in held],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "marker": _look(state),
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
    height = AROUND + (ROW if len(lines) > FEW else TALL) * len(lines)
    return compose(cells, axes, height, 24, 14, showlegend=True, barmode="overlay")


def _said(figure: str, state: str) -> str:
    return state.lower() if figure == "not stated" else figure


def _look(state: str) -> Trace:
    if state in COLORS:
        return {"color": COLORS[state]}
    framed = {"color": CLEAR, "line": {"width": 1, "color": NEUTRAL}}
    if state.startswith("Nothing"):
        return {
            **framed,
            "pattern": {"shape": "x", "fgcolor": NEUTRAL, "bgcolor": CLEAR, "size": 7, "solidity": 0.3},
        }
    return {**framed, "opacity": 0.35}


reporting_wall = Chart(_reporting_wall)
