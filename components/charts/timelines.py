"""Along the years: events named beside their marks; a wall of cells that tell what was reported."""

from datetime import date

import numpy as np
import plotly.graph_objects as go

from components.charts.marks import Mark, by_name, marks
from components.charts.theme import (
    BOTTOM,
    LEGEND,
    NARROW,
    NEUTRAL,
    SERIES,
    STEPS,
    TEXT,
    UPPER_LEGEND,
    Trace,
    compose,
    most_lines,
    wrapped,
)
from components.model import numbers
from components.model.exhibit import Chart
from components.model.view import View

MIDDLE = {4: "-07-01", 7: "-15", 10: ""}  # of a date known only by its year or month
LINE, BETWEEN, TOP = 17, 5, 8  # pixels of a line of text, between two names and above the first
RIGHT = 24  # pixels: three signs of a label that ends beyond the last year
NAMES, SIGNS, NAME = 14, 25, 22  # signs in a line of a name, those of a plot at 320 px, and of a country
ROW, AROUND, STRIP = 15, 52, 130  # pixels
CELL = 0.86  # of the room of a year, and of a line
CLEAR = "rgba(0,0,0,0)"
FEW, TALL = 20, 22  # of a few lines each has more room
# From what tells most to what tells least; who did not report is an empty cell.
COLORS = {"A number": STEPS[1], "A range": STEPS[3], "“<5” alone": STEPS[4]}


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
    if exhibit.color:  # what happened, and in which year
        labels = (shown[exhibit.color].str.lower() + " " + shown["date"].str[:4]).tolist()
    else:  # the day, where it is the same event everywhere, with its month in short
        dates = (numbers.date(day).split() for day in shown["date"])
        labels = [" ".join(word[:3] if word.isalpha() else word for word in parts) for parts in dates]
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
    named = {"tickvals": [*ticks.values()], "ticktext": [*ticks]}
    axes = {
        "xaxis": {"type": "date", "showgrid": True, "nticks": 6, "range": [*span]},
        "yaxis": {"range": [bottom, 0], "showgrid": False, **named},
    }
    room = {"l": 8, "r": RIGHT, "t": TOP, "b": BOTTOM}
    return compose([marked], axes, round(bottom) + TOP + BOTTOM, margin=room, showlegend=False)


def _side(day: str, label: str, first: str, last: str) -> str:
    """On the right of the mark or, where a phone lacks room there and has more before it, on the left."""
    start, at, end = (date.fromisoformat(one).toordinal() for one in (first, day, last))
    before, behind = (SIGNS * reach / (end - start) for reach in (at - start, end - at))
    return "middle left" if behind < min(len(label) + 1, before) else "middle right"


def _reporting_wall(view: View) -> go.Figure:
    """Countries from top to bottom under the names of their regions, years from left to right.

    Cells are numbers in arrays, which are sent as bytes; names and years stand at the axes alone, where the
    pointer finds them: as texts of each cell they would be eight times as long.
    """
    every = marks(view)
    lines: dict[str, str] = {}
    for panel, name in dict.fromkeys((mark.panel, mark.name) for mark in every):
        lines[panel] = f"<b>{wrapped(panel, NAME).replace('<br>', '</b><br><b>')}</b>"
        lines[name] = wrapped(name, NAME)
    at, below = {}, 0  # in halves of a line: a long name has two, with its cells between them
    for name, text in lines.items():
        at[name] = below + text.count("<br>")
        below += 2 * most_lines([name], NAME)
    cells = [
        {
            **{"type": "bar", "orientation": "h", "name": state, "width": 2 * CELL, "textposition": "none"},
            "base": np.array([mark.year for mark in held], "uint16"),
            "x": np.full(len(held), CELL, "float32"),
            "y": _small([at[mark.name] for mark in held], below),
            **_told("y", state, held),
            "marker": _look(state),
            # A colour for what is selected would take the pattern from all cells of this state.
            "selected": {"marker": {"color": TEXT} if state in COLORS else {}},
            "unselected": {"marker": {"opacity": _look(state).get("opacity", 1)}},
        }
        for state, held in _by_state(view, every)
    ]
    years = sorted({mark.year for mark in every})
    cells.append(_years(years[:: -max(1, (len(years) - 1) // 2)], [at[mark.panel] for mark in every]))
    ends = [years[0] + CELL / 2 - 0.7, years[-1] + CELL / 2 + 0.7]
    names = {"tickvals": [*at.values()], "ticktext": [*lines.values()], "tickfont": {"size": 12}}
    axes = {
        "xaxis": {"showticklabels": False, "showgrid": False, "range": ends},
        "yaxis": {**names, "showgrid": False, "range": [below - 1, -1]},
    }
    height = AROUND + (ROW if len(lines) > FEW else TALL) * below // 2
    room = {"l": TOP, "r": NARROW, "t": LEGEND, "b": TOP}
    legend = {**UPPER_LEGEND, "yref": "container", "y": 1, "yanchor": "top"}
    return compose(cells, axes, height, 4, showlegend=True, barmode="overlay", margin=room, legend=legend)


def _years(years: list[int], lines: list[int]) -> Trace:
    """Years on the line of each region, so that they stay in view while the wall is scrolled."""
    at = [(year + CELL / 2, line, str(year)) for line in dict.fromkeys(lines) for year in years]
    x, y, text = zip(*at, strict=True)
    font = {"textfont": {"color": TEXT, "size": 12}, "unselected": {"textfont": {"color": TEXT}}}  # else pale
    look = {**font, "mode": "text", "hoverinfo": "skip", "showlegend": False}
    return {"type": "scatter", "x": list(x), "y": list(y), "text": list(text), "cliponaxis": False, **look}


def _reporting_strip(view: View) -> go.Figure:
    """The wall lying on its side, without names: a column for each country, years from bottom to top."""
    every = marks(view)
    years = sorted({mark.year for mark in every})
    names = {name: at for at, name in enumerate(dict.fromkeys(mark.name for mark in every))}
    bars = [
        {
            **{"type": "bar", "name": state, "width": 1, "textposition": "none", "marker": _look(state)},
            "x": _small([names[mark.name] for mark in held], len(names)),
            "base": np.array([mark.year for mark in held], "uint16"),
            "y": np.ones(len(held), "uint8"),
            "hovertemplate": f"%{{x}}, %{{base}}: {state.lower()}<extra></extra>",
            "unselected": {"marker": {"opacity": 1}},
        }
        for state, held in _by_state(view, every)
        if state in COLORS
    ]
    across = {"tickvals": [*names.values()], "ticktext": [*names], "showticklabels": False, "showgrid": False}
    ends = {"tickvals": [years[0] + 0.5, years[-1] + 0.5], "ticktext": [years[0], years[-1]]}
    axes = {
        "xaxis": {**across, "range": [-0.5, len(names) - 0.5], "automargin": False},
        "yaxis": {**ends, "showgrid": False, "range": [years[0], years[-1] + 1]},
    }
    room = {"l": 36, "r": 4, "t": LEGEND, "b": TOP}  # at 320 px two entries of the legend stand in a row
    return compose(bars, axes, STRIP, 1, showlegend=True, barmode="overlay", bargap=0, margin=room)


def _by_state(view: View, every: list[Mark]) -> list[tuple[str, list[Mark]]]:
    """What was reported, from the most to the least telling, with the marks of each that occurs."""
    told = by_name(every, lambda mark: mark.color)
    states = (state for _, state in view.exhibit.resource.field(view.exhibit.color).categories)
    return [(state, told[state]) for state in states if state in told]


def _small(places: list[int], most: int) -> np.ndarray:
    """Places in a row of so many, in as few bytes as hold them."""
    return np.array(places, "uint8" if most <= 256 else "uint16")


def _told(axis: str, state: str, held: list[Mark]) -> Trace:
    """What the pointer reads of the cells of a state; figures are sent where they differ."""
    texts = [state.lower() if mark.figure == numbers.UNKNOWN else mark.figure for mark in held]
    one = len({*texts}) == 1
    told = f"%{{{axis}}}, %{{base}}: {texts[0] if one else '%{customdata}'}<extra></extra>"
    return {"hovertemplate": told} if one else {"hovertemplate": told, "customdata": texts}


def _look(state: str) -> Trace:
    if state in COLORS:
        return {"color": COLORS[state]}
    framed = {"color": CLEAR, "line": {"width": 1, "color": NEUTRAL}}
    crossed = {"shape": "x", "fgcolor": NEUTRAL, "bgcolor": CLEAR, "size": 7, "solidity": 0.3}
    return {**framed, "pattern": crossed} if state.startswith("Reported") else {**framed, "opacity": 0.35}


events_timeline = Chart(_events_timeline)
reporting_wall, reporting_strip = Chart(_reporting_wall, cells=True), Chart(_reporting_strip)
