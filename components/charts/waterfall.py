"""What moved a number: two sums, and between them what was added and taken away."""

import re
from itertools import accumulate
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.charts.marks import upright
from components.charts.theme import (
    AROUND,
    DOWN,
    NEUTRAL,
    UP,
    Trace,
    bars_height,
    compose,
    figures_room,
    unscaled,
    wrapped,
)
from components.model.exhibit import Chart
from components.model.numbers import plural
from components.model.view import View

MINUS = "\N{MINUS SIGN}"  # in what is drawn; files keep the hyphen, which programs read as one


def _waterfall(view: View) -> go.Figure:
    """The steps of each place under each other, on one axis."""
    several = view.rows["geography"].nunique() > 1
    bars = [_steps(rows, several=several) for _, rows in view.shown.groupby("geography", sort=False)]
    ends = [start + size for bar in bars for start, size in zip(bar["base"], bar["x"], strict=True)]
    names, texts = ([text for bar in bars for text in bar[name]] for name in ("y", "text"))
    bars = [{**bar, "y": [wrapped(name) for name in bar["y"]]} for bar in bars]
    right = figures_room(line for text in texts for line in text.split("<br>"))
    axes, height = {"xaxis": unscaled(ends), "yaxis": upright(names)}, bars_height(len(names), names)
    return compose(bars, axes, height, right=right, bottom=AROUND, showlegend=False)


def _steps(rows: pd.DataFrame, *, several: bool) -> Trace:
    """A bar for each step from where the one before ended; the first and the last begin at zero, in grey."""
    moves = [float(move) for move in rows["least"]]
    reached = [*accumulate(moves[:-1]), moves[-1]]
    starts = [0.0, *reached[:-2], 0.0]
    names, texts = [], []
    steps: list[Any] = [*rows.itertuples()]
    for place, row in enumerate(steps):
        name = {0: row.period_start, len(steps) - 1: row.period_end}.get(place, row.step)
        of = f"{row.geography}: " if several else ""
        names.append(f"{of}{name} ({plural(row.countries, 'country')})")
        figure = (
            row.figure
            if place in (0, len(steps) - 1)
            else " to ".join(map(_signed, row.figure.split(" to ")))
        )
        texts.append(re.sub(r"\B-(?=\d)", MINUS, f"{figure}<br>{row.largest}" if row.largest else figure))
    return {
        "type": "bar",
        "orientation": "h",
        "name": str(rows["geography"].iloc[0]),
        "y": names,
        "base": [min(start, end) for start, end in zip(starts, reached, strict=True)],
        "x": [abs(end - start) for start, end in zip(starts, reached, strict=True)],
        "text": texts,
        "textposition": "outside",
        "constraintext": "none",
        "cliponaxis": False,
        "marker": {"color": [NEUTRAL, *(UP if move >= 0 else DOWN for move in moves[1:-1]), NEUTRAL]},
        "hovertemplate": "%{y}<br>%{text}<extra></extra>",
    }


def _signed(end: str) -> str:
    return end if end.startswith("-") or end == "0" else f"+{end}"


waterfall = Chart(_waterfall)
