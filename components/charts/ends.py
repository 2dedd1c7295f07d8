"""Names and figures at the ends of lines, with room made between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from components.charts.theme import SERIES, wrapped

MOST, SIGNS, LINE = 6, 13, 17  # labels; signs and pixels of a line of text
WIDEST = 7.6  # pixels a sign in the widest of the fonts that pictures are drawn in
BESIDE = 6  # pixels between a plot and what is written beside it
FAR = 2 * LINE  # pixels from its line at which a label no longer seems to belong to it
NOTE = {"showarrow": False, "align": "left", "xref": "paper", "yref": "paper", "xanchor": "left"}


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
    place = {**NOTE, "x": 1, "xshift": BESIDE, "yanchor": "middle"}
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
