"""Answers of case records to random questions: nothing small is told, and nothing that the answer hides."""

import json
import random
import re
from itertools import product
from pathlib import Path

import pytest

from components.cases.asking import Records
from components.cases.words import not_shown
from components.charts.draw import draw
from components.model.view import View
from components.text.presentation import present
from data.cases import TOTAL, Answer
from data.cases.questions import Choice
from tests.components.cases.invented_answers import asked, lines, opened, view
from tests.data.cases.invented_cases import choose
from tests.figures import drawn, expected
from tests.sampled import by_turns

LEAST = 10
NAMES = [
    "year", "citizenship", "country_of_exploitation", "sex", "age_band", "form", "labour_sector", "recruiter",
]  # fmt: skip
COUNTS = ("cases", "known_cases", "all_cases")
Question = tuple[str, str, Choice]


def questions() -> list[Question]:
    """Every question once, each with a choice drawn by lot, from none to a narrow one."""
    lot = random.Random(5)  # noqa: S311
    codes = {
        "citizenship": ["UKR", "MDA", "NA"], "sex": ["female", "other"], "age_band": ["0-8", "9-17"],
        "form": ["sexual_exploitation", "forced_marriage"], "recruiter": ["family"],
    }  # fmt: skip
    every = []
    for show, split in product(NAMES, ("", *NAMES)):
        picked = lot.sample(sorted(codes), lot.choice([0, 0, 1, 2]))
        years = lot.choice([(None, None), (2013, 2015), (2018, None)])
        chosen = {name: lot.sample(codes[name], 1) for name in picked if show != split}
        every += [(show, split, choose(*years, **chosen))] if show != split else []
    return every


def shown(records: Records, show: str, split: str, choice: Choice) -> tuple[Answer, View] | None:
    """What is answered and what of it is shown; None where the page shows nothing."""
    answer = records.answer(show, split, choice)
    reason = not_shown(answer, asked(show, split, choice))
    return None if reason else (answer, view(answer, show, split, choice))


def assert_nothing_small(found: View) -> None:
    written = [line[name] for line in lines(found) for name in COUNTS if line[name]]
    table = present(found).table
    told = [cell for name in table if name.startswith("Cases") for cell in table[name] if cell != "hidden"]
    in_text = re.findall(r"known in ([\d,]+) of ([\d,]+)", present(found).alt + draw(found).to_json())
    counts = [*written, *told, *(count for pair in in_text for count in pair)]
    assert counts
    assert [count for count in counts if 0 < int(count.replace(",", "")) < LEAST] == []


def assert_hidden(found: View) -> None:
    """A hidden share is the word wherever it stands, and no mark of any length."""
    rows, words = found.rows, found.shown
    hidden = rows["hidden"].to_numpy(dtype=bool)
    assert rows.loc[hidden, ["cases", "share", "low", "high"]].isna().all(axis=None)
    assert set(words["figure"][hidden]) <= {"hidden"}
    assert {(line["cases"], line["share"]) for line in lines(found) if line["hidden"] == "True"} <= {("", "")}
    for trace in json.loads(draw(found).to_json())["data"]:
        if trace["type"] == "bar":
            pairs = zip(trace["text"], trace["x"], strict=True)
            assert {length for text, length in pairs if text == "hidden"} <= {0}
        texts = str(trace.get("customdata", "")) + str(trace.get("text", ""))
        assert not re.search(r"hidden( per cent|: ?\d|; ?\d)|\d hidden", texts)


@pytest.mark.parametrize(("show", "split", "choice"), by_turns(questions(), 2))
def test_nothing_is_told_but_the_answer(records: Records, show: str, split: str, choice: Choice) -> None:
    if not (both := shown(records, show, split, choice)):
        return
    answer, found = both
    assert_nothing_small(found)
    assert_hidden(found)
    rows = found.rows.astype("object").where(found.rows.notna(), None)
    told = answer.rows
    if split:
        told = told[(told["row"] != TOTAL) & (told["column"] != TOTAL)]
        names = ["row", "column", "cases", "known", "total"]
    else:
        told, names = told.assign(known=answer.known, total=answer.total), ["code", "cases", "known", "total"]
    by = ["split_code", "code", *COUNTS] if split else ["code", *COUNTS]
    pairs = told[names].astype("object").where(told[names].notna(), None)
    assert set(map(tuple, rows[by].to_numpy())) == set(map(tuple, pairs.to_numpy()))


def test_the_checks_see_a_small_number_and_a_hidden(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CASES_THRESHOLD", "3")
    _, found = shown(opened(tmp_path, 1200), "age_band", "", Choice()) or pytest.fail("nothing is shown")
    with pytest.raises(AssertionError):
        assert_nothing_small(found)
    found.rows.loc[:, "hidden"] = True
    with pytest.raises(AssertionError):
        assert_hidden(found)


@pytest.mark.parametrize(("show", "split", "choice"), questions()[::4])
def test_chart_table_and_alt_tell_the_same(records: Records, show: str, split: str, choice: Choice) -> None:
    if not (both := shown(records, show, split, choice)):
        return
    _, found = both
    words = present(found)
    assert words.alt.startswith(words.full_title)
    assert len(lines(found)) == len(words.table) == found.count
    figures = drawn(draw(found))
    assert set(figures) - {"–"} <= set(found.shown["figure"])
    if split != "year" and "–" not in figures and len(found.rows["split_code"].unique()) <= 10:
        assert figures == expected(found)
