"""Grids of shaded cells: shares from zero to a hundred per cent; who is a citizen of where."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.charts.bars import ranked_bars
from components.charts.marks import amounts, hatched
from components.charts.theme import HEADS, SHADES, TEXT, Trace, compose, most_lines, wrapped
from components.model.exhibit import Chart
from components.model.labels import HIDDEN
from components.model.view import View

LINE, BETWEEN, AROUND, LEAST = 16, 10, 130, 60
FEW, MANY = 4, 10  # columns up to which names have room, and figures stand in the cells
WIDE, NARROW = 12, 5  # signs in a line of a column's name or a wide cell, and of a narrow one
NAMES = 18  # signs in a line of a row's name, for a phone
SHORT = {HIDDEN: "–", "not stated": "–"}  # in cells that have no room for words; a pointer tells
TICKS = (1, 10, 100, 1_000, 10_000)
GAP = 8  # pixels between rows
# Up to so many columns: signs in a line of a column's name, of a cell and of a row's name, for a phone.
SIGNS = {2: (12, 12, NAMES), FEW: (9, 8, NAMES), 1_000: (9, 7, 13)}
UNFILLED = "rgba(128,136,145,0.35)"
STEPPED = [[(place + end) / len(SHADES), shade] for place, shade in enumerate(SHADES) for end in (0, 1)]
AXES = {
    "xaxis": {**HEADS, "type": "category", "showgrid": False},
    "yaxis": {"type": "category", "autorange": "reversed", "showgrid": False},
}
ROOM = {"l": 8, "r": 12, "t": 64, "b": 66}  # no figures stand behind the cells


def _share_grid(view: View) -> go.Figure:
    """A line for each name of the category, a column for each colour; the share or upper bound as shade.

    Cells without a share stay unfilled, plainly different from low ones.
    """
    rows, (down, across) = view.shown, (view.exhibit.category, view.exhibit.color)
    names, heads = (rows[name].drop_duplicates() for name in (down, across))
    few = len(heads) <= FEW
    amount = amounts(rows)
    known = rows["figure"] + " per cent; " + rows["known"]
    cells = rows.assign(
        amount=amount,
        hover=known.where(amount.notna(), rows["figure"]),
        figure=rows["figure"] if few else rows["figure"].replace(SHORT),
    )
    values, figures, hovers = (
        cells.pivot(index=down, columns=across, values=name).loc[names, heads]
        for name in ("amount", "figure", "hover")
    )
    shared = {
        **heat_cells(figures, WIDE, WIDE if few else NARROW),
        "texttemplate": "%{text}" if len(heads) <= MANY else "",
        "customdata": hovers.fillna("").to_numpy(),
        "hovertemplate": "%{y}<br>%{x}: %{customdata}<extra></extra>",
    }
    missing, texts = values.isna(), shared["text"]
    behind = {
        "z": missing.astype("float").where(missing).to_numpy(),
        "text": texts.where(missing, "").to_numpy(),
        **{"colorscale": [[0, UNFILLED], [1, UNFILLED]], "showscale": False},
    }
    shaded = {
        "z": values.astype("float").to_numpy(),
        "text": texts.where(~missing, "").to_numpy(),
        **{"zmin": 0, "zmax": 100, "colorbar": scale("Per cent", tickvals=[0, 25, 50, 75, 100])},
    }
    lines = max(most_lines(names, NAMES), 1 if few else 2)
    height = AROUND + max((BETWEEN + LINE * lines) * len(values), LEAST)
    axes = AXES if few else {**AXES, "xaxis": {**AXES["xaxis"], "tickfont": {"size": 12}}}
    layers = [behind, shaded] if missing.any(axis=None) else [shaded]
    return compose([{**shared, **layer} for layer in layers], axes, height, margin=ROOM)


def heat_cells(figures: pd.DataFrame, head: int, across: int, down: int = NAMES) -> Trace:
    """Cells with their figures; `head`, `across` and `down` are the signs in a line of a head, cell and name.

    `text` is a frame of the figures in lines.
    """
    return {
        "type": "heatmap",
        "colorscale": STEPPED,
        "x": [wrapped(name, head) for name in figures.columns],
        "y": [wrapped(name, down) for name in figures.index],
        "text": figures.fillna("").map(lambda text: wrapped(text, across)),
        "texttemplate": "%{text}",
        "textfont": {"size": 12, "color": TEXT},
        "hoverongaps": False,
        "xgap": 1,
        "ygap": 1,
    }


def scale(title: str, **ticks: Any) -> dict[str, Any]:
    """What the shades mean, below the cells."""
    return {
        **ticks,
        "orientation": "h",
        "y": 0,
        "yanchor": "top",
        "thickness": 10,
        "title": {"text": title, "side": "top"},
    }


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
    head, *signs = next(signs for most, signs in SIGNS.items() if len(columns) <= most)
    unit, cells = view.exhibit.field.unit, heat_cells(figures, head, *signs)
    ticks = {"tickvals": np.log10(TICKS).tolist(), "ticktext": [f"{tick:,}" for tick in TICKS]}
    heat = {
        **cells,
        "z": np.log10(sizes.astype("float").clip(lower=1).to_numpy()),
        "zmin": 0,
        "text": cells["text"].to_numpy(),
        "hovertemplate": f"%{{y}}<br>%{{x}}: %{{text}} {unit}<extra></extra>",
        "colorbar": scale(unit.capitalize(), **ticks),
    }
    lines = max(most_lines(figures.stack(), signs[0]), most_lines(names, signs[1]))
    above = max(40, 8 + LINE * most_lines(columns, head))
    room = {"l": 8, "r": 12, "t": above, "b": 70}  # no figures stand behind the cells
    return compose([heat], AXES, above + 70 + (GAP + LINE * lines) * len(names), margin=room)


def _citizenship_bars(view: View) -> go.Figure:
    """Bars of one country of detection, a heat map of several beside each other."""
    return (heat_map if _several(view) else ranked_bars).draw(view)


def _several(view: View) -> bool:
    return view.rows["geography"].nunique() > 1


share_grid = Chart(_share_grid)
heat_map = Chart(_heat_map)
citizenship_bars = Chart(_citizenship_bars, stripes=lambda view: not _several(view) and hatched(view))
