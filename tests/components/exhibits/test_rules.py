"""Titles, notes and answers say what they are about, and which exhibits may be ranked or share an axis."""

import re
from dataclasses import replace

import pytest

from components.exhibits.site import PAGES, exhibits
from components.model.exhibit import Exhibit
from components.model.rows import every_row
from components.text.headlines import QUESTIONS, answer
from components.text.presentation import present
from data.geographies import places
from tests.figures import seen

BARE = re.compile(r"^(victims|trafficking)\b(?! (detected|identified))", re.IGNORECASE)


@pytest.mark.parametrize("exhibit", exhibits(), ids=lambda exhibit: exhibit.slug)
def test_an_exhibit_names_no_bare_unit_has_a_note_ranks_parts_and_joins_no_estimate(exhibit: Exhibit) -> None:
    assert not BARE.match(present(seen(exhibit)).title)
    assert exhibit.reading_note.endswith((".", "”"))
    assert not ranks_reporters(exhibit)
    kinds = set(seen(exhibit).rows["kind"].astype("str"))
    counted = kinds & {"detected", "registered", "identified"}
    assert not ("estimate" in kinds and counted) or exhibit.slug == "flow-shares", (
        "panels of their own, each named"
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_are_given_with_a_number_and_its_sources(question: str) -> None:
    told = answer(question)
    assert told.sources and re.search(r"\*\*.*\d.*\*\*", told.sentence)
    assert all(page.purpose.endswith(".") for page in PAGES)


# Columns that tell the parts of one whole, and those that name the places where victims are reported.
PARTS = {"origin", "form", "person", "flow"}
REPORTING = {"geography", "who", "who_when"}
BY_PLACE = [item for item in exhibits() if item.category in REPORTING and not item.ranked]


def ranks_reporters(exhibit: Exhibit) -> bool:
    """Whether largest-first order puts reporting places, or parts of several wholes, in a rank."""
    if not exhibit.ranked or exhibit.one == "origin":  # whose citizens are the whole
        return False
    rows = every_row(exhibit).rows
    wholes = rows["geography"].nunique() > 1 and exhibit.one != "geography"
    return exhibit.category not in PARTS or bool({exhibit.color, exhibit.panel} & REPORTING) or wholes


def test_a_rank_of_reporting_places_is_found() -> None:
    named = [item for item in exhibits() if item.category in REPORTING and item.one != "origin"]
    planted = [replace(item, ranked=True) for item in named]
    assert len(planted) > 10
    assert [item.slug for item in planted if not ranks_reporters(item)] == []


@pytest.mark.parametrize("exhibit", [item for item in exhibits() if item.ranked], ids=lambda item: item.slug)
def test_what_is_ranked_stands_largest_first(exhibit: Exhibit) -> None:
    view = seen(exhibit)
    stated = view.rows[view.shown[exhibit.category].ne("Not stated")]
    amounts = stated[exhibit.measure].astype("Float64")
    amounts = amounts.fillna(stated["high"].astype("Float64")) if "high" in stated else amounts
    wholes = view.shown[exhibit.panel] if exhibit.panel else view.rows["kind"]
    assert all(held.is_monotonic_decreasing for _, held in amounts.groupby(wholes, observed=True))


@pytest.mark.parametrize("exhibit", BY_PLACE, ids=lambda item: item.slug)
def test_reporting_places_stand_by_the_vocabulary_or_by_date(exhibit: Exhibit) -> None:
    rows = every_row(exhibit).rows
    columns = [name for name in exhibit.sorted_by if name in rows] or list(exhibit.resource.key)
    assert not {exhibit.measure, "low", "high", "value"} & set(columns)
    assert list(rows.sort_values(columns, kind="stable").index) == list(rows.index)
    assert list(rows["geography"].cat.categories) == list(places())
