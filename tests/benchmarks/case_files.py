"""Case records by the million, drawn from the publisher's file: as Parquet, as its tally, and as CSV."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from data.cases import tallies
from data.cases.records import MEANS, MEANS_GROUP, RECRUITER, SINGLE
from data.intake.store.parquet import ROW_GROUP

PART = 1_000_000


@dataclass(frozen=True)
class Files:
    """The same records three times; how many different ones there are, and seconds to tally them."""

    parquet: Path
    tally: Path
    csv: Path
    different: int
    seconds: float

    @property
    def paths(self) -> tuple[Path, ...]:
        """What a way of asking may open."""
        return self.parquet, self.tally, self.csv


def source_of(folder: Path) -> Path:
    """The publisher's records as the store keeps them."""
    from data.intake.publishers.formats import read_file  # noqa: PLC0415 - not needed where a file is named

    name = Path(os.environ["PUBLISHED_FILES"]) / "ctdc" / "CTDC_synthetic_20210825.csv.gz"
    path = folder / "cases.parquet"
    read_file(name).rows.to_parquet(path, index=False)
    return path


def build(source: Path, records: int, mixed: bool, folder: Path) -> Files:
    """The records without pandas' own notes in the Parquet, in the CSV with flags of 1 or nothing."""
    table = _plain(pa.parquet.read_table(source))
    parquet, csv = folder / "rows.parquet", folder / "rows.csv"
    with ExitStack() as stack:
        rows = stack.enter_context(pa.parquet.ParquetWriter(parquet, table.schema, compression="zstd"))
        lines = stack.enter_context(pa.csv.CSVWriter(csv, _with_ones(table).schema))
        for part in _drawn(table, records // PART, mixed):
            rows.write_table(part, row_group_size=ROW_GROUP)
            lines.write_table(_with_ones(part))
    started = time.perf_counter()
    different = tallies.write(parquet, tallies.beside(parquet))
    return Files(parquet, tallies.beside(parquet), csv, different, time.perf_counter() - started)


def _drawn(table: pa.Table, parts: int, mixed: bool) -> Iterator[pa.Table]:
    """Records with replacement; or mixed: place, person, means, recruiter and the rest each of another one."""
    random = np.random.default_rng(2021)
    groups = _groups(table.column_names) if mixed else [table.column_names]
    for _ in range(parts):
        columns = {}
        for names in groups:
            some = table.select(names).take(pa.array(random.integers(0, len(table), PART)))
            columns |= dict(zip(names, some.columns, strict=True))
        yield pa.table(columns).select(table.column_names)


def _groups(names: list[str]) -> list[list[str]]:
    year, citizenship, country, sex, age = (attribute.name for attribute in SINGLE)
    apart = [
        [year, citizenship, country],
        [sex, age],
        [*MEANS.columns, *MEANS_GROUP.columns],
        list(RECRUITER.columns),
    ]
    groups = [[name for name in names if name in group] for group in apart]
    return [*groups, [name for name in names if not any(name in group for group in apart)]]


def _plain(table: pa.Table) -> pa.Table:
    return _changed(table, pa.types.is_dictionary, pa.string()).replace_schema_metadata(None)


def _with_ones(table: pa.Table) -> pa.Table:
    return _changed(table, pa.types.is_boolean, pa.int8())


def _changed(table: pa.Table, which: Callable[[pa.DataType], bool], kind: pa.DataType) -> pa.Table:
    return table.cast(
        pa.schema([field.with_type(kind) if which(field.type) else field for field in table.schema])
    )
