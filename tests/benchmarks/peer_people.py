"""How many people one process of each peer holds with the page of origins open, each touching a year."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from tests.benchmarks.capacity import LATE
from tests.benchmarks.dash_person import CHOSEN, open_dash
from tests.benchmarks.measures import PRODUCT
from tests.benchmarks.peer_times import AHEAD, DASH, PAGE, PLAIN
from tests.benchmarks.people import EVERY, Person, crowd
from tests.benchmarks.results import Part, Row
from tests.benchmarks.servers import Server, cores, listening, serving, serving_dash, staying_on
from tests.benchmarks.tab import Tab

LABELS = ("From year", "To year")
STEPS, CLOSE = 6, 0.1
START = 0.6  # of what the clicks of one person alone would allow
ALONE = 8  # clicks of that person
Open = Callable[[int], Awaitable[Person]]


@dataclass
class TabPerson:
    """Somebody with a Streamlit page open."""

    tab: Tab
    chance: random.Random = field(default_factory=random.Random)

    async def touch(self) -> None:
        """Another year in one of the two boxes."""
        if not self.tab.alive:
            await self.tab.open()
        label = self.chance.choice(LABELS)
        box = next(widget for widget in self.tab.widgets.values() if widget.label == label)
        await self.tab.choose(box, str(self.chance.choice(CHOSEN)))


def measure(seconds: float, tell: Callable[[str], None]) -> Part:
    """Each server alone on its core, the people on another."""
    held = {
        "ours": _held(lambda core: serving(PRODUCT, core), _tabs(PAGE), seconds, tell),
        "plain": _held(lambda core: serving(PLAIN, core), _tabs(""), seconds, tell),
        "dash": _held(lambda core: serving_dash(DASH, core), _dash, seconds, tell),
    }
    measure = "origins, people held by one process"
    rows = [
        Row(measure, "people", held["ours"], held["plain"], "plain Streamlit", AHEAD, more=True),
        Row(measure, "people", held["ours"], held["dash"], "Dash"),
    ]
    note = (
        f"Each chooses another first or last year every {EVERY:g} seconds on average; held while the 95th "
        f"percentile is within {LATE:g} s. Attempts of {seconds:g} s; known to a tenth."
    )
    return Part("People beside plain Streamlit and Dash", rows, note)


def _tabs(page: str) -> Callable[[Server], Open]:
    def of_server(server: Server) -> Open:
        async def open_person(number: int) -> Person:
            person = TabPerson(Tab(server.address, page), random.Random(number))  # noqa: S311
            await person.tab.open()
            return person

        return open_person

    return of_server


def _dash(server: Server) -> Open:
    async def open_person(number: int) -> Person:
        return await open_dash(server, number)

    return open_person


def _held(
    serve: Callable[[int | None], AbstractContextManager[Server]],
    of_server: Callable[[Server], Open],
    seconds: float,
    tell: Callable[[str], None],
) -> int:
    server_on, people_on = cores()
    with staying_on(people_on), serve(server_on) as server:
        listening(server)
        return asyncio.run(_search(_staying(of_server(server)), seconds, tell))


def _staying(open_person: Open) -> Open:
    """People who stay between the attempts."""
    there: dict[int, Person] = {}

    async def open_once(number: int) -> Person:
        if number not in there:
            there[number] = await open_person(number)
        return there[number]

    return open_once


async def _search(open_person: Open, seconds: float, tell: Callable[[str], None]) -> int:
    """The most people that were held: by steps, then by halves."""
    low, high, now = 0, 0, await _guess(open_person)
    for _ in range(STEPS):
        found = await crowd(open_person, now, seconds)
        tell(f"{now} people: 95th percentile {found.p95:.2f} s, {len(found.errors)} errors")
        if found.p95 <= LATE and not found.errors:
            low = now
        else:
            high = now
        if high and high - low <= max(1, CLOSE * high):
            break
        now = (low + high) // 2 if high else max(low + 1, int(low * 1.4))
    return low


async def _guess(open_person: Open) -> int:
    person = await open_person(0)
    loop = asyncio.get_running_loop()
    started = loop.time()
    for _ in range(ALONE):
        await person.touch()
    return max(1, int(START * EVERY * ALONE / (loop.time() - started)))
