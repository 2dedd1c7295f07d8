"""Figures between two bounds over years: a band from low to high, a line where they agree."""

from __future__ import annotations

from itertools import groupby

import plotly.graph_objects as go

from components.charts.breaks import ending_lines
from components.charts.grids import grid, grid_height
from components.charts.lines import columns, line_style, mark_style
from components.charts.lists import figure_list, gathered_below
from components.charts.marks import Mark, by_name, marks, once_in_legend
from components.charts.theme import BOTTOM, LEGEND, NARROW, Axis, Trace, compose, value_axis
from components.model.exhibit import Chart
from components.model.labels import NOT_STATED
from components.model.view import View

NAME_HEIGHT = 40  # two lines of a name
REST = 5  # the last hue; at most five names stand beside what is not stated
GAP = (None, None)


def _trend_bands(view: View) -> go.Figure:
    """A band for each colour, in a cell of its own scale for each `panel`; it joins the rows of one piece."""
    every, legend = marks(view), bool(view.exhibit.color)
    held = by_name(every, lambda mark: mark.panel)
    panels = [panel for panel, drawn in held.items() if len({mark.year for mark in drawn}) > 1]
    if not panels:
        return figure_list.draw(view)
    few = [mark for mark in every if mark.panel not in panels]
    hues = {**view.hues, NOT_STATED: REST} if legend else {"": 0}
    cells = grid(panels)

    def line(piece: list[Mark]) -> tuple[int, int]:
        return panels.index(piece[0].panel), hues[piece[0].color]

    pieces = [[every[place] for place in piece.rows] for piece in view.pieces]
    pieces = sorted((piece for piece in pieces if piece[0].panel in panels), key=line)
    drawn = [
        {**trace, **cells[panel].of_trace}
        for (panel, hue), joined in groupby(pieces, key=line)
        for trace in _band(list(joined), view.exhibit.field.title, hue)
    ]
    across = _years(view, len(cells))
    axes: dict[str, Axis] = {}
    for cell in cells:
        ends = (end for mark in every if mark.panel == cell.name for end in mark.ends)
        axes |= cell.axes(across, {**value_axis(ends), "nticks": 5})
    headings = [cell.heading() for cell in cells] if len(cells) > 1 else []
    ends = ending_lines(view, cells)
    above = (NAME_HEIGHT if headings else 1) if legend else 0
    height = grid_height(len(cells)) + BOTTOM + 36 + (above + LEGEND if legend else 0)
    notes = headings + ends["annotations"]
    layout = {"annotations": notes, "shapes": ends["shapes"], "showlegend": legend}
    fig = compose(once_in_legend(drawn), axes, height, above, NARROW, **layout)
    return gathered_below(fig, few)


def _band(pieces: list[list[Mark]], title: str, hue: int) -> list[Trace]:
    """The traces of a line: its upper edge with marks on exact figures, under it surface and lower edge."""
    # Each holds all pieces, with a gap between them: figures of hundreds of traces are slow everywhere.
    line = line_style(pieces[0][0].color or title, hue, width=2)
    x, y, text, sizes = columns(
        (
            [(mark.year, mark.ends[1], f"{mark.years}: {mark.figure}", 7 * mark.exact) for mark in piece]
            for piece in pieces
        ),
        gap=(*GAP, None, 0),
    )
    upper = {**line, **mark_style(hue, size=sizes, opacity=1), "x": x, "y": y, "text": text}
    wide = [piece for piece in pieces if any(mark.ends[0] != mark.ends[1] for mark in piece)]
    if not wide:
        return [upper]
    edge = {**line, "mode": "lines", "hoverinfo": "skip", "showlegend": False}
    lows = [[(mark.year, mark.ends[0]) for mark in piece] for piece in wide]
    highs = [[(mark.year, mark.ends[1]) for mark in piece] for piece in wide]
    x, y = columns((high + low[::-1] for high, low in zip(highs, lows, strict=True)), GAP)
    surface = {**edge, "x": x, "y": y, "line": {**line["line"], "width": 0}, "fill": "toself"}
    x, y = columns(lows, GAP)
    return [surface, {**edge, "x": x, "y": y}, upper]


def _years(view: View, cells: int) -> Axis:
    first, last = int(view.rows["period_start"].min()), int(view.rows["period_end"].max())
    step = max(1, -(-(last - first) // (3 if cells > 1 else 5)))
    return {
        "tickvals": list(range(last, first - 1, -step)),
        "range": [first - 0.5, last + 0.5],
        "tickangle": 0,
    }


trend_bands = Chart(_trend_bands, lines=True, endings=True)
