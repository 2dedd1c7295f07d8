"""Rows under one key: parts, overlapping parts, or parts with their sum."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.bounds import HIDDEN, Bounds
from data.constraints import (  # fmt: skip
    CONTRADICTED,
    EITHER,
    ONE_IS_THE_SUM,
    ONE_ROW,
    OVERLAP,
    SUM,
    UNTOLD,
    repeated,
    sums_of_the_others,
)
from tests.data.test_bounds import holds, printed

TRUTHS = st.lists(st.integers(0, 12), min_size=1, max_size=4)


def exact(value: float) -> Bounds:
    return Bounds(value, value)


def test_rows_under_one_key_may_add_up_or_repeat_one_another() -> None:
    """As Albania 2017 in UNODC's edition of 2025: 27 fits the others' sum, and yet the rows add up."""
    rows = [exact(27), HIDDEN, exact(5), exact(20)]
    assert sums_of_the_others(rows) == [exact(27)]
    assert repeated(rows).bounds == Bounds(27, 56)
    assert repeated(rows).rule == UNTOLD
    settled = repeated(rows, known=Bounds(54, 58))
    assert (settled.bounds, settled.rule) == (Bounds(54, 56), SUM)


@pytest.mark.parametrize(
    ("rows", "known", "total", "rule"),
    [
        ([exact(9)], None, exact(9), ONE_ROW),
        ([exact(336), exact(52)], exact(388), exact(388), SUM),
        ([exact(13), HIDDEN, exact(9)], Bounds(13, 17), Bounds(13, 17), ONE_IS_THE_SUM),
        ([HIDDEN, HIDDEN], Bounds(0, 3), Bounds(0, 3), EITHER),
        ([exact(10), exact(9)], exact(12), exact(12), OVERLAP),
        ([exact(10), exact(9)], exact(30), Bounds(10, 19), CONTRADICTED),
    ],
)
def test_what_an_independent_figure_tells(
    rows: list[Bounds], known: Bounds | None, total: Bounds, rule: str
) -> None:
    found = repeated(rows, known)
    assert (found.bounds, found.rule) == (total, rule)


@given(TRUTHS, st.integers(0, 2))
def test_the_total_under_one_key_holds_the_truth_whichever_way_it_was_printed(
    truths: list[int], way: int
) -> None:
    """Parts, parts with their sum, or parts that overlap in one person who stands in each."""
    whole = sum(truths)
    shown = truths if way == 0 else [*truths, whole]
    if way == 2 and all(truths):
        shown, whole = truths, whole - (len(truths) - 1)
    rows = [printed(truth) for truth in shown]
    assert holds(repeated(rows).bounds, whole)
    assert holds(repeated(rows, known=printed(whole)).bounds, whole)


def test_no_rows_are_an_error() -> None:
    with pytest.raises(ValueError, match="no rows"):
        repeated([])
