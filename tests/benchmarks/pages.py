"""How long each page takes beside a bare Streamlit page with the same charts and tables.

Run `python -m tests.benchmarks.pages`; with `--write` the table also goes into docs/performance.md.
"""

import argparse
import signal
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import report
from tests.benchmarks.measures import Results, cold_starts, measure_pages, record


def run(repeats: int) -> Results:
    """Record what the product draws, then measure both on servers of their own."""
    with tempfile.TemporaryDirectory() as folder:
        _tell("recording what the product draws")
        script, names = record(Path(folder), repeats)
        _tell("cold starts")
        start = cold_starts(script)
        return Results(measure_pages(script, names, repeats, _tell), start, repeats)


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> None:
    """Measure, print the table, and write it down when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the table into docs/performance.md")
    parser.add_argument("--repeats", type=int, default=16, help="reruns of each page and kind, 40 at most")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that the servers are stopped too
    results = run(min(options.repeats, 40))
    print(report.table(results), report.machine(), report.shortfalls(results), sep="\n\n")
    if options.write:
        report.write(results)


if __name__ == "__main__":
    main()
