"""Tiers, and tables that are no format of ours."""

from pathlib import Path

import pytest

from data.intake.publishers.formats import read_file
from tests.data.intake.publishers.invented import SAMPLES, TIERS, Row, read, reasons
from tests.data.intake.publishers.refusals import refusal
from tests.data.intake.publishers.written import text, written, xlsx


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


# Headings of tables on the subject that no page serves.
UNSERVED: dict[str, list[Row]] = {
    "Walk Free's index": [
        [
            *("Country", "Population", "Region"),
            "Estimated prevalence of modern slavery per 1,000 population",
            "Estimated number of people in modern slavery",
        ],
        ["France", "1,234,000", "Europe and Central Asia", "1.5", "2,000"],
    ],
    "a chart of Our World in Data": [
        ["Entity", "Code", "Year", "Detected victims of human trafficking"],
        ["France", "FRA", 2018, 7],
    ],
    "the indicator 16.2.2 of ONS": [
        ["Year", "Series", "Sex", "Age", "Unit multiplier", "Units", "Observation status", "Value"],
        [2010, "Detected victims of human trafficking (Number)", "", "", "Units", "Number", "x", "30.0"],
    ],
    "relations of victims to perpetrators": [
        [
            *("yearRegister", "gender", "majorityStatus", "isForcedLabour", "UN_COO_Region", "UN_COE_Region"),
            *("IP_Exploiter", "IP_Gender", "IP_ageBroad", "IP_Relation"),
        ],
        ["2019", "Female", "Adult", "1", "Asia", "Europe", "1", "Male", "30-38", "FriendAcquaintance"],
    ],
}


@pytest.mark.parametrize("table", UNSERVED)
def test_a_table_that_no_page_serves_is_refused_like_any_other(tmp_path: Path, table: str) -> None:
    sentence = refusal(written(tmp_path / "table.csv", text(UNSERVED[table])))
    assert "found were the headings" in sentence and f'"{UNSERVED[table][0][0]}"' in sentence
