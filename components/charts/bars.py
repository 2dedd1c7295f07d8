"""Bars: parts of one whole, counts in panels, shares stacked to a hundred."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from components.exhibit import View
from components.theme import (
    HATCHED,
    LEGEND_ROW,
    PANEL_GAP,
    SERIES,
    arrange,
    bars_height,
    label_width,
    panels_height,
    value_axis,
    wrapped,
)
from components.words import NOT_STATED

COLUMNS = 5
PANEL_NAME = 26


def ranked_bars(view: View) -> go.Figure:
    """The parts of one published whole, largest on top; what is not stated stands last, hatched."""
    names = view.exhibit.category
    rows = view.shown
    rest = rows[names] == NOT_STATED
    fig = go.Figure([_bar(rows[~rest], names, "Published")])
    if rest.any():
        fig.add_trace(_bar(rows[rest], names, NOT_STATED).update(marker=HATCHED))
    upright(fig, rows[names])
    fig.update_xaxes(title=view.exhibit.field.unit.capitalize(), **value_axis(rows))
    return arrange(fig, bars_height(len(rows), rows[names]), showlegend=False)


def _bar(rows: pd.DataFrame, names: str, label: str, number: int = 0) -> go.Bar:
    """Horizontal bars with their figures as text; bounds without a value are paler."""
    return go.Bar(
        x=_lengths(rows),
        y=[wrapped(name) for name in rows[names]],
        text=rows["figure"],
        textposition="outside",
        cliponaxis=False,
        orientation="h",
        name=label,
        marker={"color": SERIES[number % len(SERIES)], "opacity": _opacity(rows)},
        customdata=rows[["years", "geography"]].to_numpy(),
        hovertemplate="%{y}<br>%{text}<br>%{customdata[1]}, %{customdata[0]}<extra></extra>",
    )


def _lengths(rows: pd.DataFrame) -> pd.Series:
    """The value, else the upper bound, else the lower."""
    lengths = rows["value"].astype("float")
    for name in ("high", "low"):
        lengths = lengths.fillna(rows[name].astype("float")) if name in rows else lengths
    return lengths


def _opacity(rows: pd.DataFrame) -> list[float]:
    return [0.45 if missing else 1.0 for missing in rows["value"].isna()]


def upright(fig: go.Figure, names: Iterable[object], **place: int) -> None:
    """Names from top to bottom in the order of the rows, without lines behind the figures."""
    order = list(dict.fromkeys(wrapped(str(name)) for name in names))
    fig.update_yaxes(
        type="category",
        autorange="reversed",
        showgrid=False,
        categoryorder="array",
        categoryarray=order,
        **place,
    )


def panel_bars(view: View) -> go.Figure:
    """Horizontal bars in the order of the rows, one panel with its own scale for each `panel`.

    Rows of different panels may not be compared, so no panel shares another's axis.
    """
    panels = view.shown.groupby(view.exhibit.panel, observed=True, sort=False)
    frames = {str(name): rows for name, rows in panels}
    lines = [rows[view.exhibit.category].nunique() for rows in frames.values()]
    names = view.shown[view.exhibit.category]
    fig = stacked_panels(list(frames), lines, panels_height(lines, names), names)
    for place, rows in enumerate(frames.values(), start=1):
        _fill(fig, place, rows, view)
    _once_in_legend(fig)
    fig.update_layout(showlegend=bool(view.exhibit.color), barmode="group")
    above = PANEL_NAME if view.exhibit.color else 0
    return arrange(fig, panels_height(lines, names, bool(above)), above)


def stacked_panels(
    names: list[str], lines: list[int], height: int, labels: Iterable[object] = ()
) -> go.Figure:
    """Empty panels one above the other, each as tall as its lines, with its name on top left.

    The names start where the labels of the axis start, so that a phone has room for them.
    """
    gap = min(PANEL_GAP / height, 0.9 / max(len(names) - 1, 1))
    titles = [f"<b>{wrapped(name, 40)}</b>" for name in names]
    fig = make_subplots(
        rows=len(names), cols=1, row_heights=lines, vertical_spacing=gap, subplot_titles=titles
    )
    return fig.update_annotations(
        x=0, xanchor="left", xshift=-label_width(labels), align="left", font_size=14
    )


def _fill(fig: go.Figure, place: int, rows: pd.DataFrame, view: View) -> None:
    for label, number, part in _series(rows, view):
        bar = _bar(part, view.exhibit.category, label, number)
        _whiskers(bar, part)
        bar.update(legendgroup=label)
        fig.add_trace(bar, row=place, col=1)
    fig.update_xaxes(**value_axis(rows), nticks=5, tickangle=0, row=place, col=1)
    upright(fig, rows[view.exhibit.category], row=place, col=1)


def _once_in_legend(fig: go.Figure) -> None:
    """One entry for each colour, from the first panel that draws it."""
    told: set[str] = set()
    for bar in fig.data:
        bar.showlegend = bar.name not in told and len(bar.x) > 0
        told |= {bar.name} if len(bar.x) else set()


def _series(rows: pd.DataFrame, view: View) -> list[tuple[str, int, pd.DataFrame]]:
    """Name, place in the palette and rows of each colour, the same in every panel."""
    color = view.exhibit.color
    if not color:
        return [(view.exhibit.field.title, 0, rows)]
    return [(name, hue, rows[rows[color] == name]) for name, hue in view.hues.items()]


def _whiskers(bar: go.Bar, rows: pd.DataFrame) -> None:
    """Bounds as whiskers where both were published."""
    if {"low", "high"} <= set(rows) and (rows["low"].notna() & rows["high"].notna()).any():
        ends = _lengths(rows)
        upper, lower = rows["high"].astype("float") - ends, ends - rows["low"].astype("float")
        bar.update(error_x={"type": "data", "symmetric": False, "array": upper, "arrayminus": lower})


def stacked_shares(view: View) -> go.Figure:
    """Shares of each whole side by side to a hundred; what is not stated comes last, hatched."""
    fig = go.Figure()
    parts = {**view.hues, NOT_STATED: 0}
    for label, hue in parts.items():
        rows = view.shown[view.shown[view.exhibit.color] == label]
        if not rows.empty:
            fig.add_trace(_slice(rows, view.exhibit.category, label, hue))
    upright(fig, view.shown[view.exhibit.category])
    fig.update_xaxes(title="Per cent", range=[0, 101])
    folds = view.shown[view.exhibit.category]
    height = bars_height(folds.nunique(), folds) + LEGEND_ROW * len(fig.data)
    return arrange(fig, height, barmode="stack")


def _slice(rows: pd.DataFrame, names: str, label: str, number: int) -> go.Bar:
    bar = _bar(rows, names, label, number)
    bar.update(textposition="inside", insidetextanchor="middle", textangle=0)
    bar.update(hovertemplate="%{y}<br>%{fullData.name}: %{text} per cent<extra></extra>")
    return bar.update(marker=HATCHED, textposition="none") if label == NOT_STATED else bar


def year_columns(view: View) -> go.Figure:
    """A column for each year, not joined: the countries behind each year differ."""
    groups = view.shown.groupby(view.exhibit.panel, observed=True, sort=False)
    frames = {str(name): rows for name, rows in groups}
    lines = [COLUMNS] * len(frames)
    fig = stacked_panels(list(frames), lines, panels_height(lines))
    for place, rows in enumerate(frames.values(), start=1):
        fig.add_trace(_columns(rows), row=place, col=1)
        fig.update_yaxes(**value_axis(rows), row=place, col=1)
    years = sorted({int(year) for year in view.rows["period_start"]})
    ticks = years[:: -max(1, len(years) // 7)]
    fig.update_xaxes(tickvals=ticks, range=[years[0] - 0.6, years[-1] + 0.6])
    return arrange(fig, panels_height(lines), showlegend=False)


def _columns(rows: pd.DataFrame) -> go.Bar:
    countries = rows["reporting_countries"].astype("str").replace("<NA>", "?")
    return go.Bar(
        x=rows["period_start"].astype("int"),
        y=rows["value"].astype("float"),
        customdata=pd.DataFrame({"figure": rows["figure"], "n": countries}).to_numpy(),
        hovertemplate="%{x}: %{customdata[0]}<br>sum of %{customdata[1]} reporting countries<extra></extra>",
        marker={"color": SERIES[0]},
        name="Persons",
    )
