"""Events on a line of time, each named beside its mark."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from components.charts.theme import BOTTOM, SERIES, compose, most_lines, wrapped
from components.model import numbers
from components.model.exhibit import Chart
from components.model.view import View

MIDDLE = {4: "-07-01", 7: "-15", 10: ""}  # of a date known only by its year or month
LINE, BETWEEN, TOP = 17, 5, 8  # pixels of a line of text, between two names and above the first
RIGHT = 24  # pixels: three signs of a label that ends beyond the last year
NAMES, SIGNS = 14, 25  # signs in a line of a name, and those that a plot has room for at 320 px


def _events_timeline(view: View) -> go.Figure:
    """A mark for each event at its date and its label, on a line of its own below the name it belongs to."""
    shown, exhibit = view.shown, view.exhibit
    names, days = shown[exhibit.category], [day + MIDDLE[len(day)] for day in shown["date"]]
    tops, ticks, bottom = {}, {}, 0.0
    for name, count in names.value_counts(sort=False).items():
        height = LINE * max(count, most_lines([name], NAMES))
        tops[name], ticks[wrapped(name, NAMES)] = bottom + (height - LINE * count) / 2, bottom + height / 2
        bottom += height + BETWEEN
    span = f"{min(days)[:4]}-01-01", f"{max(days)[:4]}-12-31"
    labels = _labels(shown, exhibit.color)
    marked = {
        "type": "scatter",
        "x": days,
        "y": (names.map(tops).astype("float") + LINE * (shown.groupby(names).cumcount() + 0.5)).tolist(),
        "text": labels,
        "textposition": [_side(day, label, *span) for day, label in zip(days, labels, strict=True)],
        "customdata": [f"{row.date}: {wrapped(row.text, 50)}" for row in shown.itertuples()],
        "mode": "markers+text",
        "marker": {"size": 10, "color": SERIES[0]},
        "cliponaxis": False,
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    axes = {
        "xaxis": {"type": "date", "showgrid": True, "nticks": 6, "range": [*span]},
        "yaxis": {
            "range": [bottom, 0],
            "showgrid": False,
            "tickvals": [*ticks.values()],
            "ticktext": [*ticks],
        },
    }
    room = {"l": 8, "r": RIGHT, "t": TOP, "b": BOTTOM}
    return compose([marked], axes, round(bottom) + TOP + BOTTOM, margin=room, showlegend=False)


def _labels(shown: pd.DataFrame, event: str) -> list[str]:
    """What happened and in which year; the day, where it is the same event everywhere."""
    if not event:
        return [
            " ".join(word[:3] if word.isalpha() else word for word in numbers.date(day).split())
            for day in shown["date"]
        ]
    return (shown[event].str.lower() + " " + shown["date"].str[:4]).tolist()


def _side(day: str, label: str, first: str, last: str) -> str:
    """On the right of the mark or, where a phone lacks room there and has more before it, on the left."""
    start, at, end = (date.fromisoformat(one).toordinal() for one in (first, day, last))
    before, behind = (SIGNS * reach / (end - start) for reach in (at - start, end - at))
    return "middle left" if behind < min(len(label) + 1, before) else "middle right"


events_timeline = Chart(_events_timeline)
