"""Each different case record once, with how many are like it: a much smaller file, with equal answers.

A record is a few codes and many flags, so that records repeat one another: the publisher's 193,025 of
2021 are 55,803 different ones. Why questions go to a tally: `docs/decisions/0022-tallies.md`.

Run `python -m data.cases.pre_counts RECORDS.parquet TALLY.parquet` for records outside the store.
"""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import pyarrow.parquet

from data.cases.records import ATTRIBUTES, EQUAL_RECORDS, SEVERAL, YEAR
from data.cases.sources import MEMORY, THREADS, parquet_files

# DuckDB works on row groups in parallel; this is a multiple of its own vectors.
ROW_GROUP = 122_880


def fits(columns: Iterable[str]) -> bool:
    """Whether these are columns of case records, and not of some other table with years."""
    found = set(columns)
    return YEAR.name in found and any(found.intersection(attribute.columns) for attribute in SEVERAL)


def write(records: Path, tally: Path) -> int:
    """Writes the tally of a Parquet file, or of a folder of them; answers with its number of rows.

    Sorted, so that equal values lie together; columns that no question asks for are left out. Memory
    is bounded, what does not fit goes to the tally's folder for a while. ValueError for what is no case
    records, OSError where it cannot be read or written; what had the tally's name before stays whole
    until the new one is.
    """
    import duckdb  # noqa: PLC0415

    tally.parent.mkdir(exist_ok=True)
    new, spill = (tally.with_name(f"{tally.name}.{end}") for end in ("new", "tmp"))
    try:
        with duckdb.connect(
            config={"memory_limit": MEMORY, "threads": THREADS, "temp_directory": str(spill)}
        ) as raw:
            raw.read_parquet(parquet_files(records)).create_view("records")
            found = raw.table("records").columns
            raw.sql(_query(found)).write_parquet(str(new), compression="zstd", row_group_size=ROW_GROUP)
        count = int(pyarrow.parquet.read_metadata(new).num_rows)
        with new.open("rb+") as file:
            os.fsync(file.fileno())
        new.replace(tally)
    except duckdb.Error as error:
        raise OSError(f"the tally of case records could not be made ({type(error).__name__})") from error
    finally:
        new.unlink(missing_ok=True)
    return count


def _query(found: Iterable[str]) -> str:
    """Names of ours only; of a tally the tally is that tally again."""
    columns = [name for attribute in ATTRIBUTES.values() for name in attribute.columns if name in found]
    if YEAR.name not in columns:
        raise ValueError("These are no case records: they need a column year.")
    count = f"sum({EQUAL_RECORDS})" if EQUAL_RECORDS in found else "count(*)"
    names = ", ".join(columns)
    return (
        f"SELECT {names}, CAST({count} AS INTEGER) AS {EQUAL_RECORDS} FROM records "  # noqa: S608
        f"GROUP BY {names} ORDER BY {names}"
    )


def main() -> int:
    """Tallies one file or folder; 2 and a sentence where that cannot be done."""
    if len(sys.argv) != 3:
        sys.stderr.write("Name two files: python -m data.cases.pre_counts RECORDS.parquet TALLY.parquet\n")
        return 2
    try:
        count = write(Path(sys.argv[1]), Path(sys.argv[2]))
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{count:,} different records written\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
