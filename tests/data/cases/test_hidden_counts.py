"""UNODC's edition of 14 April 2025: what "<5" and repeated keys stand for (docs/decisions/0008).

Needs the file: PUBLISHED_FILES names the folder that holds `unodc/data_glotip_2025-04-14.xlsx`. It is
read here cell by cell, not by the reader of the format, so that the two check each other.
"""

import os
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from data.bounds import HIDDEN

FOLDER = os.environ.get("PUBLISHED_FILES", "")
WORKBOOK = Path(FOLDER) / "unodc" / "data_glotip_2025-04-14.xlsx"
pytestmark = pytest.mark.skipif(
    not (FOLDER and WORKBOOK.exists()),
    reason="PUBLISHED_FILES does not name a folder with UNODC's workbook of 14 April 2025",
)
COUNTRY_YEAR = ["country", "indicator", "year"]
AGES = ["0 to 17 years", "18 years or over"]
OTHER = "Other forms of exploitation"


@pytest.fixture(scope="module")
def cells() -> pd.DataFrame:
    """Every row of the file with its bounds."""
    table = CalamineWorkbook.from_path(WORKBOOK).get_sheet_by_index(0).to_python()
    names = ["country", "indicator", "dimension", "category", "sex", "age", "year", "text"]
    rows = pd.DataFrame([[row[1], *row[4:10], row[11]] for row in table[3:]], columns=names)
    hidden = rows["text"] == "<5"
    counts = rows["text"].where(~hidden, "0").str.replace(",", "").astype("Float64")
    return rows.assign(
        hidden=hidden, low=counts.mask(hidden, HIDDEN.low), high=counts.mask(hidden, HIDDEN.high)
    )


def only(rows: pd.DataFrame, **where: str) -> pd.DataFrame:
    for column, value in where.items():
        rows = rows[rows[column] == value]
    return rows


def test_no_number_below_five_is_printed(cells: pd.DataFrame) -> None:
    assert cells["hidden"].sum() == 29_558
    assert cells.loc[~cells["hidden"], "low"].min() == 5


def test_what_a_total_leaves_for_a_hidden_age_group_is_none_to_four_and_mostly_none(
    cells: pd.DataFrame,
) -> None:
    left = Counter[int]()
    for sex in ("Female", "Male"):
        rows = only(cells, dimension="Total", sex=sex)
        rows = rows[~rows.duplicated([*COUNTRY_YEAR, "age"], keep=False)]
        counts, hidden = (
            rows.pivot(index=COUNTRY_YEAR, columns="age", values=of) for of in ("low", "hidden")
        )
        one_hidden = hidden["Total"].eq(False) & (hidden[AGES[0]] + hidden[AGES[1]]).eq(1)
        left.update((counts["Total"] - counts[AGES].sum(axis=1))[one_hidden].astype(int))
    assert left == {0: 1356, 1: 253, 2: 174, 3: 143, 4: 103}


def test_exact_duplicates_stand_only_where_a_key_has_several_rows(cells: pd.DataFrame) -> None:
    """They are lines of a questionnaire under one name, mostly hidden, and not copies to drop."""
    keys = [*COUNTRY_YEAR, "dimension", "category", "sex", "age"]
    twice = cells[cells.duplicated([*keys, "text"])]
    assert len(twice) == 336
    assert (twice["text"] == "<5").sum() == 326
    of_a_sex_without_age = (
        twice["dimension"].eq("Total") & twice["sex"].ne("Total") & twice["age"].eq("Total")
    )
    assert (twice["category"].eq(OTHER) | of_a_sex_without_age).all()


def test_thirteen_hidden_totals_stand_beside_a_part_of_five_or_more(cells: pd.DataFrame) -> None:
    rows = only(cells, dimension="Total").drop_duplicates([*COUNTRY_YEAR, "sex", "age"], keep=False)
    whole = rows["sex"].eq("Total") & rows["age"].eq("Total")
    beside = rows[~whole].merge(rows[whole & rows["hidden"]], on=COUNTRY_YEAR, suffixes=("_part", "_total"))
    undercut = beside[beside["low_part"] > beside["high_total"]]
    countries = undercut[COUNTRY_YEAR].drop_duplicates()
    assert len(countries) == 13
    assert ("Germany", 2022) in set(zip(countries["country"], countries["year"].astype(int), strict=True))
