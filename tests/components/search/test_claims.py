"""Sentences as people say them, each with what they mean; none is confirmed that is not borne out in full."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.search import borne
from components.search.borne import FIGURE, KNOWN, MOST_NUMBERS, OTHER
from components.search.claims import HOLDS, VERDICTS, verify
from data.geographies import places
from data.package import TABLES
from data.tables import read

CLAIMS = [*csv.DictReader((Path(__file__).parent / "claims.csv").open(encoding="utf-8", newline=""))]
# What is said of the victims that a country reported in a year, of whom there is one total.
SAID = {
    "{place} detected {number} victims in {year}": FIGURE,
    "More than {fewer} victims were detected in {place} in {year}": FIGURE,
    "{place} detected fewer than {fewer} victims in {year}": OTHER,
    "In {year}, {more} victims were detected in {place}": OTHER,
    "In {year}, {place} detected {number} victims per 100,000": KNOWN,
    "{place} has detected {number} victims since {year}": KNOWN,
}
DETECTED = read(TABLES["detected_victims"]).query(
    "form == 'all' and sex == 'all' and age == 'all' and persons > 9"
)


@pytest.mark.parametrize("row", CLAIMS, ids=[row["claim"] for row in CLAIMS])
def test_a_claim_finds_what_it_means(row: dict[str, str]) -> None:
    checked = verify(row["claim"])
    best = checked.matches[0].famous.famous_number if checked.matches else ""
    assert (best, checked.verdict) == (row["famous_number"], row["verdict"])


@given(
    st.sampled_from([row["claim"] for row in CLAIMS if row["verdict"] == HOLDS]),
    st.sampled_from(["in {}", "of children in {}", "rose to that in {}"]),
    st.sampled_from(["Africa", "1850", "Albania"]),
)
def test_what_holds_does_not_hold_with_more_in_it(claim: str, more: str, what: str) -> None:
    assert verify(f"{claim} {more.format(what)}").verdict != HOLDS


@pytest.mark.parametrize("said", SAID)
@given(st.sampled_from(range(len(DETECTED))))
def test_a_country_s_own_figure_answers_a_claim_of_it(said: str, which: int) -> None:
    row = DETECTED.iloc[which]
    place, number = places()[row["geography"]].label, int(row["persons"])
    told = {"number": f"{number:,}", "fewer": f"{number // 2 + 3:,}", "more": f"{number * 2:,}"}
    assert verify(said.format(place=place, year=row["period_start"], **told)).verdict == SAID[said]


@given(st.text(max_size=600))
def test_any_text_gets_an_answer_and_none_is_confirmed(text: str) -> None:
    checked = verify(text)
    assert checked.verdict in VERDICTS and checked.verdict != HOLDS


def test_of_many_numbers_few_are_looked_for_in_every_exhibit(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = list[str]()
    monkeypatch.setattr(borne, "same_figures", lambda text: looked.append(text) or ())
    verify(" ".join(f"{number} victims in Albania" for number in range(1000, 1030)))
    assert 0 < len(looked) <= MOST_NUMBERS
