"""Memory of a server: idle, with one more session that does nothing, with one more that clicks."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import psutil

from tests.benchmarks.client import Visitor, ask, visiting
from tests.benchmarks.measures import EVERY_YEAR, PRODUCT, SWITCHED, address_of
from tests.benchmarks.results import Part, Row
from tests.benchmarks.servers import Server, serving

CHOICES = (EVERY_YEAR, SWITCHED)
SETTLES = 2.0  # seconds
PAGES = 4  # that an active session sees


def measure(script: Path, names: Sequence[str], sessions: int = 20) -> Part:
    """Resident memory, the sessions' divided by their number."""
    ours, floor = (_memory(path, names, sessions) for path in (PRODUCT, script))
    titles = ("server, idle", "one more idle session", "one more active session")
    rows = [Row(title, "MB", mine, theirs) for title, mine, theirs in zip(titles, ours, floor, strict=True)]
    note = (
        f"Resident memory of the process after every page was seen once; {sessions} sessions, their memory "
        f"divided by their number. An idle session has the first page open; an active one has been on {PAGES} "
        "pages with two choices of years on each."
    )
    return Part("Memory", rows, note)


def _memory(script: Path, names: Sequence[str], sessions: int) -> tuple[float, float, float]:
    with serving(script) as server:
        _see(server, names, names)
        idle = _resident(server)
        with ExitStack() as stack:
            visitors = [stack.enter_context(visiting(server.address, "")) for _ in range(sessions)]
            for visitor in visitors:
                ask(visitor, EVERY_YEAR)
            waiting = _resident(server)
            for visitor in visitors:
                for name in names[:PAGES]:
                    go(visitor, address_of(name, names))
                    ask(visitor, EVERY_YEAR), ask(visitor, SWITCHED)
            active = _resident(server)
    return idle, (waiting - idle) / sessions, (active - idle) / sessions


def _see(server: Server, pages: Sequence[str], names: Sequence[str]) -> None:
    """Every page once with each choice, so that what all sessions share is there."""
    for name in pages:
        with visiting(server.address, address_of(name, names)) as visitor:
            for years in CHOICES:
                ask(visitor, years)


def go(visitor: Visitor, page: str) -> None:
    """Ask for another page next, as a click on the site map does."""
    visitor.page, visitor.page_hash = page, ""
    visitor.boxes.clear()
    visitor.lists.clear()


def _resident(server: Server) -> float:
    """Megabytes."""
    time.sleep(SETTLES)
    return float(psutil.Process(server.process).memory_info().rss) / 1e6
