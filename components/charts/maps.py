"""Maps of who reports, never of where there is more of it.

Outlines: Natural Earth as packaged by plotly.js, served by the app itself.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.exhibit import View
from components.theme import NEUTRAL, STEPS, Trace, compose
from data.geographies import places

OUTLINE = "Boundaries: Natural Earth (50m). They imply<br>no opinion on the legal status of any territory."
NOTE = {
    "text": OUTLINE,
    "x": 0,
    "y": 0,
    "xref": "paper",
    "yref": "paper",
    "yshift": -36,
    "showarrow": False,
    "xanchor": "left",
    "font": {"size": 11},
    "align": "left",
}
LAND = "rgba(128,136,145,0.18)"


def reporting_map(view: View, scope: str = "world") -> go.Figure:
    """Countries by the year of their latest count, in neutral steps; the others stay unfilled."""
    rows = view.shown.assign(iso3=[places()[code].iso3 for code in view.rows["geography"]])
    years = sorted(rows["years"].unique(), reverse=True)
    filled = [_countries(rows[rows["years"] == year], year, place) for place, year in enumerate(years)]
    return compose(filled, {}, 460, geo=_look(scope), annotations=[NOTE])


def europe_map(view: View) -> go.Figure:
    """The same for Europe, large enough for small states."""
    return reporting_map(view, "europe")


def _countries(rows: pd.DataFrame, year: str, number: int) -> Trace:
    color = STEPS[min(number, len(STEPS) - 1)]
    return {
        "type": "choropleth",
        "locations": rows["iso3"].tolist(),
        "z": [1] * len(rows),
        "text": (rows["geography"] + ": " + rows["figure"]).tolist(),
        "name": f"Latest number {year}",
        "showlegend": True,
        "showscale": False,
        "colorscale": [[0, color], [1, color]],
        "marker": {"line": {"color": "white", "width": 0.5}},
        "hovertemplate": "%{text}<br>%{fullData.name}<extra></extra>",
    }


def _look(scope: str) -> dict[str, object]:
    return {
        "scope": scope,
        "resolution": 50,
        "projection_type": "natural earth" if scope == "world" else "conic conformal",
        "showframe": False,
        "showcoastlines": False,
        "showcountries": True,
        "countrycolor": NEUTRAL,
        "countrywidth": 0.4,
        "showland": True,
        "landcolor": LAND,
        "showlakes": False,
        "bgcolor": "rgba(0,0,0,0)",
        "projection_rotation": {"lon": 10 if scope == "world" else 15},
    }
