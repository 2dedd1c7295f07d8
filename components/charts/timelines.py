"""Events on a line of time, each named beside its mark."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import plotly.graph_objects as go

from components.charts.marks import by_name
from components.charts.theme import BOTTOM, NARROW, SERIES, Axis, Trace, compose, most_lines, wrapped
from components.model import numbers
from components.model.exhibit import Chart
from components.model.view import View

MIDDLE = {4: "-07-01", 7: "-15", 10: ""}  # of a date known only by its year or month
LINE, BETWEEN, TOP = 17, 8, 8  # pixels of a line of text, between two names and above the first
NAMES, SIGNS = 17, 28  # signs in a line of a name, and those that a phone's plot has room for
BESIDE = "\u2002"  # between a mark and its label


class Event(NamedTuple):
    """What happened to whom, its date as published, and its text."""

    name: str
    what: str
    date: str
    text: str

    @property
    def day(self) -> str:
        """The date, or the middle of its year or month."""
        return self.date + MIDDLE[len(self.date)]


class Label(NamedTuple):
    """The words for the events of one name and year, beside the mark of this day."""

    words: str
    day: str
    left: bool


def _events_timeline(view: View) -> go.Figure:
    """A mark for each event at its date, and a line with a label for each year of each name."""
    events = _events(view)
    days = [event.day for event in events]
    span = f"{min(days)[:4]}-01-01", f"{max(days)[:4]}-12-31"
    marked: list[tuple[Event, float]] = []
    labels: list[tuple[Label, float]] = []
    ticks: dict[str, float] = {}
    bottom = 0.0
    for name, held in by_name(events, lambda event: event.name).items():
        top = bottom
        for same in by_name(held, lambda event: event.date[:4]).values():
            label = _label(same, *span)
            middle = bottom + LINE * most_lines([label.words], SIGNS) / 2
            marked += [(event, middle) for event in same]
            labels.append((label, middle))
            bottom = 2 * middle - bottom
        bottom = max(bottom, top + LINE * most_lines([name], NAMES))
        ticks[wrapped(name, NAMES)] = (top + bottom) / 2
        bottom += BETWEEN
    axes = {"xaxis": {"type": "date", "showgrid": True, "nticks": 6, "range": [*span]}}
    room = {"l": 8, "r": NARROW, "t": TOP, "b": BOTTOM}
    drawn = [_marks(marked), *(_texts(labels, left) for left in (False, True))]
    height = round(bottom) + TOP + BOTTOM
    return compose(drawn, axes | _names(ticks, bottom), height, margin=room, showlegend=False)


def _events(view: View) -> list[Event]:
    shown, exhibit = view.shown, view.exhibit
    dates = map(numbers.date, shown["date"])
    what = shown[exhibit.color].str.lower() if exhibit.color else dates
    columns = (shown[exhibit.category], what, shown["date"], shown["text"])
    return [Event(*row) for row in zip(*columns, strict=True)]


def _label(events: list[Event], first: str, last: str) -> Label:
    """On the right of the last mark or, where a phone has more room there, on the left of the first."""
    words, year = ", ".join(dict.fromkeys(event.what for event in events)), events[0].date[:4]
    words = words if year in words else f"{words} {year}"
    start, end, *at = (
        date.fromisoformat(day).toordinal() for day in (first, last, events[0].day, events[-1].day)
    )
    before, behind = (SIGNS * (at[0] - start) / (end - start), SIGNS * (end - at[1]) / (end - start))
    left = behind < min(len(words) + 2, before)
    return Label(wrapped(words, int(before if left else behind)), events[0 if left else -1].day, left)


def _names(ticks: dict[str, float], bottom: float) -> dict[str, Axis]:
    named = {"tickvals": list(ticks.values()), "ticktext": list(ticks)}
    return {"yaxis": {**named, "range": [bottom, 0], "showgrid": False}}


def _marks(marked: list[tuple[Event, float]]) -> Trace:
    return {
        "type": "scatter",
        "x": [event.day for event, _ in marked],
        "y": [middle for _, middle in marked],
        "text": [f"{event.date}: {wrapped(event.text, 50)}" for event, _ in marked],
        "mode": "markers",
        "marker": {"size": 10, "color": SERIES[0]},
        "hovertemplate": "%{text}<extra></extra>",
    }


def _texts(labels: list[tuple[Label, float]], left: bool) -> Trace:
    """The words on one side of the marks."""
    held = [(label, middle) for label, middle in labels if label.left is left]
    before, behind = ("", BESIDE) if left else (BESIDE, "")
    words = (label.words.replace("<br>", f"{behind}<br>{before}") for label, _ in held)
    return {
        "type": "scatter",
        "x": [label.day for label, _ in held],
        "y": [middle for _, middle in held],
        "text": [f"{before}{line}{behind}" for line in words],
        "customdata": [""] * len(held),
        "mode": "text",
        "textposition": "middle left" if left else "middle right",
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


events_timeline = Chart(_events_timeline)
