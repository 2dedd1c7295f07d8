"""The load laboratory: `python -m tests.benchmarks` measures every part and prints one table.

`--app PATH`, which may be repeated, measures several checkouts side by side, taking turns; `--only NAME` measures
parts by name; `--write` puts the table into docs/performance.md.
"""

import argparse
import shlex
import signal
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import cases, clicks, crowd, pages, report, routes
from tests.benchmarks.report import Part
from tests.benchmarks.run import PRODUCT, Run, tell

PARTS = {
    "pages": pages.measure,
    "clicks": clicks.measure,
    "crowd": crowd.measure,
    "routes": routes.measure,
    "cases": cases.measure,
}


def options() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--app", action="append", type=Path, help="an app.py, also of another checkout")
    parser.add_argument("--only", action="append", choices=PARTS, help="this part alone; may be repeated")
    parser.add_argument("--repeats", type=int, default=12, help="reruns of each page and kind, 40 at most")
    parser.add_argument("--seconds", type=float, default=16, help="how long a crowd clicks at each attempt")
    parser.add_argument("--people", type=int, default=60, help="how many are in the crowd")
    parser.add_argument("--write", action="store_true", help="write the table into docs/performance.md")
    return parser.parse_args()


def main() -> None:
    """Measure, print the table, and write it down where that is wanted."""
    chosen = options()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that the servers are stopped too
    parts: list[Part] = []
    apps = [app.resolve() for app in chosen.app or [PRODUCT]]
    names = report.names_of(apps)
    with tempfile.TemporaryDirectory() as folder:
        run = Run(apps, Path(folder), min(chosen.repeats, 40), chosen.seconds, chosen.people)
        for name in [name for name in PARTS if name in (chosen.only or PARTS)]:
            tell(f"measuring: {name}")
            parts.append(PARTS[name](run))
            tell(f"\n{report.table(parts[-1:], names)}")  # so that it is not lost if the next one fails
    command = shlex.join(["python", "-m", "tests.benchmarks", *sys.argv[1:]])
    text = report.section(parts, names, command)
    print(text)
    if chosen.write:
        report.write(text)


if __name__ == "__main__":
    main()
