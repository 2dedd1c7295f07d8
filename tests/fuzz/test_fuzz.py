"""Each fuzzer for some hundred inputs, always the same ones; `python -m tests.fuzz` for as long as you like."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.mutating import mutated
from tests.fuzz.targets import TARGETS
from tests.sampled import EVERYTHING, by_turns

TRIED = 100 if EVERYTHING else 25
EXAMPLES = {"queries": 100, "routes": 60, "uploads": 80}


@pytest.mark.parametrize("name", TARGETS)
def test_inputs_that_it_begins_with(name: str) -> None:
    for content in by_turns(TARGETS[name].corpus(), 5):
        TARGETS[name].try_on(content)


@pytest.mark.rare
@pytest.mark.parametrize("name", TARGETS)
def test_mutated_inputs(name: str) -> None:
    dice = random.Random(5)  # noqa: S311
    for _ in range(EXAMPLES[name]):
        TARGETS[name].try_on(mutated(dice.choice(TARGETS[name].corpus()), dice))


@pytest.mark.parametrize("name", TARGETS)
def test_any_bytes(name: str) -> None:
    @settings(max_examples=TRIED, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.one_of(st.binary(max_size=300), st.text(max_size=100).map(lambda text: text.encode())))
    def tried(content: bytes) -> None:
        TARGETS[name].try_on(content)

    tried()
