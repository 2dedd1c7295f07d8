"""The rows of a view as lines of a compact table: a name, what is drawn beside it, and figures."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, pairwise

import pandas as pd

from components.charts.marks import Mark, marks
from components.model.labels import NOT_STATED
from components.model.view import View

YEARS, RANGES, TEXTS = "years", "ranges", "texts"
DRAWN = (100.0, 16.0)  # width and height of a drawing, in units of its own
LEAST = 0.6  # how tall a figure is drawn that would be too small to see


@dataclass(frozen=True)
class Rectangle:
    """A piece of a drawing: "sure" up to the low end, "open" from there to the high end, "none" for zero,
    "break" between two years whose figures may not be compared."""

    kind: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Line:
    """One line: its place and name, its figures as text, what is drawn, that in words, and how many rows it
    holds."""

    place: str
    name: str
    cells: tuple[str, ...]
    drawing: tuple[Rectangle, ...] = ()
    words: str = ""
    rows: int = 1


def shape(view: View) -> str:
    """Whether a line is a series of years, one figure, or a text."""
    if not view.exhibit.chart:
        return TEXTS
    return YEARS if view.exhibit.category == "years" else RANGES


def lines(view: View) -> tuple[Line, ...]:
    """Every row of a view on some line, in its order; texts begin with the newest.

    Of figures the first line of each place, then the second of each: what is printed may end after any line.
    """
    kind = shape(view)
    if view.empty or kind == TEXTS:
        return tuple(_texts(view))
    ranks: dict[str, Iterator[int]] = defaultdict(count)
    every = _series(view) if kind == YEARS else _ranges(view)
    return tuple(sorted(every, key=lambda line: next(ranks[line.place])))


def _texts(view: View) -> Iterator[Line]:
    heads, columns = view.exhibit.heads, view.exhibit.columns
    newest = view.rows.sort_values("period_start", ascending=False, kind="stable").index
    texts = view.shown.loc[newest, [*dict.fromkeys((*heads, *columns))]].astype("object").fillna("")
    for row in texts.astype("str").to_dict("records"):
        head = " · ".join(filter(None, (row[name] for name in heads)))
        yield Line("", head, (" ".join(row[name] for name in columns if name not in heads),))


def _names(view: View, left_out: str = "") -> pd.Series[str]:
    """What tells a row from the others; the place where there are several, or where one reaches beyond."""
    exhibit, shown = view.exhibit, view.shown
    several = shown["geography"].nunique() > 1 or bool(view.reaching_beyond)
    names = dict.fromkeys((exhibit.panel, exhibit.category, exhibit.color))
    columns = [name for name in names if name not in ("", left_out)]
    if not several and len(columns) > 1:
        columns = [name for name in columns if name != "geography"]
    place = shown["geography"]
    marked = place.where(shown["beyond"].eq(""), place + " (reaches beyond the choice)")
    columns.sort(key=lambda name: name != "geography")
    return shown.assign(geography=marked)[columns].astype("str").agg(": ".join, axis=1)


def _series(view: View) -> Iterator[Line]:
    """A line for each place and colour, with a column for each year; those of one place share a scale."""
    every, pieces = marks(view), view.piece_numbers
    first, last = min(mark.year for mark in every), max(mark.year for mark in every)
    lines: dict[str, list[tuple[Mark, int]]] = defaultdict(list)
    tops: dict[str, float] = defaultdict(float)
    for mark, name, piece in zip(every, _names(view, "years"), pieces, strict=True):
        lines[name].append((mark, piece))
        tops[mark.geography] = max(tops[mark.geography], _ends(mark)[1])
    for name, of_line in lines.items():
        place = of_line[-1][0].geography
        ordered = sorted(of_line, key=lambda pair: pair[0].year)
        texts = [f"{mark.year}: {mark.figure}" for mark, _ in ordered]
        cells = texts[0] if len(texts) > 1 else "", texts[-1]
        drawing = tuple(_columns(ordered, first, last, tops[place]))
        yield Line(place, name, cells, drawing, "; ".join(texts), len(texts))


def _ends(mark: Mark) -> tuple[float, float]:
    """From where to where a figure reaches; without a number it has no length."""
    low, high = (0.0 if math.isnan(end) else end for end in mark.ends)
    return low, high or low


def _columns(line: list[tuple[Mark, int]], first: int, last: int, top: float) -> Iterator[Rectangle]:
    """A column for each year with a figure, from zero; a blank place for a year without one."""
    width, height = DRAWN
    slot, scale = width / (last - first + 1), (height - 1) / (top or 1)
    for mark, _ in line:
        x, (low, high) = (mark.year - first) * slot + slot * 0.1, (end * scale for end in _ends(mark))
        if not high:
            yield Rectangle("none", x, height - LEAST, slot * 0.8, LEAST)
        if low:
            yield Rectangle("sure", x, height - max(low, LEAST), slot * 0.8, max(low, LEAST))
        if high > low:
            tall = max(high - low, LEAST)
            yield Rectangle("open", x, height - max(low, LEAST if low else 0) - tall, slot * 0.8, tall)
    for (one, before), (other, piece) in pairwise(line):
        if other.year == one.year + 1 and piece != before:
            yield Rectangle("break", (other.year - first) * slot - 0.2, 0, 0.4, height)


def _ranges(view: View) -> Iterator[Line]:
    """A line for each row, with a bar from zero; all share one scale.

    Citizenships of those detected in one place are parts of a whole: the largest first, what is not stated
    last. Places of detection stay in their order.
    """
    every = [(*pair, *_ends(pair[0])) for pair in zip(marks(view), _names(view), strict=True)]
    top = max((high for *_, high in every if math.isfinite(high)), default=0)
    scale, height = (DRAWN[0] - 1) / (top or 1), DRAWN[1] - 6
    if view.exhibit.category == "origin" and not view.exhibit.ranked:
        every.sort(key=lambda row: (row[0].name == NOT_STATED, -row[3]))
    for mark, name, low, high in every:
        start, end = low * scale, high * scale
        pieces = (("sure", 0.0, start), ("open", start, end - start))
        drawing = tuple(Rectangle(kind, x, 3, width, height) for kind, x, width in pieces if width > 0)
        yield Line(mark.geography, name, (mark.figure,), drawing, mark.figure)
