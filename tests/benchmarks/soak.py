"""Many people for a long time, then with a server that is killed: errors, memory, mix-ups, views after a kill.

Run `python -m tests.benchmarks.soak --people 200 --minutes 10 --write`; --write puts the tables into docs/load.md.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from tests.benchmarks import load_report
from tests.benchmarks.bare import ROOT
from tests.benchmarks.people import EVERY, Crowd, crowd
from tests.benchmarks.process import Process, process
from tests.benchmarks.reader import Findings, Readers

SAMPLE, TELL = 10.0, 30.0
KILLING = (0.1, 0.8)  # the part of a run in which servers are killed
LATE = 300.0  # seconds beyond its time after which a run is given up


@dataclass(frozen=True)
class Load:
    """How many people, for how long, how many of them bring a file, how often a server is killed."""

    people: int
    seconds: float
    uploaders: int
    kills: int = 0
    processes: int = 1
    every: float = EVERY


@dataclass(frozen=True)
class Soaked:
    """What a load met: waits and errors, what readers found, memory as (second, MB), tracebacks in the log."""

    load: Load
    crowd: Crowd
    findings: Findings
    memory: Sequence[tuple[float, float]]
    kills: int
    tracebacks: int


async def soak(load: Load, servers: Sequence[Process], pages: Sequence[str] = ()) -> Soaked:
    """Put a load on servers; kill one of them and start it again as often as the load says."""
    people = Readers([server.address for server in servers], uploaders=load.uploaders, pages=pages)
    memory: list[tuple[float, float]] = []
    beside = [
        asyncio.create_task(_watch(servers, people.findings, memory)),
        asyncio.create_task(_kill(servers, load, people.findings)),
    ]
    try:
        async with asyncio.timeout(load.seconds + LATE):
            met = await crowd(people.open, load.people, load.seconds, load.every)
            killed = await beside[1]
        if killed:
            await people.settle(LATE)
    finally:
        for task in beside:
            task.cancel()
        await people.close()
    return Soaked(load, met, people.findings, memory, killed, sum(server.tracebacks for server in servers))


async def _watch(servers: Sequence[Process], findings: Findings, memory: list[tuple[float, float]]) -> None:
    """Note the memory of the servers, and say now and then how it goes."""
    started = told = time.monotonic()
    while True:
        now = time.monotonic()
        memory.append((now - started, sum(server.megabytes for server in servers)))
        if now - told >= TELL:
            told = now
            _tell(
                f"{now - started:5.0f} s: {findings.answers} answers, {memory[-1][1]:.0f} MB, "
                f"{findings.dropped} connections lost, {len(findings.mixed)} mixed up, "
                f"{findings.returns + findings.revisits} views compared, {len(findings.changed)} changed"
            )
        await asyncio.sleep(SAMPLE)


async def _kill(servers: Sequence[Process], load: Load, findings: Findings) -> int:
    """Kill a server at random moments once everybody is there; start it again at once."""
    chance = Random(f"kills {load.kills}")  # noqa: S311
    moments = sorted(chance.uniform(*KILLING) * load.seconds for _ in range(load.kills))
    while findings.answers < load.people:
        await asyncio.sleep(0.1)
    began = time.monotonic()
    for moment in moments:
        await asyncio.sleep(max(0.0, began + moment - time.monotonic()))
        server = chance.choice(servers)
        server.kill()
        await asyncio.to_thread(server.start)
        _tell(f"killed and started again after {moment:.0f} s")
    return len(moments)


def run(load: Load) -> Soaked:
    """A load on servers of its own."""
    with ExitStack() as stack:
        servers = []
        for _ in range(load.processes):
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            servers.append(stack.enter_context(process(ROOT / "app.py", folder)))
        return asyncio.run(soak(load, servers))


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> None:
    """Put the load on, then the load with kills; print the tables, and write them down when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--uploaders", type=int, default=10, help="how many of the people bring a table")
    parser.add_argument("--kills", type=int, default=5, help="how often the server is killed in a second run")
    parser.add_argument("--kill-minutes", type=float, default=3.0, help="how long the second run takes")
    parser.add_argument("--processes", type=int, default=1, help="servers; people take turns over them")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/load.md")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that the server is stopped too
    loads = [Load(options.people, options.minutes * 60, options.uploaders, 0, options.processes)]
    if options.kills:
        loads.append(replace(loads[0], seconds=options.kill_minutes * 60, kills=options.kills))
    results = [run(load) for load in loads]
    print(load_report.section(results))
    if options.write:
        load_report.write(results)


if __name__ == "__main__":
    main()
