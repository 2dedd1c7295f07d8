"""Where lines end and why, the change of the last two years, who makes up a sum, what is missing about a country."""

import pytest

from components.exhibits.country import DETECTED
from components.exhibits.declared import DECLARED
from components.exhibits.site import exhibits
from components.model.exhibit import Exhibit
from components.model.pieces import COVERAGE
from components.model.selection import Selection
from components.model.view import View, settle
from components.text import notes
from components.text.gaps import ALWAYS, gaps
from components.text.notes import MAIN, REPORTER
from components.text.presentation import present
from components.text.statements import say

SUMS = [item for item in exhibits() if item.table.startswith("regional_")]


def country(code: str, first: int | None = None, last: int | None = None) -> View:
    return settle(DETECTED, Selection(geography=(code,), first_year=first, last_year=last))


def test_a_change_between_two_exact_figures_is_given() -> None:
    rows = country("ALB", 2021, 2022).rows["persons"]
    per_cent = round(abs(rows.iloc[1] / rows.iloc[0] - 1) * 100)
    assert notes.last_change(country("ALB", 2021, 2022)) == (
        f"From 2021 to 2022 the number changed by −{per_cent} per cent."
    )


def test_no_change_is_given_where_the_later_figure_can_be_none() -> None:
    told = notes.last_change(country("BLZ", 2018, 2019))
    assert told == "From 2018 to 2019 no change is given: the later figure is or can be zero."


def test_what_moved_a_sum_is_told_where_no_change_is_given() -> None:
    told = notes.last_change(settle(DECLARED["world-detected"], Selection(first_year=2018, last_year=2019)))
    assert "no change in trafficking is claimed: the countries that reported are not the same" in told
    assert "2018 to 2019: +35,925 to +36,115; Pakistan (no figure for 2018) +32,022;" in told
    assert "reported sums" not in notes.last_change(settle(DECLARED["world-detected-constant"]))


def test_a_total_that_undercuts_its_parts_carries_a_note() -> None:
    view = country("DEU", 2022, 2022)
    assert notes.years(view)[0].startswith("2022: The file prints “<5” as the total, beside larger parts")
    assert view.rows["low"].iloc[0] >= 589 and view.rows["high"].iloc[0] >= 1289
    assert "contradicts itself" in notes.last_change(country("DEU", 2021, 2022))


def test_no_change_between_sums_of_other_countries() -> None:
    everyone, panel, coverage = (
        settle(DECLARED[f"world-detected{end}"]) for end in ("", "-constant", "-coverage")
    )
    assert "the countries that reported are not the same in both years" in notes.last_change(everyone)
    assert notes.last_change(panel).startswith("From 2021 to 2022 the number changed by +")
    assert notes.last_change(coverage) == ""


def test_a_line_that_ends_says_why() -> None:
    view = settle(DECLARED["country-detected-forms"], Selection(geography=("GBR",)))
    assert [
        reason for reason in view.breaks if "from 601 detected victims in 2016 to 5,138 in 2017" in reason
    ]
    assert settle(DECLARED["country-detected-forms"], Selection(geography=("ALB",))).breaks == ()


def test_the_note_that_protects_most_is_a_break_where_there_is_one() -> None:
    broken, whole = (
        settle(DECLARED["country-detected-forms"], Selection(geography=(code,))) for code in ("GBR", "ALB")
    )
    assert present(broken).main_note.text.lstrip("①②③④⑤⑥⑦⑧⑨ ").startswith("Break in the series:")
    assert present(whole).main_note == notes.Note(DECLARED["country-detected-forms"].note, notes.READING)
    assert present(whole).notes[0].text == DECLARED["country-detected-forms"].note


@pytest.mark.parametrize("exhibit", SUMS, ids=lambda exhibit: exhibit.slug)
def test_each_view_of_sums_tells_of_them(exhibit: Exhibit) -> None:
    view = settle(exhibit)
    told = present(view).of_kind(MAIN)
    there = view.rows[REPORTER].notna().any() and exhibit.lens != COVERAGE
    assert len(told) == there
    rows = view.rows[view.rows[REPORTER].notna()]
    for main, note in zip(rows[REPORTER], rows["note"], strict=True):
        assert all(name in note for name in main.split(", ")), (main, note)
        assert "alone." in note or " of them." in note


def test_the_sum_of_one_country_is_named_in_note_and_statement() -> None:
    exhibit = next(item for item in SUMS if item.slug == "subregions-detected-forms")
    view = settle(exhibit, Selection(("035",), form=("other",), first_year=2013, last_year=2013))
    assert present(view).of_kind(MAIN) == ("One country makes up half or more of a sum: 2013 (Myanmar).",)
    assert any("Note: Reported by Myanmar alone." in text for text in say(view).supports)
    largest = "One country makes up half or more of a sum: Asia, Southern Asia 2019 to 2022 (Pakistan);"
    exhibit = next(item for item in SUMS if item.slug == "citizenship-by-region")
    (told,) = present(settle(exhibit)).of_kind(MAIN)
    assert told.startswith(largest)


def test_what_is_missing_of_a_country_is_named_and_what_nobody_knows_of_any() -> None:
    assert gaps("ALB")[0] == "UNODC's file has no total of detected victims for 2007."
    assert "Totals of 2008 to 2013 stand without sex and age." in gaps("ALB")
    assert {
        "UNODC's file has no total of detected victims for any year from 2007 to 2022.",
        "UNODC's file has no citizenship of victims detected here.",
        "Tuvalu is not among the signatories and parties of the Protocol in the table in use.",
    } <= set(gaps("TUV"))
    assert gaps("DEU")[-len(ALWAYS) :] == ALWAYS
