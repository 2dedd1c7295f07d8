"""The page of origins beside the same page in plain Streamlit and in Dash: from the click to the last byte."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from contextlib import ExitStack
from statistics import median

from tests.benchmarks.bare import HERE
from tests.benchmarks.client import Visitor, Years, ask, visiting
from tests.benchmarks.dash_person import DashPerson, open_dash
from tests.benchmarks.measures import CLICKED, EVERY_YEAR, PRODUCT, WARM_UP, unseen
from tests.benchmarks.results import Part, Row
from tests.benchmarks.servers import serving, serving_dash

PAGE = "origins"
PLAIN, DASH = HERE / "peers" / "plain.py", HERE / "peers" / "dashed.py"
AHEAD = 1.0
NOTE = (
    "The same page with the same rows and charts, its code in tests/benchmarks/peers: plain Streamlit with "
    "cached reading and default settings, and Dash under gunicorn with one process of eight threads; both draw "
    "with Plotly Express. Seen: 2014 or 2019 as first year in turn. New: a pair of years nobody chose before."
)


def measure(repeats: int = 12) -> Part:
    """Median milliseconds of each server; they take turns."""
    return asyncio.run(_measure(repeats))


async def _measure(repeats: int) -> Part:
    with ExitStack() as stack:
        servers = [stack.enter_context(serving(PRODUCT)), stack.enter_context(serving(PLAIN))]
        pages = (PAGE, "")
        ours, plain = (
            stack.enter_context(visiting(server.address, page))
            for server, page in zip(servers, pages, strict=True)
        )
        dash = await open_dash(stack.enter_context(serving_dash(DASH)))
        ask(ours, EVERY_YEAR), ask(plain, EVERY_YEAR)
        new = await _times(ours, plain, dash, unseen(repeats))
        seen = [CLICKED[turn % 2] for turn in range(WARM_UP + repeats)]
        await _times(ours, plain, dash, seen[:WARM_UP])
        again = await _times(ours, plain, dash, seen[WARM_UP:])
    return Part("Beside plain Streamlit and Dash", [*_rows("seen", again), *_rows("new", new)], NOTE)


def _rows(what: str, times: tuple[float, float, float]) -> list[Row]:
    ours, plain, dash = times
    measure = f"origins, choice of years, {what}: click to last byte"
    return [
        Row(measure, "ms", ours, plain, "plain Streamlit", AHEAD),
        Row(measure, "ms", ours, dash, "Dash"),
    ]


async def _times(
    ours: Visitor, plain: Visitor, dash: DashPerson, choices: Sequence[Years]
) -> tuple[float, float, float]:
    found = [
        (ask(ours, years).milliseconds, ask(plain, years).milliseconds, await _of_dash(dash, years))
        for years in choices
    ]
    one, two, three = (median(turn[place] for turn in found) for place in range(3))
    return one, two, three


async def _of_dash(person: DashPerson, years: Years) -> float:
    person.values["to"] = years.last or None
    started = time.perf_counter()
    await person.choose("from", years.first or None)
    return (time.perf_counter() - started) * 1000
