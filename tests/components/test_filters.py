"""What an address asks for and what of it means nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.filters import ignored


def test_known_names_and_values_are_not_ignored() -> None:
    asked = {"region": ["Europe", "France"], "from": ["2017"], "to": ["2023"], "sex": ["Women and girls"]}
    assert ignored(asked) == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"region": ["Atlantis"]}, "“Atlantis” is not a choice of Region"),
        ({"from": ["1800"]}, "“1800” is not a choice of Year"),
        ({"foo": ["1"]}, "“foo” is not the name of a filter"),
        ({"region": ["<script>alert(1)</script>"]}, "“scriptalert(1)script” is not a choice of Region"),
        ({"region": ["\u202e\u0000"]}, "an unreadable value is not a choice of Region"),
    ],
)
def test_what_means_nothing_is_named(asked: dict[str, list[str]], said: str) -> None:
    assert ignored(asked) == [said]


@given(st.dictionaries(st.text(max_size=20), st.lists(st.text(max_size=60), max_size=3), max_size=9))
def test_any_address_gives_few_short_phrases_without_markup(asked: dict[str, list[str]]) -> None:
    phrases = ignored(asked)
    assert len(phrases) <= 5
    assert not any(sign in phrase for phrase in phrases for sign in "<>[]*`$#\\")
