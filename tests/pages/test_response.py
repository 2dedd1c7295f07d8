"""The page of law, campaign and commitments: all parties, and a board that loses no statement."""

import pytest
from streamlit.testing.v1 import AppTest

from components.exhibits.declared import DECLARED
from components.exhibits.site import SECTIONS
from components.model.view import settle
from components.text.markdown import plain
from data.package import TABLES
from data.tables import read
from tests.pages.opening import opened, words

STATEMENTS = read(TABLES["statements"])


def board(*folds: str, **asked: list[str]) -> AppTest:
    """The page with these choices and some folds open."""
    return opened("response", state=dict.fromkeys(folds, True), **asked)


def told(at: AppTest) -> list[str]:
    """The identifiers of what stands on the page, by its text."""
    there = words(at)
    return [row.statement for row in STATEMENTS.itertuples() if plain(row.text) in there]


def test_all_parties_and_signatories_are_on_the_map_and_in_its_table() -> None:
    rows = read(TABLES["protocol_status"])
    assert list(settle(DECLARED["protocol-members"]).rows["geography"]) == list(
        rows.sort_values("geography")["geography"]
    )
    assert DECLARED["protocol-members"].slug in {heading.anchor for heading in board().subheader}


def test_the_board_loses_no_statement_and_draws_the_rest_once_it_is_board() -> None:
    assert 5 < len(told(board())) < 12
    assert sorted(told(board("more-said"))) == sorted(STATEMENTS["statement"])


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ({"said": ["Need"]}, STATEMENTS["type"] == "need"),
        ({"speaker": ["Linda Ristagno"]}, STATEMENTS["speaker"] == "Linda Ristagno"),
        ({"region": ["Serbia"]}, STATEMENTS["geography"] == "SRB"),
        ({"said": ["Claim", "Need"], "speaker": ["UNRIC"]}, STATEMENTS["organisation"].eq("UNRIC") & STATEMENTS["type"].eq("claim")),
    ],
)  # fmt: skip
def test_a_link_chooses_kind_speaker_and_place(asked: dict[str, list[str]], holds: object) -> None:
    at = board("more-said", **asked)
    assert sorted(told(at)) == sorted(STATEMENTS["statement"][holds])
    assert not at.warning


@pytest.mark.parametrize("kind", ["Claim", "Evidence"])
def test_a_contested_claim_stands_beside_all_its_evidence(kind: str) -> None:
    evidence = STATEMENTS["statement"][STATEMENTS["about"].eq("se-11-sweden-law")]
    assert len(evidence) == 4
    assert {"se-11-sweden-law", *evidence} <= set(told(board(said=[kind])))


def test_a_choice_without_statements_and_one_that_is_none_are_sentences() -> None:
    at = board(region=["Honduras"], said=["Rumour"])
    assert "Nothing that was said fits the choice." in words(at)
    assert "“Rumour” is not a choice of Kind" in at.warning[0].value


def test_folds_hold_the_exhibits_that_they_name() -> None:
    at = board("on-what-was-said-and-by-whom", "more-on-laws-campaign-and-fund")
    anchors = {heading.anchor for heading in at.subheader}
    (said, *_), folded = (section.exhibits for section in SECTIONS["response"][1:])
    assert {exhibit.slug for exhibit in (said, *folded)} <= anchors
