"""Small groups stay hidden: a solver tries to find them from everything that is shown."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.cases.answers import crossed, listed
from data.cases.questions import Choice, Counts, Listed
from data.cases.thresholds import UnusableThreshold, pooled, threshold
from tests.data.cases.attacker import CODES, LEAST, Attacker, Question, attribute, exact, questions


def check(question: Question) -> None:
    truth = exact(question.counts)
    if question.shown.rows.empty:
        assert question.shown.known is None
        return
    attacker = Attacker(question)
    hidden = [(row, column) for row in range(5) for column in range(5) if pd.isna(attacker.grid[row][column])]
    assert all(
        truth[place] == 0 or truth[place] >= LEAST for place in np.ndindex(5, 5) if place not in hidden
    )
    for row, column in hidden:
        if not 0 < truth[row, column] < (LEAST if question.choice.chosen else np.inf):
            continue  # a code that was asked for is in every case, however it is shown
        place = attacker.place(row, column)
        low, high = attacker.best(place, -1), attacker.best(place, 1)
        assert low is not None and high is not None
        assert low <= truth[row, column] <= high
        assert low < high, f"{CODES}: row {row}, column {column} can only be {low}"
        if 0 < truth[row, column] < LEAST and _alone(attacker, row, column):
            assert high >= LEAST, "it can be told that the group is small"
            others = [attacker.place(*other) for other in hidden if other != (row, column)]
            assert question.choice.chosen or any(
                (attacker.best(place, 1, {other: (1, LEAST - 1)}) or 0) >= LEAST for other in others
            ), "it can be told which of the groups is small"


def _alone(attacker: Attacker, row: int, column: int) -> bool:
    """Whether a cell is hidden, and not its whole row or column."""
    return (
        row < 4
        and column < 4
        and not pd.isna(attacker.grid[row][4])
        and not pd.isna(attacker.grid[4][column])
    )


KINDS = {
    "single by single": questions(row_several=False, column_several=False),
    "single by several": questions(row_several=False, column_several=True),
    "several by single": questions(row_several=True, column_several=False),
    "several by several": questions(row_several=True, column_several=True),
    "chosen by a code of the columns": questions(row_several=False, column_several=True, filtered=True),
    "chosen, with several rows": questions(row_several=True, column_several=True, filtered=True),
}


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
def test_nothing_hidden_can_be_told(kind: str, data: st.DataObject) -> None:
    check(data.draw(KINDS[kind]))


@given(
    st.lists(st.one_of(st.integers(0, 12), st.integers(0, 300)), min_size=1, max_size=8), st.integers(3, 12)
)
def test_a_list_with_its_sum(counts: list[int], least: int) -> None:
    answer = listed(Listed(tuple(map(str, range(len(counts)))), np.array(counts), sum(counts), 1000), least)
    if answer.rows.empty:
        assert answer.known is None and answer.total == 1000
        return
    assert answer.known == sum(counts)
    hidden = answer.rows["hidden"].to_numpy()
    assert all(hidden[place] for place, count in enumerate(counts) if 0 < count < least)
    assert not any(hidden[place] for place, count in enumerate(counts) if count == 0)
    rest = answer.known - int(answer.rows["cases"].sum())
    for place in np.flatnonzero(hidden):
        others = int(hidden.sum()) - 1
        assert others > 0 and rest - others >= least > 1, f"place {place} can only be under {least}"


def test_the_smallest_further_group_is_hidden() -> None:
    assert pooled(np.array([4, 300, 20, 50]), 10).tolist() == [True, False, True, False]
    assert pooled(np.array([4, 8, 20, 50]), 10).tolist() == [True, True, False, False]
    assert pooled(np.array([4, 3, 20, 50]), 10).tolist() == [True, True, True, False]
    assert pooled(np.array([0, 10, 20, 50]), 10).tolist() == [False] * 4
    assert pooled(np.array([9, 1]), 10) is None


def table(cells: list[list[int]], row: str = "row", column: str = "column") -> Question:
    grid = np.array(cells)
    rows, columns = grid.sum(axis=1), grid.sum(axis=0)
    names = CODES[: len(rows)], CODES[: len(columns)]
    counts = Counts(*names, grid, rows, columns, rows, int(grid.sum()), int(grid.sum()) + 3)
    attributes = attribute(row, False), attribute(column, False)
    return Question(*attributes, Choice(), counts, crossed(counts, attributes, Choice(), LEAST))


def test_a_small_cell_takes_the_cheapest_rectangle_with_it() -> None:
    shown = table([[3, 20, 100], [30, 25, 100], [50, 60, 100]]).shown.rows
    hidden = shown[shown["hidden"]]
    assert set(zip(hidden["row"], hidden["column"], strict=True)) == set(product("ab", "ab"))
    assert shown[shown["hidden"]][["cases", "share"]].isna().all(axis=None)
    assert shown[~shown["hidden"]]["cases"].notna().all()


def test_two_loops_joined_by_one_cell_do_not_give_that_cell_away() -> None:
    """Each row and column has two hidden cells or none, and yet the sum of a block would tell one."""
    question = table([[1, 2, 50, 60], [2, 1, 4, 70], [60, 70, 1, 2], [50, 60, 2, 1]])
    assert question.shown.rows["hidden"].sum() > 9
    check(question)


def test_a_code_asked_for_is_no_partner_that_its_row_tells() -> None:
    """All cases have a or b, none both: in a row whose b is shown its a is what is left of the margin."""
    cells = np.array([[120, 380, 10, 0], [3, 45, 10, 0], [90, 90, 90, 0], [0, 0, 0, 0]])
    rows = cells[:, 0] + cells[:, 1]
    counts = Counts(CODES, CODES, cells, rows, cells.sum(axis=0), rows, *[int(rows.sum())] * 2)
    row, column = attribute("row", False), attribute("column", True)
    choice = Choice(chosen=(("column", ("a", "b")),))
    question = Question(row, column, choice, counts, crossed(counts, (row, column), choice, LEAST))
    check(question)


def test_rows_as_columns_hide_the_same() -> None:
    cells = [[2, 12, 1], [3, 30, 31], [17, 24, 2]]
    turned = table(np.transpose(cells).tolist(), "column", "row").shown.rows
    one = table(cells).shown.rows.set_index(["row", "column"])["cases"]
    other = turned.set_index(["column", "row"])["cases"].rename_axis(one.index.names)
    pd.testing.assert_series_equal(one.sort_index(), other.sort_index())


def test_hidden_figures_have_no_share_that_tells_them() -> None:
    shown = table([[3, 1, 0], [30, 25, 100], [50, 60, 100]]).shown.rows
    row = shown[shown["row"] == "a"]
    assert row[["cases", "share", "known", "total"]].isna().all(axis=None)


@pytest.mark.parametrize(("known", "total"), [(4, 4), (4, 400), (5, 5)])
def test_too_few_cases_show_their_total_at_most(known: int, total: int) -> None:
    answer = listed(Listed(("a", "b"), np.array([known - 1, 1]), known, total), LEAST)
    assert answer.rows.empty
    assert (answer.known, answer.total) == (None, total if total >= LEAST else None)


def test_the_threshold_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CASES_THRESHOLD", raising=False)
    assert threshold() == 10
    monkeypatch.setenv("CASES_THRESHOLD", " 25 ")
    assert threshold() == 25


@pytest.mark.parametrize("told", ["2", "0", "-5", "ten", "1e3", "٣٠"])
def test_a_setting_that_hides_nothing_is_refused(told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASES_THRESHOLD", told)
    with pytest.raises(UnusableThreshold, match="at least 3"):
        threshold()
