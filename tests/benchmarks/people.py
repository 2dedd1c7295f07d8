"""Many people at once, whatever page they use: when each of them clicks, and how long the answer takes."""

from __future__ import annotations

import asyncio
import math
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Protocol

EVERY = 5.0
GRACE = 10.0  # seconds to wait for answers after the last click was due


class Person(Protocol):
    """Somebody with an open page."""

    async def touch(self) -> None:
        """One click; back when the page shows what it leads to. Raises where the page shows an error."""


@dataclass(frozen=True)
class Crowd:
    """What a crowd met: seconds from the moment when each click was due to its whole answer.

    A click that was never answered counts with the time that it waited until the end.
    """

    people: int
    waited: Sequence[float]
    errors: Sequence[str]
    unanswered: int

    @property
    def touches(self) -> int:
        """How many clicks were due."""
        return len(self.waited)

    @property
    def median(self) -> float:
        """Seconds that half of the clicks waited at most."""
        return median(self.waited) if self.waited else math.nan

    @property
    def p95(self) -> float:
        """Seconds that 95 of 100 clicks waited at most."""
        if not self.waited:
            return math.nan
        return sorted(self.waited)[math.ceil(0.95 * len(self.waited)) - 1]


async def crowd(
    open_person: Callable[[int], Awaitable[Person]], people: int, seconds: float, every: float = EVERY
) -> Crowd:
    """Let people click for some seconds, each after exponential times with a mean of `every`.

    The moments of the clicks do not depend on the answers: who waits for one clicks late, and the delay
    counts. People are opened a few at a time, before the first click is due.
    """
    gate = asyncio.Semaphore(8)

    async def opened(number: int) -> Person:
        async with gate:
            return await open_person(number)

    there = await asyncio.gather(*(opened(number) for number in range(people)))
    waited: list[float] = []
    errors: list[str] = []
    end = time.perf_counter() + seconds
    unanswered = await asyncio.gather(
        *(
            _click(person, _moments(number, seconds, every), end, waited, errors)
            for number, person in enumerate(there)
        )
    )
    return Crowd(people, waited, errors, sum(unanswered))


def _moments(number: int, seconds: float, every: float) -> list[float]:
    """When a person clicks, in seconds before the end, the first click first."""
    chance = random.Random(f"moments {number}")  # noqa: S311
    moments, left = [], seconds - chance.expovariate(1 / every)
    while left > 0:
        moments.append(left)
        left -= chance.expovariate(1 / every)
    return moments


async def _click(
    person: Person, moments: Sequence[float], end: float, waited: list[float], errors: list[str]
) -> int:
    """Click at each moment, or at once when it has passed. How many clicks were not answered in the end."""
    for place, before_end in enumerate(moments):
        due = end - before_end
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        try:
            async with asyncio.timeout(end + GRACE - time.perf_counter()) as limit:
                await person.touch()
        except Exception as error:
            if isinstance(error, TimeoutError) and limit.expired():
                late = moments[place:]
                waited.extend(GRACE + left for left in late)
                return len(late)
            errors.append(f"{type(error).__name__}: {error}")
        waited.append(time.perf_counter() - due)
    return 0
