"""What a view shows, in words for whoever does not see it."""

from __future__ import annotations

import pandas as pd

from components.model import numbers
from components.model.labels import NOT_STATED
from components.model.view import View
from components.text.titles import title

MOST_IN_WORDS = 12
DATED = {"years", "who_when", "as_of", "series"}


def alt_text(view: View) -> str:
    """The title, how many rows, and their figures or their range; "" without rows."""
    if view.empty:
        return ""
    unit = f", in {view.exhibit.field.unit}" if view.exhibit.field.unit else ""
    return f"{title(view)}. {numbers.plural(view.count, 'row')}{unit}. {_figures_in_words(view)}"


def _figures_in_words(view: View) -> str:
    if view.count <= MOST_IN_WORDS:
        return "; ".join(_told(view, slice(None))) + "."
    if view.exhibit.chart and view.exhibit.chart.steps:
        counted = view.exhibit.chart.steps(view).value_counts(sort=False)
        told = "; ".join(f"{step}: {numbers.plural(count, 'place')}" for step, count in counted.items())
        return f"Places by step, {told}. The numbers are in the table."
    stated = ends(view)[~not_stated(view)].dropna()
    if stated.empty:
        return "; ".join(_told(view, slice(MOST_IN_WORDS))) + "; and more in the table."
    reach = f"From {numbers.number(stated['low'].min())} to {numbers.number(stated['high'].max())}"
    first, last = _told(view, [0, -1])
    return f"{reach}; first {first}; last {last}. All in the table."


def ends(view: View) -> pd.DataFrame:
    """Low and high of each row; a figure is both."""
    value = view.shown["value"].astype("Float64")
    return pd.DataFrame({end: value.fillna(view.shown[end]) for end in ("low", "high")})


def not_stated(view: View) -> pd.Series[bool]:
    """Which rows are of a part of a whole that nobody stated."""
    columns = [name for name in ("origin", "form", "person") if name in view.shown]
    return view.shown[columns].isin([NOT_STATED]).any(axis=1)


def _told(view: View, which: slice | list[int]) -> list[str]:
    """The figures of some rows, each with a name from the columns by which the exhibit's rows differ."""
    exhibit, shown = view.exhibit, view.shown
    columns = [name for name in (exhibit.panel, exhibit.category, exhibit.color) if name]
    distinct = list(dict.fromkeys(columns))
    if not DATED & set(distinct) and shown["years"].nunique() > 1:
        distinct.append("years")
    rows = shown[[*distinct, "figure"]].iloc[which].astype("object").fillna("")
    return [
        f"{', '.join(filter(None, names))}: {figure}"
        for *names, figure in rows.itertuples(index=False, name=None)
    ]
