"""The rows of a whole table that a query asks for, as CSV, JSON and Parquet; all tables as one file."""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from components.exports.row_files import coded, given, records, written
from components.model.numbers import unique
from components.model.selection import keep
from components.model.url_state import LENS, LENSES, Query, asked
from data.csv_text import csv_text
from data.overlay import current, version
from data.package import DESCRIPTOR, FOLDER, TABLES, VERSION, Field, Table
from data.sources import Source, sources
from data.tables import labels, read

WHOLE = Query()
TYPES = {"integer": pa.int64(), "number": pa.float64()}
STAMP = (2026, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Extract:
    """A table and the query that chooses among its rows; every choice is applied, none is passed over."""

    table: Table
    query: Query = WHOLE

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The rows, typed as `data.tables.read` types them. Raises UnreadableTable."""
        rows, chosen = read(self.table), self.query.selection
        for dimension in chosen.active:
            rows = rows[keep(rows, chosen, dimension)]
        return rows[rows[LENS] == self.query.lens] if self.query.lens else rows

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the rows; none for vocabularies."""
        codes = unique(self.rows["source"]) if "source" in self.rows else ()
        return tuple(sources()[code] for code in codes)

    @property
    def filters(self) -> dict[str, list[str]]:
        """The query in its plainest words: name -> values."""
        lens = {LENS: [LENSES[self.query.lens]]} if self.query.lens else {}
        return asked(self.query.selection, self.table) | lens

    def file_name(self, ending: str) -> str:
        """The name of a file; one that holds a part says so."""
        return f"{self.table.name}{'-filtered' if self.filters else ''}.{ending}"


def extract_csv(extract: Extract) -> bytes:
    """The rows with the table's own columns only (UTF-8 with BOM, for spreadsheets); formulas neutralised."""
    return csv_text(extract.rows).encode("utf-8-sig")


def table_json(extract: Extract) -> bytes:
    """A table or a part of it: words, comparability, filters, sources and licence, then the rows."""
    citations = {code: source.citation for code, source in sources().items()}
    return written(about_table(extract) | {"rows": records(coded(extract.rows, extract.table, citations))})


def about_table(extract: Extract) -> dict[str, Any]:
    """All that is said of a table besides its rows, without its place on the web."""
    table = extract.table
    return {
        "table": table.name,
        "title": table.title,
        "description": table.description,
        "reading_note": table.reading_note or None,
        "key": table.key,
        "filters": extract.filters,
        "comparability": {"same_within_a_comparison": dict(table.aspects)},
        **given(extract.rows, extract.sources, table),
    }


def table_parquet(extract: Extract) -> bytes:
    """The rows as Parquet: integers, doubles and texts (codes as a dictionary); missing is null.

    The schema's metadata holds `about`, the JSON of everything that is said of the table; each column's
    holds its title, unit, description and the words of its codes.
    """
    import pyarrow.parquet as pq  # noqa: PLC0415 - no start waits for it

    about = json.dumps(about_table(extract), ensure_ascii=False)
    schema = pa.schema([_parquet_field(field) for field in extract.table.fields], metadata={"about": about})
    rows = extract.rows.astype("object")
    arrays = [pa.array(rows[field.name], field.type, from_pandas=True) for field in schema]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), out)
    return out.getvalue()


def _parquet_field(field: Field) -> pa.Field:
    """A column with its words; codes are written once."""
    words = {"title": field.title, "unit": field.unit, "description": field.description}
    metadata = {name: text for name, text in words.items() if text}
    kind = TYPES.get(field.type, pa.string())
    if codes := labels(field):
        kind, metadata["labels"] = pa.dictionary(pa.int32(), kind), json.dumps(codes, ensure_ascii=False)
    return pa.field(field.name, kind, metadata=metadata)


def package_name() -> str:
    """The file name of the whole package."""
    return f"blue-heart-statistics-{version()}.zip"


def package_zip() -> bytes:
    """The data package as it stands in the repository, with the tables of loaded editions in their place.

    `frictionless validate` accepts it as downloaded.
    """
    loaded = current().tables
    files = [table.path for table in TABLES.values() if table.name not in loaded]
    parts = {DESCRIPTOR.name: descriptor()} | {_place(file): file.read_bytes() for file in files}
    for name, rows in loaded.items():
        parts[_place(TABLES[name].path)] = rows.to_csv(index=False, lineterminator="\n").encode()
    return zipped(parts)


def descriptor() -> bytes:
    """`datapackage.json`, which names the loaded editions in its version."""
    told, named = DESCRIPTOR.read_bytes(), json.dumps(version()).encode()
    return told.replace(f'"version": "{VERSION}"'.encode(), b'"version": ' + named, 1)


def _place(file: Path) -> str:
    return file.relative_to(FOLDER).as_posix()


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP of parts by their names, in their order; the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, STAMP), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
