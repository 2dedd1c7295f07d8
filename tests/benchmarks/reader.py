"""A person who reads the dashboard: clicks at random, remembers the choice, and checks every answer by it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

from tests.benchmarks import ownership
from tests.benchmarks.answer import Answer, Dropped
from tests.benchmarks.clicks import Click, act, pick
from tests.benchmarks.seen import PageError
from tests.benchmarks.tab import Tab
from tests.benchmarks.uploading import MARK, upload

UPLOADS = "add_data"
OF_FILES = (UPLOADS, "cases")  # pages that show what a file of one's own holds
ATTEMPTS = 10


@dataclass
class Findings:
    """What all readers of a run met together; `away` are those who never came back after a kill."""

    answers: int = 0
    links: int = 0
    files: int = 0
    dropped: int = 0
    returns: int = 0
    revisits: int = 0
    mixed: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    away: int = 0


@dataclass
class Reader:
    """One person in one tab. `uploader` is whether this one brings a table."""

    number: int
    tab: Tab
    findings: Findings
    uploader: bool = False
    pages: Sequence[str] = ()
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    view: str = ""
    has_file: bool = False
    chance: Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = Random(f"clicks {self.number}")  # noqa: S311
        self.tab.mark = MARK

    async def open(self) -> Reader:
        """The first look at the first page."""
        self._check(await self.tab.open())
        return self

    async def touch(self) -> None:
        """One click, or where the server was lost, the same view again."""
        for _ in range(ATTEMPTS):
            try:
                if self.tab.alive:
                    await self._click()
                else:
                    await self._return()
            except Dropped:
                self.findings.dropped += 1
            else:
                return
        raise Dropped(f"no answer in {ATTEMPTS} attempts")

    async def _click(self) -> None:
        if self.uploader and not self.has_file:
            await self._bring()
            return
        click = pick(self.tab, self.chance, self.pages)
        self._remember(click)
        if click.of_page:
            self.view = ""  # until the answer is here, no view is what the reader expects
        self._check(await act(self.tab, click), whole=click.of_page)

    def _remember(self, click: Click) -> None:
        """The choice as it will be: by a filter, by "Clear all filters", or by a country's button."""
        widget = click.widget
        if widget is None:
            return  # another page, where every choice is kept
        if widget.key == "clear":
            self.chosen = {
                name: values for name, values in self.chosen.items() if name not in ownership.CLEARED
            }
        elif widget.key.startswith("example-"):
            self.chosen[ownership.COUNTRY] = (widget.label,)
        elif widget.parameter:
            self.chosen[widget.parameter] = ownership.as_tuple(click.value)

    async def _bring(self) -> None:
        """Go to the page, upload the file, use it."""
        self.view = ""
        if self.tab.page != UPLOADS:
            self._check(await self.tab.go(UPLOADS))
            return
        self.has_file = True
        self._check(await upload(self.tab, self.number))
        use = next((widget for widget in self.tab.widgets.values() if widget.key == "use-upload"), None)
        if use is None:
            raise PageError("an upload was not read")
        self._check(await self.tab.press(use))
        self.findings.files += 1

    async def _return(self) -> None:
        """Open the page again as the tab was left, then its link in a tab of its own: one and the same view.

        Where only the connection was lost, the server has kept the session; where it was killed, files of
        one's own and choices that the address does not tell are gone.
        """
        session, of_file = self.tab.session, self.has_file and self.tab.page in OF_FILES
        answer = await self.tab.open()
        if self.tab.session != session:
            self.has_file = False
            self.chosen = {name: tuple(values) for name, values in self.tab.query.items()}
        if self.view and not of_file:
            self.findings.returns += 1
            self._compare(self.view, answer, "after the return")
        self._check(answer)
        if not of_file and not self._switched_on():
            await self._revisit(answer)

    def _switched_on(self) -> bool:
        """Whether something is shown that the address does not tell."""
        switches = (widget.id for widget in self.tab.widgets.values() if widget.kind == "checkbox")
        return any(self.tab.values[switch] for switch in switches)

    async def _revisit(self, shown: Answer) -> None:
        """The tab's address, opened by somebody who has nothing but the link."""
        stranger = Tab(self.tab.address, self.tab.page, dict(self.tab.query))
        try:
            answer = await stranger.open()
        except Dropped:
            return  # killed again: the next return compares
        finally:
            await stranger.close()
        self.findings.revisits += 1
        self._compare(shown.view, answer, "by its link")

    def _compare(self, before: str, answer: Answer, how: str) -> None:
        if answer.view != before:
            self.findings.changed.append(f"{how}, another view: {self.tab.link}")

    def _check(self, answer: Answer, whole: bool = True) -> None:
        self.findings.answers += 1
        self.findings.links += len(ownership.asked_by(answer))
        self.findings.mixed += ownership.all_wrong(self.tab, answer, self.chosen, self.number, self.has_file)
        if whole:
            self.view = answer.view


@dataclass(frozen=True)
class Readers:
    """Who opens the person of a number; they take turns over the addresses, the first ones bring files."""

    addresses: Sequence[str]
    findings: Findings = field(default_factory=Findings)
    uploaders: int = 0
    pages: Sequence[str] = ()
    there: list[Reader] = field(default_factory=list)

    async def open(self, number: int) -> Reader:
        """A new person, who has the first page open."""
        tab = Tab(self.addresses[number % len(self.addresses)])
        reader = Reader(number, tab, self.findings, number < self.uploaders, self.pages)
        self.there.append(reader)
        return await reader.open()

    async def settle(self, patience: float) -> None:
        """Everybody who has lost the server comes back, if that is possible within some seconds."""
        gate = asyncio.Semaphore(8)

        async def come_back(reader: Reader) -> None:
            async with gate:
                try:
                    await reader.touch()
                except Exception as error:
                    self.findings.failed.append(f"{type(error).__name__}: {error}")

        with suppress(TimeoutError):
            async with asyncio.timeout(patience):
                await asyncio.gather(*(come_back(reader) for reader in self.there if not reader.tab.alive))
        self.findings.away = sum(not reader.tab.alive for reader in self.there)

    async def close(self) -> None:
        """Everybody leaves."""
        await asyncio.gather(*(reader.tab.close() for reader in self.there))
