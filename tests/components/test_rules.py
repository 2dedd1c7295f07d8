"""Words that may not stand in titles, notes and alt texts (a quotation carries its speaker)."""

import re

import pytest

from components import publication
from components.answers import QUESTIONS, answer
from components.exhibit import Exhibit
from components.site import PAGES, exhibits
from tests.drawn import seen

FORBIDDEN = re.compile(
    r"trafficking (rose|fell|is worse|is growing|grew|increased)|most victims|\b(highest|worst)\b|hot spot"
    r"|epidemic|conviction rate|profits grew|\brisk of\b|prevalence of (detected|registered)",
    re.IGNORECASE,
)
BARE = re.compile(r"^(victims|trafficking)\b(?! (detected|identified))", re.IGNORECASE)


@pytest.mark.parametrize(
    "claim",
    ["Trafficking rose by 25 per cent", "trafficking is growing", "India has most victims", "the highest in Europe",
     "a hot spot", "an epidemic", "the conviction rate", "profits grew", "Trafficking fell"],
)  # fmt: skip
def test_the_check_finds_each_forbidden_claim(claim: str) -> None:
    assert FORBIDDEN.search(f"In 2022 {claim}, they say.")


@pytest.mark.parametrize("exhibit", exhibits(), ids=lambda exhibit: exhibit.slug)
def test_titles_notes_and_alt_texts_claim_nothing_forbidden(exhibit: Exhibit) -> None:
    view = seen(exhibit)
    told = [view.title, exhibit.note]
    if exhibit.table not in ("famous_numbers", "statements"):
        told.append(publication.alt_text(view))
    assert [text for text in told if FORBIDDEN.search(text)] == []
    assert not BARE.match(view.title)


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_are_given_and_claim_nothing_forbidden(question: str) -> None:
    told = answer(question)
    sentence = told.sentence
    assert told.sources
    assert re.search(r"\*\*.*\d.*\*\*", sentence)
    assert not FORBIDDEN.search(sentence)


def test_every_exhibit_has_a_reading_note_and_every_page_a_purpose() -> None:
    assert all(exhibit.note.endswith((".", "”")) for exhibit in exhibits())
    assert all(page.purpose.endswith(".") for page in PAGES)


def test_detected_counts_and_estimates_never_share_an_exhibit() -> None:
    allowed = {"flow-shares"}  # panels of their own, each named
    for exhibit in exhibits():
        kinds = set(seen(exhibit).rows["kind"].astype("str"))
        counted = kinds & {"detected", "registered", "identified"}
        assert not ("estimate" in kinds and counted) or exhibit.slug in allowed
