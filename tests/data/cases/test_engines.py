"""The same questions to DuckDB, Spark and PostgreSQL; and records that cannot be asked."""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest

from data.cases import Answer, Cases, choices, cross, pre_counts, shares
from data.cases.records import CITIZENSHIP, COUNTRY_OF_EXPLOITATION, FORM, LABOUR_SECTOR, RECRUITER, SEX, YEAR
from data.cases.sources import from_file, from_settings
from data.cases.to_postgres import copy
from data.intake.publishers import formats
from tests.data.cases import engine_servers
from tests.data.cases.engine_servers import settings
from tests.data.cases.invented_cases import HOSTILE, invented_cases, repeated_cases, written
from tests.data.cases.questions import QUESTIONS, choose, same

ROOT = Path(__file__).parents[3]
ROWS = invented_cases()
REAL_QUESTIONS: list[Callable[[Cases], Answer]] = [
    lambda cases: shares(cases, COUNTRY_OF_EXPLOITATION, choose(citizenship=["UKR"])),
    lambda cases: cross(cases, CITIZENSHIP, FORM),
    lambda cases: cross(cases, RECRUITER, LABOUR_SECTOR, choose(2010, sex=["female"])),
    lambda cases: cross(cases, YEAR, FORM),
]


@pytest.mark.rare
@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_spark_answers_the_same(question: Callable[[Cases], Answer], duckdb: Cases, spark: Cases) -> None:
    same(question(spark), question(duckdb))


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_postgres_answers_the_same(
    question: Callable[[Cases], Answer], duckdb: Cases, postgres: Cases
) -> None:
    same(question(postgres), question(duckdb))


def real_cases() -> pd.DataFrame:
    """The publisher's records, as the reader gives them."""
    folder = os.environ.get("PUBLISHED_FILES")
    if not folder:
        pytest.skip("the publishers' files are not in this repository: PUBLISHED_FILES names their folder")
    return formats.read_file(Path(folder) / "ctdc" / "CTDC_synthetic_20210825.csv.gz").rows


@pytest.mark.rare
def test_the_publishers_records_on_all_engines(
    spark_url: str, postgres_url: str, spark: Cases, tmp_path: Path
) -> None:
    """`spark` is asked for so that its session is ended after those of this test."""
    path = written(real_cases(), tmp_path)
    copy(path, postgres_url, "real_cases")
    with settings(CASES_URL=spark_url, CASES_DATA=str(path)):
        in_spark = from_settings()
    with settings(CASES_URL=postgres_url, CASES_TABLE="real_cases"):
        in_postgres = from_settings()
    embedded = from_file(path)
    for question in REAL_QUESTIONS:
        answer = question(embedded)
        assert (answer.known or 0) > 1000
        same(question(in_spark), answer)
        same(question(in_postgres), answer)


def test_a_tally_on_all_engines(spark_url: str, postgres_url: str, spark: Cases, tmp_path: Path) -> None:
    """Asked of the other engines like of the records themselves; `spark` keeps its session until then."""
    path, tally = written(repeated_cases(), tmp_path), tmp_path / "tally.parquet"
    assert pre_counts.write(path, tally) == copy(tally, postgres_url, "tally")
    with settings(CASES_URL=spark_url, CASES_DATA=str(tally)):
        in_spark = from_settings()
    with settings(CASES_URL=postgres_url, CASES_TABLE="tally"):
        in_postgres = from_settings()
    embedded = from_file(path)
    for name in ("citizenship", "single by several", "several by several", "years by form"):
        answer = QUESTIONS[name](embedded)
        same(QUESTIONS[name](in_spark), answer)
        same(QUESTIONS[name](in_postgres), answer)


def test_the_answers_hold_what_is_asked(duckdb: Cases) -> None:
    """Equal answers say little if they are empty."""
    answers = {name: question(duckdb) for name, question in QUESTIONS.items()}
    assert [answers.pop(name).total for name in ("form where none has one", "what no text holds")] == [0, 0]
    assert min(len(answer.rows) for answer in answers.values()) >= 3
    assert min(answer.known or 0 for answer in answers.values()) > 100
    assert set(choices(duckdb, CITIZENSHIP)) == {"UKR", "MDA", "PHL", "ROU", *HOSTILE}


@pytest.mark.rare
@pytest.mark.whole
def test_a_spark_inside_this_machine(duckdb: Cases, parquet: Path) -> None:
    """In a process of its own: one process has Spark's classic driver or that of Spark Connect."""
    engine_servers.need_spark()
    script = "from data.cases.sources import *; from data.cases import *; from data.cases.records import *; cases = from_settings(); print(shares(cases, SEX).rows.to_json()); cases.engine.open.stop()"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SPARK")} | {
        **engine_servers.HASTE,
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
