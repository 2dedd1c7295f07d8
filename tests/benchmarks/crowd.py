"""Many people at once, who click at random on all pages; every answer is checked to be one's own."""

from __future__ import annotations

import asyncio
import math
import re
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass, field
from random import Random
from statistics import median
from urllib.parse import parse_qsl, urlsplit

import psutil
from websockets.asyncio.client import ClientConnection, connect
from websockets.protocol import State

from components.ui.explore import OPENING
from components.ui.place_boxes import place
from data.geographies import selectable
from tests.benchmarks.client import OPTIONS, Answer, PageError, Session, stream
from tests.benchmarks.report import Part, Row
from tests.benchmarks.run import Run, tell
from tests.benchmarks.servers import Server, apart, serving
from tests.benchmarks.widgets import Value, Widget
from tests.processes import PATIENCE

EVERY = 5.0  # seconds between the clicks of one person, on average
GRACE = 10.0  # seconds to wait for answers after the last click was due
LATE = 1.0  # seconds that 95 of 100 may wait where people count as held
HELD = 0.9  # of the people whom the bare app holds
TURNS = 2
OTHER_PAGE, EMPTY = 0.25, 0.4  # of all clicks; of those on a filter that holds something
WORDS = ("children", "Albania", "2.5 million", "1 in 7", "forced labour", "84 per cent")
EXHIBIT = re.compile(r"\]\(<(/exhibits/[^)\s>]+\.html(?:\?[^)\s>]*)?)>\)")


@dataclass
class Person:
    """Somebody with an open tab, who remembers the choice apart from it."""

    connection: ClientConnection
    chance: Random
    session: Session = field(default_factory=Session)
    chosen: set[str] = field(default_factory=set)
    foreign: list[str] = field(default_factory=list)

    async def click(self) -> Answer:
        """One click at random on what the page shows, and its whole answer."""
        others = sorted(set(self.session.pages) - {self.session.page})
        if self.chance.random() < OTHER_PAGE or not self.session.widgets:
            return await self.exchange(self.session.go(self.chance.choice(others)))
        widget = self.chance.choice(list(self.session.widgets.values()))
        value = another(widget, self.session.values[widget.id], self.chance)
        self.chosen |= meant(value)
        return await self.exchange(self.session.choose(widget, value))

    async def exchange(self, request: bytes) -> Answer:
        """Send a request, take in everything until the run has ended, and check it. Raises PageError."""
        answer = Answer()
        async with asyncio.timeout(PATIENCE):
            await self.connection.send(request)
            while not answer.finished_at:
                self.session.take(await self.connection.recv(), answer)
        self.foreign += foreign(self.session, answer, self.chosen)
        if answer.errors:
            raise PageError(f"{self.session.page}: {answer.errors[0]}")
        return answer


def another(widget: Widget, now: Value, chance: Random) -> Value:
    """Another value: one or two options, none where there are some, a word, the other position of a switch."""
    if widget.kind == "multiselect":
        some = () if now and chance.random() < EMPTY else widget.options
        return tuple(chance.sample(some, min(2, len(some))))
    if widget.kind == "selectbox":
        return chance.choice(widget.options) if widget.options else now
    if widget.kind == "text_input":
        return "" if now else chance.choice(WORDS)
    return not now


def meant(value: Value) -> set[str]:
    """What a value means: the codes of its places, which pages may write by another name, and its other texts."""
    every = value if isinstance(value, tuple) else (value,) if isinstance(value, str) and value else ()
    return {place(text, selectable()) or text for text in every}


def foreign(session: Session, answer: Answer, chosen: set[str]) -> list[str]:
    """What filters hold, and links of exhibits ask for, that this person never chose or typed."""
    wrong = []
    for one in [one for one in session.widgets.values() if one.parameter]:
        opens = one.options[:1] if one.kind == "selectbox" else meant(one.value)
        usual = {*opens}.union(*OPENING.values())  # Explore begins anew with these
        if others := meant(session.values[one.id]) - chosen - usual:
            wrong.append(f"{session.page}: {one.parameter} is {sorted(others)}")
    for address in links(answer):
        asked = parse_qsl(urlsplit(address).query)
        if others := meant(tuple(value for _, value in asked)) - chosen:
            wrong.append(f"{session.page}: a link asks for {sorted(others)}")
    return wrong


def links(answer: Answer) -> list[str]:
    """The links of all exhibits of a page."""
    return [address for part in answer.parts("markdown") for address in EXHIBIT.findall(part.body)]


@dataclass(frozen=True)
class Met:
    """What a crowd met: seconds from the moment when each click was due to its whole answer.

    A click that was never answered counts with the time that it waited until the end.
    """

    waits: Sequence[float]
    unanswered: int = 0
    errors: Sequence[str] = ()
    foreign: Sequence[str] = ()

    @property
    def middle_and_most(self) -> tuple[float, float]:
        """Seconds that half of the clicks waited at most, and 95 of 100."""
        waits = sorted(self.waits) or [math.nan]
        return median(waits), waits[math.ceil(0.95 * len(waits)) - 1]


def together(several: Sequence[Met]) -> Met:
    """What was met by all of several people, or in several turns."""
    waits = [wait for met in several for wait in met.waits]
    errors, others = (
        [text for met in several for text in getattr(met, name)] for name in ("errors", "foreign")
    )
    return Met(waits, sum(met.unanswered for met in several), errors, others)


@dataclass
class Crowd:
    """People on one server, who stay between the attempts."""

    address: str
    stack: AsyncExitStack
    there: list[Person] = field(default_factory=list)

    async def gather(self, count: int) -> list[Person]:
        """This many people with an open page; the next come one after another, also for those who left."""
        self.there = [one for one in self.there if one.connection.state is State.OPEN]
        while len(self.there) < count:
            tab = connect(stream(self.address), **OPTIONS, ping_interval=None, close_timeout=1)
            chance = Random(f"clicks {len(self.there)}")  # noqa: S311
            self.there.append(Person(await self.stack.enter_async_context(tab), chance))
            await self.there[-1].exchange(self.there[-1].session.request())
        return self.there[:count]

    async def click(self, count: int, seconds: float) -> Met:
        """Let people click for some seconds."""
        people = await self.gather(count)
        end = time.perf_counter() + seconds
        clicked = (_clicked(one, end, moments(number, seconds)) for number, one in enumerate(people))
        return together(await asyncio.gather(*clicked))

    async def held(self, count: int, seconds: float) -> int:
        """How many people get 95 of 100 answers in time: a tenth more until they do not, or fewer until they do."""
        most = 0
        while count:
            met = await self.click(count, seconds)
            tell(f"{count} people: 95 of 100 answers within {met.middle_and_most[1]:.2f} s")
            if met.middle_and_most[1] <= LATE and not met.errors:
                most, count = count, math.ceil(count * 1.1)
            else:
                count = 0 if most else int(count * 0.8)
        return most


def moments(number: int, seconds: float) -> list[float]:
    """When a person clicks, in seconds before the end: after exponential times, whether answered or not."""
    chance = Random(f"moments {number}")  # noqa: S311
    due, left = [], seconds - chance.expovariate(1 / EVERY)
    while left > 0:
        due.append(left)
        left -= chance.expovariate(1 / EVERY)
    return due


async def _clicked(person: Person, end: float, due: Sequence[float]) -> Met:
    """What a person meets who clicks when it is due, or late, and leaves when no answer has come by the end."""
    waits: list[float] = []
    errors: list[str] = []
    person.foreign = []
    for number, left in enumerate(due):
        await asyncio.sleep(max(0.0, end - left - time.perf_counter()))
        try:
            async with asyncio.timeout(end + GRACE - time.perf_counter()):
                await person.click()
        except TimeoutError:
            await person.connection.close()  # what still comes would be taken for the next answer
            waits += [late + GRACE for late in due[number:]]
            return Met(waits, len(due) - number, errors, person.foreign)
        except PageError as error:
            errors.append(str(error))
        waits.append(time.perf_counter() - end + left)
    return Met(waits, 0, errors, person.foreign)


def measure(run: Run) -> Part:
    """The crowd on each server by turns, then how many people each of them holds."""
    with apart() as core, ExitStack() as stack:
        servers = [stack.enter_context(serving(script, core)) for script in run.scripts]
        before = _resident(servers)
        met, held = asyncio.run(_measured(servers, run))
        memory = [*zip(before, _resident(servers), strict=True)]
    for text in [text for one in met[:-1] for text in (*one.errors, *one.foreign)][:5]:
        tell(text)
    rows = [
        Row("click to answer, s: median, 95 of 100", "s", [one.middle_and_most for one in met]),
        Row("answers, all checked", "answers", [len(one.waits) - one.unanswered for one in met]),
        Row("clicks without an answer in the end", "clicks", [one.unanswered for one in met]),
        Row("errors shown", "errors", [len(one.errors) for one in met]),
        Row("another's choice seen", "times", [len(one.foreign) for one in met]),
        Row("people held by one process", "people", held, HELD, more=True),
        Row("memory of the process, before them and after", "MB", memory),
    ]
    note = (
        f"{run.people} people; each clicks at random every {EVERY:g} s on average, whether answered or not: a page, a "
        f"filter, a panel, the search. Held while 95 of 100 have their answer within {LATE:g} s, known to a tenth; "
        f"attempts of {run.seconds:g} s. The server has one core, the people another."
    )
    return Part("A crowd", rows, note)


def _resident(servers: Sequence[Server]) -> list[float]:
    return [psutil.Process(server.process).memory_info().rss / 1e6 for server in servers]


async def _measured(servers: Sequence[Server], run: Run) -> tuple[list[Met], list[int]]:
    async with AsyncExitStack() as stack:
        crowds = [Crowd(server.address, stack) for server in servers]
        turns = [[await one.click(run.people, run.seconds) for one in crowds] for _ in range(TURNS)]
        held = [await one.held(run.people, run.seconds) for one in crowds]
        return [together(one) for one in zip(*turns, strict=True)], held
