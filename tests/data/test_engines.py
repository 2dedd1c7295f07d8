"""The same questions to DuckDB, Spark and PostgreSQL; and records that cannot be asked."""

import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest

from data.case_choice import choose
from data.case_engines import EngineUnavailable
from data.case_records import (
    AGE_BAND,
    CITIZENSHIP,
    COUNTRY_OF_EXPLOITATION,
    FORM,
    LABOUR_SECTOR,
    RECRUITER,
    SEX,
    YEAR,
)
from data.case_sources import from_file, from_settings
from data.cases import Answer, Cases, choices, cross, routes, shares, trend
from tests.data import engine_servers
from tests.data.invented_cases import HOSTILE, invented_cases, written

ROOT = Path(__file__).parents[2]
ROWS = invented_cases()
NAMED = choose(2013, 2018, sex=["female", "male"], citizenship=["UKR", "PHL", *HOSTILE])
BY_FORM = choose(form=["forced_labour", "forced_marriage", "organ_removal"])
ABSENT = choose(form=["organ_removal"])
QUESTIONS: dict[str, Callable[[Cases], Answer]] = {
    "citizenship": lambda cases: shares(cases, CITIZENSHIP, BY_FORM),
    "year": lambda cases: shares(cases, YEAR),
    "recruiter": lambda cases: shares(cases, RECRUITER, NAMED),
    "form where none has one": lambda cases: shares(cases, FORM, ABSENT),
    "single by single": lambda cases: cross(cases, CITIZENSHIP, AGE_BAND, BY_FORM),
    "single by several": lambda cases: cross(cases, SEX, FORM, NAMED),
    "several by single": lambda cases: cross(cases, LABOUR_SECTOR, COUNTRY_OF_EXPLOITATION),
    "several by several": lambda cases: cross(cases, FORM, RECRUITER, NAMED),
    "trend": lambda cases: trend(cases, None, NAMED),
    "trend by form": lambda cases: trend(cases, FORM),
    "routes": lambda cases: routes(cases, HOSTILE[1]),
}


@pytest.fixture(scope="session")
def parquet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(ROWS, tmp_path_factory.mktemp("records"))


@pytest.fixture(scope="session")
def duckdb(parquet: Path) -> Iterator[Cases]:
    cases = from_file(parquet)
    yield cases
    cases.engine.close()


@pytest.fixture(scope="session")
def spark_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with engine_servers.spark_connect(tmp_path_factory.mktemp("spark")) as url:
        yield url


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    with engine_servers.postgres_server() as url:
        engine_servers.fill(url, "case_records", ROWS)
        yield url


@pytest.fixture(scope="session")
def spark(spark_url: str, parquet: Path) -> Iterator[Cases]:
    with settings(CASES_URL=spark_url, CASES_DATA=str(parquet)):
        cases = from_settings()
    yield cases
    cases.engine.close()


@pytest.fixture(scope="session")
def postgres(postgres_url: str) -> Cases:
    with settings(CASES_URL=postgres_url):
        return from_settings()


@contextmanager
def settings(**values: str) -> Iterator[None]:
    """Settings of the environment, and of these kinds no others."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CASES_URL", "CASES_DATA", "CASES_TABLE"):
            patch.delenv(name, raising=False)
        for name, value in values.items():
            patch.setenv(name, value)
        yield


def same(one: Answer, other: Answer) -> None:
    pd.testing.assert_frame_equal(one.rows, other.rows, check_exact=True)
    assert (one.known, one.total) == (other.known, other.total)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_spark_answers_the_same(question: Callable[[Cases], Answer], duckdb: Cases, spark: Cases) -> None:
    same(question(spark), question(duckdb))


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_postgres_answers_the_same(
    question: Callable[[Cases], Answer], duckdb: Cases, postgres: Cases
) -> None:
    same(question(postgres), question(duckdb))


def test_the_answers_hold_what_is_asked(duckdb: Cases) -> None:
    """Equal answers say little if they are empty."""
    answers = {name: question(duckdb) for name, question in QUESTIONS.items()}
    assert min(len(answer.rows) for answer in answers.values()) >= 3
    assert answers.pop("form where none has one").total == 0
    assert min(answer.known or 0 for answer in answers.values()) > 100
    assert set(choices(duckdb, CITIZENSHIP)) == {"UKR", "MDA", "PHL", "ROU", *HOSTILE}


def test_a_spark_inside_this_machine(duckdb: Cases, parquet: Path) -> None:
    """In a process of its own: one process has Spark's classic driver or that of Spark Connect."""
    engine_servers.need_spark()
    script = "from data.case_sources import *; from data.cases import *; from data.case_records import *; cases = from_settings(); print(shares(cases, SEX).rows.to_json()); cases.engine.close()"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SPARK")} | {
        "CASES_URL": "local[2]",
        "CASES_DATA": str(parquet),
        "PYTHONPATH": str(ROOT),
    }
    told = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=90,
    )
    assert told.stdout.strip() == shares(duckdb, SEX).rows.to_json()


def test_several_visitors_of_a_server(duckdb: Cases, postgres: Cases) -> None:
    with ThreadPoolExecutor(4) as pool:
        for answer in pool.map(lambda _: cross(postgres, SEX, FORM), range(8)):
            same(answer, cross(duckdb, SEX, FORM))


def test_postgres_is_only_read(postgres: Cases) -> None:
    with pytest.raises(EngineUnavailable, match="ReadOnlySqlTransaction"):
        postgres.engine.ask(lambda table: table.get_backend().raw_sql("CREATE TABLE x (y int)"))


def test_a_table_of_another_name(postgres_url: str) -> None:
    engine_servers.fill(postgres_url, "public.other cases", ROWS.head(50))
    with settings(CASES_URL=postgres_url, CASES_TABLE="public.other cases"):
        assert shares(from_settings(), SEX).total == 50
    engine_servers.fill(postgres_url, "nothing", ROWS[["sex"]].head(5))
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
    port = engine_servers.free_port()
    assert f"127.0.0.1, port {port}" in refused(f"postgres://me:hush-hush@127.0.0.1:{port}/x")
    wrong = postgres_url.replace(postgres_url.split(":")[2].split("@", maxsplit=1)[0], "hush-hush")
    assert "No PostgreSQL answers us" in refused(wrong)
    assert "did not answer" in refused("postgres://me:hush-hush@127.0.0.1:1/x?nonsense=1")


def test_a_spark_that_is_not_there() -> None:
    engine_servers.need_spark()
    port = engine_servers.free_port()
    assert f"127.0.0.1, port {port}" in refused(f"sc://127.0.0.1:{port}/;token=hush-hush", "x.parquet")


def test_spark_without_the_file(spark_url: str, spark: Cases, tmp_path: Path) -> None:
    assert "CASES_DATA" in refused(spark_url, str(tmp_path / "absent.parquet"))


@pytest.mark.parametrize(
    ("url", "driver"), [("postgres://x:hush-hush@y/z", "psycopg"), ("sc://x/;token=hush-hush", "pyspark.sql")]
)
def test_drivers_that_are_not_installed(url: str, driver: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, driver, None)
    assert "pip install -r requirements-engines.txt" in refused(url, "x.parquet")


def test_the_driver_of_duckdb_and_ibis_are_imported_late() -> None:
    script = "import sys; import data.case_sources; print([name for name in ('ibis', 'duckdb', 'sqlglot') if name in sys.modules])"
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"


def test_a_question_reaches_no_other_file(duckdb: Cases, tmp_path: Path) -> None:
    other = written(ROWS.head(5), tmp_path)
    with pytest.raises(EngineUnavailable):
        duckdb.engine.ask(lambda table: table.get_backend().read_parquet(str(other)))


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
