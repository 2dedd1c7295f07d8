"""Tiers, Walk Free's index and the extracts of SDG 16.2.2."""

from pathlib import Path

import pytest

from data.intake.publishers.formats import read_file
from data.intake.publishers.reading import Reading, Refused
from tests.data.intake.publishers.invented import ONS, OWID, SAMPLES, TIERS, WALK_FREE, Row
from tests.data.intake.publishers.written import text, written, xlsx


def read(tmp_path: Path, rows: list[Row], name: str = "table.csv") -> Reading:
    reading = read_file(written(tmp_path / name, text(rows)))
    assert reading.account.adds_up
    return reading


def reasons(reading: Reading) -> dict[str, int]:
    return {item.reason: item.rows for item in reading.account.set_aside}


@pytest.mark.parametrize("dataset", SAMPLES)
def test_each_format_is_recognised_by_its_content(tmp_path: Path, dataset: str) -> None:
    saved = read(tmp_path, SAMPLES[dataset])
    assert saved.dataset == dataset
    assert read_file(xlsx(tmp_path / "a.xlsx", SAMPLES[dataset])).rows.equals(saved.rows)


def test_tiers_have_codes_and_na_is_no_tier(tmp_path: Path) -> None:
    reading = read(tmp_path, TIERS)
    assert reading.rows["tier"].tolist() == ["tier_1", "watch_list", "tier_2", "tier_3"]
    assert reading.rows["geography"].tolist() == ["FRA", "PER", "XKX", "NAM"]
    assert reasons(reading) == {"not placed in that year's report": 1}
    more: list[Row] = [
        ["France", "FRA", 2011, 220, "Special Case"],
        ["France", "FRA", 2010, 220, "Tier 3"],
        ["France", "FRA", 2012, 220, "Tier 2 Watch List"],
        ["Oz", "", 2012, 0, "Tier 2"],
    ]
    assert reasons(read(tmp_path, [*TIERS, *more])) == {
        "not placed in that year's report": 1,
        "a special case, without a tier": 1,
        "a second row for the same country and year": 1,
        "no country of ISO 3166": 1,
    }


def test_walk_frees_numbers_lose_their_padding(tmp_path: Path) -> None:
    reading = read(tmp_path, WALK_FREE, "Global_Slavery_Index_2031.csv")
    assert reading.edition == "2031"
    assert reading.rows["population"].tolist() == [1_234_000, 234_000]
    assert reading.rows["prevalence_per_thousand"].tolist() == [1.5, 10.0]
    assert reading.rows["people"].tolist() == [2_000, 2_340]
    assert reading.rows["geography"].tolist() == ["FRA", "LAO"]
    assert reasons(reading) == {"no estimate": 1}


def test_a_heading_without_sex_and_age_is_never_a_total(tmp_path: Path) -> None:
    girls = read(tmp_path, OWID).rows
    assert girls[["sex", "age"]].drop_duplicates().to_numpy().tolist() == [["female", "child"]]
    unknown = read(tmp_path, [OWID[0], OWID[2]]).rows
    assert unknown[["sex", "age"]].to_numpy().tolist() == [["unknown", "unknown"]]
    other = read(tmp_path, [OWID[0], ["United States", "USA", 2018, 900]]).rows
    assert other[["sex", "age"]].to_numpy().tolist() == [["unknown", "unknown"]]


@pytest.mark.parametrize(
    ("heading", "sex", "age"),
    [
        ("Detected victims of human trafficking - Under 18, female", "female", "child"),
        ("Detected victims of human trafficking, male, 18 years and over", "male", "adult"),
    ],
)
def test_a_heading_with_sex_and_age_is_believed(tmp_path: Path, heading: str, sex: str, age: str) -> None:
    rows = read(tmp_path, [["Entity", "Code", "Year", heading], OWID[2]]).rows
    assert rows[["sex", "age"]].to_numpy().tolist() == [[sex, age]]


def test_a_blank_sex_or_age_of_ons_is_the_total(tmp_path: Path) -> None:
    rows = read(tmp_path, ONS).rows
    assert rows[["geography", "sex", "age", "persons"]].to_numpy().tolist() == [
        ["GBR", "total", "total", 30],
        ["GBR", "female", "15 to 17", 7],
    ]


def test_a_chart_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="found were the headings"):
        read(tmp_path, [["Entity", "Code", "Year", "Rivers"], ["France", "FRA", 2018, 7]])
