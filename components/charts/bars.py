"""Bars: parts of one whole, counts in panels, shares stacked to a hundred."""

from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go

from components.charts import marks, theme
from components.charts.ends import ending_lines
from components.charts.grids import stacked_panels
from components.charts.lists import figure_list
from components.charts.theme import Axis, Trace
from components.model.exhibit import Chart
from components.model.labels import NOT_STATED
from components.model.view import View

COLUMNS = 10
CARRIED = 8  # so many columns carry their figures
SIGNS, LINE = 42, 9  # of all figures beside each other on a phone, and of a line of one
PANEL_NAME = 26  # pixels above a panel for its name
WHOLE = 100.0  # of which shares are drawn, so that those of two panels do not look like each other
LEGIBLE = 12  # pixels of the smallest figure in a slice; table and pointer tell the others


def _ranked_bars(view: View) -> go.Figure:
    """The parts of one published whole, largest on top; what is not stated stands last, hatched."""
    every = marks.marks(view)
    if len(every) == 1:
        return figure_list.draw(view)
    rest = [mark for mark in every if mark.name == NOT_STATED]
    stated = [mark for mark in every if mark.name != NOT_STATED]
    drawn = marks.ranged_bars(stated, "Published")
    if rest:
        drawn.append({**marks.bars(rest, NOT_STATED), "marker": theme.HATCHED})
    names = [mark.name for mark in every]
    axes = {"xaxis": theme.unscaled(marks.reach(every)), "yaxis": marks.upright(names)}
    layout: dict[str, Any] = {"showlegend": False, "barmode": "overlay"}
    right = theme.figures_room(mark.figure for mark in every)
    height = theme.bars_height(len(every), names)
    return theme.compose(drawn, axes, height, right=right, bottom=theme.AROUND, **layout)


def _panel_bars(view: View) -> go.Figure:
    """Bars in the order of the rows, the newest panel first, on one scale; a list where one has one mark."""
    every = marks.marks(view)
    panelled, labels = marks.by_name(every, lambda mark: mark.panel), [mark.name for mark in every]
    panelled = dict(sorted(panelled.items(), key=lambda item: -max(mark.last for mark in item[1])))
    if min(map(len, panelled.values())) == 1:
        return figure_list.draw(view)
    lines = []
    for held in panelled.values():  # with room for each bar that may stand there: figures shrink with bars
        colors = len({mark.color for mark in held}) if view.exhibit.color else 1
        tall = colors * theme.line_height() / theme.line_height(labels)
        lines.append(len({mark.name for mark in held}) * max(1.0, tall))
    above = PANEL_NAME if view.exhibit.color else 0
    inside = theme.panels_height(lines, labels, theme.BARS_GAP)
    height = inside + theme.TOP + theme.AROUND + (above and above + theme.LEGEND)
    panels = stacked_panels(list(panelled), lines, inside, theme.BARS_GAP)
    drawn: list[Trace] = []
    axes: dict[str, Axis] = {}
    ends = marks.reach(every) + ([WHOLE] if view.exhibit.measure == "share" else [])
    for panel in panels:
        held = panelled[panel.name]
        drawn += [{**bar, **panel.of_trace} for bar in _series(held, view)]
        axes |= panel.axes(theme.unscaled(ends), marks.upright(mark.name for mark in held))
    return theme.compose(
        marks.once_in_legend(drawn),
        axes,
        height,
        above,
        theme.figures_room(mark.figure for mark in every),
        theme.AROUND,
        annotations=[panel.heading(theme.label_width(labels)) for panel in panels],
        showlegend=bool(above),
        barmode="group" if view.exhibit.color else "overlay",
    )


def _series(held: list[marks.Mark], view: View) -> list[Trace]:
    """The bars of each colour, which means the same in every panel."""
    if not view.exhibit.color:
        return marks.ranged_bars(held, view.exhibit.field.title)
    colored = marks.by_name(held, lambda mark: mark.color)
    return [
        {**bar, "legendgroup": name, "offsetgroup": name}
        for name, hue in view.hues.items()
        if name in colored
        for bar in marks.ranged_bars(colored[name], name, hue)
    ]


def _stacked_shares(view: View) -> go.Figure:
    """Shares of each whole side by side to a hundred; what is not stated comes last, hatched."""
    every = marks.marks(view)
    names, colored = [mark.name for mark in every], marks.by_name(every, lambda mark: mark.color)
    hues = {**view.hues, NOT_STATED: 0}
    inside = {
        "textposition": "inside",
        "insidetextanchor": "middle",
        "insidetextfont": {"color": theme.ON_MARKS},
        "textangle": 0,
        "hovertemplate": "%{y}<br>%{fullData.name}: %{text} per cent<extra></extra>",
    }
    slices = []
    for name in (name for name in hues if name in colored):
        rest = {"marker": theme.HATCHED, "textposition": "none"} if name == NOT_STATED else {}
        slices.append({**marks.bars(colored[name], name, hues[name]), **inside, **rest})
    axes = {"xaxis": {"title": {"text": "Per cent"}, "range": [0, 101]}, "yaxis": marks.upright(names)}
    height = theme.bars_height(len(set(names)), names, len(slices), theme.AROUND + theme.BOTTOM)
    legible = {"minsize": LEGIBLE, "mode": "hide"}
    return theme.compose(slices, axes, height, barmode="stack", showlegend=True, uniformtext=legible)


def _year_columns(view: View) -> go.Figure:
    """A column for each year, not joined: the countries behind each year differ."""
    every = marks.marks(view)
    panelled = marks.by_name(every, lambda mark: mark.panel)
    if min(map(len, panelled.values())) == 1:
        return figure_list.draw(view)
    lines = [float(COLUMNS)] * len(panelled)
    inside = theme.panels_height(lines)
    panels = stacked_panels(list(panelled), lines, inside)
    years = sorted({mark.year for mark in every})
    ticks = {"tickvals": years[:: -max(1, len(years) // 4)], "tickangle": 0}
    across = {**ticks, "range": [years[0] - 0.6, years[-1] + 0.6]}
    texts = _carried(every, len(years))
    look, room = _figures(texts.values(), len(years))
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
        axes |= panel.axes(across, _roomier(theme.value_axis(marks.reach(held)), room))
    ends = ending_lines(view, panels)
    named = [panel.heading(theme.label_width(())) for panel in panels if len(panels) > 1]
    layout: dict[str, Any] = {
        "annotations": ends["annotations"] + named,
        "shapes": ends["shapes"],
        "barmode": "overlay",
    }
    return theme.compose(drawn, axes, inside + theme.BASE, right=theme.LEAST, showlegend=False, **layout)


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


ranked_bars = Chart(_ranked_bars, stripes=True)
panel_bars = Chart(_panel_bars, stripes=True)
stacked_shares = Chart(_stacked_shares)
year_columns = Chart(_year_columns, stripes=True, endings=True)
