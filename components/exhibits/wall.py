"""Who reports what, when: every country by year in five states, worked out of UNODC's file."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pandas as pd

from components.charts.wall import reporting_wall
from components.model.exhibit import Exhibit
from components.model.selection import Selection
from data.comparability import bounded
from data.geographies import places, shown
from data.package import TABLES, Field, Table
from data.tables import read

STATES = {
    "number": "A number",
    "range": "A range",
    "fewer": "“<5” alone",
    "other": "Nothing of this kind, something else",
    "none": "Did not report",
}
WALL = Table(
    name="reporting_wall",
    title="Who reports what, when",
    description="Whether a country reported a total of a year to UNODC, and how it was printed.",
    path=Path(),
    fields=(
        Field("region", "Subregion", "string", "Where the country lies.", vocabulary="geographies"),
        Field("geography", "Country", "string", "Who reports.", vocabulary="geographies"),
        Field("period_start", "From year", "integer", "The year."),
        Field("period_end", "To year", "integer", "The year."),
        Field("state", "State", "string", "What was reported.", categories=tuple(STATES.items())),
        Field("persons", "Persons", "integer", "The number, where one was printed.", unit="persons"),
        Field("low", "Low", "integer", "The least that it can be.", bound="low"),
        Field("high", "High", "integer", "The most that it can be.", bound="high"),
        Field("kind", "Kind", "string", "How the figure came about.", vocabulary="kinds"),
        Field("publisher", "Publisher", "string", "Who published it.", vocabulary="publishers"),
        Field("source", "Source", "string", "Where it was read.", vocabulary="sources"),
    ),
    key=("geography", "period_start"),
    measure="persons",
)
NOTE = (
    "A year without a report says nothing about trafficking in a country. Whoever has any figure of victims "
    "or of justice in UNODC's file has reported something in that year."
)


def _rows(codes: dict[str, str], table: Table, selection: Selection) -> pd.DataFrame:
    """A row for each country of UNODC's file and each of its years, as far as they are chosen."""
    every = read(table)
    whole = every[[*codes]].eq(pd.Series(codes)).all(axis=1)
    totals = bounded(every[whole], "persons").set_index(["geography", "period_start"])
    parts = [read(TABLES[name]) for name in ("detected_victims", "persons_in_justice")]
    something = {pair for rows in parts for pair in zip(rows["geography"], rows["period_start"], strict=True)}
    years = sorted(set(every.loc[whole, "period_start"]))
    region = {code: _subregion(code) for code in {str(country) for country, _ in something}}
    first, last = selection.years or (years[0], years[-1])
    chosen = shown(selection.geography) if selection.geography else frozenset(region)
    order = [code for code in places() if code in region and code in chosen]
    index = pd.MultiIndex.from_tuples(
        [
            (code, year)
            for code in sorted(order, key=[*places()].index)
            for year in years
            if first <= year <= last
        ],
        names=["geography", "period_start"],
    )
    rows = totals[["persons", "low", "high"]].reindex(index).reset_index()
    reported = [pair in something for pair in index]
    rows["state"] = [
        _state(*ends, other=other)
        for *ends, other in zip(rows["persons"], rows["low"], rows["high"], reported, strict=True)
    ]
    told = {name: every[name].iloc[0] for name in ("kind", "publisher", "source")}
    exact = rows["persons"].notna()
    return rows.assign(
        region=rows["geography"].map(region),
        period_end=rows["period_start"],
        low=rows["low"].mask(exact),
        high=rows["high"].mask(exact),
        **told,
    )[list(WALL.names)].sort_values(["region", "geography"], kind="stable", key=_by_place)


def _by_place(codes: pd.Series) -> pd.Series:
    order = {code: place for place, code in enumerate(places())}
    return codes.astype("str").map(order)


def _subregion(code: str) -> str:
    """The smallest region in which a country lies."""
    held = [
        place
        for place in places().values()
        if place.level == "subregion" and place.geography in places()[code].lies_in
    ]
    return held[-1].geography if held else "001"


def _state(persons: float, low: float, high: float, *, other: bool) -> str:
    if not pd.isna(persons):
        return "number"
    if pd.isna(low) and pd.isna(high):
        return "other" if other else "none"
    return "fewer" if high == 4 else "range"


def _wall(slug: str, noun: str, title: str, table: str, codes: dict[str, str]) -> Exhibit:
    sentence = f"{{when}}, {{figure}} {noun} were reported by {{place}} ({{state:lowered}})"
    return Exhibit(
        slug=slug,
        title=title,
        table=WALL.name,
        own_table=replace(WALL, sentence=sentence),
        category="geography",
        color="state",
        panel="region",
        order=(),
        chart=reporting_wall,
        note=NOTE,
        computed=partial(_rows, codes, TABLES[table]),
    )


ALL = dict.fromkeys(("form", "sex", "age"), "all")
EXHIBITS = (
    _wall("wall-detected", "detected victims", "Who reports detected victims, when", "detected_victims", ALL),
    _wall(
        "wall-convicted",
        "persons convicted",
        "Who reports convictions, when",
        "persons_in_justice",
        {"stage": "convicted"},
    ),
)
