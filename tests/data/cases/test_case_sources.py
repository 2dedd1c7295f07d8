"""Records that cannot be asked, and why; and what a question cannot do."""

import subprocess
import sys
from pathlib import Path

import pytest
from duckdb import InvalidInputException, PermissionException

from data.cases import shares
from data.cases.records import SEX
from data.cases.sources import Cases, EngineUnavailable, from_file, from_settings
from tests.data.cases.invented_cases import invented_cases, written

ROOT = Path(__file__).parents[3]
ROWS = invented_cases()


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
    with pytest.raises(PermissionException), duckdb.open.cursor() as cursor:
        cursor.execute(sql.format(other))
    with pytest.raises(InvalidInputException), duckdb.open.cursor() as cursor:
        cursor.execute("SET enable_external_access = true")


def test_a_folder_of_files(tmp_path: Path) -> None:
    ROWS.head(4000).to_parquet(tmp_path / "one.parquet")
    ROWS.tail(2000).to_parquet(tmp_path / "two.parquet")
    assert shares(from_file(tmp_path), SEX).total == len(ROWS)


def test_files_that_are_no_case_records(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match="cannot be read"):
        from_file(tmp_path / "absent.parquet")
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"PAR1 and then nothing")
    with pytest.raises(EngineUnavailable, match="cannot be read"):
        from_file(broken)
    with pytest.raises(EngineUnavailable, match="a column year"):
        from_file(written(ROWS[["sex", "citizenship"]], tmp_path))
    with pytest.raises(EngineUnavailable, match="form_other of the case records is of type integer"):
        from_file(written(ROWS.assign(form_other=1), tmp_path))


@pytest.mark.parametrize(
    ("setting", "value"), [("CASES_MEMORY", "lots"), ("CASES_THREADS", "-1"), ("CASES_URL", "http://x")]
)
def test_settings_that_cannot_be(
    setting: str, value: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(setting, value)
    with pytest.raises(EngineUnavailable, match=setting):
        from_settings(written(ROWS, tmp_path))


def test_without_records_it_is_said_how_to_load_some() -> None:
    with pytest.raises(EngineUnavailable, match=r"python -m data\.load"):
        from_settings()
