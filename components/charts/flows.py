"""Who is a citizen of where, as a heat map."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.exhibit import View
from components.theme import Trace, compose

TICKS = (100, 300, 1_000, 3_000)


def heat_map(view: View) -> go.Figure:
    """One line for each destination and citizenship, one column for each year, coloured by size.

    A blank cell is not zero: it is below the threshold of the table, suppressed or not reported.
    """
    pairs = view.shown["geography"] + "<br>← " + view.shown["origin"]
    grid = pd.DataFrame({"pair": pairs, "year": view.rows["period_start"], "value": view.shown["value"]})
    wide = grid.pivot(index="pair", columns="year", values="value").loc[list(dict.fromkeys(pairs))]
    years = range(int(grid["year"].min()), int(grid["year"].max()) + 1)
    wide = wide.reindex(columns=list(years)).astype("float")
    marks = list(years)[:: -max(1, len(years) // 3)]
    axes = {
        "xaxis": {"side": "top", "tickvals": marks, "tickangle": 0, "showgrid": False},
        "yaxis": {"autorange": "reversed", "showgrid": False},
    }
    room = {"l": 8, "r": 12, "t": 40, "b": 60}  # no figures stand behind the cells
    return compose([_heat(wide)], axes, 130 + 32 * len(wide), margin=room)


def _heat(wide: pd.DataFrame) -> Trace:
    return {
        "type": "heatmap",
        "z": np.log10(wide.to_numpy()),
        "x": list(wide.columns),
        "y": list(wide.index),
        "customdata": wide.to_numpy(),
        "hovertemplate": "%{y}<br>%{x}: %{customdata:,.0f} detected victims<extra></extra>",
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
            "title": {"text": "Detected victims", "side": "top"},
        },
    }
