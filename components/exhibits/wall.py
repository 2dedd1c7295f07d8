"""Who reports what, when: every country by year in five states, worked out of UNODC's file."""

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from components.charts.timelines import reporting_strip, reporting_wall
from components.model.exhibit import Exhibit
from components.model.selection import FIRST_YEAR, LAST_YEAR, Selection
from data.bounds import UNDERCUT
from data.comparability import bounded
from data.geographies import WORLD, places, shown
from data.overlay import cached
from data.package import COMPUTED, TABLES, Table
from data.tables import among, read

WALL = COMPUTED["reporting_wall"]
PRINTED = dict(TABLES["detected_victims"].field("persons").printed)  # how "<5" is printed
TOLD = ("group", "kind", "publisher", "source")
FIGURES = ("measure", "geography", "period_start", "persons", "low", "high", "note")
VICTIMS, JUSTICE = "detected_victims", "persons_in_justice"
ALL = dict.fromkeys(("form", "sex", "age"), "all")
# What the wall of one country tells: which rows of a table.
MEASURES: dict[str, tuple[str, dict[str, str]]] = {
    "all": (VICTIMS, {}),
    "women": (VICTIMS, {"sex": "female", "age": "adult"}),
    "girls": (VICTIMS, {"sex": "female", "age": "child"}),
    "men": (VICTIMS, {"sex": "male", "age": "adult"}),
    "boys": (VICTIMS, {"sex": "male", "age": "child"}),
    "sexual_exploitation": (VICTIMS, {"form": "sexual_exploitation"}),
    "forced_labour": (VICTIMS, {"form": "forced_labour"}),
    "other_forms": (VICTIMS, {"form": "other"}),
    **{stage: (JUSTICE, {"stage": stage}) for stage in ("formal_contact", "prosecuted", "convicted")},
}


@cached()
def reporting() -> frozenset[tuple[str, int]]:
    """Each country and year of which UNODC's file has any figure of victims or of justice."""
    parts = (read(TABLES[name])[["geography", "period_start"]] for name in (VICTIMS, JUSTICE))
    return frozenset(
        (str(code), int(year)) for rows in parts for code, year in rows.drop_duplicates().to_numpy()
    )


@cached()
def _countries() -> dict[str, str]:
    """Each country of UNODC's file -> its subregion, in the order of the vocabulary."""
    order, named = [*places()], {code for code, _ in reporting()}
    region = {code: subregion(code) for code in order if code in named}
    return dict(sorted(region.items(), key=lambda pair: order.index(pair[1])))


@cached()
def _figures(measure: str) -> pd.DataFrame:
    """Every figure of the file that a wall tells of a measure, with its bounds."""
    table, codes = MEASURES[measure]
    every, where = read(TABLES[table]), (ALL if table == VICTIMS else {}) | codes
    held = every[np.all([among(every[column], (code,)) for column, code in where.items()], axis=0)]
    rows = bounded(held, "persons").assign(measure=measure, group=table)[[*FIGURES, *TOLD]]
    return rows.astype({"geography": "str"}).set_index(["measure", "geography", "period_start"])


def _rows(measures: Collection[str], table: Table, selection: Selection) -> pd.DataFrame:
    """A row for each measure, country and year of the file, as far as they are chosen.

    Several measures are told of a chosen place only.
    """
    figures, region, reported = pd.concat(map(_figures, measures)), _countries(), reporting()
    one = bool(selection.geography) or len(measures) > 1
    chosen = shown(selection.geography) if one else frozenset(region)
    first, last = selection.years or (FIRST_YEAR, LAST_YEAR)
    years = sorted({(measure, int(year)) for measure, _, year in figures.index if first <= year <= last})
    cells = [
        (measure, code, year)
        for measure in measures
        for code in region
        if code in chosen
        for of, year in years
        if of == measure
    ]
    index = pd.MultiIndex.from_tuples(cells, names=figures.index.names)
    rows = figures.drop(columns=[*TOLD]).reindex(index).reset_index()
    told_of = zip(*(rows[name].tolist() for name in ("persons", "low", "high", "note")), cells, strict=True)
    rows["state"] = [_state(*row, other=cell[1:] in reported) for *row, cell in told_of]
    exact = rows["persons"].notna()
    told = figures.groupby("measure")[[*TOLD]].first()
    return rows.join(told, on="measure").assign(
        region=rows["geography"].map(region),
        period_end=rows["period_start"],
        low=rows["low"].mask(exact),
        high=rows["high"].mask(exact),
    )[list(table.names)]


@cached()
def subregion(code: str) -> str:
    """The smallest region in which a country lies."""
    regions = places()[code].lies_in
    held = [one for one in places() if one in regions and places()[one].level == "subregion"]
    return held[-1] if held else WORLD


def _state(persons: Any, low: Any, high: Any, note: Any, *, other: bool) -> str:
    if not pd.isna(persons):
        return "number"
    if pd.isna(low) and pd.isna(high):
        return "other" if other else "none"
    return "fewer" if f"{low:.0f} to {high:.0f}" in PRINTED and note != UNDERCUT else "range"


def _wall(slug: str, title: str, table: Table, measures: Collection[str], **said: Any) -> Exhibit:
    """A wall of some measures in squares of five states."""
    rows = partial(_rows, measures, table)
    drawn: dict[str, Any] = {"color": "state", "order": (), "chart": reporting_wall}
    return Exhibit(slug, table.name, title, own_table=table, computed=rows, **drawn | said)


def _of_all(slug: str, noun: str, title: str, measure: str) -> Exhibit:
    sentence = f"{{when}}, {{figure}} {noun} were reported by {{place}} ({{state:lowered}})"
    table = replace(WALL, sentence=sentence)
    return _wall(slug, title, table, (measure,), category="geography", panel="region", at_once=True)


MADE = (
    _of_all("wall-detected", "detected victims", "Who reports detected victims, when", "all"),
    _of_all("wall-convicted", "persons convicted", "Who reports convictions, when", "convicted"),
)
STRIP = replace(MADE[0], slug="reporting-strip", title="Who reports, and when", chart=reporting_strip)
COUNTRY = _wall(
    "country-reporting",
    "What it reported to UNODC, when",
    COMPUTED["country_reporting"],
    tuple(MEASURES),
    category="measure",
    panel="group",
    one="geography",
)
EXHIBITS = (*MADE, STRIP, COUNTRY)
