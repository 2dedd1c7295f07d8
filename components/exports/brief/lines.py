"""The rows of a view as lines of a compact table: a name, what is drawn beside it, and figures."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

import pandas as pd

from components.model.labels import NOT_STATED
from components.model.view import View
from components.text.alt_text import ends

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
class Mark:
    """One figure: its year, its low and high end, the piece of a series that it stands on, and as text."""

    year: int
    low: float
    high: float
    piece: int
    text: str


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
    """Every row of a view on some line, in its order; texts begin with the newest."""
    kind = shape(view)
    if view.empty or kind == TEXTS:
        return tuple(_texts(view))
    return _spread(_series(view) if kind == YEARS else _ranges(view))


def _spread(held: Iterable[Line]) -> tuple[Line, ...]:
    """The first line of each place, then the second of each: what is printed may end after any line."""
    seen: Counter[str] = Counter()
    ranked = []
    for line in held:
        ranked.append((seen[line.place], line))
        seen[line.place] += 1
    return tuple(line for _, line in sorted(ranked, key=itemgetter(0)))


def _texts(view: View) -> Iterator[Line]:
    names = dict.fromkeys((*view.exhibit.heads, *view.exhibit.columns))
    newest = view.rows.sort_values("period_start", ascending=False, kind="stable").index
    for row in view.shown.loc[newest, list(names)].astype("object").fillna("").itertuples(index=False):
        told = dict(zip(names, map(str, row), strict=True))
        head = " · ".join(filter(None, (told[name] for name in view.exhibit.heads)))
        rest = " ".join(told[name] for name in view.exhibit.columns if name not in view.exhibit.heads)
        yield Line("", head, (rest,))


def _names(view: View, left_out: tuple[str, ...] = ()) -> pd.Series[str]:
    """What tells a row from the others; the place where there are several, or where one reaches beyond."""
    exhibit, shown = view.exhibit, view.shown
    several = shown["geography"].nunique() > 1 or bool(view.reaching_beyond)
    columns = [
        name for name in (exhibit.panel, exhibit.category, exhibit.color) if name not in ("", *left_out)
    ]
    if not several and len(columns) > 1:
        columns = [name for name in columns if name != "geography"]
    marked = shown.assign(
        geography=shown["geography"].where(
            shown["beyond"].eq(""), shown["geography"] + " (reaches beyond the choice)"
        )
    )
    columns.sort(key=lambda name: name != "geography")
    parts = marked[list(dict.fromkeys(columns))].astype("str")
    return parts.agg(": ".join, axis=1)


def _series(view: View) -> Iterator[Line]:
    """A line for each place and colour, with a column for each year; those of one place share a scale."""
    names, marks = _names(view, ("years",)), _marks(view)
    first, last = (edge([mark.year for mark in marks]) for edge in (min, max))
    of_line: dict[str, list[Mark]] = {}
    for name, mark in zip(names, marks, strict=True):
        of_line.setdefault(name, []).append(mark)
    places = dict(zip(names, view.shown["geography"], strict=True))
    tops: dict[str, float] = {}
    for name, held in of_line.items():
        tops[places[name]] = max(tops.get(places[name], 0), *(mark.high for mark in held))
    for name, held in of_line.items():
        ordered = sorted(held, key=lambda mark: mark.year)
        told = tuple(f"{mark.year}: {mark.text}" for mark in ordered)
        drawing = tuple(_columns(ordered, first, last, tops[places[name]]))
        yield Line(
            places[name],
            name,
            (told[0] if len(told) > 1 else "", told[-1]),
            drawing,
            "; ".join(told),
            len(held),
        )


def _marks(view: View) -> list[Mark]:
    edges = ends(view).astype("float")
    columns = (
        view.rows["period_start"].astype("int"),
        edges["low"].fillna(0.0),
        edges["high"].fillna(edges["low"]).fillna(0.0),
        view.piece_numbers,
        view.shown["figure"],
    )
    return [Mark(*found) for found in zip(*columns, strict=True)]


def _columns(marks: list[Mark], first: int, last: int, top: float) -> Iterator[Rectangle]:
    """A column for each year with a figure, from zero; a blank place for a year without one."""
    width, height = DRAWN
    slot, scale = width / (last - first + 1), (height - 1) / (top or 1)
    for mark in marks:
        x, low, high = (mark.year - first) * slot + slot * 0.1, mark.low * scale, mark.high * scale
        if not high:
            yield Rectangle("none", x, height - LEAST, slot * 0.8, LEAST)
        if low:
            yield Rectangle("sure", x, height - max(low, LEAST), slot * 0.8, max(low, LEAST))
        if high > low:
            tall = max(high - low, LEAST)
            yield Rectangle("open", x, height - max(low, LEAST if low else 0) - tall, slot * 0.8, tall)
    for one, other in pairwise(marks):
        if other.year == one.year + 1 and other.piece != one.piece:
            yield Rectangle("break", (other.year - first) * slot - 0.2, 0, 0.4, height)


def _ranges(view: View) -> Iterator[Line]:
    """A line for each row, with a bar from zero; all share one scale.

    Citizenships of those detected in one place are parts of a whole: the largest first, what is not stated
    last. Places of detection stay in their order.
    """
    marks, names = _marks(view), _names(view)
    rows = list(zip(names, marks, view.shown["geography"], strict=True))
    if view.exhibit.category == "origin" and not view.exhibit.ranked:
        stated = view.shown["origin"].ne(NOT_STATED)
        keyed = zip(stated, rows, strict=True)
        rows = [row for _, row in sorted(keyed, key=lambda item: (not item[0], -item[1][1].high))]
    top = max((mark.high for mark in marks if math.isfinite(mark.high)), default=0)
    width, height = DRAWN
    scale = (width - 1) / (top or 1)
    for name, mark, place in rows:
        low, high = mark.low * scale, mark.high * scale
        pieces = (("sure", 0.0, low), ("open", low, high - low))
        drawing = tuple(Rectangle(kind, x, 3, long, height - 6) for kind, x, long in pieces if long > 0)
        yield Line(place, name, (mark.text,), drawing, mark.text)
