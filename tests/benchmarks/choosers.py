"""People who choose pages and years, in the product and in the bare app alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.benchmarks.answer import Answer
from tests.benchmarks.clicks import OTHER_PAGE
from tests.benchmarks.client import Years
from tests.benchmarks.measures import EVERY_YEAR
from tests.benchmarks.seen import PageError
from tests.benchmarks.tab import Tab


@dataclass(frozen=True)
class Clicks:
    """Pages and choices of years to click on, and how many charts each of them has."""

    charts: dict[tuple[str, Years], int]

    def walk(self) -> list[tuple[str, Years]]:
        """Every click once."""
        return list(self.charts)

    def pick(self, page: str, chance: Random) -> tuple[str, Years]:
        """Another page, with any year; or other years on this page."""
        pages = {there for there, _ in self.charts} - {page}
        if pages and chance.random() < OTHER_PAGE:
            return chance.choice(sorted(pages)), EVERY_YEAR
        return page, chance.choice([years for there, years in self.charts if there == page])


@dataclass
class Chooser:
    """Somebody who makes such clicks; what comes is compared with what belongs there."""

    tab: Tab
    clicks: Clicks
    chance: Random

    async def touch(self) -> None:
        """One click."""
        if not self.tab.alive:
            await self.tab.open()
        await self.make(*self.clicks.pick(self.tab.page, self.chance))

    async def make(self, page: str, years: Years) -> None:
        """Be on a page with these years. Raises PageError where it has another number of charts."""
        answer = await (self._ask(years) if page == self.tab.page else self._go(page))
        charts, expected = len(answer.texts("chart")), self.clicks.charts[page, years]
        if charts != expected:
            raise PageError(f"{self.tab.link} has {charts} charts, not {expected}")

    async def _go(self, page: str) -> Answer:
        self._set(EVERY_YEAR)
        return await self.tab.go(page, {})

    async def _ask(self, years: Years) -> Answer:
        self._set(years)
        return await self.tab.run()

    def _set(self, years: Years) -> None:
        """Years in the address, and in the boxes where there are any."""
        self.tab.query = {name: [year] for name, year in years.chosen.items()}
        for widget in self.tab.widgets.values():
            if widget.parameter in ("from", "to"):
                self.tab.values[widget.id] = years.chosen.get(widget.parameter)


@dataclass
class Choosers:
    """People who stay between the attempts."""

    address: str
    clicks: Clicks
    there: dict[int, Chooser] = field(default_factory=dict)

    async def open(self, number: int) -> Chooser:
        """The person of a number, with an open page."""
        if number not in self.there:
            chance = Random(f"chooser {number}")  # noqa: S311
            self.there[number] = Chooser(Tab(self.address), self.clicks, chance)
        if not self.there[number].tab.alive:
            await self.there[number].tab.open()
        return self.there[number]


def clicks_in(folder: Path, names: Sequence[str], choices: Sequence[Years]) -> Clicks:
    """The clicks for which a bare app has content."""
    content = folder / "content"
    return Clicks(
        {
            ("" if name == names[0] else name, years): len(list(_place(content, name, years).glob("*.json")))
            for name in names
            for years in choices
        }
    )


def _place(content: Path, name: str, years: Years) -> Path:
    return content / name / f"years-{years.first}-{years.last}"
