"""Bars: parts of one whole, counts in panels, shares stacked to a hundred."""

from typing import Any

import plotly.graph_objects as go

from components.charts import marks, theme
from components.charts.grids import stacked_panels
from components.charts.lists import figure_list
from components.charts.theme import Axis, Trace
from components.model.exhibit import Chart
from components.model.labels import NOT_STATED
from components.model.view import View

PANEL_NAME = 26  # pixels above a panel for its name
WHOLE = 100.0  # of which shares are drawn, so that those of two panels do not look like each other
LEGIBLE = 12  # pixels of the smallest figure; table and pointer tell the others


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
    before = theme.label_width(labels) - 2 * theme.MARGIN  # names are narrower in the font of pictures
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
        annotations=[panel.heading(before) for panel in panels],
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
    layout: dict[str, Any] = {"barmode": "stack", "showlegend": True, "uniformtext": legible}
    return theme.compose(slices, axes, height, right=theme.NARROW, **layout)


ranked_bars = Chart(_ranked_bars, stripes=marks.hatched)
panel_bars = Chart(_panel_bars, stripes=marks.hatched)
stacked_shares = Chart(_stacked_shares)
