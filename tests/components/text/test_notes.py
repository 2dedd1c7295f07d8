"""Where lines end and why, and the change of the last two years."""

from components.exhibits.country import DETECTED, DETECTED_FORMS
from components.exhibits.summed import WORLD_DETECTED
from components.model.selection import Selection
from components.model.view import View, settle
from components.text import notes
from components.text.presentation import present


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
    told = notes.last_change(settle(WORLD_DETECTED[0], Selection(first_year=2018, last_year=2019)))
    assert "not the same in both years" in told
    assert "+36,007 from 2018 to 2019 (low ends); Pakistan (no figure for 2018) +32,022;" in told
    assert "What moved it" not in notes.last_change(settle(WORLD_DETECTED[1]))


def test_a_total_that_undercuts_its_parts_carries_a_note() -> None:
    view = country("DEU", 2022, 2022)
    assert notes.years(view)[0].startswith("2022: The file prints “<5” as the total, beside larger parts")
    assert view.rows["low"].iloc[0] >= 589 and view.rows["high"].iloc[0] >= 1289


def test_no_change_is_given_where_the_file_contradicts_itself() -> None:
    assert "contradicts itself" in notes.last_change(country("DEU", 2021, 2022))


def test_no_change_between_sums_of_other_countries() -> None:
    everyone, panel, coverage = (settle(exhibit) for exhibit in WORLD_DETECTED)
    assert "the countries that reported are not the same in both years" in notes.last_change(everyone)
    assert notes.last_change(panel).startswith("From 2021 to 2022 the number changed by +")
    assert notes.last_change(coverage) == ""


def test_a_line_that_ends_says_why() -> None:
    view = settle(DETECTED_FORMS, Selection(geography=("GBR",)))
    assert [
        reason for reason in view.breaks if "from 601 detected victims in 2016 to 5,138 in 2017" in reason
    ]
    assert settle(DETECTED_FORMS, Selection(geography=("ALB",))).breaks == ()


def test_the_note_that_protects_most_is_a_break_where_there_is_one() -> None:
    broken, whole = (settle(DETECTED_FORMS, Selection(geography=(code,))) for code in ("GBR", "ALB"))
    assert present(broken).main_note.text.lstrip("①②③④⑤⑥⑦⑧⑨ ").startswith("Break in the series:")
    assert present(whole).main_note == notes.Note(DETECTED_FORMS.note, notes.READING)
    assert present(whole).notes[0].text == DETECTED_FORMS.note
