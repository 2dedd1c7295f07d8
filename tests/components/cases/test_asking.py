"""Opened case records: asked once, in memory or in a file alike, and gone with the session that loaded them."""

import gc
import weakref
from pathlib import Path

import pandas as pd
import pytest
from duckdb import PermissionException

from components.cases import asking as case_asking
from components.cases.asking import Records, opened
from data.cases.sources import EngineUnavailable, from_file, from_table
from data.editions import Loaded
from data.intake.publishers.reading import Account, Reading
from data.intake.store import parquet
from data.intake.store.manifest import describe
from tests.components.cases.invented_answers import EDITION
from tests.data.cases.invented_cases import choose, invented_cases, written

ROWS = invented_cases(2000)


def loaded() -> Loaded:
    account = Account(len(ROWS), len(ROWS))
    reading = Reading("ctdc_synthetic", "Invented", "ctdc", "2021-08-25", ROWS, account)
    return Loaded(describe(reading, "a" * 64, "f.csv"), table=parquet.as_table(ROWS))


def test_a_table_in_memory_answers_like_the_same_rows_in_a_file(tmp_path: Path) -> None:
    memory, file = (
        Records(cases, EDITION)
        for cases in (from_table(parquet.as_table(ROWS)), from_file(written(ROWS, tmp_path)))
    )
    choice = choose(2013, sex=["female"], form=["forced_labour"])
    for pair in (("citizenship", "form"), ("recruiter", "labour_sector"), ("age_band", "year")):
        pd.testing.assert_frame_equal(memory.answer(*pair, choice).rows, file.answer(*pair, choice).rows)
    assert memory.choices("citizenship") == file.choices("citizenship")


def test_an_engine_in_memory_opens_no_file(tmp_path: Path) -> None:
    path = written(ROWS, tmp_path)
    engine = from_table(parquet.as_table(ROWS))
    with pytest.raises(EngineUnavailable) as caught:
        engine.ask("SELECT * FROM read_parquet($1)", [str(path)])
    assert isinstance(caught.value.__cause__, PermissionException)


def test_a_question_is_asked_once_for_each_choice_and_threshold(monkeypatch: pytest.MonkeyPatch) -> None:
    records, asked = Records(from_table(parquet.as_table(ROWS)), EDITION), []
    true = case_asking.questions.shares
    monkeypatch.setattr(case_asking.questions, "shares", lambda *a, **k: asked.append(a) or true(*a, **k))
    assert records.answer("form") is records.answer("form")
    records.answer("form", choice=choose(2013))
    assert len(asked) == 2
    monkeypatch.setenv("CASES_THRESHOLD", "500")
    records.answer("form")
    assert len(asked) == 3
    for year in range(2 * case_asking.ANSWERS):
        records.answer("form", choice=choose(year))
    assert records._remembered.cache_info().currsize == case_asking.ANSWERS


def test_a_copy_of_a_session_is_opened_once_and_freed_with_it() -> None:
    item = loaded()
    first = opened(item)
    first.answer("form")
    assert opened(item) is first
    held = weakref.ref(first)
    del first, item
    gc.collect()
    assert held() is None


def test_what_is_not_held_and_what_cannot_be_read_are_sentences(tmp_path: Path) -> None:
    records = Records(from_table(parquet.as_table(ROWS)), EDITION)
    with pytest.raises(LookupError, match="Means of control"):
        records.answer("means")
    with pytest.raises(EngineUnavailable, match="load it again"):
        opened(Loaded(loaded().manifest, tmp_path / "gone.parquet"))
