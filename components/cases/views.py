"""Answers on case records as views: their card, table, CSV and alt text are those of every exhibit.

Rows carry their words: what a field has as categories is remembered longer than a session.
"""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.cases import words as case_words
from components.cases.words import Asked
from components.charts.bands import trend_bands
from components.charts.bars import panel_bars
from components.charts.shares import share_grid
from components.model import numbers
from components.model.exhibit import Chart, Exhibit
from components.model.rows import EveryRow
from components.model.selection import Selection
from components.model.view import View
from data.cases import Answer
from data.cases.records import ATTRIBUTES, YEAR, Attribute
from data.package import COMPUTED

TITLES = tuple((attribute.name, attribute.title) for attribute in ATTRIBUTES.values())
FIELDS = (
    replace(field, categories=TITLES) if field.name in ("attribute", "split_by") else field
    for field in COMPUTED["case_answers"].fields
)
TABLE = replace(COMPUTED["case_answers"], fields=tuple(FIELDS))
# How an answer is drawn, and of how many values and groups: as many as have room.
Drawn = tuple[Chart, tuple[int, int], dict[str, Any]]
BARS: Drawn = panel_bars, (30, 1), {"category": "label", "panel": "known"}
GRID: Drawn = share_grid, (30, 12), {"category": "label", "color": "split_label"}
TRENDS: Drawn = trend_bands, (18, 99), {"category": "years", "panel": "label"}


def view_of(answer: Answer, asked: Asked) -> View:
    """An answer of which something can be shown, see `words.not_shown`, as a view of all its rows."""
    rows, source, choice = _rows(answer, asked), asked.edition.source, asked.choice
    chart, room, names = TRENDS if asked.split == YEAR else GRID if asked.split else BARS
    counts = (len(rows[name].cat.categories) for name in ("code", "split_code"))
    found = zip(room, counts, ("values", "groups"), strict=True)
    drawn = numbers.listing(f"{most} of {every:,} {noun}" for most, every, noun in found if every > most)
    left_out = f"The chart draws {drawn}, those with more cases; the table has all." if drawn else ""
    exhibit = Exhibit(
        slug="cases-" + "-by-".join(attribute.name for attribute in asked.of).replace("_", "-"),
        title=case_words.title(asked),
        table=TABLE.name,
        own_table=TABLE,
        measure="share",
        note=numbers.sentences(case_words.note(asked), left_out),
        chart=_of_drawn(chart, room),
        **names,
    )
    selection = Selection(first_year=choice.first_year, last_year=choice.last_year)
    return View(EveryRow(exhibit, rows, {source.source: source}), selection, np.ones(len(rows), dtype=bool))


def _of_drawn(chart: Chart, room: tuple[int, int]) -> Chart:
    """A chart of the first values and groups; lines are of the years alone that have a share."""

    def draw(view: View) -> go.Figure:
        rows = view.every.rows
        drawn = (rows["code"].cat.codes < room[0]) & (rows["split_code"].cat.codes < room[1])
        drawn &= rows["share"].notna() | (not chart.lines)
        return chart.draw(View(view.every, view.selection, drawn.to_numpy(dtype=bool)))

    return Chart(draw, lines=chart.lines)


def _rows(answer: Answer, asked: Asked) -> pd.DataFrame:
    """One row a value and group, in the order of the chart; codes are ordered likewise."""
    rows, show, split, choice = case_words.inside(answer.rows), asked.show, asked.split, asked.choice
    if split:
        rows = rows.rename(columns={"row": "split_code", "column": "code"})
        rows = rows.rename(columns={"known": "known_cases", "total": "all_cases"})
    else:
        rows = rows.assign(split_code=None, known_cases=answer.known, all_cases=answer.total)
    values = _in_order(rows, "code", show, ranked=show.name not in case_words.ORDERED)
    groups = _in_order(rows, "split_code", split, ranked=split.name in case_words.COUNTRIES) if split else {}
    years = choice.first_year or asked.years[0], choice.last_year or asked.years[1]
    year = rows["split_code"].astype("int64") if split == YEAR else None
    rows = rows.assign(
        label=rows["code"].map(values),
        split_label=rows["split_code"].map({} if split == YEAR else groups),
        period_start=min(years) if year is None else year,
        period_end=max(years) if year is None else year,
        code=pd.Categorical(rows["code"], list(values)),
        split_code=pd.Categorical(rows["split_code"], list(groups)),
        share=rows["share"].round(1),
        **dict.fromkeys(("low", "high"), pd.Series(pd.NA, index=rows.index, dtype="Float64")),
        attribute=asked.show.name,
        split_by=split.name if split else None,
        geography="all contributors",
        publisher="ctdc",  # publisher and kind are those under which breaks are known
        kind="assisted",
        source=asked.edition.source.source,
        choice=case_words.chosen(choice),
        threshold=asked.least,
        edition=asked.edition.edition,
        citation=asked.edition.citation,
    )
    return rows.sort_values(["code", "split_code"]).reset_index(drop=True)


def _in_order(rows: pd.DataFrame, column: str, attribute: Attribute, *, ranked: bool) -> dict[str, str]:
    """Code -> words; `ranked`: those with more cases that are shown stand first."""
    named = case_words.labels(attribute, rows[column].drop_duplicates())
    if not ranked:
        return named
    sums = rows.groupby(column)["cases"].sum()
    return dict(sorted(named.items(), key=lambda item: -int(sums[item[0]])))
