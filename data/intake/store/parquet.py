"""Rows as Parquet files, and texts: written through to the disk; rows are read back only when whole."""

import os
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

# DuckDB works on row groups in parallel; this is a multiple of its own vectors.
ROW_GROUP = 122_880


class Damaged(Exception):
    """An edition that is no longer what was written; the message is the reason, as it follows a colon."""


def as_table(rows: pd.DataFrame) -> pa.Table:
    """The rows as an Arrow table: categories as dictionaries, missing stays missing, order kept.

    ValueError where a column mixes types that Parquet cannot hold.
    """
    try:
        return pa.Table.from_pandas(rows, preserve_index=False)
    except (pa.ArrowException, TypeError, UnicodeError) as error:
        raise ValueError(f"rows that cannot be written as Parquet: {error}") from error


def write(table: pa.Table, path: Path) -> None:
    """Write a table, through to the disk. OSError as the system gives it."""
    with path.open("xb") as file:
        pq.write_table(table, file, compression="zstd", row_group_size=ROW_GROUP, write_page_checksum=True)
        file.flush()
        os.fsync(file.fileno())


def count(path: Path) -> int:
    """How many rows a file says it holds, from its last bytes; Damaged where they are not there."""
    if not path.is_file():  # of a pipe the end would be waited for
        raise Damaged("its rows are missing")
    try:
        return int(pq.read_metadata(path).num_rows)
    except (OSError, pa.ArrowException) as error:
        raise Damaged("the file of its rows is damaged") from error


def read(path: Path) -> pd.DataFrame:
    """Every row, in the types that were written. Damaged where a page is not what was written."""
    count(path)
    try:
        rows: pd.DataFrame = pq.read_table(path, page_checksum_verification=True).to_pandas()
    except (OSError, pa.ArrowException, ValueError) as error:
        raise Damaged("the file of its rows is damaged") from error
    return rows


def write_text(text: str, path: Path) -> None:
    """Write a text, through to the disk."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def settle(folder: Path) -> None:
    """Make the names in a folder last through a power cut; Windows does so by itself."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def reason(error: OSError) -> str:
    """Why the system refused, in its own words: "No space left on device"."""
    return error.strerror or str(error) or type(error).__name__
