"""Maps of who reports, never of where there is more of it.

Outlines: Natural Earth as packaged by plotly.js, served by the app itself.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts.lists import figure_list
from components.charts.marks import amounts
from components.charts.theme import BESIDE_MARKS, NEUTRAL, STEPS, compose
from components.model.exhibit import Chart
from components.model.view import View
from data.geographies import places

OUTLINE = "Boundaries: Natural Earth (50m). They imply<br>no opinion on the legal status of any territory."
NOTE = {**BESIDE_MARKS, "text": OUTLINE, "x": 0, "y": 0, "yshift": -36, "font": {"size": 12}}
LAND = "rgba(128,136,145,0.18)"
LOOK = {
    "scope": "world",
    "resolution": 50,
    "showframe": False,
    "showcoastlines": False,
    "showcountries": True,
    "countrycolor": NEUTRAL,
    "countrywidth": 0.4,
    "showland": True,
    "landcolor": LAND,
    "showlakes": False,
    "bgcolor": "rgba(0,0,0,0)",
}
# All but Antarctica, of which nobody reports; or what holds a few countries, without a range or rotation.
WORLD = {"projection": {"type": "natural earth", "rotation": {"lon": 10}}, "lataxis": {"range": [-57, 84]}}
NEAR = {"projection": {"type": "natural earth"}, "fitbounds": "locations"}
HEIGHT = 340  # a map of the world is half as high as wide; on a card and on a phone that is less
FEW = 60  # countries, of which a map of the world would show little
ROOM = {"l": 0, "r": 0, "t": 48, "b": 44}


# From the most to the least; each with the number from which it begins.
REPORTED = {
    "12 years and more": 12,
    "9 to 11 years": 9,
    "6 to 8 years": 6,
    "3 to 5 years": 3,
    "1 or 2 years": 1,
}
RATES = {"20 and more": 20, "10 to under 20": 10, "5 to under 10": 5, "1 to under 5": 1, "under 1": 0}
SIGNED = -9999  # of a State that is bound by nothing: behind every year
# From the first to the last to be bound; each with minus the year until which it reaches.
JOINED = {
    "2001 to 2003": -2003,
    "2004 to 2006": -2006,
    "2007 to 2010": -2010,
    "2011 and later": 1 + SIGNED,
    "signed, not bound": SIGNED,
}


def _named(view: View) -> dict[str, int]:
    """The steps; by the latest year of a report the last, the one before, the rest of five, of ten, older."""
    if view.exhibit.measure == "standing":
        return JOINED
    if view.exhibit.chart is not latest_map:
        return REPORTED if view.exhibit.measure == "reported_years" else RATES
    last = int(view.every.rows["period_end"].max())
    return {
        str(last): last,
        str(last - 1): last - 1,
        f"{last - 4} to {last - 2}": last - 4,
        f"{last - 9} to {last - 5}": last - 9,
        f"before {last - 9}": 0,
    }


def steps(view: View) -> pd.Series[str]:
    """The step of each row: years with a report, the latest, since when bound, the rate's upper bound."""
    named = _named(view).items()
    if view.exhibit.measure == "standing":
        numbers = (-view.rows["period_start"]).where(view.rows["standing"] == "party", SIGNED)
    else:
        numbers = view.rows["period_end"] if view.exhibit.chart is latest_map else amounts(view.shown)
    found = [next(name for name, least in named if number >= least) for number in numbers]
    return pd.Series(found, index=numbers.index, dtype="str")


def _map(view: View) -> go.Figure:
    if view.count == 1:
        return figure_list.draw(view)
    iso3 = [places()[code].iso3 for code in view.rows["geography"]]
    rows, found, filled = view.shown, steps(view).tolist(), []
    told = (rows["geography"] + ", " + rows["years"] + ": " + rows["figure"]).tolist()
    for step, color in zip(_named(view), STEPS, strict=True):
        held = [place for place, name in enumerate(found) if name == step]
        countries = {
            "type": "choropleth",
            "locations": [iso3[place] for place in held],
            "z": [1] * len(held),
            "text": [told[place] for place in held],
            "name": step,
            "showlegend": True,
            "showscale": False,
            "colorscale": [[0, color], [1, color]],
            "marker": {"line": {"color": NEUTRAL, "width": 0.7}},
            "hovertemplate": "%{text}<br>%{fullData.name}<extra></extra>",
        }
        filled += [countries] if held else []
    # Only a mark in the legend: what the colour of land means.
    land = {"type": "scattergeo", "lat": [None], "lon": [None], "mode": "markers", "name": "not in the table"}
    filled.append({**land, "marker": {"color": LAND, "symbol": "square", "size": 12}, "showlegend": True})
    look = LOOK | (NEAR if len(rows) < FEW else WORLD)
    return compose(filled, {}, HEIGHT, geo=look, annotations=[NOTE], margin=ROOM)


# Countries in neutral steps, those without a number unfilled.
world_map = Chart(_map, steps=steps)
latest_map = Chart(_map, steps=steps)
