"""Where case records are asked: DuckDB inside this process.

Settings (see `docs/scale.md`): CASES_DATA, CASES_MEMORY, CASES_THREADS. DuckDB is imported when
records are opened, so that a start of the app without them does not pay for them.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from data.cases.questions import TABLE
from data.faults import Unavailable

MEMORY, THREADS = "1GB", 2
UNREADABLE = "The file of case records cannot be read; load it again with python -m data.load."


class EngineUnavailable(Unavailable):
    """Records that cannot be asked."""


@dataclass(frozen=True, eq=False)
class Engine:
    """Holds one table of case records; several threads may ask it at once.

    `ask` gives the answer to SQL and its values, and raises EngineUnavailable where it cannot be asked;
    `kinds` has the kind of each column: boolean, integer, string, or DuckDB's own word; `open` is what
    stays open as long as the engine.
    """

    ask: Callable[[str, Sequence[object]], pd.DataFrame]
    kinds: Mapping[str, str]
    open: Any


def _kind(word: str) -> str:
    """The kind of a column by DuckDB's word for its type."""
    if word.endswith("INT") or word == "INTEGER":
        return "integer"
    return "string" if word == "VARCHAR" or word.startswith("ENUM") else word.lower()


def _over(raw: Any, connection: Any, rows: Any = None) -> Engine:
    """DuckDB over the table that a connection knows, with the rows in memory, if they are."""

    def ask(sql: str, values: Sequence[object]) -> pd.DataFrame:
        with _sentences(), raw.cursor() as cursor:  # DuckDB refuses what another thread is using
            if rows is not None:  # what is in memory is known to one cursor only
                cursor.register(TABLE, rows)
            answer: pd.DataFrame = cursor.execute(sql, values).df()
            return answer

    table = connection.table(TABLE)
    kinds = {name: _kind(str(kind)) for name, kind in zip(table.columns, table.types, strict=True)}
    return Engine(ask, kinds, raw)


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


def embedded(data: Path) -> Engine:
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
        raw.read_parquet(parquet_files(data)).create_view(TABLE)
        return _over(raw, raw)


def parquet_files(data: Path) -> str:
    """A Parquet file, or all of a folder, as DuckDB names them."""
    return str(data / "*.parquet") if data.is_dir() else str(data)


def in_memory(rows: Any) -> Engine:
    """DuckDB over a pyarrow Table where it is, without a copy; it may open no file at all."""
    raw = _connected()
    with _sentences():
        raw.execute("SET enable_external_access = false")
        with raw.cursor() as cursor:
            cursor.register(TABLE, rows)
            return _over(raw, cursor, rows)


def _connected() -> Any:
    import duckdb  # noqa: PLC0415

    memory = os.environ.get("CASES_MEMORY", "").strip() or MEMORY
    threads = os.environ.get("CASES_THREADS", "").strip() or str(THREADS)
    if not re.fullmatch(r"[1-9][0-9]{0,5}(MB|GB)", memory) or not re.fullmatch(r"[1-9][0-9]{0,2}", threads):
        raise EngineUnavailable("CASES_MEMORY has to be like 1GB or 500MB, CASES_THREADS a whole number.")
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory,
        "threads": int(threads),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "temp_directory": "",
    }
    return duckdb.connect(":memory:", config=config)
