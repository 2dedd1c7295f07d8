"""How long a question to case records takes: ours, plain SQL, and pandas with all rows in memory.

Run `PUBLISHED_FILES=/folder python -m tests.benchmarks.cases`; with `--write` the table also goes into
docs/scale.md. The records are drawn from the publisher's file, with replacement.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from tests.benchmarks import case_report

PART = 1_000_000
ROW_GROUP = 122_880  # as the store writes them
SIZES = (1_000_000, 10_000_000)
# Those that hold ten million rows in memory do not all fit side by side; ours and SQL run beside each.
BESIDE = (("pandas",), ("csv", "typed"))


@dataclass(frozen=True)
class Result:
    """One number of records: median milliseconds by question and way, peak memory by way in MB."""

    records: int
    milliseconds: dict[str, dict[str, float]]
    megabytes: dict[str, float]


def build(source: Path, records: int, folder: Path) -> tuple[Path, Path]:
    """The records as Parquet, without pandas' own notes in it, and as CSV with flags of 1 or nothing."""
    table = _plain(pa.parquet.read_table(source))
    parquet, csv = folder / f"{records}.parquet", folder / f"{records}.csv"
    random = np.random.default_rng(2021)
    with ExitStack() as stack:
        rows = stack.enter_context(pa.parquet.ParquetWriter(parquet, table.schema, compression="zstd"))
        lines = stack.enter_context(pa.csv.CSVWriter(csv, _with_ones(table).schema))
        for _ in range(records // PART):
            part = table.take(pa.array(random.integers(0, len(table), PART)))
            rows.write_table(part, row_group_size=ROW_GROUP)
            lines.write_table(_with_ones(part))
    return parquet, csv


def _plain(table: pa.Table) -> pa.Table:
    return _changed(table, pa.types.is_dictionary, pa.string()).replace_schema_metadata(None)


def _with_ones(table: pa.Table) -> pa.Table:
    return _changed(table, pa.types.is_boolean, pa.int8())


def _changed(table: pa.Table, which: Callable[[pa.DataType], bool], kind: pa.DataType) -> pa.Table:
    return table.cast(
        pa.schema([field.with_type(kind) if which(field.type) else field for field in table.schema])
    )


@contextmanager
def asked(way: str, files: Sequence[Path]) -> Iterator[subprocess.Popen[str]]:
    """The process of one way, once it has read what it holds in memory."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.case_worker", way, *map(str, files)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def measure(source: Path, records: int, repeats: int) -> Result:
    """Each question in all ways; files are made for it and deleted."""
    times: dict[str, dict[str, list[float]]] = {}
    megabytes: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        files = build(source, records, Path(folder))
        for others in BESIDE:
            _take_turns(("cases", "sql", *others), files, repeats, times, megabytes)
    found = {name: {way: median(several) for way, several in ways.items()} for name, ways in times.items()}
    return Result(records, found, megabytes)


def _take_turns(
    ways: Sequence[str],
    files: Sequence[Path],
    repeats: int,
    times: dict[str, dict[str, list[float]]],
    megabytes: dict[str, float],
) -> None:
    """The ways by turns, so that whatever else the machine does meets all of them."""
    with ExitStack() as stack:
        workers = {way: stack.enter_context(asked(way, files)) for way in ways}
        names = [_told(worker)["names"] for worker in workers.values()][0]
        _compare(
            names, {(name, way): _warm(worker, name) for name in names for way, worker in workers.items()}
        )
        for name in names * repeats:
            for way, worker in workers.items():
                answer = _ask(worker, name)
                times.setdefault(name, {}).setdefault(way, []).append(answer["milliseconds"])
                megabytes[way] = max(megabytes.get(way, 0), answer["megabytes"])


def _warm(worker: "subprocess.Popen[str]", name: str) -> dict:
    _ask(worker, name)
    return _ask(worker, name)


def _ask(worker: "subprocess.Popen[str]", name: str) -> dict:
    assert worker.stdin is not None
    worker.stdin.write(f"{name}\n")
    worker.stdin.flush()
    return _told(worker)


def _told(worker: "subprocess.Popen[str]") -> dict:
    assert worker.stdout is not None
    line = worker.stdout.readline()
    if not line:
        raise RuntimeError("A way of asking ended before it answered")
    return dict(json.loads(line))


def _compare(names: Sequence[str], answers: dict[tuple[str, str], dict]) -> None:
    """All ways found the same; ours as far as it shows."""
    for name in names:
        ours = answers[name, "cases"]["counts"]
        for way in {way for _, way in answers}:
            theirs = answers[name, way]["counts"]
            if not ours or any(theirs.get(code, 0) != count for code, count in ours.items()):
                raise RuntimeError(f"{name}: {way} finds other counts")


def source_of(folder: Path) -> Path:
    """The publisher's records as the store keeps them."""
    from data.publishers import read_file  # noqa: PLC0415 - not needed where a file is named

    name = Path(os.environ["PUBLISHED_FILES"]) / "ctdc" / "CTDC_synthetic_20210825.csv.gz"
    path = folder / "cases.parquet"
    read_file(name).rows.to_parquet(path, index=False)
    return path


def main() -> None:
    """Measure, print the table, and write it down when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the table into docs/scale.md")
    parser.add_argument("--repeats", type=int, default=7, help="times that each question is asked")
    parser.add_argument("--records", type=Path, help="case records as Parquet, instead of PUBLISHED_FILES")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = options.records or source_of(Path(folder))
        results = [measure(source, records, options.repeats) for records in SIZES]
    print(case_report.section(results, options.repeats))
    if options.write:
        case_report.write(results, options.repeats)


if __name__ == "__main__":
    main()
