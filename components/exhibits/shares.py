"""Shares of the persons of whom it was reported what they are, worked out for the places that are chosen."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pandas as pd

from components.charts.bands import trend_bands
from components.model import numbers
from components.model.exhibit import Exhibit
from components.model.selection import FIRST_YEAR, LAST_YEAR, Selection
from data.bounds import shares, total
from data.comparability import bounded
from data.geographies import with_members
from data.package import Field, Table
from data.sums import NOT_STATED
from data.tables import read

WHOSE = {
    "person": "sex and age were reported",
    "age": "age was reported",
    "form": "form of exploitation was reported",
}
PARTS = {"person": "{person:lowered}", "age": "{age:lowered}", "form": "counted under {form:lowered}"}
NOTE = (
    "Shares are of the victims of whom this was reported, never of all victims; the table tells of how many "
    "it was, and of how many not."
)
FIGURES = (
    Field("share", "Share", "number", "Of those of whom it was reported.", unit="per cent"),
    Field("low", "Low", "number", "The least that it can be.", bound="low"),
    Field("high", "High", "number", "The most that it can be.", bound="high"),
    Field("known", "Reported of", "string", "Of how many persons it was reported."),
    Field("unknown", "Not stated of", "string", "Of how many persons it was not, where that was reported."),
)


def known_shares(slug: str, rows: Exhibit, by: str) -> Exhibit:
    """The shares of the parts that an exhibit shows as persons."""
    whose, table = WHOSE[by], rows.resource
    kept = (field for field in table.fields if field.name not in ("persons", "low", "high", "derived"))
    own = replace(
        table,
        name=f"{table.name}_shares",
        fields=(*kept, *FIGURES),
        measure="share",
        sentence=f"{{when}}, {{figure}} per cent of the detected victims in {{place}} whose {whose} "
        f"({{known}}) were {PARTS[by]}, computed here",
    )
    parts = partial(_rows, table, own, rows)
    every = Exhibit(
        slug=slug,
        table=own.name,
        own_table=own,
        title=f"Shares of detected victims by {by.replace('person', 'sex and age')}",
        note=f"{NOTE} {rows.note}",
        where=rows.where,
        chart=trend_bands,
        color=rows.color,
        panel="geography",
        heads=("known", "unknown"),
        one="geography",
        exact=True,
        computed=parts,
    )
    alone = partial(_of_children, parts)  # what is left of two ages is the other one
    title = "Per cent of children among detected victims of known age"
    return replace(every, title=title, color="geography", computed=alone) if by == "age" else every


def _of_children(shares: Callable[[Selection], pd.DataFrame], selection: Selection) -> pd.DataFrame:
    rows = shares(selection)
    return rows[rows["age"].eq("child")].reset_index(drop=True)


def _rows(table: Table, own: Table, of: Exhibit, selection: Selection) -> pd.DataFrame:
    """The shares of chosen places and years; none of a year in which nothing is known."""
    rows = read(table)
    for column, codes in {**of.where, "geography": with_members(selection.geography)}.items():
        rows = rows[rows[column].isin(codes)]
    first, last = selection.years or (FIRST_YEAR, LAST_YEAR)
    rows = bounded(rows[rows["period_start"].between(first, last)], "persons")
    rows = rows[rows["low"].notna() & rows["high"].notna()]
    blank = rows.iloc[:0].assign(share=None, known="", unknown="")
    told = [_of_year(held) for _, held in rows.groupby(["geography", "period_start"], observed=True)]
    every = pd.concat(told) if told else blank
    order = [name for name in of.sorted_by if name in every]
    ordered = every.sort_values(order, kind="stable").reset_index(drop=True)
    return ordered[list(own.names)].astype(dict.fromkeys(("share", "low", "high"), "Float64"))


def _of_year(rows: pd.DataFrame) -> pd.DataFrame:
    """The parts that are stated as shares of their sum."""
    stated = rows[~rows[["form", "sex"]].isin([NOT_STATED]).any(axis=1)]
    found = shares(stated).round(1)
    known, unknown = (_persons(held) for held in (stated, rows.drop(stated.index)))
    exact = found["low"].where(found["low"].eq(found["high"]))
    told = stated.assign(share=exact, low=found["low"].mask(exact.notna()), known=known, unknown=unknown)
    return told.assign(high=found["high"].mask(exact.notna()))[found["low"].notna().to_numpy()]


def _persons(rows: pd.DataFrame) -> str:
    """How many persons rows count, "" for no row."""
    if rows.empty:
        return ""
    whole = total(rows).iloc[0]
    return numbers.between(whole["low"], whole["high"])
