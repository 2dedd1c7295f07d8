"""The figures of a view as marks: plain values, because hundreds of small frames cost more than drawing."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from components.charts.theme import SERIES, Axis, Trace, wrapped
from components.model.rows import COUNTED
from components.model.view import View

PALE = 0.12  # of what a range leaves open, below its hatching
NAN = math.nan


class Mark(NamedTuple):
    """One figure: where it stands, its value and bounds (NaN where there is none), and what is said of it.

    `year` and `last` are its first and its last year.
    """

    name: str
    panel: str
    color: str
    year: int
    last: int
    value: float
    low: float
    high: float
    figure: str
    years: str
    geography: str
    behind: str

    @property
    def exact(self) -> bool:
        """Whether the figure itself is known."""
        return not math.isnan(self.value)

    @property
    def ends(self) -> tuple[float, float]:
        """From where to where it may lie; a figure is both."""
        return (self.value, self.value) if self.exact else (self.low, self.high)

    @property
    def length(self) -> float:
        """The value, else the upper bound, else the lower."""
        return next((end for end in (self.value, self.high, self.low) if not math.isnan(end)), NAN)

    @property
    def fading(self) -> bool:
        """Whether only bounds are known, and the higher lies above the lower."""
        return not self.exact and self.high > self.least

    @property
    def least(self) -> float:
        """The lower bound, zero where there is none."""
        return 0.0 if math.isnan(self.low) else self.low


@lru_cache(maxsize=1)  # a card asks for those of its view for its chart, for its tabs and for its notes
def marks(view: View) -> list[Mark]:
    """The figures of a view in the order of its rows; bounds are of persons, not of a number of countries."""
    rows, exhibit = view.shown, view.exhibit
    blank, unknown = [""] * len(rows), [NAN] * len(rows)
    drawn = (exhibit.category, exhibit.panel, exhibit.color)
    behind = blank
    if COUNTED in rows:  # how many countries a sum holds, where the table says it
        behind = [f"<br>sum of {number} reporting countries" for number in rows[COUNTED]]
    amount, low, high = (
        rows[name].to_numpy(dtype="float64", na_value=NAN).tolist() for name in ("value", "low", "high")
    )
    columns = (
        *(rows[name].astype("str").tolist() if name else blank for name in drawn),
        *(rows[name].tolist() for name in ("period_start", "period_end")),
        amount,
        *((low, high) if exhibit.field.unit else (unknown, unknown)),
        *(rows[name].tolist() for name in ("figure", "years", "geography")),
        behind,
    )
    return [Mark(*row) for row in zip(*columns, strict=True)]


def by_name(every: Iterable[Mark], name: Callable[[Mark], str]) -> dict[str, list[Mark]]:
    """The marks of each name, in the order of the first of each."""
    named: dict[str, list[Mark]] = {}
    for mark in every:
        named.setdefault(name(mark), []).append(mark)
    return named


def amounts(rows: pd.DataFrame) -> pd.Series[float]:
    """The figure of each row, or its upper bound."""
    return rows["value"].astype("float").fillna(rows["high"].astype("float"))


def bars(drawn: list[Mark], label: str, hue: int = 0) -> Trace:
    """Horizontal bars with their figures as text; those of ranges are pale, below their `open_ends`."""
    return {
        "type": "bar",
        # Without a length the text, such as "hidden", stands where a bar would begin.
        "x": [0 if math.isnan(mark.length) else mark.length for mark in drawn],
        "y": [wrapped(mark.name) for mark in drawn],
        "text": [mark.figure for mark in drawn],
        "textposition": "outside",
        "cliponaxis": False,
        "orientation": "h",
        "name": label,
        "marker": inked(drawn, hue),
        "customdata": [[mark.years, mark.geography] for mark in drawn],
        "hovertemplate": "%{y}<br>%{text}<br>%{customdata[1]}, %{customdata[0]}<extra></extra>",
    }


def ranged_bars(drawn: list[Mark], label: str, hue: int = 0) -> list[Trace]:
    """Horizontal bars with whiskers around published values, and the hatching of what is only a range."""
    return [{**bars(drawn, label, hue), **whiskers(drawn)}, *open_ends(drawn, label, hue)]


def hatched(view: View) -> bool:
    """Whether a figure is known only as a range, which bars hatch."""
    return any(mark.fading for mark in marks(view))


def inked(drawn: list[Mark], hue: int) -> Trace:
    """The full colour for a figure, a pale one for a range."""
    return {"color": SERIES[hue % len(SERIES)], "opacity": [PALE if mark.fading else 1 for mark in drawn]}


def open_ends(drawn: list[Mark], label: str, hue: int = 0, upright: bool = False) -> list[Trace]:
    """Over the bars of ranges: solid up to the low end, outlined and hatched from there to the high one.

    Several shades of one bar would look like categories. No trace without a range.
    """
    ranges = [mark for mark in drawn if mark.fading]
    if not ranges:
        return []
    names = [mark.year if upright else wrapped(mark.name) for mark in ranges]
    sizes = [*(mark.least for mark in ranges), *(mark.high - mark.least for mark in ranges)]
    bases, solid = [0.0] * len(ranges) + [mark.least for mark in ranges], len(ranges)
    color = SERIES[hue % len(SERIES)]
    along, across = ("y", "x") if upright else ("x", "y")
    hatched = {"shape": [""] * solid + ["/"] * solid, "fillmode": "replace", "size": 7, "solidity": 0.2}
    outline = {"color": color, "width": [0] * solid + [1] * solid}
    placed = {across: names * 2, "base": bases, along: sizes, "orientation": "v" if upright else "h"}
    marker = {"color": color, "opacity": 1, "pattern": hatched, "line": outline}
    return [
        {"type": "bar", "name": label, **placed, "marker": marker, "hoverinfo": "skip", "showlegend": False}
    ]


def whiskers(drawn: list[Mark], axis: str = "x") -> Trace:
    """Bounds as whiskers around published values."""
    apart = [mark.exact and mark.high > mark.low for mark in drawn]
    if not any(apart):
        return {}
    pairs = [*zip(drawn, apart, strict=True)]
    sides = {
        "array": [mark.high - mark.value if wide else None for mark, wide in pairs],
        "arrayminus": [mark.value - mark.low if wide else None for mark, wide in pairs],
    }
    cap = {} if all(apart) else {"width": 0}  # Plotly would draw the cap of one without length
    return {f"error_{axis}": {"type": "data", "symmetric": False, **cap, **sides}}


def reach(drawn: Iterable[Mark]) -> list[float]:
    """Values and bounds, as far as an axis has to reach."""
    return [end for mark in drawn for end in (mark.value, mark.low, mark.high)]


def upright(names: Iterable[object]) -> Axis:
    """Names from top to bottom in the order of the rows, without lines behind the figures."""
    return {
        "type": "category",
        "autorange": "reversed",
        "showgrid": False,
        "categoryorder": "array",
        "categoryarray": list(dict.fromkeys(wrapped(name) for name in names)),
    }


def once_in_legend(traces: list[Trace]) -> list[Trace]:
    """One entry for each name, from the first trace of it that has texts."""
    first = {trace["name"]: place for place, trace in reversed([*enumerate(traces)]) if "text" in trace}
    return [{**trace, "showlegend": first[trace["name"]] == place} for place, trace in enumerate(traces)]
