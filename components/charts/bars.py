"""Bars: parts of one whole, counts in panels, shares stacked to a hundred."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go

from components.charts.panels import headings, stacked_panels
from components.exhibit import View
from components.theme import (
    HATCHED,
    LEGEND_ROW,
    NARROW,
    ON_MARKS,
    SERIES,
    Axis,
    Trace,
    bars_height,
    compose,
    panels_height,
    value_axis,
    wrapped,
)
from components.words import NOT_STATED

COLUMNS = 5
CLOSE = 0.02  # of the upper bound
PANEL_NAME = 26


def ranked_bars(view: View) -> go.Figure:
    """The parts of one published whole, largest on top; what is not stated stands last, hatched."""
    names, rows = view.exhibit.category, view.shown
    rest = rows[names] == NOT_STATED
    bars = [{**_bar(rows[~rest], names, "Published"), **_whiskers(rows[~rest])}]
    if rest.any():
        bars.append({**_bar(rows[rest], names, NOT_STATED), "marker": HATCHED})
    across = {"title": {"text": view.exhibit.field.unit.capitalize()}, **value_axis(rows)}
    axes = {"xaxis": across, "yaxis": upright(rows[names])}
    return compose(bars, axes, bars_height(len(rows), rows[names]), showlegend=False)


def _bar(rows: pd.DataFrame, names: str, label: str, number: int = 0) -> Trace:
    """Horizontal bars with their figures as text; those of bounds without a value are striped."""
    return {
        "type": "bar",
        "x": _lengths(rows).tolist(),
        "y": [wrapped(name) for name in rows[names]],
        "text": rows["figure"].tolist(),
        "textposition": "outside",
        "cliponaxis": False,
        "orientation": "h",
        "name": label,
        "marker": _marker(rows, SERIES[number % len(SERIES)]),
        "customdata": rows[["years", "geography"]].to_numpy(),
        "hovertemplate": "%{y}<br>%{text}<br>%{customdata[1]}, %{customdata[0]}<extra></extra>",
    }


def _lengths(rows: pd.DataFrame) -> pd.Series:
    """The value, else the upper bound, else the lower."""
    lengths = rows["value"].astype("float")
    for name in ("high", "low"):
        lengths = lengths.fillna(rows[name].astype("float")) if name in rows else lengths
    return lengths


def _marker(rows: pd.DataFrame, color: str) -> Trace:
    """Full for a figure; stripes within an outline where only bounds are known, and not close ones."""
    open_ended = _open_ended(rows)
    stripes = {"shape": ["/" if missing else "" for missing in open_ended], "fillmode": "replace"}
    outline = {"color": color, "width": open_ended.astype("int").tolist()}
    return {"color": color, "pattern": {**stripes, "size": 6, "solidity": 0.3}, "line": outline}


def has_stripes(rows: pd.DataFrame) -> bool:
    """Whether a bar of these rows, in words, is striped."""
    return bool(_open_ended(rows).any())


def _open_ended(rows: pd.DataFrame) -> pd.Series[bool]:
    return rows["value"].isna() & ~_close(rows)


def _close(rows: pd.DataFrame) -> pd.Series[bool]:
    """Whether the bounds are so close that the whisker alone shows them; a bound that is open is not."""
    if not {"low", "high"} <= set(rows):
        return pd.Series(False, index=rows.index)
    low, high = rows["low"].astype("float"), rows["high"].astype("float")
    return (high - low) <= CLOSE * high


def upright(names: Iterable[object]) -> Axis:
    """Names from top to bottom in the order of the rows, without lines behind the figures."""
    return {
        "type": "category",
        "autorange": "reversed",
        "showgrid": False,
        "categoryorder": "array",
        "categoryarray": list(dict.fromkeys(wrapped(name) for name in names)),
    }


def panel_bars(view: View) -> go.Figure:
    """Horizontal bars in the order of the rows, one panel with its own scale for each `panel`.

    Rows of different panels may not be compared, so no panel shares another's axis.
    """
    frames, labels = _frames(view), view.shown[view.exhibit.category]
    lines = [_lines(rows, view) for rows in frames.values()]
    above = PANEL_NAME if view.exhibit.color else 0
    height = panels_height(lines, labels, bool(above))
    panels = stacked_panels(list(frames), lines, height)
    bars: list[Trace] = []
    axes: dict[str, Axis] = {}
    for panel, rows in zip(panels, frames.values(), strict=True):
        bars += [{**bar, **panel.of_trace} for bar in _series(rows, view)]
        across = {**value_axis(rows), "nticks": 4, "tickangle": 0}
        axes |= panel.axes(across, upright(rows[view.exhibit.category]))
    return compose(
        _once_in_legend(bars),
        axes,
        height,
        above,
        annotations=headings(panels, labels),
        showlegend=bool(above),
        barmode="group",
    )


def _frames(view: View) -> dict[str, pd.DataFrame]:
    """The rows of each panel, in their order; bounds are of persons, not of a number of countries."""
    rows = (
        view.shown if view.exhibit.field.unit else view.shown.drop(columns=["low", "high"], errors="ignore")
    )
    panels = rows.groupby(view.exhibit.panel, observed=True, sort=False)
    return {str(name): rows for name, rows in panels}


def _lines(rows: pd.DataFrame, view: View) -> int:
    """Lines of a panel: two bars have room in one."""
    colors = rows[view.exhibit.color].nunique() if view.exhibit.color else 1
    names: int = rows[view.exhibit.category].nunique()
    return names * max(1, -(-colors // 2))


def _series(rows: pd.DataFrame, view: View) -> list[Trace]:
    """The bars of each colour, which means the same in every panel."""
    color, names = view.exhibit.color, view.exhibit.category
    if not color:
        return [{**_bar(rows, names, view.exhibit.field.title), **_whiskers(rows)}]
    parts = {name: rows[rows[color] == name] for name in view.hues}
    return [
        {**_bar(part, names, name, view.hues[name]), **_whiskers(part), "legendgroup": name}
        for name, part in parts.items()
        if not part.empty
    ]


def _once_in_legend(bars: list[Trace]) -> list[Trace]:
    """One entry for each colour, from the first panel that draws it."""
    first = {bar["name"]: number for number, bar in reversed(list(enumerate(bars)))}
    return [{**bar, "showlegend": first[bar["name"]] == number} for number, bar in enumerate(bars)]


def _whiskers(rows: pd.DataFrame) -> Trace:
    """Bounds as whiskers where both were published."""
    if not {"low", "high"} <= set(rows) or not (rows["low"].notna() & rows["high"].notna()).any():
        return {}
    ends = _lengths(rows)
    upper, lower = rows["high"].astype("float") - ends, ends - rows["low"].astype("float")
    apart = rows["high"] > rows["low"]
    sides = {"array": _only(upper, apart), "arrayminus": _only(lower, apart)}
    return {"error_x": {"type": "data", "symmetric": False, **sides}}


def _only(lengths: pd.Series[float], apart: pd.Series[bool]) -> list[float | None]:
    """None for an exact figure, which would otherwise carry a tick of no length."""
    return [
        float(length) if drawn else None for length, drawn in zip(lengths, apart.fillna(False), strict=True)
    ]


def stacked_shares(view: View) -> go.Figure:
    """Shares of each whole side by side to a hundred; what is not stated comes last, hatched."""
    names, shown = view.shown[view.exhibit.category], view.shown
    parts = {
        name: (hue, shown[shown[view.exhibit.color] == name])
        for name, hue in {**view.hues, NOT_STATED: 0}.items()
    }
    slices = [
        _slice(rows, view.exhibit.category, name, hue)
        for name, (hue, rows) in parts.items()
        if not rows.empty
    ]
    axes = {"xaxis": {"title": {"text": "Per cent"}, "range": [0, 101]}, "yaxis": upright(names)}
    height = bars_height(names.nunique(), names) + LEGEND_ROW * len(slices)
    return compose(slices, axes, height, barmode="stack", showlegend=True)


def _slice(rows: pd.DataFrame, names: str, label: str, number: int) -> Trace:
    bar = {
        **_bar(rows, names, label, number),
        "textposition": "inside",
        "insidetextanchor": "middle",
        "insidetextfont": {"color": ON_MARKS},
        "textangle": 0,
        "hovertemplate": "%{y}<br>%{fullData.name}: %{text} per cent<extra></extra>",
    }
    return {**bar, "marker": HATCHED, "textposition": "none"} if label == NOT_STATED else bar


def year_columns(view: View) -> go.Figure:
    """A column for each year, not joined: the countries behind each year differ."""
    frames = _frames(view)
    lines = [COLUMNS] * len(frames)
    panels = stacked_panels(list(frames), lines, panels_height(lines))
    years = sorted({int(year) for year in view.rows["period_start"]})
    across = {
        "tickvals": years[:: -max(1, len(years) // 7)],
        "range": [years[0] - 0.6, years[-1] + 0.6],
    }
    axes: dict[str, Axis] = {}
    for panel, rows in zip(panels, frames.values(), strict=True):
        axes |= panel.axes(across, value_axis(rows))
    columns = [
        {**_columns(rows), **panel.of_trace} for panel, rows in zip(panels, frames.values(), strict=True)
    ]
    height, names = panels_height(lines), headings(panels)
    return compose(columns, axes, height, right=NARROW, annotations=names, showlegend=False)


def _columns(rows: pd.DataFrame) -> Trace:
    whiskers = _whiskers(rows)
    return {
        "type": "bar",
        "x": rows["period_start"].astype("int").tolist(),
        "y": _lengths(rows).tolist(),
        "customdata": pd.DataFrame({"figure": rows["figure"], "behind": _behind(rows)}).to_numpy(),
        "hovertemplate": "%{x}: %{customdata[0]}%{customdata[1]}<extra></extra>",
        "marker": _marker(rows, SERIES[0]),
        "name": "Persons",
        **({"error_y": whiskers["error_x"]} if whiskers else {}),
    }


def _behind(rows: pd.DataFrame) -> list[str]:
    """How many countries a sum holds, where the table says it."""
    if "reporting_countries" not in rows:
        return [""] * len(rows)
    return [f"<br>sum of {number} reporting countries" for number in rows["reporting_countries"]]
