"""The tally of case records: the same answers from fewer rows, and older editions without one."""

import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from data.cases import pre_counts, shares
from data.cases.records import EQUAL_RECORDS, FORM, SEX
from data.cases.sources import EngineUnavailable, from_file, from_settings
from data.intake import store
from data.intake.publishers.reading import Account, Reading
from tests.data.cases.invented_cases import repeated_cases, written
from tests.data.intake.invented import reading

ROOT = Path(__file__).parents[3]
ROWS = repeated_cases()


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(ROWS.assign(note="no question asks for it"), tmp_path_factory.mktemp("records"))


@pytest.fixture(scope="module")
def tally(records: Path) -> Path:
    path = records.with_name("tally.parquet")
    assert pre_counts.write(records, path) == len(ROWS.drop_duplicates())
    return path


def test_each_different_record_once(tally: Path) -> None:
    rows = pd.read_parquet(tally)
    assert set(rows) == {*ROWS, EQUAL_RECORDS}
    assert rows[EQUAL_RECORDS].sum() == len(ROWS)
    assert rows[EQUAL_RECORDS].max() >= 3
    assert not rows.duplicated(list(ROWS)).any()


def test_a_tally_of_a_tally_is_that_tally(tally: Path, tmp_path: Path) -> None:
    pre_counts.write(tally, tmp_path / "again.parquet")
    assert pq.read_table(tmp_path / "again.parquet").equals(pq.read_table(tally))
    assert [path.name for path in tmp_path.iterdir()] == ["again.parquet"]


def kept(root: Path) -> Path:
    """The rows of an edition of case records in a store."""
    account = Account(len(ROWS), len(ROWS))
    store.keep(Reading("ctdc_synthetic", "x", "ctdc", "2021", (), ROWS, account), "a" * 64, "f", root)
    kept = store.current("ctdc_synthetic", root)
    assert kept is not None
    return kept.path


def test_the_store_keeps_a_tally_beside_the_rows_and_asks_it(tmp_path: Path) -> None:
    path = kept(tmp_path)
    for cases in (from_file(path), from_settings(path)):
        assert EQUAL_RECORDS in cases.kinds
        assert shares(cases, SEX).total == len(ROWS)


def test_an_edition_that_was_loaded_without_a_tally_is_asked_itself(tmp_path: Path) -> None:
    path = kept(tmp_path)
    with_one = shares(from_file(path), FORM)
    shutil.rmtree(path.with_name(pre_counts.FOLDER))
    assert store.current("ctdc_synthetic", tmp_path) is not None
    older = from_file(path)
    assert EQUAL_RECORDS not in older.kinds
    pd.testing.assert_frame_equal(shares(older, FORM).rows, with_one.rows, check_exact=True)


def test_who_reads_the_editions_folder_does_not_count_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASES_DATA", str(kept(tmp_path).parent))
    assert shares(from_settings(), SEX).total == len(ROWS)


def test_other_tables_have_none(tmp_path: Path) -> None:
    store.keep(reading(), "a" * 64, "f", tmp_path)
    assert not list(tmp_path.rglob(pre_counts.FOLDER))


def test_a_tally_that_cannot_be_written_leaves_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = kept(tmp_path)
    monkeypatch.setattr(pre_counts, "_query", lambda found: "SELECT nothing FROM records")
    with pytest.raises(store.Unusable, match="the tally of case records could not be made"):
        kept(tmp_path)
    assert store.current("ctdc_synthetic", tmp_path).path == path  # type: ignore[union-attr]
    assert len([place for place in path.parents[1].iterdir() if place.is_dir()]) == 1


def test_a_number_of_equal_records_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match="equal_records of the case records is of type string"):
        from_file(written(ROWS.assign(**{EQUAL_RECORDS: "3"}), tmp_path))


def command(*words: object) -> "subprocess.CompletedProcess[str]":
    line = [sys.executable, "-m", "data.cases.pre_counts", *map(str, words)]
    return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_command(records: Path, tally: Path, tmp_path: Path) -> None:
    done = command(records, tmp_path / "x.parquet")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{len(ROWS.drop_duplicates()):,} different records written\n"
    assert pq.read_table(tmp_path / "x.parquet").equals(pq.read_table(tally))


def test_the_command_says_what_is_wrong(tmp_path: Path) -> None:
    assert "Name two files" in command(tmp_path).stderr
    for absent in (tmp_path / "absent.parquet", written(ROWS[["sex"]], tmp_path)):
        refused = command(absent, tmp_path / "x.parquet")
        assert refused.returncode == 2
        assert refused.stderr.count("\n") == 1
        assert "Traceback" not in refused.stderr
    assert not (tmp_path / "x.parquet").exists()
