"""An exhibit goes down through the rooms, enters few of them, and never climbs back up: a CSV and a card, both cold."""

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType

import pytest
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from components.model.rows import chosen, every_row
from components.ui import card
from tests.components.routes.in_process import APP

MOST = 20
# From the top; a call into a room that stands above the caller's is a climb.
FLOORS = ("ui", "routes", "exports", "search", "text", "cases", "exhibits", "charts", "model", "data")
OURS = ("components.", "data.")
# A cache stands between two rooms and is none of the way, as those of functools leave no frame.
CACHES = {"Cached.__call__", "Cached.__init__.<locals>.<lambda>"}
CSV = "/exhibits/eu-registered.csv"


@dataclass(frozen=True)
class Way:
    """`stops`: a module entered from another room, once for each room that calls it; `climbs`: those upwards."""

    stops: tuple[tuple[str, str], ...]

    @property
    def climbs(self) -> list[tuple[str, str]]:
        return [stop for stop in self.stops if FLOORS.index(stop[0]) > FLOORS.index(room(stop[1]))]


def room(module: str) -> str:
    """components.model.view -> model; data.bounds -> data."""
    first, *others = module.split(".")
    return others[0] if first == "components" else first


def module_of(frame: FrameType | None) -> str:
    """The module of ours that runs in a frame, or that called it; "" where there is none."""
    while frame is not None:
        name = frame.f_globals.get("__name__", "")
        if name.startswith(OURS) and frame.f_code.co_qualname not in CACHES:
            return name
        frame = frame.f_back
    return ""


def way(call: Callable[[], object]) -> Way:
    """The way of whatever a call does, in all threads that it starts."""
    stops: dict[tuple[str, str], None] = {}

    def note(frame: FrameType, event: str, _: object) -> None:
        name = frame.f_globals.get("__name__", "")
        if event != "call" or frame.f_code.co_name == "<module>" or not name.startswith(OURS):
            return
        if frame.f_code.co_qualname in CACHES:
            return
        caller = module_of(frame.f_back)
        if caller and room(caller) != room(name):
            stops[room(caller), name] = None

    chosen.cache_clear()
    every_row.cache_clear()
    card._send.clear()
    threading.setprofile(note)
    sys.setprofile(note)
    try:
        call()
    finally:
        sys.setprofile(None)
        threading.setprofile(None)  # type: ignore[arg-type]
    return Way(tuple(stops))


def of_csv() -> Way:
    """The way of one exhibit as CSV over HTTP."""
    client = TestClient(APP)
    return way(lambda: client.get(CSV).raise_for_status())


CARD = """
from components.exhibits.declared import DECLARED
from components.ui.card import show

show(DECLARED["eu-registered"])
"""


def of_card() -> Way:
    """The way of one exhibit as a card on a page."""
    script = AppTest.from_string(CARD, default_timeout=300)
    return way(script.run)


@pytest.mark.parametrize("walk", [of_csv, of_card])
def test_few_stops_and_no_climb(walk: Callable[[], Way]) -> None:
    way = walk()
    assert {"model", "text"} <= {caller for caller, _ in way.stops}, "nothing was followed"
    assert way.climbs == []
    assert len(way.stops) <= MOST, way.stops


def test_a_climb_is_one() -> None:
    assert Way((("model", "components.charts.bars"),)).climbs and not Way((("ui", "data.bounds"),)).climbs
    assert len(set(FLOORS)) == len(FLOORS)
