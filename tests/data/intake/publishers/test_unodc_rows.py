"""Values and rows of UNODC's table: a number, bounds, or a reason."""

from pathlib import Path

import pytest

from data.intake.publishers.unodc_accounts import YEAR
from tests.data.intake.publishers.invented import (
    CITIZENSHIP,
    CONVICTED,
    VICTIMS,
    Row,
    one,
    reasons,
    unodc_row,
)


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [
        ("1,282", 1282, 1282),
        ("1 282", 1282, 1282),
        ("1\N{NO-BREAK SPACE}282", 1282, 1282),
        (" 12.0 ", 12, 12),
        ("0", 0, 0),
        ("<5", 0, 4),
        ("< 5", 0, 4),
        ("‹5", 0, 4),
        ("&lt;5", 0, 4),
        ("fewer than 5", 0, 4),
        ("1-4", 1, 4),
        ("0 to 4", 0, 4),
        ("<10", 0, 9),
    ],
)
def test_values_are_numbers_or_bounds(tmp_path: Path, cell: str, low: int, high: int) -> None:
    row = one(tmp_path, unodc_row(cell)).rows.iloc[1]
    assert (row["low"], row["high"]) == (low, high)
    assert (row["persons"] == low) if low == high else row.isna()["persons"]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("", "no value"),
        ("-", "no value"),
        ("..", "no value"),
        ("n/a", "no value"),
        ("NA", "no value"),
        ("1.282", "a value with a point that may part thousands or a fraction"),
        ("12.5", "a value that is no whole number of persons"),
        ("-3", "a value that is no whole number of persons"),
        ("12,34", "a value that is no whole number of persons"),
        ("=cmd()", "a value that is no whole number of persons"),
        ("4-1", "a value that is no whole number of persons"),
        ("<1", "a value that is no whole number of persons"),
        ("6,112,019", "a questionnaire code in place of a citizenship or a number"),
        ("512,019", "a questionnaire code in place of a citizenship or a number"),
        ("3,000,000", "more persons than any country could have reported (over a million)"),
        ("1e300", "a value that is no whole number of persons"),
        ("9" * 400, "a value that is no whole number of persons"),
    ],
)
def test_values_that_are_no_count_are_set_aside(tmp_path: Path, cell: str, reason: str) -> None:
    assert reasons(one(tmp_path, unodc_row(cell))) == {reason: 1}


def test_points_part_thousands_where_the_file_shows_it(tmp_path: Path) -> None:
    shown = one(tmp_path, unodc_row("1.282"), unodc_row("1.000.000", year=2001))
    assert shown.rows["persons"].tolist() == [12, 1282, 1_000_000]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (unodc_row(country=("SAM", "", "", "")), "a group of countries without a name"),
        (unodc_row(country=("", "", "Europe", "")), "no country"),
        (unodc_row(country=("", "World", "", "")), "a region in place of a country"),
        (unodc_row(what=("Homicides", "Total", "Total")), "an unknown indicator"),
        (unodc_row(what=(VICTIMS, "by weather", "Total")), "an unknown dimension"),
        (unodc_row(what=(VICTIMS, "Total", "Rain")), "an unknown category of a total"),
        (unodc_row(who=("Feline", "Total")), "an unknown sex"),
        (unodc_row(who=("Female", "")), "an unknown age"),
        (unodc_row(year="2019/20"), "a year that is no year"),
        (unodc_row(year=""), "a year that is no year"),
        (
            unodc_row(what=(CONVICTED, CITIZENSHIP, "Q6.1_10s_2019")),
            "a questionnaire code in place of a citizenship or a number",
        ),
        (
            [*unodc_row()[:10], "Rate per 100,000 population", "3", "GLOTIP"],
            "another unit than a count of persons",
        ),
        ([""] * 13, "a blank row"),
        (unodc_row()[:9], "another number of cells than headings"),
        ([*unodc_row(), "x"], "another number of cells than headings"),
    ],
)
def test_rows_without_a_meaning_are_set_aside(tmp_path: Path, row: Row, reason: str) -> None:
    reading = one(tmp_path, row)
    assert reasons(reading) == {reason: 1}
    (item,) = reading.account.set_aside
    assert item.examples[0].startswith("row 5:")


def test_a_series_that_counts_its_years_is_set_aside_and_a_number_that_happens_to_be_its_year_is_not(
    tmp_path: Path,
) -> None:
    counted = [unodc_row(str(year), year=year) for year in (2019, 2020)]
    assert reasons(one(tmp_path, *counted)) == {YEAR: 2}
    alone = one(tmp_path, counted[0], unodc_row("2,020", who=("Female", "Total"), year=2020))
    assert reasons(alone) == {}
