"""Who is a citizen of where: a heat map over periods or regions."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from components.charts.bars import ranked_bars
from components.charts.marks import amounts
from components.charts.shares import AXES, NAMES, heat_cells, scale
from components.charts.theme import compose, most_lines
from components.model.exhibit import Chart
from components.model.view import View

TICKS = (1, 10, 100, 1_000, 10_000)
TEXT_LINE, BETWEEN = 16, 8
HEAD, CELLS = 9, 8  # signs in a line of a column's name or a cell, for a phone


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


def _citizenship_bars(view: View) -> go.Figure:
    """Bars of one country of detection, a heat map of several beside each other."""
    return (heat_map if view.rows["geography"].nunique() > 1 else ranked_bars).draw(view)


heat_map = Chart(_heat_map)
citizenship_bars = Chart(_citizenship_bars, stripes=True)
