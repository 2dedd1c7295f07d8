"""Small groups stay hidden: a solver tries to find them from everything that is shown."""

from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from data.cases import TOTAL, Answer, crossed, listed
from data.cases import questions as case_questions
from data.cases.questions import CASES, Choice, Counts, Listed
from data.cases.records import Attribute
from data.cases.thresholds import pooled, threshold

CODES = tuple("abcd")
LEAST = 5
COUNTS = st.one_of(st.integers(0, 7), st.integers(0, 40))


def attribute(name: str, several: bool) -> Attribute:
    return Attribute(name, name, dict.fromkeys(CODES, ""), several)


@dataclass(frozen=True)
class Question:
    """A cross-table, exact and as it is shown."""

    row: Attribute
    column: Attribute
    choice: Choice
    counts: Counts
    shown: Answer


@st.composite
def questions(draw: st.DrawFn, row_several: bool, column_several: bool, filtered: bool = False) -> Question:
    """Cases by the patterns of two attributes; single ones have the patterns of one code."""
    row, column = attribute("row", row_several), attribute("column", column_several)
    row_patterns = draw(patterns(row_several))
    column_patterns = draw(patterns(column_several))
    chosen = draw(st.sets(st.sampled_from(CODES), min_size=1, max_size=2)) if filtered else set()
    answer = [
        (key(row_several, down), key(column_several, across), draw(COUNTS))
        for down in row_patterns
        for across in column_patterns
        if not chosen or chosen & {code for place, code in enumerate(CODES) if across >> place & 1}
    ]
    columns = [attribute.column(code) for attribute in (row, column) for code in CODES]
    counts = case_questions.crossed(
        pd.DataFrame(answer, columns=["row", "column", CASES]), row, column, columns
    )
    choice = Choice(chosen=((column.name, tuple(sorted(chosen))),)) if chosen else Choice()
    return Question(row, column, choice, counts, crossed(counts, (row, column), choice, LEAST))


def key(several: bool, pattern: int) -> int | str | None:
    """A pattern as DuckDB answers: by itself, or as the one code that it has, if it has one."""
    return pattern if several else CODES[pattern.bit_length() - 1] if pattern else None


def patterns(several: bool) -> st.SearchStrategy[list[int]]:
    known = [1, 2, 4, 8, 3, 5, 6, 7, 9, 12, 15, 0] if several else [1, 2, 4, 8, 0]
    return st.lists(st.sampled_from(known), min_size=2, max_size=6, unique=True)


class Attacker:
    """What can be concluded from a shown cross-table by one who knows the rules of this room.

    Unknown are the cells and margins, 5 x 5 with the known cases of all in the last place. All are
    whole and not negative. A margin is the sum of its cells where cases are in one code only, and
    otherwise at most the sum and at least each cell; cases of two sets that are larger than the
    whole have to overlap.
    """

    def __init__(self, question: Question) -> None:
        self.size = len(CODES) + 1
        shown = question.shown.rows
        order = (*CODES, TOTAL)
        cases = shown.set_index(["row", "column"])["cases"]
        self.grid = [[cases.get((row, column), 0) for column in order] for row in order]
        self.matrix: list[np.ndarray] = []
        self.low: list[float] = []
        self.high: list[float] = []
        self._margins(question.column, given_codes(question, question.column), turned=False)
        self._margins(question.row, given_codes(question, question.row), turned=True)
        if question.row.several and question.column.several:
            self._overlaps()

    def place(self, row: int, column: int, turned: bool = False) -> int:
        return column * self.size + row if turned else row * self.size + column

    def rule(self, weights: dict[int, int], low: float, high: float) -> None:
        line = np.zeros(self.size**2)
        for place, weight in weights.items():
            line[place] += weight
        self.matrix.append(line)
        self.low.append(low)
        self.high.append(high)

    def _margins(self, attribute: Attribute, given_places: list[int], turned: bool) -> None:
        last = self.size - 1
        for line in range(self.size):
            margin = self.place(line, last, turned)
            cells = [self.place(line, other, turned) for other in range(last)]
            sums = dict.fromkeys(cells, 1) | {margin: -1}
            self.rule(sums, 0, np.inf if attribute.several else 0)
            for cell in cells if attribute.several else []:
                self.rule({margin: 1, cell: -1}, 0, np.inf)
            if given_places:
                self.rule({cells[place]: 1 for place in given_places} | {margin: -1}, 0, np.inf)

    def _overlaps(self) -> None:
        last = self.size - 1
        for row in range(last):
            for column in range(last):
                parts = {self.place(row, column): 1, self.place(row, last): -1, self.place(last, column): -1}
                self.rule(parts | {self.place(last, last): 1}, 0, np.inf)

    def bounds(self, least_hidden: dict[int, tuple[int, float]] | None = None) -> Bounds:
        """Shown figures as they are; a hidden one is no zero, unless its row or column is hidden."""
        low, high = np.zeros(self.size**2), np.full(self.size**2, 10_000.0)
        last = self.size - 1
        for row in range(self.size):
            for column in range(self.size):
                figure, place = self.grid[row][column], self.place(row, column)
                if not pd.isna(figure):
                    low[place] = high[place] = figure
                elif last in (row, column) or not (
                    pd.isna(self.grid[row][last]) or pd.isna(self.grid[last][column])
                ):
                    low[place] = 1
        for place, (lowest, highest) in (least_hidden or {}).items():
            low[place], high[place] = max(lowest, low[place]), highest
        return Bounds(low, high)

    def best(self, place: int, sign: int, known: dict[int, tuple[int, float]] | None = None) -> int | None:
        """The largest (sign 1) or smallest (-1) figure that a place can hold; None if it cannot be."""
        weights = np.zeros(self.size**2)
        weights[place] = -sign
        rules = LinearConstraint(np.array(self.matrix), self.low, self.high)
        whole, slow = (
            np.ones(self.size**2),
            {"presolve": False},
        )  # with it HiGHS of SciPy 1.17.1 cut off tables
        found = milp(weights, constraints=rules, bounds=self.bounds(known), integrality=whole, options=slow)
        return None if found.x is None else round(found.x[place])


def given_codes(question: Question, attribute: Attribute) -> list[int]:
    return [CODES.index(code) for code in question.choice.codes(attribute.name)]


def exact(counts: Counts) -> np.ndarray:
    """Cells and margins, 5 x 5; zeros for codes that do not occur."""
    cells = np.block([[counts.cells, counts.rows[:, None]], [counts.columns, np.array([counts.known])]])
    places = ([*map(CODES.index, codes), len(CODES)] for codes in (counts.row_codes, counts.column_codes))
    found = np.zeros((len(CODES) + 1,) * 2, dtype=np.int64)
    found[np.ix_(*places)] = cells
    return found


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
        assert low is not None and high is not None and low <= truth[row, column] <= high
        assert low < high, f"{CODES}: row {row}, column {column} can only be {low}"
        if 0 < truth[row, column] < LEAST and _alone(attacker, row, column):
            assert high >= LEAST, "it can be told that the group is small"
            others = [attacker.place(*other) for other in hidden if other != (row, column)]
            assert question.choice.chosen or any(
                (attacker.best(place, 1, {other: (1, LEAST - 1)}) or 0) >= LEAST for other in others
            ), "it can be told which of the groups is small"


def _alone(attacker: Attacker, row: int, column: int) -> bool:
    """Whether a cell is hidden, and not its whole row or column."""
    return max(row, column) < 4 and pd.notna([attacker.grid[row][4], attacker.grid[4][column]]).all()


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


def test_sets_that_are_together_larger_than_all_cases_share_some() -> None:
    """Of 11 cases 9 and 7 have at least 5 in common: such a cell is no partner of a small one."""
    cells, margins = (
        np.array([[7, 7, 7, 5], [7, 7, 7, 5], [7, 7, 7, 5], [5, 5, 5, 3]]),
        np.array([9, 9, 9, 7]),
    )
    counts = Counts(CODES, CODES, cells, *[margins] * 3, 11, 11)
    pair = attribute("row", True), attribute("column", True)
    check(Question(*pair, Choice(), counts, crossed(counts, pair, Choice(), LEAST)))


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
    assert answer.rows.empty and (answer.known, answer.total) == (None, total if total >= LEAST else None)


def test_the_threshold_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CASES_THRESHOLD", raising=False)
    assert threshold() == 10
    monkeypatch.setenv("CASES_THRESHOLD", " 25 ")
    assert threshold() == 25
