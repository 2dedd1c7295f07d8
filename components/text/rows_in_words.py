"""The rows of a view as a reader sees them: a table, paragraphs in Markdown, or a text for the blind."""

from __future__ import annotations

import pandas as pd

from components.model import numbers
from components.model.view import View
from components.text.markdown import plain
from components.text.titles import title
from data.comparability import SINCE
from data.package import Field

HIDDEN = {"period_start", "period_end", "low", "high", "source", "said_in"}
QUOTED, PLAIN, TEXTS = {"quotation"}, {"text", "date"}, {"string", "boolean"}
MOST_IN_WORDS = 12
DATED = {"years", "who_when", "as_of", "series"}


def table(view: View) -> pd.DataFrame:
    """The rows as the reader sees them: words, units in the headings, sources named.

    Columns that say the same of every row, or nothing, are left out; what only names the row is last.
    """
    described, shown = view.exhibit.resource, view.shown
    columns = [field for field in described.fields if _worth_showing(field, view)]
    columns.sort(key=lambda field: field.name == SINCE)  # what it is of and the figure come first
    frame = pd.DataFrame({field.heading: _cells(field, view) for field in columns})
    figures = (place for place, field in enumerate(columns) if field.unit)
    frame.insert(next(figures, len(columns)), "Years", shown["years"])
    if not view.exhibit.own_table:
        frame["Source"] = [view.every.cited[code].citation for code in view.rows["source"]]
    for code in (
        field.heading for field in columns if (field.name,) == described.key and not field.vocabulary
    ):
        frame[code] = frame.pop(code)  # told last: nobody reads it
    return frame.reset_index(drop=True)


def _worth_showing(field: Field, view: View) -> bool:
    if field.name in HIDDEN:
        return False
    if view.exhibit.own_table and field.type in TEXTS and field.name not in view.exhibit.named:
        return False  # the same in every row: said once beside the table, and in each line of the CSV
    if field.name in (view.exhibit.category, view.exhibit.measure, "geography", "kind"):
        return True
    values = view.rows[field.name]
    stated = bool(values.notna().any())
    return stated and (str(values.iloc[0]) not in ("all", "nan", "<NA>") or values.nunique() > 1)


def _cells(field: Field, view: View) -> pd.Series:
    """Figures that have bounds or can be hidden as text, other figures as numbers, codes."""
    if field.name == view.exhibit.measure:
        bounded = any(name in view.rows and view.rows[name].notna().any() for name in ("low", "high"))
        return view.shown["figure" if bounded or "hidden" in view.rows else field.name]
    if field.name == SINCE:
        return view.shown[SINCE].astype("str")  # a year, no number: 2007, not 2,007
    if field.name == "geography":
        names = view.shown["geography"]
        return names.where(view.shown["beyond"] == "", names + " (reaches beyond the choice)")
    return view.shown[field.name]


def paragraphs(view: View) -> list[str]:
    """Each row of a list in Markdown: a heading from its heads, then its other texts."""
    exhibit = view.exhibit
    names = list(dict.fromkeys((*exhibit.heads, *exhibit.columns)))
    rows = view.shown[names].astype("object")
    told = []
    for row in rows.where(rows.notna(), "").to_dict("records"):
        texts = {str(name): _text(str(name), value) for name, value in row.items() if value != ""}
        heads = " · ".join(text for name, text in texts.items() if name in exhibit.heads)
        lines = [
            text if name in PLAIN else f"{plain(exhibit.resource.field(name).heading)}: {text}"
            for name, text in texts.items()
            if name in exhibit.columns
        ]
        told.append("  \n".join([f"**{heads}**", *lines]) + "\n")
    return told


def _text(name: str, value: object) -> str:
    text = f"{value:,.0f}" if isinstance(value, int | float) else str(value)
    text = numbers.date(text) if name == "date" else text
    return f"“{plain(text)}”" if name in QUOTED else plain(text)


def alt_text(view: View) -> str:
    """The title, how many rows, and their figures or their range; "" without rows."""
    if view.empty:
        return ""
    unit = f", in {view.exhibit.field.unit}" if view.exhibit.field.unit else ""
    begin, chart = f"{title(view)}. {numbers.plural(view.count, 'row')}{unit}.", view.exhibit.chart
    if view.count <= MOST_IN_WORDS:
        return f"{begin} {'; '.join(_told(view, slice(None)))}."
    if chart and chart.steps:
        counted = chart.steps(view).value_counts(sort=False)
        told = "; ".join(f"{step}: {numbers.plural(count, 'place')}" for step, count in counted.items())
        return f"{begin} Places by step, {told}. The numbers are in the table."
    stated = ~view.not_stated
    low, high = (end[stated].dropna() for _, end in ends(view).items())
    if low.empty:
        return f"{begin} {'; '.join(_told(view, slice(MOST_IN_WORDS)))}; and more in the table."
    reach = f"From {numbers.number(low.min())} to {numbers.number(high.max())}"
    first, last = _told(view, [0, -1])
    return f"{begin} {reach}; first {first}; last {last}. All in the table."


def ends(view: View) -> pd.DataFrame:
    """Low and high of each row; a figure is both."""
    value = view.shown["value"].astype("Float64")
    return pd.DataFrame({end: value.fillna(view.shown[end]) for end in ("low", "high")})


def _told(view: View, which: slice | list[int]) -> list[str]:
    """The figures of some rows, each with a name from the columns by which the exhibit's rows differ."""
    exhibit, shown = view.exhibit, view.shown
    distinct = list(dict.fromkeys(filter(None, (exhibit.panel, exhibit.category, exhibit.color))))
    if not DATED & set(distinct) and shown["years"].nunique() > 1:
        distinct.append("years")
    columns = (shown[name].iloc[which].tolist() for name in (*distinct, "figure"))
    named = ([str(cell) for cell in row if cell and not pd.isna(cell)] for row in zip(*columns, strict=True))
    return [f"{', '.join(names)}: {figure}" for *names, figure in named]
