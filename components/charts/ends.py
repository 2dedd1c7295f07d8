"""Where lines end: names and figures with room made between them, dotted lines where one may not go on."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from components.charts.grids import Cell
from components.charts.theme import BESIDE_MARKS, NEUTRAL, SERIES, wrapped
from components.model.numbers import circled
from components.model.view import View

MOST, SIGNS, LINE = 6, 13, 17  # labels; signs and pixels of a line of text
WIDEST = 7.6  # pixels a sign in the widest of the fonts that pictures are drawn in
BESIDE = 6  # pixels between a plot and what is written beside it
FAR = 2 * LINE  # pixels from its line at which a label no longer seems to belong to it


class End(NamedTuple):
    """The last point of a line: what is written there, its hue, its value and its year."""

    text: str
    hue: int
    value: float
    year: int


def end_labels(ends: Sequence[End], reach: Sequence[float], last: int, room: int) -> list[dict[str, Any]]:
    """Beside a plot of `room` pixels and this reach; [] where a legend is needed.

    That is where they do not fit, and where they would pile up far from their lines.
    """
    ordered = sorted(ends, key=lambda end: end.value)
    ended = ("" if end.year >= last else f", to {end.year}" for end in ordered)
    texts = [wrapped(end.text + when, SIGNS) for end, when in zip(ordered, ended, strict=True)]
    heights = [LINE * (text.count("<br>") + 1) for text in texts]
    if len(ends) > MOST or sum(heights) > room:
        return []
    span = reach[1] - reach[0] or 1.0
    wanted = [room * (end.value - reach[0]) / span for end in ordered]
    middles = spread(wanted, heights, room)
    if any(abs(middle - own) > FAR for middle, own in zip(middles, wanted, strict=True)):
        return []
    place = {**BESIDE_MARKS, "x": 1, "xshift": BESIDE, "yanchor": "middle"}
    return [
        {**place, "text": text, "y": middle / room, "font": {"color": SERIES[end.hue % len(SERIES)]}}
        for text, end, middle in zip(texts, ordered, middles, strict=True)
    ]


def spread(wanted: Sequence[float], heights: Sequence[float], room: float) -> list[float]:
    """Middles of texts of these heights, from the lowest: as near to the wanted as they have room."""
    middles: list[float] = []
    edge = 0.0
    for middle, height in zip(wanted, heights, strict=True):
        middles.append(max(middle, edge + height / 2))
        edge = middles[-1] + height / 2
    edge = room
    for place in reversed(range(len(middles))):
        middles[place] = min(middles[place], edge - heights[place] / 2)
        edge = middles[place] - heights[place] / 2
    return middles


def labels_room(labels: Sequence[dict[str, Any]]) -> int:
    """The right margin in pixels that the labels need."""
    longest = max((len(line) for label in labels for line in label["text"].split("<br>")), default=0)
    return round(longest * WIDEST) + 2 * BESIDE


def ending_lines(view: View, cells: Sequence[Cell]) -> dict[str, list[dict[str, Any]]]:
    """Shapes and annotations of a layout; a single cell has its numbers above it, several within them.

    A dotted line stands before the year, with the number of the reason that is told below the chart. Where
    reasons are too many to be numbered there is the gap alone: a dozen lines without a number tell nothing.
    """
    reasons, single = list(view.breaks), len(cells) == 1
    places: dict[tuple[Cell, int], set[str]] = {}
    for ending in (ending for ending in view.endings if ending.reason):
        if cell := next((one for one in cells if single or one.name in (ending.panel, ending.color)), None):
            places.setdefault((cell, ending.year), set()).add(circled(reasons.index(ending.reason)))
    shapes, notes = [], []
    line, above = {"dash": "dot", "width": 1, "color": NEUTRAL}, {"xanchor": "center", "yanchor": "bottom"}
    anchors = above if single else {"xanchor": "right", "yanchor": "top"}
    for (cell, year), numbers in places.items():
        axes = {"xref": f"x{cell.suffix}", "yref": f"y{cell.suffix} domain"}
        place = {"x0": year - 0.5, "x1": year - 0.5, "y0": 0, "y1": 1, **axes}
        shapes.append({"type": "line", "layer": "below", **place, "line": line})
        at = {"text": "".join(sorted(numbers)), "x": year - 0.5, "y": 1, **axes}
        notes.append({**at, **anchors, "showarrow": False})
    return {"shapes": shapes, "annotations": notes}
