"""Figures between two bounds over years: a band from low to high, a line where they agree."""

import math
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Any

import plotly.graph_objects as go

from components.charts.ends import End, end_labels, ending_lines, labels_room
from components.charts.grids import Cell, grid, grid_height, heading_height
from components.charts.lines import columns, line_style, mark_style
from components.charts.lists import figure_list, gathered_below
from components.charts.marks import Mark, by_name, marks, once_in_legend
from components.charts.theme import BOTTOM, LEGEND, MARGIN, NARROW, TOP, Axis, Trace, compose, value_axis
from components.model.exhibit import Chart
from components.model.labels import NOT_STATED
from components.model.view import View

LEAST, PERSONS = 5, "persons"  # of fewer in every year no line is drawn
SURFACE = 0.7  # of the half that Plotly leaves of a colour: bands that lie over each other hide none
BROAD = 0.03  # of the highest figure: ranges are a band alone, narrower ones a line, for which none is seen
REST = 5  # the last hue; at most five names stand beside what is not stated
NUMBERS = 20  # pixels of the numbers of breaks above a single cell
BROKEN = 3  # pieces a line, beyond which it is one of many pieces
GAP = (None, None)
Lines = dict[tuple[int, int], list[list[Mark]]]  # panel and hue -> pieces
Axes = dict[str, Axis]


def _trend_bands(view: View) -> go.Figure:
    """A band for each colour, in a cell for each `panel`, of one scale; it joins rows of one piece.

    Where lines are broken into many pieces nobody sees which belong together: each has a cell of its own.
    """
    colors = {**view.hues, NOT_STATED: REST} if view.exhibit.color else {"": 0}
    every, apart = _in_cells(view)
    panels, few = _kept(every, view.exhibit.field.unit)
    colored = view.exhibit.color not in ("", view.exhibit.panel) and not (apart and len(panels) > 1)
    if not panels:
        return figure_list.draw(view)
    cells = grid(panels, not colored)
    pieces = [[every[place] for place in piece.rows] for piece in view.pieces]
    order = [*dict.fromkeys(mark.color for mark in every)]

    def line(piece: list[Mark]) -> tuple[int, int]:
        return panels.index(piece[0].panel), order.index(piece[0].color)

    kept = sorted((piece for piece in pieces if piece[0].panel in panels), key=line)
    lines = {(panel, colors[order[at]]): [*of] for (panel, at), of in groupby(kept, key=line)}
    broad = BROAD * max((end for mark in every for end in mark.ends if not math.isnan(end)), default=0.0)
    solid = {} if colored else {"dash": "solid"}  # what is alone needs no dashes, which look like breaks
    drawn = [
        {**trace, **cells[panel].of_trace, "line": trace["line"] | solid}
        for (panel, hue), joined in lines.items()
        for trace in _band(joined, view.exhibit.field.title, hue, broad)
    ]
    first, last = int(view.rows["period_start"].min()), int(view.rows["period_end"].max())
    span = last - first  # three years under small cells on a phone, else four
    step = max(1, span // 2 + (span == 3) if len(cells) > 1 else -(-span // 3))
    ticks = {"tickvals": list(range(last, first - 1, -step)), "range": [first - 0.5, last + 0.5]}
    years, values = {**ticks, "tickangle": 0}, value_axis(end for mark in every for end in mark.ends)
    axes = {name: axis for cell in cells for name, axis in cell.axes(years, {**values, "nticks": 5}).items()}
    fig = _labelled(view, cells, lines, once_in_legend(drawn), axes, colored)
    return gathered_below(fig, few)


def _kept(every: list[Mark], unit: str) -> tuple[list[str], list[Mark]]:
    """The panels that are drawn, and the marks of those of a single year, of fewer than five persons or of
    nothing but ranges from zero: filled, these would look like much.
    """
    panels = []
    for panel, held in by_name(every, lambda mark: mark.panel).items():
        most = max((mark.length for mark in held if not math.isnan(mark.length)), default=0.0)
        some = any(mark.ends[0] > 0 for mark in held)
        if some and len({mark.year for mark in held}) > 1 and (unit != PERSONS or most >= LEAST):
            panels.append(panel)
    return panels, [mark for mark in every if mark.panel not in panels]


def _labelled(
    view: View, cells: list[Cell], lines: Lines, drawn: list[Trace], axes: Axes, colored: bool
) -> go.Figure:
    """Names at the ends of lines in a single cell, figures above small ones, else a legend."""
    ends = []
    for (place, hue), held in lines.items():
        mark = max((mark for piece in held for mark in piece), key=lambda mark: mark.year)
        value = 0.0 if math.isnan(mark.length) else mark.length
        ends.append((place, End(mark.color if colored else mark.figure, hue, value, mark.last)))
    names, last = [cell.name for cell in cells], int(view.rows["period_end"].max())
    figures, broken = not colored, ending_lines(view, cells)
    height, notes, labels = grid_height(names, figures), [], []
    head = NUMBERS if broken["annotations"] else 1
    if len(cells) == 1:
        labels = end_labels([end for _, end in ends], axes["yaxis"].get("range", (0, 1)), last, height)
    else:
        lasts = {cells[place]: end for place, end in ends} if figures else {}
        for cell in cells:
            end = lasts.get(cell)
            year = f" in {end.year}" if end and end.year != last else ""
            notes.append(cell.heading(more=f"<br>{end.text}{year}" if end else ""))
        head = heading_height(names, figures)
    legend = colored and not labels
    layout: dict[str, Any] = {
        "annotations": notes + labels + broken["annotations"],
        "shapes": broken["shapes"],
    }
    top = head + (LEGEND + 8 if legend else TOP // 3)
    margin = {"l": MARGIN, "r": max(NARROW, labels_room(labels)), "t": top, "b": BOTTOM}
    return compose(drawn, axes, height + top + BOTTOM, head, showlegend=legend, margin=margin, **layout)


def _band(pieces: list[list[Mark]], title: str, hue: int, broad: float) -> list[Trace]:
    """The traces of a line, with marks on exact figures; where it is a broad range, its surface alone.

    A figure of several years lies across them.
    """
    # Each holds all pieces, with a gap between them: figures of hundreds of traces are slow everywhere.
    line = line_style(pieces[0][0].color or title, hue, width=2)
    points = [
        [(year, mark) for mark in piece for year in dict.fromkeys((mark.year, mark.last))] for piece in pieces
    ]
    x, y, text, sizes = columns(
        (
            [
                (year, mark.ends[1], f"{mark.years}: {mark.figure}", 7 * (mark.exact or len(piece) == 1))
                for year, mark in run
            ]
            for piece in points
            for run in _narrow(piece, broad)
        ),
        gap=(*GAP, None, 0),
    )
    upper = {**line, **mark_style(hue, size=sizes, opacity=1), "x": x, "y": y, "text": text}
    wide = [ranges for piece in points for ranges in _ranges(piece, broad)]
    if not wide:
        return [upper]
    quiet = {**line, "mode": "lines", "hoverinfo": "skip", "showlegend": False}
    rings = ([(year, mark.ends[1]) for year, mark in piece] for piece in wide)
    lows = ([(year, mark.ends[0]) for year, mark in piece] for piece in wide)
    x, y = columns((high + low[::-1] for high, low in zip(rings, lows, strict=True)), GAP)
    surface = {
        **quiet,
        "x": x,
        "y": y,
        "line": {**line["line"], "width": 0},
        "fill": "toself",
        "opacity": SURFACE,
    }
    # A range of a single year is a stroke from end to end, for its surface has no width.
    alone = [
        [(year, end) for end in mark.ends] for year, mark in (piece[0] for piece in wide if len(piece) == 1)
    ]
    strokes = [{**quiet, **dict(zip("xy", columns(alone, GAP), strict=True))}] if alone else []
    return [surface, *strokes, upper]


def _ranges(piece: list[tuple[int, Mark]], broad: float) -> Iterator[list[tuple[int, Mark]]]:
    """Ranges beside each other, closed by the years around them; of a broad one alone a wedge."""
    wide = [mark.ends[1] - mark.ends[0] for _, mark in piece]
    for kind, run in groupby(range(len(piece)), lambda at: (wide[at] > 0) + (wide[at] > broad)):
        first, *_, last = [*run] * 2
        more = kind == 2 and first < last
        if kind:
            yield piece[max(0, first - more) : last + 1 + more]


def _narrow(piece: list[tuple[int, Mark]], broad: float) -> list[list[tuple[int, Mark]]]:
    """The parts of a piece that a line joins: its upper edge alone would make a range look like two lines."""
    runs = [piece[:1]]
    for before, point in pairwise(piece):
        if any(mark.ends[1] - mark.ends[0] > broad for _, mark in (before, point)):
            runs.append([])
        runs[-1].append(point)
    return runs


def _in_cells(view: View) -> tuple[list[Mark], bool]:
    """The marks with their cells as panels; whether these are the colours, as lines are broken too often."""
    every = marks(view)
    names = {mark.color for mark in every}
    apart = len({mark.panel for mark in every}) == 1 < len(names) and len(view.pieces) > BROKEN * len(names)
    return [mark._replace(panel=mark.color) for mark in every] if apart else every, apart


def _parts(view: View) -> int:
    return len(_kept(_in_cells(view)[0], view.exhibit.field.unit)[0])


trend_bands = Chart(_trend_bands, lines=True, endings=True, parts=_parts)
