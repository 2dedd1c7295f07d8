"""Sums over the reporting countries of regions by year: all that reported, and a constant panel."""

from collections.abc import Sequence

import pandas as pd

from data.bounds import UNDERCUT, undercut
from data.breaks import breaks, touched
from data.comparability import bounded
from data.intake.aggregates.cells import JUSTICE_SOURCE, SOURCE, figures
from data.intake.aggregates.places import (
    NOBODY,
    Regions,
    main_reporters,
    names,
    pakistan,
    regions,
    subregions,
    texts,
    world,
)
from data.intake.aggregates.unodc import TOO_SMALL, UNTOLD
from data.package import TABLES, Table
from data.sums import NotComparable, checked_sum

LENSES, PANEL_SINCE = ("all_reporters", "constant_panel"), 2017
Panel = tuple[int, int]
YEAR = "period_start"
# A country that makes up this much of a sum moves it by coming and leaving more than most years do.
MAIN = 0.1


def regional_detections(victims: pd.DataFrame) -> pd.DataFrame:
    """Detected victims summed over regions: totals, persons and forms, through two lenses."""
    table = TABLES["detected_victims"]
    parts = victims[(victims["form"].ne("all") | victims["sex"].ne("all")) & victims["note"].ne(UNTOLD)]
    key = ["form", "sex", "age"]
    whole = victims[(victims[key] == "all").all(axis=1)]
    whole = undercut(whole, victims)
    others = {place: members for place, members in pakistan().items() if len(members) > 1}
    years = panel(whole)
    pieces = [
        _regional(whole, table, key, {**world(), **regions("region"), **subregions()}, years),
        _regional(whole, table, key, pakistan(), years, ("all_reporters",)),
        _regional(parts, table, key, {**world(), **subregions()}, years),
        _regional(parts, table, key, others, years, ("all_reporters",)),
    ]
    return pd.concat(pieces).assign(**SOURCE)


def regional_justice(justice: pd.DataFrame) -> pd.DataFrame:
    """Persons in criminal justice summed over the world and subregions, through two lenses."""
    table, held = TABLES["persons_in_justice"], {**world(), **subregions()}
    return _regional(justice, table, ["stage"], held, panel(justice)).assign(**JUSTICE_SOURCE)


def _regional(
    rows: pd.DataFrame,
    table: Table,
    key: list[str],
    held: Regions,
    years: Panel,
    lenses: Sequence[str] = LENSES,
) -> pd.DataFrame:
    """Sums of a table of countries over regions, by year and lens, for each cell of the key.

    The constant panel holds the countries that reported the cell in every one of `years`.
    """
    sums = [
        _summed(held_rows, table, lens, years, several=len(members) > 1).assign(
            geography=region, **dict(zip(key, map(str, values), strict=True))
        )
        for values, cell in rows.groupby(key, observed=True)
        for region, members in held.items()
        if not (held_rows := cell[cell["geography"].isin(members)]).empty
        for lens in lenses
    ]
    return figures(pd.concat(sums)) if sums else pd.DataFrame()


def panel(rows: pd.DataFrame) -> Panel:
    """The years of the constant panel: to the last that half as many countries reported as any other.

    The last year of a file may hold the reports of the first few.
    """
    reporters = rows.groupby(YEAR)["geography"].nunique()
    full = reporters.index[reporters * 2 >= reporters.max()]
    return PANEL_SINCE, int(full.max()) if len(full) else PANEL_SINCE


def _summed(rows: pd.DataFrame, table: Table, lens: str, years: Panel, *, several: bool) -> pd.DataFrame:
    """The years in which a member reported; of the panel's years alone for the constant panel.

    `several` says that the region holds more than one country, so that one can be most of it.
    """
    concerned = of_panel(rows, years) if lens == "constant_panel" else rows
    summed = by_year(concerned, table)
    main = _main(concerned) if several else {}
    of_years = zip(summed[YEAR], summed["came"], summed["left"], strict=True)
    noted = concerned.loc[concerned["note"].isin([UNDERCUT, TOO_SMALL]), [YEAR, "geography", "note"]]
    return summed.assign(
        lens=lens,
        derived=_derived(lens, years),
        main_reporter=texts(main.get((year,), NOBODY)[0] for year in summed[YEAR]),
        note=texts(
            f"{main.get((year,), NOBODY)[1]} {_told(noted, year, *moved)}" for year, *moved in of_years
        ),
    )


def _main(rows: pd.DataFrame) -> dict[tuple[object, ...], tuple[str, str]]:
    """Who makes up half or more of each year."""
    return main_reporters(bounded(rows, "persons").rename(columns={"geography": "reporter"}), [YEAR])


def _derived(lens: str, years: Panel) -> str:
    when = f"every year, {years[0]} to {years[1]}" if lens == LENSES[1] else "the year"
    return f"Sum over the countries that reported in {when}"


def of_panel(rows: pd.DataFrame, panel: Panel) -> pd.DataFrame:
    """The years of the panel, of those countries that reported in every one of them."""
    within = rows[rows[YEAR].between(*panel)]
    years = within.groupby("geography")[YEAR].nunique()
    return within[within["geography"].isin(years.index[years == panel[1] - panel[0] + 1])]


def by_year(rows: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Years with low, high, hidden_cells, reporting_countries, came, left, since.

    Rows are figures of countries for single years, one for each; a country reports in a year when it
    has a figure, hidden or not. `came` and `left` hold the codes of those that make up a tenth of a sum
    or more and reported not the year before, or that year no more. A line may join the years with one
    `since`: a break of a country in the sum, a main reporter that comes or leaves, and a year that nobody
    reported end it. Raises NotComparable.
    """
    if rows[YEAR].ne(rows["period_end"]).any():
        raise NotComparable("A figure of several years cannot stand in a sum by year.")
    every = bounded(rows, "persons")
    reported = every[every[["low", "high"]].notna().any(axis=1)]
    sums = checked_sum(reported, table, "persons", [YEAR]).set_index(YEAR)
    least = reported.pivot(index="geography", columns=YEAR, values="low").astype("float64")
    main = least.ge(sums["high"].astype("float64") * MAIN) & least.gt(0)
    there, main_before = least.notna(), main.shift(axis="columns", fill_value=False)
    moves = main & ~there.shift(axis="columns", fill_value=False), main_before & ~there
    years: list[int] = sums.index.astype("int64").tolist()
    # A year that nobody reported ends the line by itself.
    came, left = (
        pd.Series(
            [[*codes.index[codes[year]]] if year - 1 in years else [] for year in years], dtype="object"
        )
        for codes in moves
    )
    broken = [reported.loc[touched(reported, item) & reported[YEAR].ge(item.year), YEAR] for item in breaks()]
    starts = {int(found.min()) for found in broken if not found.empty}
    starts |= {
        year for year, *moved in zip(years, came, left, strict=True) if any(moved) or year - 1 not in years
    }
    summed = sums.rename(columns={"hidden": "hidden_cells", "rows": "reporting_countries"}).reset_index()
    since = summed[YEAR].where(summed[YEAR].isin(starts)).ffill()
    return summed.assign(period_end=summed[YEAR], came=came, left=left, since=since)


def _told(rows: pd.DataFrame, year: int, came: Sequence[str], left: Sequence[str]) -> str:
    """What must be known of a year: main reporters that came or left, totals that their parts contradict."""
    at = rows[rows[YEAR] == year]
    noted = {note: at.loc[at["note"] == note, "geography"] for note in (UNDERCUT, TOO_SMALL)}
    sentences = [
        (came, "{} reported this year, not the year before"),
        (left, "{} reported the year before, not this year"),
        (
            noted[UNDERCUT],
            "{}: printed as “<5” beside larger parts, so it is a range up to the sum of its parts",
        ),
    ]
    told = [sentence.format(names(codes)) for codes, sentence in sentences if len(codes)]
    if small := len(noted[TOO_SMALL]):
        where = f"In {small} {'country' if small == 1 else 'countries'} the printed total"
        told.append(f"{where} is smaller than one of its parts; it is added as printed")
    return ". ".join(told) + "." if told else ""
