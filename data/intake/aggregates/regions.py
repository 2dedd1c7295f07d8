"""Sums over the reporting countries of regions by year: all that reported, and a constant panel."""

from collections.abc import Sequence

import pandas as pd

from data.bounds import UNDERCUT, undercut
from data.breaks import breaks, touched
from data.comparability import bounded
from data.geographies import WORLD, members
from data.intake.aggregates import cells
from data.intake.aggregates.cells import JUSTICE_SOURCE, NOBODY, SOURCE, Regions, figures, texts
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
    whole = undercut(victims[(victims[key] == "all").all(axis=1)], victims)
    years, wide = panel(whole), {WORLD: members(WORLD), **cells.subregions()}
    # Pakistan, and all other countries, whose sums its reports would hide.
    others = {"world_without_pakistan": members(WORLD) - {"PAK"}}
    pieces = [
        _regional(whole, table, key, {**wide, **cells.regions("region")}, years),
        _regional(whole, table, key, {"PAK": frozenset({"PAK"}), **others}, years, LENSES[:1]),
        _regional(parts, table, key, wide, years),
        _regional(parts, table, key, others, years, LENSES[:1]),
    ]
    return pd.concat(pieces).assign(**SOURCE)


def regional_justice(justice: pd.DataFrame) -> pd.DataFrame:
    """Persons in criminal justice summed over the world and subregions, through two lenses."""
    table, held = TABLES["persons_in_justice"], {WORLD: members(WORLD), **cells.subregions()}
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
        _summed(held_rows, table, lens, years, several=len(countries) > 1).assign(
            geography=region, **dict(zip(key, map(str, values), strict=True))
        )
        for values, cell in rows.groupby(key, observed=True)
        for region, countries in held.items()
        if not (held_rows := cell[cell["geography"].isin(countries)]).empty
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
    constant = lens == LENSES[1]
    concerned = of_panel(rows, years) if constant else rows
    summed = by_year(concerned, table)
    # Who makes up half or more of each year.
    parts = bounded(concerned, "persons").rename(columns={"geography": "reporter"})
    main = cells.main_reporters(parts, [YEAR]) if several else {}
    of_years = [main.get((year,), NOBODY) for year in summed[YEAR]]
    moved = zip(summed[YEAR], summed["came"], summed["left"], strict=True)
    noted = concerned.loc[concerned["note"].isin([UNDERCUT, TOO_SMALL]), [YEAR, "geography", "note"]]
    when = f"every year, {years[0]} to {years[1]}" if constant else "the year"
    return summed.assign(
        lens=lens,
        derived=f"Sum over the countries that reported in {when}",
        main_reporter=texts(name for name, _ in of_years),
        note=texts(
            f"{said} {_told(noted, *of_year)}" for (_, said), of_year in zip(of_years, moved, strict=True)
        ),
    )


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
    undercut_in, small = (at.loc[at["note"] == note, "geography"] for note in (UNDERCUT, TOO_SMALL))
    larger = "{}: printed as “<5” beside larger parts, so it is a range up to the sum of its parts"
    sentences = [
        (came, "{} reported this year, not the year before"),
        (left, "{} reported the year before, not this year"),
        (undercut_in, larger),
    ]
    told = [sentence.format(cells.names(codes)) for codes, sentence in sentences if len(codes)]
    if len(small):
        where = f"In {len(small)} {'country' if len(small) == 1 else 'countries'} the printed total"
        told.append(f"{where} is smaller than one of its parts; it is added as printed")
    return ". ".join(told) + "." if told else ""
