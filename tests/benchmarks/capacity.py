"""How many people one process holds until 5 of 100 clicks wait more than a second, beside the bare app.

Run `python -m tests.benchmarks.capacity`. Everybody clicks every five seconds on average: another page, with any
year, or other years on the same page; the bare app draws what the product sent for the same clicks. All clicks
were made once before, so that both have at hand what they keep. The server has one core, the people another.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.bare import ROOT
from tests.benchmarks.choosers import Chooser, Choosers, Clicks, clicks_in
from tests.benchmarks.measures import EVERY_YEAR, SWITCHED, record, unseen
from tests.benchmarks.people import EVERY, Crowd, crowd
from tests.benchmarks.process import process

LATE = 1.0  # seconds that 95 of 100 clicks may wait
SECONDS = 25.0
CHOICES = 4
MOST_STEPS, CLOSE = 9, 0.05
AIM = 0.9


@dataclass(frozen=True)
class Held:
    """How many people were held, and every attempt."""

    people: int
    steps: Sequence[Crowd]


@dataclass(frozen=True)
class Capacity:
    """People held by one process of the product and by one of the bare app."""

    product: Held
    bare: Held

    @property
    def ratio(self) -> float:
        """The product's part of what the bare app holds."""
        return self.product.people / self.bare.people if self.bare.people else float("nan")


async def hold(address: str, clicks: Clicks, seconds: float, tell: Callable[[str], None]) -> Held:
    """Make every click once, then look for the number of people: by steps, then by halves."""
    people = Choosers(address, clicks)
    first = await people.open(0)
    for click in clicks.walk():
        await first.make(*click)
    steps: list[Crowd] = []
    low, high, now = 0, 0, await _guess(first, clicks)
    while now and len(steps) < MOST_STEPS:
        steps.append(await crowd(people.open, now, seconds))
        tell(
            f"{now} people: median {steps[-1].median:.2f} s, p95 {steps[-1].p95:.2f} s, {len(steps[-1].errors)} errors"
        )
        held = steps[-1].p95 <= LATE and not steps[-1].errors
        low, high = (now, high) if held else (low, now)
        now = _next(low, high)
    await asyncio.gather(*(person.tab.close() for person in people.there.values()))
    return Held(low, steps)


async def _guess(person: Chooser, clicks: Clicks) -> int:
    """Where to begin: a little more than half of what the clicks of one person alone would allow."""
    started = time.perf_counter()
    for click in clicks.walk():
        await person.make(*click)
    return max(1, int(0.6 * EVERY * len(clicks.walk()) / (time.perf_counter() - started)))


def _next(low: int, high: int) -> int:
    """How many people to try next; 0 when it is known well enough."""
    if not high:
        return max(low + 1, int(low * 1.4))
    if high - low <= max(1, CLOSE * low):
        return 0
    return (low + high) // 2


def measure(
    script: Path, names: Sequence[str], seconds: float, tell: Callable[[str], None], choices: int = CHOICES
) -> Capacity:
    """Both in turn, each alone on its core. `script` is a bare app that holds these choices of years."""
    clicks = clicks_in(script.parent, names, [EVERY_YEAR, SWITCHED, *unseen(choices)])
    mine = os.sched_getaffinity(0)
    core, *others = sorted(mine)
    held = []
    os.sched_setaffinity(0, others or mine)
    try:
        for name, app in (("ours", ROOT / "app.py"), ("bare", script)):
            tell(f"people held: {name}")
            with tempfile.TemporaryDirectory() as log, process(app, Path(log), frozenset({core})) as server:
                held.append(asyncio.run(hold(server.address, clicks, seconds, tell)))
    finally:
        os.sched_setaffinity(0, mine)
    return Capacity(*held)


def table(found: Capacity) -> str:
    """Every attempt, the numbers held, and whether the aim is met."""
    lines = [f"{'':6}{'people':>8}{'clicks':>8}{'median, s':>11}{'p95, s':>9}{'errors':>8}"]
    for name, held in (("ours", found.product), ("bare", found.bare)):
        lines += [
            f"{name:6}{step.people:>8}{step.touches:>8}{step.median:>11.2f}{step.p95:>9.2f}{len(step.errors):>8}"
            for step in sorted(held.steps, key=lambda step: step.people)
        ]
    errors = {text for held in (found.product, found.bare) for step in held.steps for text in step.errors}
    met = "met" if found.ratio >= AIM else "falls short"
    return "\n".join(
        [
            *lines,
            f"people held by one process: ours {found.product.people}, bare {found.bare.people}, "
            f"ratio {found.ratio:.2f} (aim {AIM}: {met})",
            *sorted(errors)[:5],
        ]
    )


def main() -> None:
    """Record what the product draws, then measure both and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long each attempt takes")
    parser.add_argument(
        "--choices", type=int, default=CHOICES, help="pairs of years beside any and from 2016"
    )
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that the servers are stopped too

    def tell(text: str) -> None:
        print(text, file=sys.stderr, flush=True)

    with tempfile.TemporaryDirectory() as folder:
        script, names = record(Path(folder), options.choices)
        print(table(measure(script, names, options.seconds, tell, options.choices)))


if __name__ == "__main__":
    main()
