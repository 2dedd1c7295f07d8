"""How the memory of a server grows while people click at random, a bounded number of times."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack

import psutil

from tests.benchmarks.client import ask, visiting
from tests.benchmarks.crowd import Crowd
from tests.benchmarks.report import Part, Row
from tests.benchmarks.run import ANY, SWITCHED, Run
from tests.benchmarks.servers import Server

PEOPLE, ROUNDS, CLICKS = 8, 3, 25


def measure(run: Run) -> Part:
    """Resident memory after every page was seen once, then after each round of clicks."""
    with run.servers() as servers:
        for server in servers:
            for page in run.pages:  # so that what all sessions share is there
                with visiting(server.address, page) as visitor:
                    ask(visitor, ANY), ask(visitor, SWITCHED)
        sizes = asyncio.run(_sizes(servers))
    rows = [
        Row(f"server, after {number * PEOPLE * CLICKS} random clicks", "MB", size)
        for number, size in enumerate(sizes)
    ]
    return Part("Memory", rows, f"Resident, after every page was seen; {PEOPLE} people click by turns.")


async def _sizes(servers: Sequence[Server]) -> list[list[float]]:
    """Megabytes of each server before and after each round."""
    sizes = [_resident(servers)]
    async with AsyncExitStack() as stack:
        crowds = [Crowd(server.address, stack) for server in servers]
        for _ in range(ROUNDS):
            for crowd in crowds:
                for person in await crowd.gather(PEOPLE):
                    for _ in range(CLICKS):
                        await person.click()
            sizes.append(_resident(servers))
    return sizes


def _resident(servers: Sequence[Server]) -> list[float]:
    return [psutil.Process(server.process).memory_info().rss / 1e6 for server in servers]
