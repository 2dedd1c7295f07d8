"""Answers of case records to random questions: nothing small is told, and all parts tell the same rows."""

import random
import re
from itertools import product
from pathlib import Path

import pytest

from components.cases import figures as case_figures
from components.cases import views as case_views
from components.cases.asking import Records
from components.cases.views import Asked, CaseView
from data.cases.questions import Choice
from data.cases.thresholds import threshold
from tests.components.cases.invented_answers import EDITION, NAMES, lines, opened
from tests.data.cases.questions import choose
from tests.figures import valid

LEAST = 10


def question(records: Records, names: tuple[str, ...], choice: Choice, kind: str) -> CaseView:
    asked = Asked(choice, threshold(), EDITION)
    if kind == "shares":
        return case_views.of_shares(records.shares(names[0], choice), names[0], asked)
    if kind == "trend":
        return case_views.of_trend(records.trend(names[0], choice), names[0], asked)
    return case_views.of_cross(records.cross(*names, choice), *names, asked)


def questions() -> list[tuple[tuple[str, ...], Choice, str]]:
    """Every question once, each with a choice drawn by lot, from none to a narrow one."""
    lot = random.Random(5)  # noqa: S311
    asked = [*(((name,), "shares") for name in NAMES), *(((name,), "trend") for name in NAMES[1:])]
    asked += [(pair, "cross") for pair in product(NAMES, NAMES) if pair[0] != pair[1]]
    codes = {
        "citizenship": ["UKR", "MDA", "NA"], "sex": ["female", "other"], "age_band": ["0-8", "9-17"],
        "form": ["sexual_exploitation", "forced_marriage"], "recruiter": ["family"],
    }  # fmt: skip
    drawn = []
    for names, kind in asked:
        picked = lot.sample(sorted(codes), lot.choice([0, 0, 1, 2]))
        years = lot.choice([(None, None), (2013, 2015), (2018, None)])
        drawn.append((names, choose(*years, **{name: lot.sample(codes[name], 1) for name in picked}), kind))
    return drawn


@pytest.mark.parametrize(("names", "choice", "kind"), questions())
def test_no_number_under_the_threshold_is_told(
    records: Records, names: tuple[str, ...], choice: Choice, kind: str
) -> None:
    view = question(records, names, choice, kind)
    assert_nothing_small(view)


def assert_nothing_small(view: CaseView) -> None:
    counts = [name for name in ("cases", "known", "total") if name in view.rows]
    small = view.rows[counts].apply(lambda column: column.gt(0) & column.lt(LEAST)).fillna(False)
    assert view.rows[small.any(axis=1)].to_dict("records") == []
    told = [number for number in (view.answer.known, view.answer.total) if number]
    assert all(number >= LEAST for number in told)
    written = [
        line[name] for line in lines(view) for name in ("cases", "known_cases", "all_cases") if line[name]
    ]
    assert all(number == "0" or int(number) >= LEAST for number in written)
    if view.empty:
        return
    for column in case_figures.table(view).columns[1:]:
        for cell in case_figures.table(view)[column]:
            count = re.match(r"([\d,]+)( \(|$)", cell)
            assert not count or count[1] == "0" or int(count[1].replace(",", "")) >= LEAST


def test_the_check_would_see_a_small_number(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CASES_THRESHOLD", "3")
    loose = opened(tmp_path, 1200)
    with pytest.raises(AssertionError):
        assert_nothing_small(question(loose, ("age_band", "form"), Choice(), "cross"))


@pytest.mark.parametrize(("names", "choice", "kind"), questions()[::3])
def test_chart_table_and_alt_text_tell_the_same(
    records: Records, names: tuple[str, ...], choice: Choice, kind: str
) -> None:
    view = question(records, names, choice, kind)
    assert view.alt.startswith(view.title)
    assert view.said in view.alt
    assert len(lines(view)) == len(view.rows)
    if view.empty:
        return
    assert valid(case_figures.draw(view))
    figures = case_figures.draw(view).data
    told = {str(text).replace("<br>", " ") for trace in figures for text in _texts(trace)}
    drawn = case_figures._kept(view)
    assert told - {"", "–"} <= {str(cell) for cell in (*drawn["figure"], *drawn["told"])}
    shown = set(drawn["told" if kind == "trend" else "figure"][drawn["share"].notna()])
    assert shown <= told


def _texts(trace: object) -> list[str]:
    return [cell for row in trace.text for cell in row] if trace.type == "heatmap" else list(trace.text)
