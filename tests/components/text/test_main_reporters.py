"""A view of sums names the countries that make up half or more of them."""

import pytest

from components.exhibits.site import exhibits
from components.model.exhibit import Exhibit
from components.model.pieces import COVERAGE
from components.model.selection import Selection
from components.model.view import settle
from components.text.notes import MAIN, REPORTER
from components.text.presentation import present
from components.text.statements import say

SUMS = [item for item in exhibits() if item.table.startswith("regional_")]


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


def test_the_largest_sum_is_named_first() -> None:
    exhibit = next(item for item in SUMS if item.slug == "citizenship-by-region")
    (told,) = present(settle(exhibit)).of_kind(MAIN)
    assert told.startswith(
        "One country makes up half or more of a sum: Asia, Southern Asia 2019 to 2022 (Pakistan);"
    )
