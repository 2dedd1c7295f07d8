"""The page of case records, seeded from the address: without data, with invented and with published data."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from components.exhibits.site import PAGES, link
from components.model.addresses import CASE_KEYS
from components.model.selection import Selection
from components.model.view import settle
from components.text.presentation import present
from components.ui import uploads
from data.editions import Loaded
from data.intake.publishers.reading import Account, Reading
from data.intake.store import parquet
from data.intake.store.manifest import describe
from data.package import TABLES
from data.tables import read
from tests.components.cases.invented_answers import MARKUP
from tests.data.cases.invented_cases import invented_cases
from tests.data.intake import invented
from tests.pages.opening import alts, words
from tests.pages.opening import opened as open_page

(EXHIBITS,) = (page.exhibits for page in PAGES if page.case_records)
PUBLISHED = os.environ.get("PUBLISHED_FILES", "")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store, and no records of an operator."""
    monkeypatch.setenv("BLUE_HEART_STORE", str(tmp_path / "store"))
    for name in ("CASES_URL", "CASES_DATA", "CASES_THRESHOLD"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "store"


def reading(rows: pd.DataFrame, edition: str = "2021-08-25", dataset: str = "ctdc_synthetic") -> Reading:
    return Reading(dataset, "Invented records", "ctdc", edition, rows, Account(len(rows), len(rows)))


def rows(count: int = 3000) -> pd.DataFrame:
    found = invented_cases(count)
    found["citizenship"] = found["citizenship"].mask(found.index < 60, MARKUP)
    found["sex"] = found["sex"].mask(found.index >= 0, "female")
    found.loc[:4, "sex"] = "other"
    return found


def keep(found: pd.DataFrame, *edition: str) -> Path:
    """Keep records in the store; the path of their file."""
    return invented.keep(reading(found, *edition), "a" * 64, "f.csv").stored.path


def opened(state: Mapping[str, object] = MappingProxyType({}), **asked: str | list[str]) -> AppTest:
    return open_page("cases", state=state, **asked)


def anchors(at: AppTest) -> list[str]:
    return [block.anchor for block in at.subheader if block.anchor]


def answer(at: AppTest) -> str:
    """The alt text of the answer's chart, the first that is of no place; "" without one."""
    return next((alt for alt in alts(at) if "all contributors" in alt), "")


def test_without_data_everyone_sees_the_shipped_shares_and_where_to_load_records() -> None:
    at = opened(region="Africa")
    assert "No case records are loaded." in words(at)
    assert anchors(at) == [EXHIBITS[0].slug]
    assert not {"case_sex", "region"} & {box.key for box in at.multiselect}


def test_two_boxes_reach_every_shipped_row_and_an_address_chooses_them() -> None:
    for exhibit in EXHIBITS:
        asked = parse_qs(urlsplit(link(Selection(), exhibit)).query)
        at = opened(**asked)
        assert anchors(at) == [exhibit.slug] and not at.warning
        assert alts(at) == [present(settle(exhibit)).alt]
    assert sum(settle(exhibit).count for exhibit in EXHIBITS) == len(read(TABLES["assisted_cases"]))
    at.selectbox(key="show").select("form").run()
    assert anchors(at) == ["assisted-form-year"]
    assert "“Nothing” is not a choice of Split by" in words(opened(split="Nothing"))


def test_years_pick_among_what_is_split_by_year_and_elsewhere_it_is_said_that_they_do_not() -> None:
    years = {"from_": "2016", "to": "2018"}
    assert "2016 to 2018" in alts(opened(split="Year of registration", **years))[0]
    assert "Not filtered by year" in words(opened(split="Sex", **years))


def test_stored_records_are_explored_and_their_edition_is_named() -> None:
    keep(rows())
    at = opened()
    told = words(at)
    assert "Invented records, edition 2021-08-25, loaded 20" in told
    assert "**All 3,000 cases**" in told
    assert anchors(at) == [EXHIBITS[0].slug, "cases-form"]
    assert answer(at).startswith("Form of exploitation, per cent of assisted cases in which it is known")
    assert "Source: Counter-Trafficking Data Collaborative (CTDC). 2021. 'Global Synthetic Dataset'" in told
    filters = {key for name, key in CASE_KEYS.items() if name != "means_group"}
    assert {box.key for box in at.multiselect} == filters


@pytest.mark.parametrize(
    ("asked", "begins"),
    [
        ({}, "Labour sector, per cent of the chosen"),
        ({"case_split": "Citizenship"}, "Labour sector by citizenship, per cent of the chosen"),
        ({"case_split": "Year of registration"}, "Labour sector by year of registration, per cent of the"),
    ],
)
def test_a_link_chooses_records_and_a_question(asked: dict[str, str], begins: str) -> None:
    keep(rows(12_000))
    at = opened(
        from_="2014", to="2016", citizenship=["Ukraine", "Philippines"], case_about="Labour sector", **asked
    )
    told = words(at)
    assert "Year of registration: 2014 to 2016; Citizenship: Philippines, Ukraine." in told
    assert " of 12,000 cases fit the choice**" in told
    assert answer(at).startswith(begins)
    assert "all contributors, 2014 to 2016" in answer(at)


def test_results_of_the_search_take_along_what_was_chosen_among_the_records() -> None:
    keep(rows())
    at = opened(citizenship="Ukraine", case_about="Labour sector", case_split="Age")
    at.text_input(key="search").set_value("Albania").run()

    def result() -> str:
        return str(at.get("html")[0].proto.body)

    asked = "citizenship=Ukraine&amp;case_about=Labour+sector&amp;case_split=Age"
    assert asked in result()
    at.button(key="clear").click().run()
    assert "country=Albania" in result() and "citizenship" not in result()


def test_a_choice_by_hand_changes_the_answer_and_one_button_clears_it() -> None:
    keep(rows())
    at = opened()
    at.multiselect(key="citizenship").select("UKR").run()
    assert "Citizenship: Ukraine." in words(at)
    assert "chosen assisted cases" in answer(at)
    at.button(key="clear").click().run()
    assert "**All 3,000 cases**" in words(at)


def test_too_few_cases_are_not_told() -> None:
    found = rows()
    found["age_band"] = "9-17"
    found.loc[100:111, "age_band"] = "48+"
    found.loc[100:111, "citizenship"] = ["UKR"] * 5 + ["PHL"] * 7
    keep(found)
    at = opened(age_band="48 and over", citizenship="Ukraine")
    assert "Fewer than 10 cases fit the choice. Nothing of them is shown" in words(at)
    assert not answer(at)
    assert "No case fits the choice" in words(opened(citizenship="Ukraine", from_="1999", to="2000"))


def test_what_an_address_asks_in_vain_is_named_and_left_out() -> None:
    keep(rows())
    gone = {"case_rows": "Age", "case_columns": "Sex", "case_trend": "Citizenship"}
    at = opened(
        citizenship=["Ukraine", "Atlantis <b>"], case_sex="Transgender or non-conforming",
        case_about="Profession", **gone,
    )  # fmt: skip
    told = words(at)
    assert "“Atlantis b” is not a choice of Citizenship" in told
    assert "“Profession” is not a choice of Show" in told
    assert at.multiselect(key="case_sex").options == ["Women and girls"], "of the others there are too few"
    assert "“Transgender or non-conforming” is not a choice of Sex" in told
    assert [name for name in gone if f"“{name}” is not the name of a filter" not in told] == []
    assert "Citizenship: Ukraine." in told
    assert answer(at).startswith("Form of exploitation, per cent")


def test_two_attributes_that_say_the_same_are_a_sentence() -> None:
    keep(rows())
    at = opened(case_about="Age", case_split="Age")
    assert "Age and Age say the same; choose two different attributes." in words(at)
    assert not answer(at)


@pytest.mark.parametrize(
    ("show", "split"), [("Citizenship", ""), ("Age", "Citizenship"), ("Citizenship", "Year of registration")]
)
def test_codes_of_a_file_are_shown_as_text_only(show: str, split: str) -> None:
    some = rows(9000)
    some.loc[:4000, "citizenship"] = MARKUP
    keep(some, MARKUP)
    at = opened(case_about=show, **({"case_split": split} if split else {}))
    at.multiselect(key="citizenship").select(MARKUP).select("UKR").run()
    assert not at.exception
    rendered = [*at.markdown, *at.subheader, *at.info, *at.warning, *at.caption, *at.header]
    assert not [block.value for block in rendered if re.search(r"onerror|<img|\*\*bold|\[link", block.value)]
    assert any("onerror" in block.value for block in at.text), "the check above would see nothing"
    specs = [chart.proto.spec for chart in at.get("plotly_chart")]
    assert not [spec for spec in specs if "<img" in spec or "\\u003cimg" in spec]
    assert any("img src=x" in spec for spec in specs)


def test_a_damaged_store_is_a_sentence() -> None:
    path = keep(rows())
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\x00" * (len(content) - 200) + content[-100:])
    at = opened()
    told = words(at)
    assert "load it again" in told or "load its file again" in told
    assert len(alts(at)) == 1


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            {"CASES_URL": "nowhere://me:hush-hush@127.0.0.1", "CASES_DATA": "/nowhere"},
            "CASES\\_URL is not read any more",
        ),
        ({"CASES_THRESHOLD": "1"}, "CASES\\_THRESHOLD has to be a whole number of at least 3"),
    ],
)
def test_settings_that_are_none(monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], said: str) -> None:
    keep(rows())
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    at = opened()
    assert said in words(at) and "hush-hush" not in words(at)
    assert EXHIBITS[0].slug in anchors(at)


def test_the_operators_records_stand_before_stored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    keep(rows())
    rows().iloc[:2000].to_parquet(tmp_path / "elsewhere.parquet", index=False)
    monkeypatch.setenv("CASES_DATA", str(tmp_path / "elsewhere.parquet"))
    at = opened()
    assert "**All 2,000 cases**" in words(at)
    assert "Case records that the operator of this dashboard keeps elsewhere; edition not known" in words(at)
    at.selectbox(key="records").select("ctdc_synthetic").run()
    assert "**All 3,000 cases**" in words(at)


def test_a_copy_of_the_session_stands_before_all_and_is_gone_with_it() -> None:
    keep(rows())
    own = reading(rows().iloc[:1500], "2024 column names", "ctdc_k_anonymised")
    item = Loaded(describe(own, "b" * 64, "own.csv"), table=parquet.as_table(own.rows))
    told = words(opened({uploads.KEPT: {"ctdc_k_anonymised": item}}))
    assert "**All 1,500 cases**" in told
    assert "edition 2024 column names, read from a file of this session." in told
    assert "n.d. 'Global K-anonymised Dataset'" in told
    assert "**All 3,000 cases**" in words(opened())


@pytest.mark.skipif(not PUBLISHED, reason="PUBLISHED_FILES does not name the folder of the publishers' files")
@pytest.mark.parametrize(
    ("name", "every"),
    [
        pytest.param("CTDC_synthetic_20210825.csv.gz", "193,025", marks=pytest.mark.rare),
        ("CTDC_k_anon_2021-07-15.csv.gz", "97,750"),
    ],
)
def test_the_published_records_are_explored(name: str, every: str) -> None:
    from data.intake.publishers.formats import read_file  # noqa: PLC0415

    invented.keep(read_file(Path(PUBLISHED) / "ctdc" / name, name), "a" * 64, name)
    at = opened(citizenship="Ukraine", from_="2010", to="2018", case_split="Year of registration")
    assert f" of {every} cases fit the choice**" in words(at)
    assert answer(at)
    assert "From 2015 a hotline in the United States contributes" in words(at)
