"""Who is a citizen of where: heat map over periods, and flows to or from one country."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from components.charts.marks import amounts
from components.charts.shares import AXES, NAMES, heat_cells, scale
from components.charts.theme import NEUTRAL, SERIES, compose, most_lines, wrapped
from components.model.exhibit import Chart
from components.model.view import View

TICKS = (1, 10, 100, 1_000, 10_000)
LINE, AROUND, LEAST = 32, 90, 260
TEXT_LINE, BETWEEN = 14, 8
HEAD, CELLS = 9, 8  # signs in a line of a column's name or a cell, for a phone
PALE = "rgba(128,136,145,0.35)"


def _heat_map(view: View) -> go.Figure:
    """A line for each name of the category, a column for each period or colour; the upper bound as shade.

    A blank cell is not zero: it was not reported.
    """
    rows, (down, across) = view.shown, (view.exhibit.category, view.exhibit.color or "years")
    names, columns = rows[down].drop_duplicates(), sorted(rows[across].unique())
    sizes, figures = (
        rows.assign(amount=amounts(rows)).pivot(index=down, columns=across, values=name).loc[names, columns]
        for name in ("amount", "figure")
    )
    unit, cells = view.exhibit.field.unit, heat_cells(figures, HEAD, CELLS)
    ticks = {"tickvals": np.log10(TICKS).tolist(), "ticktext": [f"{tick:,}" for tick in TICKS]}
    heat = {
        **cells,
        "z": np.log10(sizes.astype("float").clip(lower=1).to_numpy()),
        "zmin": 0,
        "text": cells["text"].to_numpy(),
        "hovertemplate": f"%{{y}}<br>%{{x}}: %{{text}} {unit}<extra></extra>",
        "colorbar": scale(unit.capitalize(), **ticks),
    }
    lines = max(most_lines(names, NAMES), most_lines(figures.stack(), CELLS))
    room = {"l": 8, "r": 12, "t": 40, "b": 70}  # no figures stand behind the cells
    return compose([heat], AXES, 40 + 70 + (BETWEEN + TEXT_LINE * lines) * len(names), margin=room)


def _sankey(view: View) -> go.Figure:
    """Flows from citizenships on the left to countries on the right, as wide as the upper bound."""
    rows = view.shown
    left, right = (list(dict.fromkeys(rows[name])) for name in ("origin", "geography"))
    links = {
        "source": [left.index(name) for name in rows["origin"]],
        "target": [len(left) + right.index(name) for name in rows["geography"]],
        "value": amounts(rows).clip(lower=0.5).tolist(),
        "customdata": rows["figure"].tolist(),
        "color": PALE,
        "hovertemplate": "%{source.label} to %{target.label}: %{customdata}<extra></extra>",
    }
    nodes = {
        "label": [wrapped(name, 44) for name in (*left, *right)],
        "color": [SERIES[0]] * len(left) + [NEUTRAL] * len(right),
        "pad": 18,
        "thickness": 12,
        "hovertemplate": "%{label}<extra></extra>",
    }
    flow = {"type": "sankey", "arrangement": "fixed", "node": nodes, "link": links}
    height = max(LEAST, AROUND + LINE * max(len(left), len(right)))
    return compose([flow], {}, height, margin={"l": 8, "r": 8, "t": 16, "b": 16})


heat_map = Chart(_heat_map)
sankey = Chart(_sankey)
