"""Case records asked by DuckDB inside this process: the local store's, or those that the settings name.

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
import pyarrow as pa

from data.cases.questions import TABLE
from data.cases.records import ATTRIBUTES, EQUAL_RECORDS, YEAR, Attribute
from data.faults import Unavailable

SETTINGS = ("CASES_DATA", "CASES_MEMORY", "CASES_THREADS")
MEMORY, THREADS = "1GB", 2
RECORDS, TALLY = "records", "Counting which case records are alike"
FOLDER = "_tally"  # readers of a whole folder pass over a name that begins like this
UNREADABLE = "The file of case records cannot be read; load it again with python -m data.load."
NOWHERE = "No case records are loaded; load a file with python -m data.load, or name one by CASES_DATA."
ABSENT = "CASES_DATA names no file and no folder that is there."
NO_SERVER = "CASES_URL is not read any more: export the records to Parquet, and name that file by CASES_DATA."
# Each column that case records may have, and its kind.
KINDS = {EQUAL_RECORDS: "integer", YEAR.name: "integer"} | {
    column: "boolean" if attribute.several else "string"
    for attribute in ATTRIBUTES.values()
    for column in attribute.columns
    if attribute != YEAR
}


class EngineUnavailable(Unavailable):
    """Records that cannot be asked."""


@dataclass(frozen=True, eq=False)
class Cases:
    """One dataset of case records; several threads may ask it at once.

    `ask` gives the answer to SQL and its values, and raises EngineUnavailable where it cannot be asked;
    `kinds` has the kind of each column: boolean, integer, string, or DuckDB's own word.
    """

    ask: Callable[[str, Sequence[object]], pd.DataFrame]
    kinds: Mapping[str, str]

    def holds(self, attribute: Attribute) -> bool:
        """Whether this edition says anything of an attribute."""
        return any(column in self.kinds for column in attribute.columns)

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """What this edition tells, in the order of `ATTRIBUTES`."""
        return tuple(filter(self.holds, ATTRIBUTES.values()))


def beside(rows: Path) -> Path:
    """Where the tally of stored rows is."""
    return rows.parent / FOLDER / rows.name


def tally(records: pa.Table, spill: str = "") -> pa.Table:
    """Each different case record once, with how many are like it: fewer rows, equal answers (decision 22).

    Sorted, so that equal values lie together; columns that no question asks for are left out. Memory is
    bounded; what does not fit goes to the folder `spill`, where one is named. EngineUnavailable says why not.
    """
    with _sentences(TALLY), _given(records, spill) as raw:
        return raw.sql(_tally_of(records)).to_arrow_table()


def _given(records: pa.Table, spill: str = "") -> Any:
    """A connection that may open no file, and knows these records."""
    raw = _connected(spill)
    raw.execute("SET enable_external_access = false")
    raw.register(RECORDS, records)
    return raw


def _tally_of(records: pa.Table) -> str:
    names = ", ".join(name for name in KINDS if name in records.column_names)  # names of ours only
    count = f"CAST(count(*) AS INTEGER) AS {EQUAL_RECORDS}"
    return f"SELECT {names}, {count} FROM {RECORDS} GROUP BY {names} ORDER BY {names}"  # noqa: S608


def from_file(data: Path) -> Cases:
    """Case records in a Parquet file, or in all Parquet files of a folder, asked by DuckDB.

    Whatever the settings say: for files of one visitor. Of a file in the store its tally is asked, the rows
    themselves where an edition was loaded without one. CASES_MEMORY ("1GB") and CASES_THREADS (2) bound it.
    It may open no other file, no network and no extension, whatever a question holds. EngineUnavailable
    says what is wrong.
    """
    data = beside(data) if beside(data).exists() else data
    if not (data.is_file() or data.is_dir()):  # of a pipe the end would be waited for, by every page
        raise EngineUnavailable(UNREADABLE)
    raw = _connected()
    with _sentences():
        raw.execute(f"SET {'allowed_directories' if data.is_dir() else 'allowed_paths'} = $1", [[str(data)]])
        raw.execute("SET enable_external_access = false")
        # The view is made once, so that a question need not ask for the columns again.
        raw.read_parquet(str(data / "*.parquet") if data.is_dir() else str(data)).create_view(TABLE)
        return _checked(raw)


def from_table(records: pa.Table) -> Cases:
    """Case records in memory, for a session's own: DuckDB holds their tally, and may open no file at all."""
    with _sentences(TALLY):
        raw = _given(records)
        raw.execute(f"CREATE TABLE {TABLE} AS {_tally_of(records)}")
        raw.unregister(RECORDS)
        return _checked(raw)


def from_settings(store: Path | None = None) -> Cases:
    """Case records of CASES_DATA, or of the store's file. EngineUnavailable says what is wrong."""
    if data := named() or store:
        return from_file(data)
    raise EngineUnavailable(NOWHERE)


def named() -> Path | None:
    """The file or folder of CASES_DATA. EngineUnavailable says why none can be there."""
    if os.environ.get("CASES_URL", "").strip():
        raise EngineUnavailable(NO_SERVER)
    if not (name := os.environ.get("CASES_DATA", "").strip()):
        return None
    if not ((data := Path(name)).is_file() or data.is_dir()):
        raise EngineUnavailable(ABSENT)
    return data


def bounds() -> tuple[str, int]:
    """DuckDB's memory and threads. Raises EngineUnavailable for what is none."""
    memory = os.environ.get("CASES_MEMORY", "").strip() or MEMORY
    threads = os.environ.get("CASES_THREADS", "").strip() or str(THREADS)
    if not re.fullmatch(r"[1-9][0-9]{0,5}(MB|GB)", memory) or not re.fullmatch(r"[1-9][0-9]{0,2}", threads):
        raise EngineUnavailable("CASES_MEMORY has to be like 1GB or 500MB, CASES_THREADS a whole number.")
    return memory, int(threads)


def _connected(spill: str = "") -> Any:
    import duckdb  # noqa: PLC0415

    memory, threads = bounds()
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory,
        "threads": threads,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "temp_directory": spill,
    }
    return duckdb.connect(":memory:", config=config)


def _checked(raw: Any) -> Cases:
    """The table that a connection holds; its columns are looked at."""

    def ask(sql: str, values: Sequence[object]) -> pd.DataFrame:
        with _sentences(), raw.cursor() as cursor:  # DuckDB refuses what another thread is using
            answer: pd.DataFrame = cursor.execute(sql, values).df()
            return answer

    table = raw.table(TABLE)
    kinds = {}
    for name, kind in zip(table.columns, map(str, table.types), strict=True):
        whole, text = kind.endswith("INT") or kind == "INTEGER", kind == "VARCHAR" or kind.startswith("ENUM")
        kinds[name] = "integer" if whole else "string" if text else kind.lower()
    known = {column: kind for column, kind in KINDS.items() if column in kinds}
    if YEAR.name not in known or not set(known) - {YEAR.name, EQUAL_RECORDS}:
        raise EngineUnavailable(
            "These are no case records: they need a column year, and one of an attribute, such as sex."
        )
    for column, kind in known.items():
        if kinds[column] != kind:
            raise EngineUnavailable(
                f"The column {column} of the case records is of type {kinds[column]}; it has to be {kind}."
            )
    return Cases(ask, kinds)


@contextmanager
def _sentences(what: str = "The question") -> Iterator[None]:
    """Says in a sentence what DuckDB would say in its own words, of `what` was to be done."""
    import duckdb  # noqa: PLC0415

    try:
        yield
    except duckdb.OutOfMemoryException:
        raise EngineUnavailable(f"{what} needs more memory than CASES_MEMORY allows.") from None
    except duckdb.Error as error:
        raise EngineUnavailable(UNREADABLE) from error
