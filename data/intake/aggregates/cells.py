"""Cells of UNODC's file in the words of the package, figures beside bounds; regions and their countries."""

from collections.abc import Iterable

import pandas as pd

from data.geographies import members, places

SOURCE = {"kind": "detected", "publisher": "unodc", "source": "unodc_data_portal_2025"}
JUSTICE_SOURCE = {**SOURCE, "kind": "registered"}
SEXES = {"total": "all", "female": "female", "male": "male", "other": "other", "unknown": "not_stated"}
AGES = {"total": "all", "child": "child", "adult": "adult", "unknown": "all"}
Regions = dict[str, frozenset[str]]
NOBODY = "", ""


def in_words(rows: pd.DataFrame) -> pd.DataFrame:
    """The reader's rows in the words of the package: places, sexes, ages, period."""
    return rows.assign(
        geography=rows["geography"].astype("str").where(rows["geography"] != "", "sark"),
        sex=rows["sex"].astype("str").map(SEXES),
        age=rows["age"].astype("str").map(AGES),
        age_read=rows["age"].astype("str"),
        form="all",
        period_start=rows["year"],
    )


def figures(cells: pd.DataFrame, measure: str = "persons") -> pd.DataFrame:
    """The measure where low and high agree; `low` and `high` where they do not."""
    exact = cells["low"] == cells["high"]
    ends = {"low": cells["low"].mask(exact), "high": cells["high"].mask(exact)}
    return cells.assign(**{measure: cells["low"].where(exact)}, **ends)


def regions(level: str) -> Regions:
    """The M49 regions of a level -> their countries."""
    return {region: members(region) for region, place in places().items() if place.level == level}


def subregions() -> Regions:
    """The subregions of M49 that lie in no other subregion, as UNODC's file names them."""
    found = regions("subregion")
    return {code: members for code, members in found.items() if not places()[code].lies_in & set(found)}


def holder(regions: Regions) -> dict[str, str]:
    """Each country -> the region that holds it."""
    return {code: region for region, members in regions.items() for code in members}


def names(codes: Iterable[str]) -> str:
    """Countries by name, in the order of the alphabet."""
    return ", ".join(sorted(places()[str(code)].label for code in codes))


def texts(column: Iterable[str]) -> pd.Series:
    """A column of texts, blank where there is none; for a frame with rows numbered from 0."""
    return pd.Series([text.strip() or None for text in column], dtype="object")


def main_reporters(parts: pd.DataFrame, by: list[str]) -> dict[tuple[object, ...], tuple[str, str]]:
    """Key of a sum -> the countries that make up half or more of it, and a sentence; no key for no country.

    `parts` hold `by`, `reporter`, `low` and `high`, a row for each country in a sum. Lower bounds are
    compared: of what hidden counts add nobody knows whose it is.
    """
    groups = parts.groupby(by, observed=True)
    alone = groups["reporter"].transform("size").eq(1)
    half = parts["low"].gt(0) & parts["low"].mul(2).ge(groups["low"].transform("sum"))
    main = parts.assign(alone=alone).loc[alone | half, [*by, "reporter", "low", "high", "alone"]]
    found: dict[tuple[object, ...], tuple[str, str]] = {}
    for *key, code, low, high, only in main.itertuples(index=False):
        name, (before, said) = names([code]), found.get(tuple(key), NOBODY)
        figure = f"{low:,.0f}" if low == high else f"{low:,.0f} to {high:,.0f}"
        sentence = f"Reported by {name} alone." if only else f"{name} reported {figure} of them."
        found[tuple(key)] = (", ".join(filter(None, (before, name))), f"{said} {sentence}".strip())
    return found
