"""Columns over years, in a cell for each place: what is not joined by a line."""

from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go

from components.charts import marks, theme
from components.charts.bars import LEGIBLE
from components.charts.ends import ending_lines
from components.charts.grids import grid, grid_height, heading_height
from components.charts.lists import figure_list
from components.charts.theme import Axis, Trace
from components.model.exhibit import Chart
from components.model.view import View

COLUMNS = 10
CARRIED = 8  # so many columns carry their figures
SIGNS, LINE = 42, 9  # of all figures beside each other on a phone, and of a line of one


def _year_columns(view: View) -> go.Figure:
    """A column for each year, not joined: the countries behind each year differ. Panels have one scale.

    Of single years, or where zero is possible everywhere, a list: what may be nothing would look like much.
    """
    every = marks.marks(view)
    panelled = marks.by_name(every, lambda mark: mark.panel)
    if min(map(len, panelled.values())) == 1 or not any(mark.ends[0] > 0 for mark in every):
        return figure_list.draw(view)
    names, several = [*panelled], len(panelled) > 1
    panels = grid(names, figures=False)
    inside = grid_height(names, figures=False) if several else theme.panels_height([float(COLUMNS)])
    years = sorted({mark.year for mark in every})
    ticks = {"tickvals": years[:: -max(1, len(years) // (2 if several else 4))], "tickangle": 0}
    across = {**ticks, "range": [years[0] - 0.6, years[-1] + 0.6]}
    texts = {} if several else _carried(every, len(years))
    look, room = _figures(texts.values(), len(years))
    values = _roomier(theme.value_axis(marks.reach(every)), room)
    drawn: list[Trace] = []
    axes: dict[str, Axis] = {}
    for panel in panels:
        held = panelled[panel.name]
        column = {
            "type": "bar",
            "x": [mark.year for mark in held],
            "y": [mark.length for mark in held],
            "customdata": [[mark.figure, mark.behind] for mark in held],
            "texttemplate": [texts.get(mark, "") for mark in held],
            "hovertemplate": "%{x}: %{customdata[0]}%{customdata[1]}<extra></extra>",
            "marker": marks.inked(held, 0),
            "name": "Persons",
            **look,
            **marks.whiskers(held, "y"),
        }
        drawn += [
            {**bar, **panel.of_trace} for bar in (column, *marks.open_ends(held, "Persons", upright=True))
        ]
        axes |= panel.axes(across, values)
    ends = ending_lines(view, panels)
    layout: dict[str, Any] = {
        "annotations": ends["annotations"] + [panel.heading() for panel in panels if several],
        "shapes": ends["shapes"],
        "barmode": "overlay",
    }
    height = inside + theme.BASE
    if several:
        top = heading_height(names, figures=False) + theme.TOP // 3
        layout["margin"] = {"l": theme.MARGIN, "r": theme.LEAST, "t": top, "b": theme.BOTTOM}
        height = inside + top + theme.BOTTOM
    return theme.compose(drawn, axes, height, right=theme.LEAST, showlegend=False, **layout)


def _carried(every: list[marks.Mark], years: int) -> dict[marks.Mark, str]:
    """What stands on columns: their figures where they are few, else those of ranges where these are."""
    if years <= CARRIED:
        return {mark: theme.wrapped(mark.figure, LINE) for mark in every}
    ranges = [mark for mark in every if mark.fading]
    width = LINE if len(ranges) == 1 else theme.ACROSS
    return {mark: theme.wrapped(mark.figure, width) for mark in ranges} if len(ranges) <= CARRIED else {}


def _figures(texts: Iterable[str], years: int) -> tuple[Trace, float]:
    """How figures stand on columns, several on end where a phone needs it; and their pixels above these."""
    lines = [text.split("<br>") for text in texts]
    longest = max((len(line) for text in lines for line in text), default=0)
    on_end = longest * years > SIGNS and len(lines) > 1
    upwards = longest * theme.CHARACTER if on_end else theme.LINE * max(map(len, lines), default=0)
    look = {
        "textposition": "outside",
        "textangle": -90 if on_end else 0,
        "textfont": {"size": LEGIBLE},
        "constraintext": "none",
        "cliponaxis": False,
    }
    return look, upwards + theme.BEHIND * bool(lines)


def _roomier(axis: Axis, pixels: float) -> Axis:
    """An axis with so many pixels above the highest column."""
    if "range" not in axis:
        return axis
    low, high = axis["range"]
    tall = COLUMNS * theme.line_height()
    return {**axis, "range": [low, max(high, high / (1 + theme.ABOVE) * tall / (tall - pixels))]}


def _panels(view: View) -> int:
    """How many panels there are, of one scale."""
    held = marks.by_name(marks.marks(view), lambda mark: mark.panel).values()
    return len(held) if min(map(len, held)) > 1 else 1


year_columns = Chart(_year_columns, stripes=marks.hatched, endings=True, parts=_panels)
