"""Records that cannot be asked, and why; and what a question cannot do."""

import subprocess
import sys
import traceback
from pathlib import Path

import pytest
from duckdb import InvalidInputException, PermissionException

from data.cases import Cases, shares
from data.cases.engines import EngineUnavailable
from data.cases.records import SEX
from data.cases.sources import from_file, from_settings
from data.cases.to_postgres import copy
from tests.data.cases import engine_servers
from tests.data.cases.engine_servers import settings
from tests.data.cases.invented_cases import invented_cases, written
from tests.processes import free_port

ROOT = Path(__file__).parents[3]
ROWS = invented_cases()


def test_postgres_is_only_read(postgres: Cases) -> None:
    with pytest.raises(EngineUnavailable, match="ReadOnlySqlTransaction"):
        postgres.engine.ask(lambda table: table.get_backend().raw_sql("CREATE TABLE x (y int)"))


def test_a_table_of_another_name(postgres_url: str, tmp_path: Path) -> None:
    assert copy(written(ROWS.head(50), tmp_path), postgres_url, "public.other cases") == 50
    with settings(CASES_URL=postgres_url, CASES_TABLE="public.other cases"):
        assert shares(from_settings(), SEX).total == 50
    with pytest.raises(EngineUnavailable, match="already"):
        copy(written(ROWS.head(5), tmp_path), postgres_url, "public.other cases")
    copy(written(ROWS[["sex"]].head(5), tmp_path), postgres_url, "nothing")
    with (
        settings(CASES_URL=postgres_url, CASES_TABLE="nothing"),
        pytest.raises(EngineUnavailable, match="a column year"),
    ):
        from_settings()
    with (
        settings(CASES_URL=postgres_url, CASES_TABLE="absent"),
        pytest.raises(EngineUnavailable, match="no table absent"),
    ):
        from_settings()


def refused(url: str, data: str = "") -> str:
    """What is said instead of opening records; nowhere in it the password, nor in what led to it."""
    with settings(CASES_URL=url, CASES_DATA=data), pytest.raises(EngineUnavailable) as caught:
        from_settings()
    trace = "".join(traceback.format_exception(caught.value))
    assert "hush-hush" not in trace
    return str(caught.value)


def test_servers_that_are_not_there(postgres_url: str) -> None:
    port = free_port()
    assert f"127.0.0.1, port {port}" in refused(f"postgres://me:hush-hush@127.0.0.1:{port}/x")
    wrong = postgres_url.replace(postgres_url.split(":")[2].split("@", maxsplit=1)[0], "hush-hush")
    assert "No PostgreSQL lets us in" in refused(wrong)
    assert "No PostgreSQL lets us in" in refused("postgres://me:hush-hush@127.0.0.1:1/x?nonsense=1")


def test_a_spark_that_is_not_there() -> None:
    engine_servers.need_spark()
    port = free_port()
    assert f"127.0.0.1, port {port}" in refused(f"sc://127.0.0.1:{port}/;token=hush-hush", "x.parquet")


@pytest.mark.rare
def test_spark_without_the_file(spark_url: str, spark: Cases, tmp_path: Path) -> None:
    assert "CASES_DATA" in refused(spark_url, str(tmp_path / "absent.parquet"))


@pytest.mark.parametrize(
    ("url", "driver"), [("postgres://x:hush-hush@y/z", "psycopg"), ("sc://x/;token=hush-hush", "pyspark.sql")]
)
def test_drivers_that_are_not_installed(url: str, driver: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, driver, None)
    assert "pip install -r requirements-engines.txt" in refused(url, "x.parquet")


def test_the_driver_of_duckdb_and_ibis_are_imported_late() -> None:
    script = "import sys; import data.cases.sources; print([name for name in ('ibis', 'duckdb', 'sqlglot') if name in sys.modules])"
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "sql", ["SELECT * FROM '{}'", "COPY case_records TO '{}x'", "ATTACH '{}.db'", "INSTALL httpfs"]
)
def test_duckdb_reaches_no_other_file(duckdb: Cases, tmp_path: Path, sql: str) -> None:
    """Even if a question could hold SQL of its own."""
    other = written(ROWS.head(5), tmp_path)
    with pytest.raises(PermissionException), duckdb.engine.open.cursor() as cursor:
        cursor.execute(sql.format(other))
    with pytest.raises(InvalidInputException), duckdb.engine.open.cursor() as cursor:
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
    assert "python -m data.load" in refused("")
