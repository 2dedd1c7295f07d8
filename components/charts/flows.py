"""Who is a citizen of where: heat map over periods, and flows to or from one country."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.charts.shares import FEW, INK, SHADES
from components.charts.theme import HEADS, NEUTRAL, SERIES, Trace, compose, wrapped
from components.model.chart import Chart
from components.model.view import View

TICKS = (1, 10, 100, 1_000, 10_000)
LINE, AROUND, LEAST = 32, 90, 260
TEXT_LINE, BETWEEN = 14, 8
NAMES, CELLS = 22, 8  # signs in a line of a name or a cell, for a phone
PALE = "rgba(128,136,145,0.35)"


def _heat_map(view: View) -> go.Figure:
    """One line for each name of the category, one column for each period or colour, shaded by size.

    The shade follows the upper bound; the figure stands in the cell. A blank cell is not zero: it
    was not reported.
    """
    rows, across = view.shown.assign(amount=_amounts(view.shown)), view.exhibit.color or "years"
    grids = [
        rows.pivot(index=view.exhibit.category, columns=across, values=name) for name in ("amount", "figure")
    ]
    names, columns = rows[view.exhibit.category].drop_duplicates(), sorted(rows[across].unique())
    amounts, figures = (grid.loc[names, columns] for grid in grids)
    axes = {
        "xaxis": {**HEADS, "type": "category", "showgrid": False},
        "yaxis": {"type": "category", "autorange": "reversed", "showgrid": False},
    }
    room = {"l": 8, "r": 12, "t": 40, "b": 70}  # no figures stand behind the cells
    height = 40 + 70 + _height(names, figures) * len(names)
    return compose([_heat(amounts.astype("float"), figures.fillna(""), view)], axes, height, margin=room)


def _height(names: pd.Series[str], figures: pd.DataFrame) -> int:
    """Pixels of a line, with room for the name or the figure that takes the most lines."""
    texts = [wrapped(name, NAMES) for name in names]
    texts += [wrapped(figure, CELLS) for figure in figures.stack()]
    return BETWEEN + TEXT_LINE * max(text.count("<br>") + 1 for text in texts)


def _amounts(rows: pd.DataFrame) -> pd.Series[float]:
    """The figure, or its upper bound."""
    amounts = rows["value"].astype("float")
    return amounts.fillna(rows["high"].astype("float")) if "high" in rows else amounts


def _heat(amounts: pd.DataFrame, figures: pd.DataFrame, view: View) -> Trace:
    return {
        "type": "heatmap",
        "z": np.log10(amounts.clip(lower=1).to_numpy()),
        "zmin": 0,
        "colorscale": SHADES,
        "x": [wrapped(name, 9) for name in amounts.columns],
        "y": [wrapped(name, NAMES) for name in amounts.index],
        "text": figures.map(lambda text: wrapped(text, CELLS)).to_numpy(),
        "texttemplate": "%{text}",
        "textfont": {"size": 12 if len(amounts.columns) <= FEW else 10, "color": INK},
        "hovertemplate": f"%{{y}}<br>%{{x}}: %{{text}} {view.exhibit.field.unit}<extra></extra>",
        "hoverongaps": False,
        "xgap": 1,
        "ygap": 1,
        "colorbar": {
            "tickvals": [float(np.log10(tick)) for tick in TICKS],
            "ticktext": [f"{tick:,}" for tick in TICKS],
            "orientation": "h",
            "y": 0,
            "yanchor": "top",
            "thickness": 10,
            "title": {"text": view.exhibit.field.unit.capitalize(), "side": "top"},
        },
    }


def _sankey(view: View) -> go.Figure:
    """Flows from citizenships on the left to countries on the right, as wide as the upper bound."""
    rows = view.shown
    left, right = (list(dict.fromkeys(rows[name])) for name in ("origin", "geography"))
    links = {
        "source": [left.index(name) for name in rows["origin"]],
        "target": [len(left) + right.index(name) for name in rows["geography"]],
        "value": _amounts(rows).clip(lower=0.5).tolist(),
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
