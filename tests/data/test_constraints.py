"""Totals narrow their parts and parts their total, never beyond what is possible."""

from itertools import product

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.bounds import HIDDEN, Bounds
from data.constraints import (
    CONTRADICTED,
    EITHER,
    ONE_IS_THE_SUM,
    ONE_ROW,
    OVERLAP,
    SUM,
    UNTOLD,
    repeated,
    sums_of_the_others,
    tighten,
)  # fmt: skip
from tests.data.test_bounds import bounds, frame, holds, printed, ranges

TRUTHS = st.lists(st.integers(0, 12), min_size=1, max_size=4)


def exact(value: float) -> Bounds:
    return Bounds(value, value)


def narrowed(
    parts: list[Bounds | None], whole: Bounds | None, complete: bool
) -> tuple[pd.DataFrame, pd.DataFrame]:
    keys = ["A"] * len(parts)
    return tighten(frame(parts, country=keys), frame([whole], country=["A"]), ["country"], complete=complete)


def test_a_published_total_uncovers_a_hidden_part() -> None:
    parts, whole = narrowed([exact(10), HIDDEN], exact(10), complete=True)
    assert bounds(parts, 1) == exact(0)
    assert bounds(whole) == exact(10)
    assert bounds(narrowed([exact(10), HIDDEN], exact(13), complete=True)[0], 1) == exact(3)


def test_parts_that_are_not_all_do_not_lift_each_other() -> None:
    parts, whole = narrowed([exact(10), HIDDEN], exact(13), complete=False)
    assert bounds(parts, 1) == Bounds(0, 3)
    alone, _ = narrowed([HIDDEN], exact(3), complete=False)
    assert bounds(alone) == Bounds(0, 3)
    assert bounds(whole) == exact(13)


def test_parts_lift_a_hidden_total() -> None:
    assert bounds(narrowed([Bounds(2, 3), exact(1)], HIDDEN, complete=False)[1]) == Bounds(3, 4)
    assert bounds(narrowed([Bounds(0, 1), exact(1)], HIDDEN, complete=True)[1]) == Bounds(1, 2)


def test_a_missing_part_stays_missing_and_keeps_the_group_open() -> None:
    parts, whole = narrowed([exact(4), None, HIDDEN], exact(7), complete=True)
    assert parts["low"].isna().tolist() == [False, True, False]
    assert bounds(parts, 2) == Bounds(0, 3)
    assert bounds(whole) == exact(7)


def test_a_missing_total_stays_missing_and_changes_nothing() -> None:
    parts, whole = narrowed([exact(4), HIDDEN], None, complete=True)
    assert whole["low"].isna().all()
    assert bounds(parts, 1) == HIDDEN


def test_a_total_that_contradicts_its_parts_is_named_and_narrows_nothing() -> None:
    parts, whole = narrowed([exact(10), HIDDEN, Bounds(1, 9)], exact(8), complete=True)
    assert whole["agrees"].tolist() == [False]
    assert (bounds(parts, 1), bounds(parts, 2), bounds(whole)) == (HIDDEN, Bounds(1, 9), exact(8))


def test_two_totals_for_one_group_are_an_error() -> None:
    with pytest.raises(ValueError, match="more than one total for the same country"):
        tighten(
            frame([HIDDEN], country=["A"]),
            frame([HIDDEN] * 2, country=["A", "A"]),
            ["country"],
            complete=True,
        )


@given(st.lists(ranges(5), min_size=1, max_size=3), ranges(12), st.booleans())
def test_narrowing_is_exactly_what_whole_numbers_allow(
    parts: list[Bounds], whole: Bounds, complete: bool
) -> None:
    """Against every combination of counts, one by one; an incomplete group has a rest of any size."""
    rests = [0] if complete else range(13)
    spans = [range(int(part.low), int(part.high) + 1) for part in parts]
    possible = [
        (*counts, sum(counts) + rest)
        for counts in product(*spans) for rest in rests if whole.low <= sum(counts) + rest <= whole.high
    ]  # fmt: skip
    found, totals = narrowed(list(parts), whole, complete)
    assert totals["agrees"].tolist() == [bool(possible)]
    figures = [bounds(found, place) for place in range(len(parts))] + [bounds(totals)]
    expected = [Bounds(min(at), max(at)) for at in zip(*possible, strict=True)] or [*parts, whole]
    assert figures == expected


@given(st.lists(TRUTHS, min_size=1, max_size=4))
def test_the_truth_survives_and_a_total_never_undercuts_its_parts(groups: list[list[int]]) -> None:
    keys = [place for place, truths in enumerate(groups) for _ in truths]
    truths = [truth for group in groups for truth in group]
    parts = frame([printed(truth) for truth in truths], country=keys)
    wholes = frame([printed(sum(group)) for group in groups], country=list(range(len(groups))))
    found, totals = tighten(parts, wholes, ["country"], complete=True)
    assert totals["agrees"].all()
    assert all(holds(bounds(found, place), truth) for place, truth in enumerate(truths))
    for place, group in enumerate(groups):
        assert holds(bounds(totals, place), sum(group))
        assert totals["low"][place] >= found.loc[found["country"] == place, "low"].sum()


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
