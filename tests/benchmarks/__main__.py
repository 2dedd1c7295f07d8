"""The whole benchmark: `python -m tests.benchmarks` measures every part and prints one report.

`--only NAME` measures parts by name; `--write` puts the table into docs/performance.md.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.benchmarks import (
    bare_people,
    browser_clicks,
    data_routes,
    memory,
    page_switches,
    pages,
    peer_people,
    peer_times,
    report,
    wire,
)
from tests.benchmarks.capacity import CHOICES
from tests.benchmarks.measures import record
from tests.benchmarks.results import Part


@dataclass(frozen=True)
class Run:
    """One run: how often, and a folder for the bare app that some parts share."""

    folder: Path
    repeats: int
    seconds: float

    @cached_property
    def bare(self) -> tuple[Path, list[str]]:
        """The bare app's script and the names of its pages."""
        tell("recording what the product draws")
        (self.folder / "bare").mkdir()
        return record(self.folder / "bare", max(self.repeats, CHOICES))


def tell(text: str) -> None:
    """Say how far it is."""
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


# The browser's part comes last of those that share the bare app: it gives it boxes to choose years in.
PARTS: dict[str, Callable[[Run], list[Part]]] = {
    "pages": lambda run: pages.measure(*run.bare, run.repeats, tell),
    "switch": lambda run: [page_switches.measure(*run.bare)],
    "wire": lambda run: [wire.measure(*run.bare)],
    "memory": lambda run: [memory.measure(*run.bare)],
    "people": lambda run: [bare_people.measure(*run.bare, run.seconds, tell)],
    "browser": lambda run: [browser_clicks.measure(run.bare[0])],
    "peers": lambda run: [peer_times.measure(run.repeats)],
    "peer_people": lambda run: [peer_people.measure(0.75 * run.seconds, tell)],
    "routes": lambda run: [data_routes.measure(run.folder)],
}


def main() -> None:
    """Measure, print the table, and write it down when asked to."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the table into docs/performance.md")
    parser.add_argument("--only", action="append", choices=PARTS, help="this part alone; can be repeated")
    parser.add_argument("--repeats", type=int, default=12, help="reruns of each page and kind, 40 at most")
    parser.add_argument("--seconds", type=float, default=16, help="how long a crowd clicks at each attempt")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that the servers are stopped too
    started, parts, failed = time.monotonic(), [], []
    with tempfile.TemporaryDirectory() as folder:
        run = Run(Path(folder), min(options.repeats, 40), options.seconds)
        names = [name for name in PARTS if name in (options.only or PARTS)]
        for name in list(names):
            tell(f"measuring: {name}")
            try:
                parts += PARTS[name](run)
            except Exception:  # what the other parts took minutes to measure is not lost
                traceback.print_exc()
                names.remove(name)
                failed.append(name)
    told = (report.table(parts), report.machine(), report.busy(), report.shortfalls(parts))
    print(*filter(None, told), sep="\n\n")
    tell(f"done in {(time.monotonic() - started) / 60:.1f} minutes")
    if options.write:
        report.write(parts, [name for name in PARTS if name not in names])
    if failed:
        sys.exit(f"Not measured: {', '.join(failed)}")


if __name__ == "__main__":
    main()
