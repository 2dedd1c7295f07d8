"""Answers on case records as views: their card, table, CSV and alt text are those of every exhibit.

Rows carry their words: what a field has as categories is remembered longer than a session.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.cases import words as case_words
from components.cases.edition import CaseEdition
from components.charts.bands import trend_bands
from components.charts.bars import panel_bars
from components.charts.shares import share_grid
from components.model.chart import Chart
from components.model.exhibit import Exhibit
from components.model.rows import EveryRow
from components.model.selection import Selection
from components.model.view import View
from data.cases.answers import TOTAL, Answer
from data.cases.questions import Choice
from data.cases.records import ATTRIBUTES, YEAR, Attribute
from data.package import Field, Table

TITLES = tuple((attribute.name, attribute.title) for attribute in ATTRIBUTES.values())
TABLE = Table(
    name="case_answers",
    title="Answers on case records",
    description="Shares of known values among the case records that fit a choice; small groups are hidden.",
    path=Path(),
    fields=(
        Field("attribute", "Attribute", "string", "What is known of the cases.", categories=TITLES),
        Field("code", "Code", "string", "The value of the attribute, as the records have it."),
        Field("label", "Value", "string", "The value in words."),
        Field("split_by", "Split by", "string", "What tells the groups of cases apart.", categories=TITLES),
        Field("split_code", "Code of the group", "string", "The group, as the records have it."),
        Field("split_label", "Group", "string", "The group in words."),
        Field("geography", "Whose cases", "string", "Who assisted or heard of the people."),
        Field("period_start", "From year", "integer", "First year of registration."),
        Field("period_end", "To year", "integer", "Last year of registration."),
        Field("share", "Share", "number", "Share of the known cases of the group.", unit="per cent"),
        Field("low", "Low", "number", "Always blank: nothing is told of a hidden share.", bound="low"),
        Field("high", "High", "number", "Always blank: nothing is told of a hidden share.", bound="high"),
        Field("cases", "Cases", "integer", "Cases with this value.", unit="case records"),
        Field("hidden", "Hidden", "boolean", "Whether cases and share are hidden."),
        Field("known_cases", "Cases where it is known", "integer", "Cases of which the share is one."),
        Field("all_cases", "Cases in the group", "integer", "Cases, whether or not the value is known."),
        Field("kind", "Kind", "string", "How the figure came about.", vocabulary="kinds"),
        Field("choice", "Choice", "string", "Which records were chosen."),
        Field("threshold", "Hidden below", "integer", "Under how many cases a group is hidden."),
        Field("edition", "Edition", "string", "The edition of the records."),
        Field("citation", "Citation", "string", "The source in the publisher's wording."),
    ),
    key=("code", "split_code", "period_start"),
    aspects=(("population", ("label", "split_label")),),
)
BARS, ACROSS, PANELS = 25, 12, 18  # values, groups and years that have room in a chart


@dataclass(frozen=True)
class Asked:
    """What is shown of which records: an attribute, what splits the cases, and what hides small groups."""

    show: Attribute
    split: Attribute | None
    choice: Choice
    least: int
    edition: CaseEdition
    years: tuple[int, int]  # of the records, where the choice has none

    @property
    def slug(self) -> str:
        """The anchor, and the name of the file."""
        names = [attribute.name for attribute in (self.show, self.split) if attribute]
        return f"cases-{'-by-'.join(names)}".replace("_", "-")


def view_of(answer: Answer, asked: Asked) -> View:
    """An answer of which something can be shown, see `words.not_shown`, as a view of all its rows."""
    rows, left_out = _rows(answer, asked)
    choice, source = asked.choice, asked.edition.source
    note = case_words.note(asked.show, asked.split, choice, asked.least, asked.edition.kept)
    exhibit = Exhibit(
        slug=asked.slug,
        title=case_words.title(asked.show, asked.split, choice),
        table=TABLE.name,
        own_table=TABLE,
        measure="share",
        note=" ".join(filter(None, (note, left_out))),
        **_drawn_as(asked),
    )
    rows = rows.assign(
        publisher="ctdc",
        kind="assisted",
        source=source.source,
        attribute=asked.show.name,
        geography="all contributors",
        low=pd.Series(pd.NA, index=rows.index, dtype="Float64"),
        high=pd.Series(pd.NA, index=rows.index, dtype="Float64"),
        choice=case_words.chosen(choice),
        threshold=asked.least,
        edition=asked.edition.edition,
        citation=asked.edition.citation,
    )
    selection = Selection(first_year=choice.first_year, last_year=choice.last_year)
    return View(EveryRow(exhibit, rows, {source.source: source}), selection, np.ones(len(rows), dtype=bool))


def _drawn_as(asked: Asked) -> dict[str, Any]:
    if not asked.split:
        return {"chart": _of_drawn(panel_bars), "category": "label", "panel": "known"}
    if asked.split == YEAR:
        return {"chart": _of_drawn(trend_bands), "category": "years", "panel": "label"}
    return {"chart": _of_drawn(share_grid), "category": "label", "color": "split_label"}


def _of_drawn(chart: Chart) -> Chart:
    """A chart of the rows for which it has room, and of years of those alone that have a share."""

    def draw(view: View) -> go.Figure:
        return chart.draw(View(view.every, view.selection, view.all_rows["drawn"].to_numpy(dtype=bool)))

    return Chart(draw, lines=chart.lines)


def _rows(answer: Answer, asked: Asked) -> tuple[pd.DataFrame, str]:
    """One row a value and group in the order of the chart, and how much of them it leaves out."""
    show, split = asked.show, asked.split
    names = {"row": "split_code", "column": "code", "known": "known_cases", "total": "all_cases"}
    rows = answer.rows.rename(columns=names)
    if split:
        rows = rows[(rows["split_code"] != TOTAL) & (rows["code"] != TOTAL)]
    else:
        rows = rows.assign(split_code=None, known_cases=answer.known, all_cases=answer.total)
    values = _in_order(rows, "code", show, ranked=show.name not in case_words.ORDERED)
    groups = _in_order(rows, "split_code", split, ranked=split.name in case_words.COUNTRIES) if split else {}
    by_year = split == YEAR
    first, last = asked.choice.first_year or asked.years[0], asked.choice.last_year or asked.years[1]
    down = rows["code"].map({code: place for place, code in enumerate(values)})
    across = rows["split_code"].map({code: place for place, code in enumerate(groups)}).fillna(0)
    most = PANELS if by_year else BARS
    room = (down < most) & ((across < ACROSS) | by_year)
    rows = rows.assign(
        label=rows["code"].map(values),
        split_by=split.name if split else None,
        split_label=None if by_year else rows["split_code"].map(groups),
        period_start=rows["split_code"].astype("int64") if by_year else min(first, last),
        period_end=rows["split_code"].astype("int64") if by_year else max(first, last),
        share=rows["share"].round(1),
        drawn=room & rows["share"].notna() if by_year else room,
        down=down,
        across=across,
    )
    rows = rows.sort_values(["down", "across", "period_start"], kind="stable").reset_index(drop=True)
    pairs = [(len(values), most), *([(len(groups), ACROSS)] if groups and not by_year else [])]
    if all(every <= most for every, most in pairs):
        return rows, ""
    told = " by ".join(f"{min(every, most)} of {every:,}" for every, most in pairs)
    return rows, f"The chart draws {told}, those with more cases; the table has all."


def _in_order(rows: pd.DataFrame, column: str, attribute: Attribute, *, ranked: bool) -> dict[str, str]:
    """Code -> words; `ranked`: those with more cases that are shown stand first."""
    named = case_words.labels(attribute, rows[column].drop_duplicates())
    if not ranked:
        return named
    sums = rows.groupby(column)["cases"].sum()
    return dict(sorted(named.items(), key=lambda item: -int(sums[item[0]])))
