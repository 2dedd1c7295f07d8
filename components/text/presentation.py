"""A view in words: alt text, table, list, source line."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from components.charts.maps import MAPS, steps
from components.model import numbers
from components.model.labels import NOT_STATED
from components.model.memoize import kept
from components.model.view import View
from data.package import Field
from data.sources import Source, sources

HIDDEN = {"period_start", "period_end", "low", "high", "source", "said_in"}
MOST_IN_WORDS = 12
QUOTED = {"quotation"}
DATED = {"years", "who_when", "as_of", "series"}


@kept
def alt_text(view: View) -> str:
    """What is drawn: the title, how many rows, and their figures or their range."""
    head = f"{view.title}. {numbers.plural(view.count, 'row')}"
    unit = f", in {view.exhibit.field.unit}" if view.exhibit.field.unit else ""
    return f"{head}{unit}. {_figures_in_words(view)}"


def _figures_in_words(view: View) -> str:
    if view.count <= MOST_IN_WORDS:
        return "; ".join(_told(view, slice(None))) + "."
    if view.exhibit.chart in MAPS:
        return _reporting_in_words(view)
    stated = ends(view)[~_not_stated(view)].dropna()
    if stated.empty:
        return "; ".join(_told(view, slice(MOST_IN_WORDS))) + "; and more in the table."
    reach = f"From {numbers.number(stated['low'].min())} to {numbers.number(stated['high'].max())}"
    first, last = _told(view, [0, -1])
    return f"{reach}; first {first}; last {last}. All in the table."


def ends(view: View) -> pd.DataFrame:
    """Low and high of each row; a figure is both."""
    value, blank = view.shown["value"].astype("Float64"), pd.Series(pd.NA, index=view.shown.index)
    return pd.DataFrame({end: value.fillna(view.shown.get(end, blank)) for end in ("low", "high")})


def _reporting_in_words(view: View) -> str:
    """What a map shows: how many countries fall into each step."""
    counted = steps(view).value_counts(sort=False)
    told = "; ".join(f"{step}: {numbers.plural(count, 'country')}" for step, count in counted.items())
    return f"Countries by step, {told}. The numbers are in the table."


def _not_stated(view: View) -> pd.Series[bool]:
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


@kept
def table(view: View) -> pd.DataFrame:
    """The rows as the reader sees them: words, units in the headings, sources named.

    Columns that say the same of every row, or nothing, are left out.
    """
    described, shown = view.exhibit.resource, view.shown
    columns = [field for field in described.fields if _worth_showing(field, view)]
    frame = pd.DataFrame({field.heading: _cells(field, view) for field in columns})
    frame.insert(_place_of_years(columns), "Years", shown["years"])
    frame["Source"] = [sources()[code].citation for code in view.rows["source"]]
    return frame.reset_index(drop=True)


def _worth_showing(field: Field, view: View) -> bool:
    if field.name in HIDDEN:
        return False
    values = view.rows[field.name]
    if field.name in (view.exhibit.category, view.exhibit.measure, "geography", "kind"):
        return True
    if not values.notna().any():
        return False
    return str(values.iloc[0]) not in ("all", "nan", "<NA>") or values.nunique() > 1


def _cells(field: Field, view: View) -> pd.Series:
    """Figures with bounds as text, other figures as numbers, codes."""
    if field.name == view.exhibit.measure and _bounded(view):
        return view.shown["figure"]
    if field.name == "geography":
        names, reach = view.shown["geography"], view.shown["beyond"]
        marked = names + " (reaches beyond the choice)" if view.reaching_beyond else names
        return names.where(reach == "", marked)
    return view.shown[field.name]


def _bounded(view: View) -> bool:
    return any(name in view.rows and view.rows[name].notna().any() for name in ("low", "high"))


def _place_of_years(columns: list[Field]) -> int:
    return next((place for place, field in enumerate(columns) if field.unit), len(columns))


@kept
def paragraphs(view: View) -> list[str]:
    """Each row of a list in Markdown: a heading from its heads, then its other texts."""
    names = [*view.exhibit.heads, *view.exhibit.columns]
    rows = view.shown[names].astype("object")
    filled = rows.where(rows.notna(), "").itertuples(index=False, name=None)
    return [_paragraph(dict(zip(names, row, strict=True)), view) for row in filled]


def _paragraph(row: dict[str, object], view: View) -> str:
    told = {name: _cell(name, value) for name, value in row.items() if value != ""}
    heads = [text for name, text in told.items() if name in view.exhibit.heads]
    lines = [_labelled(name, text, view) for name, text in told.items() if name in view.exhibit.columns]
    return "  \n".join([f"**{' · '.join(heads)}**", *lines]) + "\n"


def _cell(name: str, value: object) -> str:
    text = f"{value:,.0f}" if isinstance(value, int | float) else str(value)
    text = numbers.date(text) if name == "date" else text
    return f"“{plain(text)}”" if name in QUOTED else plain(text)


def _labelled(name: str, text: str, view: View) -> str:
    if name in ("text", "date"):
        return text
    return f"{plain(view.exhibit.resource.field(name).heading)}: {text}"


@kept
def source_line(view: View) -> str:
    """The sources of a view with links, in Markdown; further ones are in the table."""
    return linked(view.sources)


def linked(cited: Sequence[Source], most: int = 4) -> str:
    """Sources with their links, in Markdown."""
    named = [_linked(source.citation, source.url) for source in cited[:most]]
    more = len(cited) - most
    tail = f"; and {numbers.plural(more, 'source')} more in the table" if more > 0 else ""
    return ("Sources: " if len(cited) > 1 else "Source: ") + "; ".join(named) + tail + "."


def plain(text: str) -> str:
    """A text whose signs Markdown would take for markup, escaped."""
    return re.sub(r"([\\\[\]*_`$:<>#~|])", r"\\\1", text)


def _linked(text: str, url: str) -> str:
    words_only = plain(text)
    return f"[{words_only}](<{url}>)" if url.startswith(("http://", "https://")) else words_only
