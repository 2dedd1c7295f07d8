"""Ranges contain the truth, stay as narrow as they can be, and say what is hidden or missing."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.bounds import HIDDEN, Bounds, shares, total

TRUTHS = st.lists(st.integers(0, 30), min_size=1, max_size=6)


def printed(truth: int) -> Bounds:
    """What UNODC's file prints for a true count."""
    return HIDDEN if truth < 5 else Bounds(truth, truth)


def frame(bounds: list[Bounds | None], **columns: list[object]) -> pd.DataFrame:
    low = [None if item is None else item.low for item in bounds]
    high = [None if item is None else item.high for item in bounds]
    return pd.DataFrame({"low": low, "high": high, **columns}).astype({"low": "Float64", "high": "Float64"})


def bounds(rows: pd.DataFrame) -> Bounds:
    return Bounds(float(rows["low"].iloc[0]), float(rows["high"].iloc[0]))


def holds(found: Bounds, truth: float) -> bool:
    return found.low - 1e-9 <= truth <= found.high + 1e-9


def test_hidden_cells_widen_a_sum_and_are_counted() -> None:
    rows = frame([Bounds(37, 37), HIDDEN, HIDDEN, None], year=[2018, 2018, 2018, 2018])
    (row,) = total(rows, ["year"]).to_dict("records")
    assert row == {"year": 2018, "low": 37, "high": 45, "hidden": 2, "missing": 1, "rows": 4}


def test_missing_rows_are_not_zero_a_missing_group_is_kept_and_an_open_end_stays_open() -> None:
    found = total(frame([None, None]))
    assert found[["low", "high"]].isna().all().all()
    assert found["missing"].tolist() == [2]
    assert len(total(frame([Bounds(1, 1), Bounds(2, 2)], form=["other", None]), ["form"])) == 2
    found = total(pd.DataFrame({"low": [22_000, 5], "high": [None, 5]}))
    assert (found["low"].tolist(), found["high"].isna().tolist()) == ([22_005], [True])
    with pytest.raises(ValueError, match="above the high end"):
        Bounds(2, 1)


@given(TRUTHS)
def test_sum_holds_the_truth_and_agrees_with_single_values(truths: list[int]) -> None:
    cells = [printed(truth) for truth in truths]
    found = bounds(total(frame(list(cells))))
    assert found == Bounds(sum(cell.low for cell in cells), sum(cell.high for cell in cells))
    assert holds(found, sum(truths))


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 9)), min_size=1, max_size=6), st.randoms())
def test_a_share_lies_within_its_bounds_whatever_is_hidden(
    ranges: list[tuple[int, int]], chance: Any
) -> None:
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
