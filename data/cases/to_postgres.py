"""Case records of a Parquet file into a new table of PostgreSQL, for those who keep records there.

Run `CASES_URL=postgres://… python -m data.cases.to_postgres rows.parquet`; the table is the one that
CASES_TABLE names. All or nothing, and a table that exists is never touched.
"""

import io
import os
import sys
from importlib import import_module
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from data.cases.engines import NAME, EngineUnavailable
from data.cases.servers import driver_of_postgres, opened

ROWS = 100_000  # at a time, so that memory does not grow with the records


def copy(data: Path, url: str, name: str = NAME) -> int:
    """Writes the records; answers with how many. EngineUnavailable where that cannot be done."""
    psycopg, sql = driver_of_postgres(), import_module("psycopg.sql")
    file = pyarrow.parquet.ParquetFile(data)
    kinds = {field.name: sql.SQL(_type(field.type)) for field in file.schema_arrow}
    columns = [sql.SQL("{} {}").format(sql.Identifier(column), kind) for column, kind in kinds.items()]
    table = sql.Identifier(*name.split("."))
    try:
        with opened(url) as connection, connection.cursor() as cursor:
            cursor.execute(sql.SQL("CREATE TABLE {} ({})").format(table, sql.SQL(", ").join(columns)))
            with cursor.copy(sql.SQL("COPY {} FROM STDIN WITH (FORMAT csv)").format(table)) as writer:
                for batch in file.iter_batches(ROWS):
                    writer.write(_lines(batch))
    except psycopg.errors.DuplicateTable:
        raise EngineUnavailable(
            f"PostgreSQL has a table {name} already; name another by CASES_TABLE."
        ) from None
    return int(file.metadata.num_rows)


def _type(kind: pa.DataType) -> str:
    if pa.types.is_boolean(kind):
        return "boolean"
    return "integer" if pa.types.is_integer(kind) else "text"


def _lines(batch: pa.RecordBatch) -> bytes:
    """CSV in which a missing value is nothing and an empty text is a pair of quotes."""
    sink, dictionary = io.BytesIO(), pa.types.is_dictionary
    columns = [column.dictionary_decode() if dictionary(column.type) else column for column in batch.columns]
    plain = pa.RecordBatch.from_arrays(columns, names=batch.schema.names)
    pyarrow.csv.write_csv(plain, sink, pyarrow.csv.WriteOptions(include_header=False))
    return sink.getvalue()


def main() -> int:
    """Copies one file; 2 and a sentence where that cannot be done."""
    try:
        (data,) = sys.argv[1:]
        count = copy(Path(data), os.environ.get("CASES_URL", ""), os.environ.get("CASES_TABLE", "") or NAME)
    except ValueError:
        sys.stderr.write("Name one Parquet file: python -m data.cases.to_postgres rows.parquet\n")
        return 2
    except (EngineUnavailable, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{count:,} records written\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
