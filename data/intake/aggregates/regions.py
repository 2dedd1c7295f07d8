"""Sums over the reporting countries of regions by year: all that reported, and a constant panel."""

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from data.bounds import UNDERCUT
from data.geographies import places
from data.intake.aggregates.cells import JUSTICE_SOURCE, SOURCE, figures
from data.intake.aggregates.places import Regions, pakistan, regions, subregions, world
from data.intake.aggregates.unodc import TOO_SMALL, UNTOLD
from data.lens import Lens, lens
from data.package import TABLES, Table

PANEL = (2017, 2022)
LENSES: dict[str, Lens] = {"all_reporters": "all", "constant_panel": "constant"}
DERIVED = {
    "all": "Sum over the countries that reported in the year",
    "constant": "Sum over the countries that reported in every year",
}


def regional_detections(victims: pd.DataFrame) -> pd.DataFrame:
    """Detected victims summed over regions: totals, persons and forms, through two lenses."""
    table = TABLES["detected_victims"]
    of_both_sexes = victims["sex"].eq("all") & victims["age"].ne("all")
    parts = victims[(victims["form"].ne("all") | victims["sex"].ne("all")) & victims["note"].ne(UNTOLD)]
    whole = victims[victims["form"].eq("all") & victims["sex"].eq("all") & ~of_both_sexes]
    key = ["form", "sex", "age"]
    # In a sum, a total printed as "<5" is what is printed or what its parts add up to.
    printed = whole["note"].eq(UNDERCUT)
    high = whole["high"].fillna(whole["persons"]).where(printed, whole["high"])
    whole = whole.assign(persons=whole["persons"].mask(printed), low=whole["low"].mask(printed, 0), high=high)
    pieces = [
        _regional(whole, table, key, {**world(), **regions("region"), **subregions()}),
        _regional(whole, table, key, pakistan(), ("all_reporters",)),
        _regional(parts, table, key, {**world(), **subregions()}),
    ]
    return pd.concat(pieces).assign(**SOURCE)


def regional_justice(justice: pd.DataFrame) -> pd.DataFrame:
    """Persons in criminal justice summed over the world and subregions, through two lenses."""
    table, held = TABLES["persons_in_justice"], {**world(), **subregions()}
    return _regional(justice, table, ["stage"], held).assign(**JUSTICE_SOURCE)


def _regional(
    rows: pd.DataFrame, table: Table, key: list[str], held: Regions, lenses: tuple[str, ...] = tuple(LENSES)
) -> pd.DataFrame:
    """Sums of a table of countries over regions, by year and lens, for each cell of the key.

    The constant panel holds the countries that reported the cell in every year of `PANEL`.
    """
    sums = [
        _summed(cell[cell["geography"].isin(members)], table, choice).assign(
            lens=name, geography=region, **at
        )
        for at, cell in _cells_of(rows, key)
        for region, members in held.items()
        for name, choice in LENSES.items()
        if name in lenses
    ]
    return figures(pd.concat(sums)) if sums else pd.DataFrame()


def _cells_of(rows: pd.DataFrame, key: list[str]) -> Iterator[tuple[dict[str, str], pd.DataFrame]]:
    """Each cell of the key with its rows."""
    for values, cell in rows.groupby(key, observed=True, sort=True):
        codes = [str(code) for code in values] if isinstance(values, tuple) else [str(values)]
        yield dict(zip(key, codes, strict=True)), cell


def _summed(rows: pd.DataFrame, table: Table, choice: Lens) -> pd.DataFrame:
    """The years in which somebody reported; of the panel's years alone for the constant panel."""
    concerned = _of_the_panel(rows) if choice == "constant" else rows
    years = lens(concerned, choice, table, "persons")
    summed = years[years["countries"] > 0]
    of_years = zip(summed["period_start"], summed["came"], summed["left"], strict=True)
    told = f", {PANEL[0]} to {PANEL[1]}" if choice == "constant" else ""
    return summed.assign(
        hidden_cells=summed["hidden"],
        reporting_countries=summed["countries"],
        since=summed.groupby("segment")["period_start"].transform("min"),
        derived=f"{DERIVED[choice]}{told}",
        note=pd.Series([_told(concerned, *year) for year in of_years], summed.index, dtype="object"),
    )


def _of_the_panel(rows: pd.DataFrame) -> pd.DataFrame:
    """The years of the panel, of those countries that reported in every one of them."""
    within = rows[rows["period_start"].between(*PANEL)]
    years = within.groupby("geography")["period_start"].nunique()
    return within[within["geography"].isin(years.index[years == PANEL[1] - PANEL[0] + 1])]


def _told(rows: pd.DataFrame, year: int, came: Sequence[str], left: Sequence[str]) -> str | None:
    """What must be known of a year: main reporters that came or left, totals that their parts contradict."""
    at = rows[rows["period_start"] == year]
    noted = {note: at.loc[at["note"] == note, "geography"] for note in (UNDERCUT, TOO_SMALL)}
    sentences = [
        (came, "{} reported this year, not the year before"),
        (left, "{} reported the year before, not this year"),
        (
            noted[UNDERCUT],
            "{}: printed as “<5” beside larger parts, so it is a range up to the sum of its parts",
        ),
    ]
    told = [sentence.format(_names(codes)) for codes, sentence in sentences if len(codes)]
    if small := len(noted[TOO_SMALL]):
        where = f"In {small} {'country' if small == 1 else 'countries'} the printed total"
        told.append(f"{where} is smaller than one of its parts; it is added as printed")
    return ". ".join(told) + "." if told else None


def _names(codes: Iterable[str]) -> str:
    return ", ".join(sorted(places()[str(code)].label for code in codes))
