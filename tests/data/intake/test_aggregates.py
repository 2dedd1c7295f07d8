"""The shipped tables are what our own code makes of the publishers' files, byte for byte."""

import os
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.comparability import bounded
from data.intake.aggregates import citizenships, ctdc, regions, tables, unodc
from data.intake.aggregates.__main__ import made, readings
from data.package import TABLES
from data.tables import read
from tests.sampled import EVERYTHING

PUBLISHED = os.environ.get("PUBLISHED_FILES", "")
needs_files = pytest.mark.skipif(not PUBLISHED, reason="PUBLISHED_FILES names no folder of publishers' files")
TOTALS = dict.fromkeys(("dimension", "sex", "age", "category_code"), "total")
CELL = {"indicator": "detected_victims", "category": "Total", **TOTALS}


def cells(*given: dict[str, object]) -> pd.DataFrame:
    """Rows as UNODC's reader gives them; every row is a total of detected victims unless it says otherwise."""
    rows = pd.DataFrame([{**CELL, "geography": "ALB", "year": 2018, **row} for row in given])
    low = rows["persons"].fillna(0)
    return rows.assign(low=low, high=rows["persons"].fillna(4)).astype({"low": "Int64", "high": "Int64"})


def test_a_hidden_count_becomes_a_range_and_an_exact_one_a_figure() -> None:
    table = unodc.detected_victims(cells({"persons": 7}, {"persons": None, "year": 2019}))
    ends = table[["persons", "low", "high"]].astype("object").where(table.notna(), None)
    assert ends.to_numpy().tolist() == [[7, None, None], [None, 0, 4]]


@pytest.mark.parametrize(
    ("whole", "other", "low", "high"),
    [
        (95, (27, None, 5, 20), 56, 56),  # Albania 2017: 27 fits the sum of the others, yet the rows add up
        (51, (10, 9), 12, 12),  # they overlap
        (339, (10, 9), 10, 19),  # the total contradicts every reading
        (None, (10, None), 10, 14),  # nothing tells
        (20, (None, None), 0, 8),  # the other two forms are above the total: nothing is left to tell
    ],
)
def test_rows_under_other_forms_become_one_range_within_what_the_total_leaves(
    whole: int | None, other: tuple[int | None, ...], low: int, high: int
) -> None:
    form = {"dimension": "form"}
    rows = cells(
        *([{"persons": whole}] if whole else []),
        {**form, "category_code": "sexual_exploitation", "persons": 37},
        {**form, "category_code": "forced_labour", "persons": 2},
        *({**form, "category_code": "other", "persons": persons} for persons in other),
    )
    table = bounded(unodc.detected_victims(rows).query("form == 'other'"), "persons")
    assert table[["low", "high"]].to_numpy().tolist() == [[low, high]]


def test_what_is_worked_out_of_several_rows_says_so_and_what_is_printed_does_not() -> None:
    form = {"dimension": "form"}
    rows = cells(
        {"persons": 95},
        {**form, "category_code": "sexual_exploitation", "persons": 37},
        {**form, "category_code": "forced_labour", "persons": 2},
        *({**form, "category_code": "other", "persons": persons} for persons in (27, None, 5, 20)),
        *({"sex": "other", "age": age, "persons": 6} for age in ("child", "adult")),
    )
    table = unodc.detected_victims(rows).set_index(["form", "sex"])[["derived", "note"]]
    assert table.loc[("other", "all")].tolist() == [unodc.LEFT, unodc.OVERLAP]
    assert table.loc[("all", "other"), "derived"] == unodc.ADDED
    assert table.loc[[("all", "all"), ("forced_labour", "all")]].isna().all(axis=None)


@pytest.mark.parametrize("dimension", ["form", "total"])
def test_hidden_cells_of_a_year_without_a_total_may_be_blanks_by_form_and_by_age(dimension: str) -> None:
    parts = [{"dimension": dimension, "category_code": "total"}] * 2
    named = [{"age": "adult"}, {"age": "child"}]
    if dimension == "form":
        named = [{"category_code": code} for code in unodc.NAMED_FORMS]
    rows = [{**part, **name, "persons": None} for part, name in zip(parts, named, strict=True)]
    elsewhere: dict[str, object] = {"geography": "FRA", "persons": 9}

    def notes(*given: dict[str, object], least: int = 0) -> list[object]:
        made = cells(elsewhere, *given)
        low = made["low"].mask(made["persons"].isna(), least)
        return unodc.detected_victims(made.assign(low=low)).query("geography == 'ALB'")["note"].tolist()

    assert notes(*rows) == [unodc.UNTOLD] * 2 and notes(rows[0], {**rows[1], "persons": 7}) == [None, None]
    assert notes(*rows, least=1) == [None, None]  # an edition that prints zeros


@pytest.mark.parametrize(("least", "low"), [(0, 10), (1, 11)])
def test_in_a_sum_a_total_that_undercuts_its_parts_begins_at_what_is_printed(least: int, low: int) -> None:
    women = {"sex": "female", "age": "adult"}
    french = {"geography": "FRA", "persons": None}
    peru = {"geography": "PER", "year": 2019, "persons": None}
    rows = cells({"persons": 10}, french, {**french, **women, "persons": 9}, peru)
    hidden = rows["persons"].isna()
    victims = unodc.detected_victims(rows.assign(low=rows["low"].mask(hidden, least)))
    world = regions.regional_detections(victims).query("geography == '001' and form == 'all'")
    whole = world.query("sex == 'all' and lens == 'all_reporters' and period_start == 2018")
    assert whole["low"].tolist() == [low]


def test_a_total_never_undercuts_its_parts() -> None:
    women, girls = ({"sex": "female", "age": age} for age in ("adult", "child"))
    adults = {"age": "adult", "persons": None}  # nor that of an age those of its sexes
    rows = cells({"persons": None}, adults, {**women, "persons": 589}, {**girls, "persons": None})
    table = unodc.detected_victims(rows).query("sex == 'all'")
    told = table[["age", "persons", "low", "high"]].astype("object").fillna(0).to_numpy().tolist()
    assert told == [["adult", 589, 0, 0], ["all", 0, 589, 593]]
    assert table["note"].str.contains("beside larger parts").all()


COUNT = st.none() | st.integers(5, 900)


# Each of up to twenty years: making a table takes long, another year in it does not.
@settings(max_examples=15 if EVERYTHING else 5)
@given(st.lists(st.tuples(COUNT, COUNT, COUNT, COUNT, COUNT), min_size=1, max_size=20))
def test_a_hidden_total_reaches_its_largest_part_anyhow(years: list[tuple[int | None, ...]]) -> None:
    women, girls = ({"sex": "female", "age": age} for age in ("adult", "child"))
    named = ({"dimension": "form", "category_code": code} for code in unodc.NAMED_FORMS)
    kinds = [{}, women, girls, *named]
    printed = [
        {**kind, "year": 2000 + place, "persons": count}
        for place, counts in enumerate(years)
        for kind, count in zip(kinds, counts, strict=True)
    ]
    every = bounded(unodc.detected_victims(cells(*printed)), "persons")
    assert every["period_start"].nunique() == len(years)
    for _, table in every.groupby("period_start"):
        whole = (table[["form", "sex", "age"]] == "all").all(axis=1)
        low, high = table.loc[whole, "low"].iloc[0], table.loc[whole, "high"].iloc[0]
        part = table.loc[~whole, "low"].max()
        told = table.loc[whole, "note"].eq(unodc.TOO_SMALL).iloc[0]
        assert low >= part if low < high else (part > low) == told


def test_an_exact_total_below_a_part_stays_as_printed_and_says_so() -> None:
    citizen = {"dimension": "citizenship", "category_code": "ROU"}
    rows = cells({"persons": 10}, {**citizen, "persons": 12}, {"persons": 10, "year": 2019})
    table = unodc.detected_victims(rows).query("sex == 'all'").set_index("period_start")
    assert table["persons"].tolist() == [10, 10] and table.at[2018, "note"] == unodc.TOO_SMALL
    assert pd.isna(table.at[2019, "note"])


def test_spellings_of_one_citizenship_are_added_and_the_uncertain_stand_apart() -> None:
    citizen = {"dimension": "citizenship"}
    rows = cells(
        {**citizen, "category_code": "ROU", "persons": 10, "year": 2019},
        {**citizen, "category_code": "ROU", "persons": None, "year": 2020},
        {**citizen, "category": "Congo", "category_code": "", "persons": 6, "year": 2020},
        {**citizen, "category_code": "total", "persons": 20, "year": 2020},
    )
    table = citizenships.citizenships(rows).set_index("origin")
    assert set(table.index) == {"ROU", citizenships.UNASSIGNED}
    assert (table.at["ROU", "low"], table.at["ROU", "high"], table.at["ROU", "hidden_cells"]) == (10, 14, 1)
    assert table["years_reported"].tolist() == [2, 2]


def test_unnamed_totals_and_own_citizens_told_twice_are_counted_once() -> None:
    citizen = {"dimension": "citizenship", "year": 2019}
    rows = cells(
        {"persons": 30, "year": 2019},
        {**citizen, "category_code": "unknown", "persons": 30},
        {**citizen, "category_code": "ALB", "persons": 8},
        {**citizen, "category_code": "ALB", "persons": 8},
        {**citizen, "category_code": "ROU", "persons": 22},
    )
    table = citizenships.citizenships(rows).set_index("origin")["persons"]
    assert table.to_dict() == {"ALB": 8, "ROU": 22}


def test_a_sum_counts_countries_and_hidden_cells_and_the_panel_holds_the_same() -> None:
    every = [{"geography": "ALB", "year": year, "persons": 10} for year in range(2017, 2023)]
    victims = unodc.detected_victims(cells(*every, {"geography": "FRA", "year": 2018, "persons": None}))
    world = regions.regional_detections(victims).query("geography == '001' and period_start == 2018")
    told = world.set_index("lens")[["reporting_countries", "hidden_cells"]]
    assert told.loc["all_reporters"].tolist() == [2, 1] and told.loc["constant_panel"].tolist() == [1, 0]


def test_a_sum_names_the_main_reporters_that_came_or_left() -> None:
    albania = [{"geography": "ALB", "year": year, "persons": 10} for year in (2018, 2019, 2020)]
    victims = unodc.detected_victims(cells(*albania, {"geography": "FRA", "year": 2019, "persons": 90}))
    world = regions.regional_detections(victims).query("geography == '001'").set_index("period_start")
    assert world["since"].tolist() == [2018, 2019, 2020]
    came = "France reported 90 of them. France reported this year, not the year before."
    left = "Reported by Albania alone. France reported the year before, not this year."
    assert world.loc[[2019, 2020], "note"].tolist() == [came, left]


def test_rates_divide_by_the_population_of_their_year_and_tiers_of_consecutive_years_become_spans() -> None:
    tiers = pd.DataFrame({"geography": "ALB", "year": [2001, 2002, 2004], "tier": "tier_2"})
    spans = tables.tip_tiers(tiers)[["period_start", "period_end"]].to_numpy().tolist()
    assert spans == [[2001, 2002], [2004, 2004]]
    victims = unodc.detected_victims(cells({"persons": 30}, {"persons": 30, "year": 2019}))
    people = pd.DataFrame({"geography": ["ALB"], "year": [2018], "persons": [3_000_000]})
    rates = tables.detection_rates(victims, people)[["period_start", "persons_per_million", "latest"]]
    assert rates.to_numpy().tolist() == [[2018, 10.0, "yes"]]


def test_groups_of_fewer_than_ten_cases_are_a_range() -> None:
    of_forms = {
        f"form_{name}": pd.array([True] * number + [None] * (20 - number), dtype="boolean")
        for name, number in (("forced_labour", 17), ("sexual_exploitation", 4))
    }
    year = pd.array([2015] * 20, dtype="Int16")
    records = pd.DataFrame({"year": year, "sex": "female", "age_band": "9-17", **of_forms})
    rows = ctdc.assisted_cases(records).query("grouped_by == 'all'").set_index("characteristic")
    assert rows.at["form_forced_labour", "share"] == 100
    few = rows.loc["form_sexual_exploitation"]
    assert pd.isna(few["cases"]) and pd.isna(few["share"]) and (few["low"], few["high"]) == (0, 52.9)
    assert few["known_cases"] == 17


def test_the_world_of_2018_is_46284_plus_12_hidden_cells_over_126_countries() -> None:
    table = read(TABLES["detected_victims"])
    whole = table[(table[["form", "sex", "age"]] == "all").all(axis=1) & (table["period_start"] == 2018)]
    assert (whole["persons"].sum(), whole["persons"].isna().sum(), len(whole)) == (46_284, 12, 126)
    for name in ("detected_victims", "persons_in_justice", "detected_citizenships", "regional_detections"):
        assert read(TABLES[name])["persons"].max() < 1_000_000, "a questionnaire code"


@needs_files
@pytest.mark.rare
def test_the_command_gives_the_same_bytes_again(tmp_path: Path) -> None:
    found = readings(Path(PUBLISHED))
    for name, rows in made({dataset: reading.rows for dataset, reading in found.items()}).items():
        rows.to_csv(tmp_path / name, index=False, lineterminator="\n")
        assert (tmp_path / name).read_bytes() == TABLES[name].path.read_bytes(), name
