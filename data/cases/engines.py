"""Where case records are asked: DuckDB inside this process, Spark, or PostgreSQL.

Settings (see `docs/scale.md`): CASES_URL, CASES_DATA, CASES_TABLE, CASES_MEMORY, CASES_THREADS.
Drivers and Ibis are imported when an engine is opened, so that a start of the app without case
records does not pay for them. Messages never hold an address' user, password or token.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

import pandas as pd

from data.faults import Unavailable

Table = Any  # of Ibis, which ships no types
Question = Callable[[Table], Table]
NAME = "case_records"
MEMORY, THREADS = "1GB", 2
UNREADABLE = "The file of case records cannot be read; load it again with python -m data.load."


class EngineUnavailable(Unavailable):
    """Records that cannot be asked."""


class Engine(Protocol):
    """Holds one table of case records; several threads may ask it at once."""

    def ask(self, question: Question) -> pd.DataFrame:
        """What a question makes of the table; EngineUnavailable where it cannot be asked."""
        ...

    @property
    def kinds(self) -> Mapping[str, str]:
        """The kind of each column: boolean, integer, string, or the engine's own word."""
        ...


def kinds_of(table: Table) -> Mapping[str, str]:
    """The kind of each column of a table."""
    return {name: _kind(kind) for name, kind in table.schema().items()}


def _kind(kind: Any) -> str:
    fits = {"boolean": kind.is_boolean(), "integer": kind.is_integer(), "string": kind.is_string()}
    return next((word for word, fit in fits.items() if fit), str(kind))


@dataclass(frozen=True, eq=False)
class Embedded:
    """DuckDB inside this process over Parquet files, or over `rows` in memory, and nothing else."""

    raw: Any
    table: Table
    kinds: Mapping[str, str]
    rows: Any = None

    def ask(self, question: Question) -> pd.DataFrame:
        """Asks with a cursor of its own: DuckDB refuses a connection that another thread is using."""
        sql = import_module("ibis").to_sql(question(self.table), dialect="duckdb", pretty=False)
        with _sentences(), self.raw.cursor() as cursor:
            if self.rows is not None:  # what is in memory is known to one cursor only
                cursor.register(NAME, self.rows)
            rows: pd.DataFrame = cursor.execute(str(sql)).df()
            return rows


@contextmanager
def _sentences() -> Iterator[None]:
    """Says in a sentence what DuckDB would say in its own words."""
    import duckdb  # noqa: PLC0415

    try:
        yield
    except duckdb.OutOfMemoryException:
        raise EngineUnavailable("The question needs more memory than CASES_MEMORY allows.") from None
    except duckdb.Error as error:
        raise EngineUnavailable(UNREADABLE) from error


def embedded(data: Path) -> Embedded:
    """DuckDB over a Parquet file, or over all Parquet files in a folder.

    CASES_MEMORY ("1GB") and CASES_THREADS (2) bound it. It may open no other file, no network and
    no extension, whatever a question holds.
    """
    if not data.exists():
        raise EngineUnavailable(UNREADABLE)
    raw = _connected()
    with _sentences():
        raw.execute(f"SET {'allowed_directories' if data.is_dir() else 'allowed_paths'} = $1", [[str(data)]])
        raw.execute("SET enable_external_access = false")
        # The view is made once, so that a question need not ask for the columns again.
        raw.read_parquet(parquet_files(data)).create_view(NAME)
        table = _described(raw)
        return Embedded(raw, table, kinds_of(table))


def parquet_files(data: Path) -> str:
    """A Parquet file, or all of a folder, as DuckDB names them."""
    return str(data / "*.parquet") if data.is_dir() else str(data)


def in_memory(rows: Any) -> Embedded:
    """DuckDB over a pyarrow Table where it is, without a copy; it may open no file at all."""
    raw = _connected()
    with _sentences():
        raw.execute("SET enable_external_access = false")
        with raw.cursor() as cursor:
            cursor.register(NAME, rows)
            table = _described(cursor)
        return Embedded(raw, table, kinds_of(table), rows)


def _connected() -> Any:
    import duckdb  # noqa: PLC0415

    return duckdb.connect(":memory:", config=_bounds())


def _described(connection: Any) -> Table:
    """The table as Ibis knows it, apart from any connection."""
    ibis = import_module("ibis")
    return ibis.table(ibis.duckdb.from_connection(connection).table(NAME).schema(), name=NAME)


def _bounds() -> dict[str, str | bool | int | float | list[str]]:
    memory = os.environ.get("CASES_MEMORY", "").strip() or MEMORY
    threads = os.environ.get("CASES_THREADS", "").strip() or str(THREADS)
    if not re.fullmatch(r"[1-9][0-9]{0,5}(MB|GB)", memory) or not re.fullmatch(r"[1-9][0-9]{0,2}", threads):
        raise EngineUnavailable("CASES_MEMORY has to be like 1GB or 500MB, CASES_THREADS a whole number.")
    return {
        "memory_limit": memory,
        "threads": int(threads),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "temp_directory": "",
    }
