"""Records that cannot be asked, and why; and what a question cannot do."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from duckdb import InvalidInputException, PermissionException

from data.cases import shares
from data.cases.records import EQUAL_RECORDS, FORM, SEX
from data.cases.sources import (
    FOLDER,
    THREADS,
    Cases,
    EngineUnavailable,
    from_file,
    from_settings,
    from_table,
    tally,
)
from data.intake import store
from data.intake.publishers.reading import Account, Reading
from tests.data.cases.invented_cases import invented_cases, repeated_cases, written
from tests.data.intake.invented import ROOT, keep, reading

ROWS, REPEATED = invented_cases(), repeated_cases()


def test_a_server_that_was_named_is_not_passed_over_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASES_URL", "postgres://me:hush-hush@127.0.0.1/x")
    with pytest.raises(EngineUnavailable, match="CASES_DATA") as caught:
        from_settings()
    assert "hush-hush" not in str(caught.value)


def test_the_driver_of_duckdb_is_imported_late() -> None:
    script = "import sys; import data.cases.sources; print('duckdb' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "False"


@pytest.mark.parametrize(
    "sql", ["SELECT * FROM '{}'", "COPY case_records TO '{}x'", "ATTACH '{}.db'", "INSTALL httpfs"]
)
def test_duckdb_reaches_no_other_file(duckdb: Cases, tmp_path: Path, sql: str) -> None:
    """Even if a question could hold SQL of its own."""
    other = written(ROWS.head(5), tmp_path)
    for statement, why in (
        (sql.format(other), PermissionException),
        ("SET enable_external_access = true", InvalidInputException),
    ):
        with pytest.raises(EngineUnavailable) as caught:
            duckdb.ask(statement, [])
        assert isinstance(caught.value.__cause__, why)


def test_files_that_are_no_case_records(tmp_path: Path) -> None:
    (tmp_path / "broken").write_bytes(b"PAR1 and then nothing")
    os.mkfifo(tmp_path / "pipe")
    for name in ("absent", "broken", "pipe"):
        with pytest.raises(EngineUnavailable, match="cannot be read"):
            from_file(tmp_path / name)
    with pytest.raises(EngineUnavailable, match="a column year"):
        from_file(written(ROWS[["sex", "citizenship"]], tmp_path))
    with pytest.raises(EngineUnavailable, match="form_other of the case records is of type integer"):
        from_file(written(ROWS.assign(form_other=1), tmp_path))
    with pytest.raises(EngineUnavailable, match="equal_records of the case records is of type string"):
        from_file(written(REPEATED.assign(**{EQUAL_RECORDS: "3"}), tmp_path))
    with pytest.raises(EngineUnavailable, match=r"python -m data\.load"):
        from_settings()


def test_a_folder_of_files(tmp_path: Path) -> None:
    ROWS.head(4000).to_parquet(tmp_path / "one.parquet")
    ROWS.tail(2000).to_parquet(tmp_path / "two.parquet")
    assert shares(from_file(tmp_path), SEX).total == len(ROWS)


# The tally of case records: the same answers from fewer rows, and older editions without one.
def test_each_different_record_once() -> None:
    rows = tally(pa.Table.from_pandas(REPEATED.assign(note="no question asks for it"))).to_pandas()
    assert len(rows) == len(REPEATED.drop_duplicates()) and set(rows) == {*REPEATED, EQUAL_RECORDS}
    assert rows[EQUAL_RECORDS].sum() == len(REPEATED) and rows[EQUAL_RECORDS].max() >= 3
    assert not rows.duplicated(list(REPEATED)).any()


def test_a_tally_is_bounded_and_a_session_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    records = pa.Table.from_pandas(pd.concat([REPEATED.assign(year=2000 + n % 20) for n in range(40)]))
    asked = from_table(records).ask(
        "SELECT current_setting('temp_directory'), current_setting('threads')", []
    )
    assert asked.iloc[0].tolist() == ["", THREADS]
    monkeypatch.setenv("CASES_MEMORY", "1MB")
    for count in (tally, from_table):
        with pytest.raises(EngineUnavailable, match="alike needs more memory than CASES_MEMORY allows"):
            count(records)
    assert not list(tmp_path.iterdir())
    monkeypatch.setenv("CASES_MEMORY", "1KB")
    with pytest.raises(store.Unusable, match=r"cannot be written: CASES_MEMORY has to be .* before is whole"):
        kept(tmp_path)


def kept(root: Path) -> Path:
    """The rows of an edition of case records in a store."""
    account = Account(len(REPEATED), len(REPEATED))
    keep(Reading("ctdc_synthetic", "x", "ctdc", "2021", REPEATED, account), "a" * 64, "f", root)
    kept = store.current("ctdc_synthetic", root)
    assert kept is not None
    return kept.path


def test_the_store_keeps_a_tally_beside_the_rows_and_asks_it(tmp_path: Path) -> None:
    path = kept(tmp_path)
    for cases in (from_file(path), from_settings(path)):
        assert EQUAL_RECORDS in cases.kinds and shares(cases, SEX).total == len(REPEATED)


def test_an_edition_that_was_loaded_without_a_tally_is_asked_itself(tmp_path: Path) -> None:
    path = kept(tmp_path)
    with_one = shares(from_file(path), FORM)
    shutil.rmtree(path.with_name(FOLDER))
    assert store.current("ctdc_synthetic", tmp_path) is not None
    older = from_file(path)
    assert EQUAL_RECORDS not in older.kinds
    pd.testing.assert_frame_equal(shares(older, FORM).rows, with_one.rows, check_exact=True)


def test_who_reads_the_editions_folder_counts_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASES_DATA", str(kept(tmp_path).parent))
    assert shares(from_settings(), SEX).total == len(REPEATED)


def test_other_tables_have_none(tmp_path: Path) -> None:
    keep(reading(), "a" * 64, "f", tmp_path)
    assert not list(tmp_path.rglob(FOLDER))
