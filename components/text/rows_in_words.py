"""The rows of a view as a reader sees them: a table, or a list of paragraphs in Markdown."""

from __future__ import annotations

import pandas as pd

from components.model import numbers
from components.model.view import View
from components.text.markdown import plain
from data.package import Field

HIDDEN = {"period_start", "period_end", "low", "high", "source", "said_in"}
QUOTED, PLAIN, TEXTS = {"quotation"}, {"text", "date"}, {"string", "boolean"}


def table(view: View) -> pd.DataFrame:
    """The rows as the reader sees them: words, units in the headings, sources named.

    Columns that say the same of every row, or nothing, are left out.
    """
    described, shown = view.exhibit.resource, view.shown
    columns = [field for field in described.fields if _worth_showing(field, view)]
    frame = pd.DataFrame({field.heading: _cells(field, view) for field in columns})
    figures = (place for place, field in enumerate(columns) if field.unit)
    frame.insert(next(figures, len(columns)), "Years", shown["years"])
    if not view.exhibit.own_table:
        frame["Source"] = [view.every.cited[code].citation for code in view.rows["source"]]
    return frame.reset_index(drop=True)


def _worth_showing(field: Field, view: View) -> bool:
    if field.name in HIDDEN:
        return False
    if view.exhibit.own_table and field.type in TEXTS and field.name not in view.exhibit.named:
        return False  # the same in every row: said once beside the table, and in each line of the CSV
    values = view.rows[field.name]
    if field.name in (view.exhibit.category, view.exhibit.measure, "geography", "kind"):
        return True
    if not values.notna().any():
        return False
    return str(values.iloc[0]) not in ("all", "nan", "<NA>") or values.nunique() > 1


def _cells(field: Field, view: View) -> pd.Series:
    """Figures that have bounds or can be hidden as text, other figures as numbers, codes."""
    if field.name == view.exhibit.measure:
        bounded = any(name in view.rows and view.rows[name].notna().any() for name in ("low", "high"))
        return view.shown["figure" if bounded or "hidden" in view.rows else field.name]
    if field.name == "geography":
        names, reach = view.shown["geography"], view.shown["beyond"]
        marked = names + " (reaches beyond the choice)" if view.reaching_beyond else names
        return names.where(reach == "", marked)
    return view.shown[field.name]


def paragraphs(view: View) -> list[str]:
    """Each row of a list in Markdown: a heading from its heads, then its other texts."""
    names = [*view.exhibit.heads, *view.exhibit.columns]
    rows = view.shown[names].astype("object")
    filled = rows.where(rows.notna(), "").itertuples(index=False, name=None)
    return [_paragraph(dict(zip(names, row, strict=True)), view) for row in filled]


def _paragraph(row: dict[str, object], view: View) -> str:
    told = {name: _cell(name, value) for name, value in row.items() if value != ""}
    heads = [text for name, text in told.items() if name in view.exhibit.heads]
    lines = [
        text if name in PLAIN else f"{plain(view.exhibit.resource.field(name).heading)}: {text}"
        for name, text in told.items()
        if name in view.exhibit.columns
    ]
    return "  \n".join([f"**{' · '.join(heads)}**", *lines]) + "\n"


def _cell(name: str, value: object) -> str:
    text = f"{value:,.0f}" if isinstance(value, int | float) else str(value)
    text = numbers.date(text) if name == "date" else text
    return f"“{plain(text)}”" if name in QUOTED else plain(text)
