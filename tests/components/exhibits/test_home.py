"""Home: nothing second-hand, a total and its shares from one file and year, and what one country makes of it."""

import re
from dataclasses import replace

import pandas as pd
import pytest

from components.exhibits import site
from components.exhibits.declared import DECLARED
from components.exhibits.site import PAGES, exhibits
from components.model.exhibit import Exhibit
from components.model.rows import every_row
from components.model.view import settle
from components.search.claims import verify
from components.text.headlines import QUESTIONS, answer
from components.text.markdown import linked
from components.text.presentation import present
from components.text.statements import say
from components.ui.home import WELL_KNOWN
from data.package import TABLES
from data.sources import sources
from data.tables import read
from tests.figures import seen

HOME = PAGES[0].exhibits

LAST = 2022  # the last year of UNODC's file
ALONE = (DECLARED["who-is-detected-without-pakistan"], DECLARED["what-for-without-pakistan"])


def second_hand(exhibit: Exhibit) -> list[str]:
    """The sources of an exhibit that are neither the publisher's own words nor a copy of them."""
    return [one.source for one in settle(exhibit).sources if one.access not in ("original", "copy")]


@pytest.mark.parametrize("exhibit", HOME, ids=lambda exhibit: exhibit.slug)
def test_nothing_second_hand_stands_on_home(exhibit: Exhibit) -> None:
    view = settle(exhibit)
    assert not view.empty and second_hand(exhibit) == []
    words = present(view)
    for text in (words.finding, words.source_line, words.subtitle, *say(view).supports):
        assert "read in" not in text


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_answer_rests_on_a_second_hand_source(question: str) -> None:
    told = answer(question)
    assert told.sources and all(source.access in ("original", "copy") for source in told.sources)


def test_a_second_hand_source_is_found_where_it_stands_and_linked_as_read_in() -> None:
    every = [replace(item, first_hand=False) for item in HOME]
    assert any(second_hand(item) for item in every)
    assert any(second_hand(item) for item in exhibits())
    second = next(one for one in sources().values() if one.access == "second_hand")
    assert linked([second]).startswith(("Source: [read in ", "Source: read in "))
    assert not replace(second, access="original").citation.startswith("read in")


def test_elsewhere_a_second_hand_figure_is_said_to_be_read_in_its_source() -> None:
    met = 0
    for view in map(seen, exhibits()):
        for source in view.sources:
            told = source.access == "second_hand"
            met += told
            assert source.citation.startswith("read in ") == told
        if not view.empty and view.sources[0].access == "second_hand":
            assert "read in " in present(view).source_line
    assert met > 10


def world(where: str, part: str) -> pd.DataFrame:
    """The table of countries for 2022, one row a country and part: summed by nobody but this test."""
    rows = pd.read_csv(TABLES["detected_victims"].path, dtype=str, keep_default_na=False)
    kept = rows[(rows["period_start"] == "2022") & rows[part].isin(where.split())]
    return kept[~kept["note"].str.contains("perhaps not reported")]


def test_a_total_and_its_shares_are_of_one_file_and_year() -> None:
    rows = world("sexual_exploitation forced_labour other", "form")
    low = pd.to_numeric(rows["low"].where(rows["persons"] == "", rows["persons"]))
    high = pd.to_numeric(rows["high"].where(rows["persons"] == "", rows["persons"]))
    told = answer("what_for")
    for form in rows["form"].unique():
        own = rows["form"] == form
        least, most = low[own].sum(), high[own].sum()
        shares = (least / (least + high[~own].sum()) * 100, most / (most + low[~own].sum()) * 100)
        words = " to ".join(dict.fromkeys(f"{share:.0f}" for share in shares))
        assert f"{least:,} to {most:,} in " in told.sentence
        assert f"({words} per cent)" in told.sentence
    assert [source.source for source in told.sources] == ["unodc_data_portal_2025"]
    counts = rows.groupby("form")["geography"].nunique()
    assert f"{counts.min()} to {counts.max()} countries" in told.sentence
    assert "ours, from UNODC's file of 14 April 2025" in told.sentence


def test_the_answers_of_detection_name_one_year_and_pakistan_is_left_out_of_the_first() -> None:
    questions = ("how_many", "who", "what_for")
    told = " ".join(answer(question).sentence for question in questions)
    years = re.findall(r"(?:reported (?:a total )?|exploitation )for (\d{4})", told)
    assert years == ["2022"] * len(questions) and "other than Pakistan" in told
    for exhibit in (*ALONE, DECLARED["forms-last-year-without-pakistan"]):
        assert set(every_row(exhibit).rows["geography"]) == {"world_without_pakistan"}


def test_sums_say_whose_they_are_and_printed_shares_why_they_stand_apart() -> None:
    ours = (
        DECLARED["how-many"],
        DECLARED["world-convicted"],
        DECLARED["persons-last-year"],
        DECLARED["forms-last-year"],
        DECLARED["justice-last-year"],
    )
    for exhibit in (*ours, DECLARED["forms-last-year-without-pakistan"], *ALONE):
        assert exhibit.note.startswith("Ours, from UNODC's file")
        assert exhibit.table in ("regional_detections", "regional_justice")
    for exhibit in (DECLARED["world-forms"], DECLARED["world-sex-age"]):
        assert "cannot be recomputed" in exhibit.note and "26,539" in exhibit.note
        assert site.page_of(exhibit) == "victims"


@pytest.mark.parametrize("number", WELL_KNOWN)
def test_each_well_known_number_leads_to_what_to_cite_instead(number: str) -> None:
    assert verify(number).matches


def test_the_parts_of_a_year_stand_in_the_series_of_their_topic_up_to_the_last_of_the_file() -> None:
    for exhibit in (
        DECLARED["persons-last-year"],
        DECLARED["forms-last-year"],
        DECLARED["justice-last-year"],
        DECLARED["forms-last-year-without-pakistan"],
    ):
        assert set(settle(exhibit).rows["period_start"]) == {LAST}
    for table in ("regional_detections", "regional_justice"):
        assert read(TABLES[table])["period_end"].max() == LAST
    for part, whole in (
        (DECLARED["persons-last-year"], DECLARED["world-detected-persons"]),
        (DECLARED["forms-last-year"], DECLARED["world-detected-forms"]),
    ):
        rows = settle(whole).rows
        told = rows[rows["period_start"] == LAST][["low", "high"]].to_numpy().tolist()
        assert sorted(settle(part).rows[["low", "high"]].to_numpy().tolist()) == sorted(told)
