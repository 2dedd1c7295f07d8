"""Ranges contain the truth, stay as narrow as they can be, and say what is hidden or missing."""

from typing import Any, NamedTuple

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from data.bounds import difference, rate, shares, total

COUNT = st.integers(0, 30)
TRUTHS = st.lists(COUNT, min_size=1, max_size=6)
SLACK = st.tuples(st.integers(0, 5), st.integers(0, 5))


class Bounds(NamedTuple):
    low: float
    high: float


HIDDEN = Bounds(0, 4)  # what "<5" stands for


def printed(truth: int) -> Bounds:
    """What UNODC's file prints for a true count."""
    return HIDDEN if truth < 5 else Bounds(truth, truth)


def frame(bounds: list[Bounds | None], **columns: list[object]) -> pd.DataFrame:
    low = [None if item is None else item.low for item in bounds]
    high = [None if item is None else item.high for item in bounds]
    return pd.DataFrame({"low": low, "high": high, **columns}).astype({"low": "Float64", "high": "Float64"})


def bounds(rows: pd.DataFrame, place: int = 0) -> Bounds:
    return Bounds(float(rows["low"].iloc[place]), float(rows["high"].iloc[place]))


def holds(found: Bounds, truth: float) -> bool:
    return found.low - 1e-9 <= truth <= found.high + 1e-9


@st.composite
def ranges(draw: st.DrawFn, top: int = 8) -> Bounds:
    low = draw(st.integers(0, top))
    return Bounds(low, draw(st.integers(low, top)))


def test_hidden_cells_widen_a_sum_and_are_counted() -> None:
    rows = frame([Bounds(37, 37), HIDDEN, HIDDEN, None], year=[2018, 2018, 2018, 2018])
    (row,) = total(rows, ["year"]).to_dict("records")
    assert row == {"year": 2018, "low": 37, "high": 45, "hidden": 2, "missing": 1, "rows": 4}


def test_missing_rows_are_not_zero_a_missing_group_is_kept_and_an_open_end_stays_open() -> None:
    found = total(frame([None, None]))
    assert found[["low", "high"]].isna().all().all() and found["missing"].tolist() == [2]
    assert len(total(frame([Bounds(1, 1), Bounds(2, 2)], form=["other", None]), ["form"])) == 2
    found = total(pd.DataFrame({"low": [22_000, 5], "high": [None, 5]}))
    assert (found["low"].tolist(), found["high"].isna().tolist()) == ([22_005], [True])


@given(TRUTHS)
def test_sum_holds_the_truth_and_agrees_with_single_values(truths: list[int]) -> None:
    cells = [printed(truth) for truth in truths]
    found = bounds(total(frame(list(cells))))
    assert found == Bounds(sum(cell.low for cell in cells), sum(cell.high for cell in cells))
    assert holds(found, sum(truths))


@given(TRUTHS, TRUTHS, st.integers(1, 1_000_000))
def test_any_chain_of_operations_holds_the_truth(first: list[int], second: list[int], people: int) -> None:
    first_sum, second_sum = (total(frame([printed(truth) for truth in truths])) for truths in (first, second))
    gap = difference(first_sum, second_sum)
    assert holds(bounds(gap), sum(first) - sum(second))
    assert holds(bounds(rate(first_sum, pd.Series([people]), 100_000)), sum(first) / people * 100_000 + 1e-12)


@given(ranges(), ranges(), SLACK, SLACK)
def test_wider_figures_never_give_a_narrower_answer(
    first: Bounds, second: Bounds, by: tuple[int, int], and_by: tuple[int, int]
) -> None:
    pairs = ((first, by), (second, and_by))
    wide = [Bounds(max(0, item.low - down), item.high + up) for item, (down, up) in pairs]
    narrow_frames, wide_frames = [frame([first]), frame([second])], [frame([item]) for item in wide]
    narrow, wider = (bounds(difference(*frames)) for frames in (narrow_frames, wide_frames))
    assert wider.low <= narrow.low <= narrow.high <= wider.high


@given(st.lists(st.tuples(ranges(), ranges()), min_size=1, max_size=5))
def test_many_rows_give_what_each_gives_alone(pairs: list[tuple[Bounds, Bounds]]) -> None:
    parts, rests = frame([pair[0] for pair in pairs]), frame([pair[1] for pair in pairs])
    gaps = difference(parts, rests)
    for place, (part, rest) in enumerate(pairs):
        assert bounds(gaps, place) == Bounds(part.low - rest.high, part.high - rest.low)


def test_missing_figures_give_missing_answers() -> None:
    known, missing = frame([Bounds(5, 5)]), frame([None])
    rates = [rate(known, pd.Series([people]), 100) for people in (None, 0)]
    assert all(found.isna().all().all() for found in (difference(known, missing), *rates))


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 9)), min_size=1, max_size=6), st.randoms())
def test_a_share_lies_in_its_bounds_whatever_is_hidden(ranges: list[tuple[int, int]], chance: Any) -> None:
    rows = pd.DataFrame({"low": [low for low, _ in ranges], "high": [low + more for low, more in ranges]})
    found = shares(rows)
    drawn = [chance.randint(low, low + more) for low, more in ranges]
    for place, count in enumerate(drawn):
        if whole := sum(drawn):
            low, high = found.iloc[place]
            assert (pd.isna(low) or low - 1e-9 <= count / whole * 100) and count / whole * 100 <= high + 1e-9


def test_shares_of_exact_counts_are_exact() -> None:
    found = shares(pd.DataFrame({"low": [30.0, 10.0], "high": [30.0, 10.0]}))
    assert found.to_numpy().tolist() == [[75, 75], [25, 25]]
