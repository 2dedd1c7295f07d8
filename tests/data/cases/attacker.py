"""One who tries to find out small groups from everything that is shown of a cross-table."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from data.cases import questions as case_questions
from data.cases.answers import TOTAL, Answer, crossed
from data.cases.questions import CASES, Choice, Counts
from data.cases.records import Attribute

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
    single = [1, 2, 4, 8]
    return st.lists(
        st.sampled_from([*single, 3, 5, 6, 7, 9, 12, 15, 0] if several else [*single, 0]),
        min_size=2,
        max_size=6,
        unique=True,
    )


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
        found = milp(
            weights,
            constraints=rules,
            bounds=self.bounds(known),
            integrality=np.ones(self.size**2),
            options={"presolve": False},  # with it HiGHS of SciPy 1.17.1 cut off possible tables
        )
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
