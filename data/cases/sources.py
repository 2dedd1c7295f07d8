"""Opens a dataset of case records: the local store's, or the one that the settings name."""

import os
from pathlib import Path
from typing import Any

from data.cases import Cases, pre_counts
from data.cases.engines import Engine, EngineUnavailable, embedded, in_memory
from data.cases.records import ATTRIBUTES, EQUAL_RECORDS, YEAR

NOWHERE = "No case records are loaded; load a file with python -m data.load, or name one by CASES_DATA."
NO_SERVER = "CASES_URL is not read any more: export the records to Parquet, and name that file by CASES_DATA."
# Each column that case records may have, and its kind.
KINDS = {EQUAL_RECORDS: "integer", YEAR.name: "integer"} | {
    column: "boolean" if attribute.several else "string"
    for attribute in ATTRIBUTES.values()
    for column in attribute.columns
    if attribute != YEAR
}


def from_file(data: Path) -> Cases:
    """Case records in a Parquet file, or in all Parquet files of a folder, asked by DuckDB.

    Whatever the settings say: for files of one visitor. Of a file in the store its tally is asked.
    EngineUnavailable says what is wrong.
    """
    return _checked(embedded(_smallest(data)))


def from_table(rows: Any) -> Cases:
    """Case records in a pyarrow Table, asked by DuckDB where they are: for a session's own copy."""
    return _checked(in_memory(rows))


def from_settings(store: Path | None = None) -> Cases:
    """Case records of CASES_DATA, or of the store's file. EngineUnavailable says what is wrong."""
    if os.environ.get("CASES_URL", "").strip():
        raise EngineUnavailable(NO_SERVER)
    data = os.environ.get("CASES_DATA", "").strip()
    if not data and not store:
        raise EngineUnavailable(NOWHERE)
    return from_file(Path(data) if data or not store else store)


def _smallest(rows: Path) -> Path:
    """The tally of stored rows; the rows themselves where an edition was loaded without one."""
    tally = pre_counts.beside(rows)
    return tally if tally.exists() else rows


def _checked(engine: Engine) -> Cases:
    """The dataset, once its columns are known to be those of case records."""
    columns = {column: kind for column, kind in KINDS.items() if column in engine.kinds}
    if YEAR.name not in columns or not set(columns) - {YEAR.name, EQUAL_RECORDS}:
        raise EngineUnavailable(
            "These are no case records: they need a column year, and one of an attribute, such as sex."
        )
    for column, kind in columns.items():
        if (own := engine.kinds[column]) != kind:
            raise EngineUnavailable(
                f"The column {column} of the case records is of type {own}; it has to be {kind}."
            )
    return Cases(engine, tuple(column for column in columns if column != EQUAL_RECORDS))
