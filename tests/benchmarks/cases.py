"""How long a question to case records takes: ours, SQL by hand, and pandas with all rows in memory.

Run `PUBLISHED_FILES=/folder python -m tests.benchmarks.cases`; with `--write` the table also goes into
docs/scale.md. The records are drawn from the publisher's file, with replacement.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks import case_report
from tests.benchmarks.case_files import build, source_of

# Records, and whether they are mixed: of parts of several ones, so that few are like others. Those are
# asked by DuckDB only: what pandas holds has the same types and as many rows.
SETS = ((1_000_000, False), (10_000_000, False), (10_000_000, True))
# Those that hold ten million rows in memory do not all fit side by side; ours and SQL's run beside each.
OURS, BESIDE = ("cases", "sql", "tally"), (("pandas",), ("csv",))


@dataclass(frozen=True)
class Result:
    """One set of records: median milliseconds by question and way, peak memory by way in MB.

    `different` is the number of different records, `seconds` how long it took to tally them.
    """

    records: int
    mixed: bool
    different: int
    seconds: float
    milliseconds: dict[str, dict[str, float]]
    megabytes: dict[str, float]


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


def measure(source: Path, records: int, mixed: bool, repeats: int) -> Result:
    """Each question in all ways; files are made for it and deleted."""
    times: dict[str, dict[str, list[float]]] = {}
    megabytes: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        files = build(source, records, mixed, Path(folder))
        for others in ((),) if mixed else BESIDE:
            _take_turns((*OURS, *others), files.paths, repeats, times, megabytes)
    found = {name: {way: median(several) for way, several in ways.items()} for name, ways in times.items()}
    return Result(records, mixed, files.different, files.seconds, found, megabytes)


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
            names, {(name, way): _ask(worker, name) for name in names for way, worker in workers.items()}
        )
        for name in names * repeats:
            for way, worker in workers.items():
                answer = _ask(worker, name)
                times.setdefault(name, {}).setdefault(way, []).append(answer["milliseconds"])
                megabytes[way] = max(megabytes.get(way, 0), answer["megabytes"])


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


def main() -> None:
    """Measure, print the table, and write it down when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the table into docs/scale.md")
    parser.add_argument("--repeats", type=int, default=7, help="times that each question is asked")
    parser.add_argument("--records", type=Path, help="case records as Parquet, instead of PUBLISHED_FILES")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = options.records or source_of(Path(folder))
        results = []
        for records, mixed in SETS:
            results.append(measure(source, records, mixed, options.repeats))
            print(results[-1], file=sys.stderr)
    print(case_report.section(results, options.repeats))
    if options.write:
        case_report.write(results, options.repeats)


if __name__ == "__main__":
    main()
