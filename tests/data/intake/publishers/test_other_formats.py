"""Each format by its content, and tiers however they are spelled."""

from pathlib import Path

import pytest

from data.intake.publishers.formats import read_file
from tests.data.intake.publishers.invented import SAMPLES, TIERS, Row, read, reasons
from tests.data.intake.publishers.written import xlsx


@pytest.mark.parametrize("dataset", SAMPLES)
def test_each_format_is_recognised_by_its_content(tmp_path: Path, dataset: str) -> None:
    saved = read(tmp_path, SAMPLES[dataset])
    assert saved.dataset == dataset
    assert read_file(xlsx(tmp_path / "a.xlsx", SAMPLES[dataset])).rows.equals(saved.rows)


def test_tiers_have_codes_and_na_is_no_tier(tmp_path: Path) -> None:
    reading = read(tmp_path, TIERS)
    assert reading.rows["tier"].tolist() == ["tier_1", "watch_list", "tier_2", "tier_3"]
    assert reading.rows["geography"].tolist() == ["FRA", "PER", "XKX", "NAM"]
    assert reasons(reading) == {"no tier in this file": 1}
    more: list[Row] = [
        ["France", "FRA", 2011, 220, "Special Case"],
        ["France", "FRA", 2010, 220, "Tier 3"],
        ["France", "FRA", 2012, 220, "Tier 2 Watch List"],
        ["Oz", "", 2012, 0, "Tier 2"],
    ]
    assert reasons(read(tmp_path, [*TIERS, *more])) == {
        "no tier in this file": 1,
        "a special case, without a tier": 1,
        "a second row for the same country and year": 1,
        "no country of ISO 3166": 1,
    }


WATCH_LIST = (
    *("2W", "2WL", "2 WL", "2wl", "T2WL", "2.5", "Tier 2 WL", "tier 2 watch list", "Tier 2 (Watch List)"),
    *("Tier 2: Watchlist", "TIER 2 WATCH-LIST", "2.50", "tier_2_watch_list", "WL", "Watch List", "Tier 2W"),
    "Tier 2.5",
)


@pytest.mark.parametrize(
    ("code", "cell"),
    [
        *(("watch_list", cell) for cell in WATCH_LIST),
        *(("tier_1", cell) for cell in ("1", "1.0", "T1", "tier 1", "Tier I", "Tier1")),
        *(("tier_2", cell) for cell in ("2", "2.0", "T2", "Tier  2", "Tier II")),
        *(("tier_3", cell) for cell in ("3", "3.0", "t3", "TIER 3", "Tier III")),
    ],
)
def test_a_tier_is_read_in_any_spelling(tmp_path: Path, code: str, cell: str) -> None:
    table = [["Country", "Year", "TIP tier"], ["France", 2011, "Tier 1"], ["Peru", 2011, cell]]
    assert read(tmp_path, table).rows["tier"].tolist() == ["tier_1", code]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        *((cell, "no tier in this file") for cell in ("", "n/a", "..")),
        ("Not ranked", "not placed in that year's report"),
        ("Special case", "a special case, without a tier"),
        ("Tier 2 or 3", "an unknown tier"),
    ],
)
def test_a_row_without_a_tier_says_what_the_file_says(tmp_path: Path, cell: str, reason: str) -> None:
    assert reasons(read(tmp_path, [*TIERS, ["Peru", "PER", 2014, 135, cell]]))[reason] >= 1


def test_names_that_were_read_in_a_wrong_encoding_are_mended_and_it_is_said(tmp_path: Path) -> None:
    table: list[Row] = [
        ["Country", "Year", "TIP tier"],
        ["TÃ¼rkiye", 2011, "2WL"],
        ["CÃ´te dâ€™Ivoire", 2011, "2"],
    ]
    reading = read(tmp_path, table)
    assert reading.rows["geography"].tolist() == ["TUR", "CIV"]
    assert reading.rows["country"].tolist() == ["Türkiye", "Côte d’Ivoire"]
    assert any('"TÃ¼rkiye" is read as "Türkiye"' in sentence for sentence in reading.account.noticed)


def test_of_many_unread_columns_the_first_are_named_and_how_many_more_there_are(tmp_path: Path) -> None:
    more = [f"note {number}" for number in range(14)]
    (sentence,) = read(
        tmp_path, [["Country", "Year", "TIP tier", *more], ["Peru", 2011, "2", *more]]
    ).account.noticed
    assert sentence.startswith('Columns that were not read: "note 0", ')
    assert sentence.endswith('"note 9" and 4 more.')
