"""The publishers' own files: accounts that add up, and figures counted another way."""

import html
import re
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from data import load
from data.intake import store
from data.intake.publishers.formats import read_file
from data.intake.publishers.reading import Reading
from data.intake.publishers.unodc_cells import YEAR
from tests.data.intake.publishers.published import FOLDER, UNODC, with_published_files

pytestmark = with_published_files
TIERS = "us_state_tip/tip_tiers_1999_2015.csv"


@cache
def unodc() -> Reading:
    return read_file(UNODC)


@cache
def raw() -> tuple[tuple[str, ...], ...]:
    """The cells of UNODC's sheet, out of its XML by hand."""
    with zipfile.ZipFile(UNODC) as archive:
        shared = archive.read("xl/sharedStrings.xml").decode()
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    items = re.findall(r"<si>(.*?)</si>", shared, re.S)
    texts = ["".join(re.findall(r"<t[^>]*>([^<]*)</t>", item)) for item in items]
    rows = []
    for row in re.findall(r"<row .*?</row>", sheet, re.S):
        cells = {}
        for column, kind, value in re.findall(r'<c r="([A-Z]+)\d+"[^>]*?(t="s")?>(?:<v>([^<]*)</v>)', row):
            cells[column] = html.unescape(texts[int(value)] if kind else value)
        rows.append(tuple(cells.get(column, "") for column in "ABCDEFGHIJKLM"))
    return tuple(rows)


@pytest.mark.parametrize(
    ("path", "dataset", "edition", "rows", "read"),
    [
        ("unodc/data_glotip_2025-04-14.xlsx", "unodc_glotip", "2025-04-14", 58_769, 58_637),
        (TIERS, "us_tip_tiers", "not stated; figures 2001 to 2015", 3_208, 2_251),
    ],
)
def test_the_account_adds_up(path: str, dataset: str, edition: str, rows: int, read: int) -> None:
    reading = unodc() if FOLDER / path == UNODC else read_file(FOLDER / path)
    assert (reading.dataset, reading.edition) == (dataset, edition)
    assert (reading.account.rows_in_file, reading.account.rows_read) == (rows, read)
    assert reading.account.adds_up
    assert len(reading.rows) == read


def test_detected_victims_of_2018_are_those_of_the_xml() -> None:
    wanted = ("Detected trafficking victims", "Total", "Total", "Total", "Total", "2018")
    values = [row[11] for row in raw() if (*row[4:9], row[9]) == wanted]
    hidden = values.count("<5")
    total = sum(int(value.replace(",", "")) for value in values if value != "<5")
    assert (total, hidden, len(values)) == (46_284, 12, 126)
    rows = unodc().rows
    whole = (rows[["dimension", "sex", "age"]] == "total").all(axis="columns")
    shown = rows[whole & (rows["indicator"] == "detected_victims") & (rows["year"] == 2018)]
    assert (shown["persons"].sum(), shown["persons"].isna().sum(), len(shown)) == (total, hidden, len(values))
    assert shown["geography"].nunique() == 126
    assert (shown["low"].sum(), shown["high"].sum()) == (46_284, 46_284 + 12 * 4)


def test_every_value_is_the_one_that_is_written() -> None:
    cells = [row[11] for row in raw()]
    rows = unodc().rows
    assert len(cells) - 3 == unodc().account.rows_in_file == 58_769
    assert printed()["hidden"].sum() == 29_558
    assert printed().loc[~printed()["hidden"], "low"].min() == 5, "no number below five is printed"
    written = rows["row"].map(lambda number: cells[number - 1])
    assert written[rows["persons"].isna()].unique().tolist() == ["<5"]
    known = rows["persons"].notna()
    assert (written[known].str.replace(",", "") == rows.loc[known, "persons"].astype("str")).all()


def test_the_broken_cells_are_the_ones_over_a_million() -> None:
    broken, years = unodc().account.set_aside
    over = [row for row in raw()[3:] if row[11] != "<5" and int(row[11].replace(",", "")) > 1_000_000]
    assert broken.rows == len(over) == 128
    assert (years.rows, years.reason) == (4, YEAR)
    assert unodc().rows["persons"].max() < 100_000
    assert not unodc().rows["category"].str.contains(r"Q\d", regex=True).any()


def test_no_row_is_lost_to_a_repeated_key() -> None:
    kept = Counter(row for row in raw()[3:] if row[11] == "<5" or int(row[11].replace(",", "")) < 1_000_000)
    assert sum(kept.values()) == len(unodc().rows) + 4
    keys = Counter(row[:10] for row in kept.elements())
    assert sum(count - 1 for count in keys.values()) == int((unodc().rows["occurrence"] > 1).sum()) == 724
    assert sum(count - 1 for count in kept.values()) == 336


def test_repeated_rows_of_a_sex_are_its_children_and_adults_once_more() -> None:
    rows = unodc().rows
    total = rows[(rows["dimension"] == "total") & (rows["sex"] != "total")]
    of = ["geography", "indicator", "year", "sex"]
    values = total.assign(value=total["low"].astype("str") + "-" + total["high"].astype("str"))
    repeated = values[(values["age"] == "total") & values.duplicated([*of, "age"], keep=False)]
    parts = values[values["age"].isin(["child", "adult"])].groupby(of)["value"].agg(sorted)
    pairs = repeated.groupby(of)["value"].agg(sorted)
    assert len(pairs) == 155
    assert (pairs == parts.loc[pairs.index]).all()


def test_hidden_numbers_are_zero_at_times() -> None:
    rows = unodc().rows
    victims = rows[(rows["indicator"] == "detected_victims") & (rows["dimension"] == "total")]
    children = victims[victims["age"] == "child"]
    wide = children.pivot(index=["geography", "country", "year"], columns="sex", values="persons")
    other = children[children["sex"] == "other"].set_index(["geography", "country", "year"])["persons"]
    hidden = other[other.isna()].index
    rest = (wide["total"] - wide["female"] - wide["male"]).loc[hidden].dropna()
    assert (rest == 0).sum() > 30
    assert rest[rest.between(0, 4)].eq(0).mean() > 0.8


def test_citizenships_are_mapped_where_that_is_certain_and_sark_has_no_code() -> None:
    rows = unodc().rows
    people = rows[rows["dimension"].isin(["citizenship", "repatriation"])]
    certain = people[people["category_code"].str.fullmatch("[A-Z]{3}")]
    assert len(certain) / len(people) > 0.92
    romania = people[people["category_code"] == "ROU"]["category"].unique()
    assert {"Romania", "Romanian", "Rumania", "RUMANÍA", "Roumanie", "roumain"} <= set(romania)
    own = people[people["category"] == "Nationals"]
    assert (own["category_code"] == own["geography"]).all()
    assert (people[people["category"] == "Congo"]["category_code"] == "").all()
    assert rows[rows["geography"] == ""]["country"].unique().tolist() == ["Sark"]
    assert rows[rows["geography"] == "NLD"]["country"].unique().tolist() == ["Netherlands (Kingdom of the)"]


@pytest.mark.rare
def test_the_same_table_saved_as_text_gives_the_same_rows(tmp_path_factory: pytest.TempPathFactory) -> None:
    table = pd.DataFrame(raw())
    path = tmp_path_factory.mktemp("saved") / "data_glotip.csv"
    table.iloc[2:].to_csv(path, index=False, header=False, sep=";", encoding="utf-8-sig")
    saved = read_file(path)
    assert saved.edition == "not stated; figures 2003 to 2022"
    pd.testing.assert_frame_equal(saved.rows.drop(columns="row"), unodc().rows.drop(columns="row"))


def test_tiers_are_counted_as_in_the_file() -> None:
    rows = read_file(FOLDER / TIERS).rows
    counts = {"tier_2": 1113, "watch_list": 494, "tier_1": 387, "tier_3": 257}
    assert rows["tier"].value_counts().to_dict() == counts
    assert rows[rows["country"] == "Kosovo"]["geography"].unique().tolist() == ["XKX"]


@pytest.mark.rare  # four minutes
def test_the_real_one_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BLUE_HEART_STORE", str(tmp_path / "store"))
    assert load.main([str(UNODC), str(UNODC)]) == 0
    said = capsys.readouterr().out
    assert said.count("58,769 rows in the file: ") == 2
    manifest = store.current("unodc_glotip").manifest
    assert manifest.edition == "2025-04-14"
    assert manifest.rows_in_file == manifest.rows_read + sum(manifest.set_aside.values()) == 58_769
    assert "0 rows added, 0 revised, 0 withdrawn, 14,976 unchanged" in said
    assert "the same file was loaded before" in said


# What "<5" and repeated keys stand for, cell by cell: docs/decisions/0008.

COUNTRY_YEAR = ["country", "indicator", "year"]
AGES = ["0 to 17 years", "18 years or over"]
OTHER = "Other forms of exploitation"


@cache
def printed() -> pd.DataFrame:
    """Every row of the file with its bounds."""
    names = ["country", "indicator", "dimension", "category", "sex", "age", "year", "text"]
    rows = pd.DataFrame([[row[1], *row[4:10], row[11]] for row in raw()[3:]], columns=names)
    hidden = rows["text"] == "<5"
    counts = rows["text"].where(~hidden, "0").str.replace(",", "").astype("Float64")
    low, high = counts.mask(hidden, 0), counts.mask(hidden, 4)
    return rows.assign(hidden=hidden, low=low, high=high)


def only(rows: pd.DataFrame, **where: str) -> pd.DataFrame:
    for column, value in where.items():
        rows = rows[rows[column] == value]
    return rows


def test_what_a_total_leaves_for_a_hidden_age_group_is_none_to_four_and_mostly_none() -> None:
    left = Counter[int]()
    for sex in ("Female", "Male"):
        rows = only(printed(), dimension="Total", sex=sex)
        rows = rows[~rows.duplicated([*COUNTRY_YEAR, "age"], keep=False)]
        counts, hidden = (
            rows.pivot(index=COUNTRY_YEAR, columns="age", values=of) for of in ("low", "hidden")
        )
        one_hidden = hidden["Total"].eq(False) & (hidden[AGES[0]] + hidden[AGES[1]]).eq(1)
        left.update((counts["Total"] - counts[AGES].sum(axis=1))[one_hidden].astype(int))
    assert left == {0: 1356, 1: 253, 2: 174, 3: 143, 4: 103}


def test_exact_duplicates_stand_only_where_a_key_has_several_rows() -> None:
    """They are lines of a questionnaire under one name, mostly hidden, and not copies to drop."""
    keys = [*COUNTRY_YEAR, "dimension", "category", "sex", "age"]
    twice = printed()[printed().duplicated([*keys, "text"])]
    assert len(twice) == 336
    assert (twice["text"] == "<5").sum() == 326
    of_a_sex_without_age = (twice[["dimension", "age"]] == "Total").all(axis=1) & twice["sex"].ne("Total")
    assert (twice["category"].eq(OTHER) | of_a_sex_without_age).all()


def test_thirteen_hidden_totals_stand_beside_a_part_of_five_or_more() -> None:
    rows = only(printed(), dimension="Total").drop_duplicates([*COUNTRY_YEAR, "sex", "age"], keep=False)
    whole = rows["sex"].eq("Total") & rows["age"].eq("Total")
    beside = rows[~whole].merge(rows[whole & rows["hidden"]], on=COUNTRY_YEAR, suffixes=("_part", "_total"))
    undercut = beside[beside["low_part"] > beside["high_total"]]
    countries = undercut[COUNTRY_YEAR].drop_duplicates()
    assert len(countries) == 13
    assert ("Germany", 2022) in set(zip(countries["country"], countries["year"].astype(int), strict=True))
