"""A visitor of a Streamlit server: the browser's side of the websocket, without drawing anything."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.benchmarks.widgets import Value, Widget, state, widget
from tests.processes import PATIENCE

OLDEST = 2  # runs after which the browser forgets a message that was not used again
OPTIONS: dict[str, Any] = dict(subprotocols=["streamlit"], compression=None, max_size=None, proxy=None)  # noqa: C408


class PageError(Exception):
    """The page shows an error where its content belongs."""


@dataclass(frozen=True)
class Years:
    """A choice in the two year boxes; empty means any."""

    first: str = ""
    last: str = ""

    @property
    def chosen(self) -> dict[str, str]:
        """The boxes that hold a year, by their name in the address."""
        return {name: year for name, year in (("from", self.first), ("to", self.last)) if year}


@dataclass
class Answer:
    """What one run of a page sent, and when."""

    asked_at: float = field(default_factory=time.perf_counter)
    finished_at: float = 0.0
    size: int = 0
    elements: list[Element] = field(default_factory=list)
    widgets: dict[str, Widget] = field(default_factory=dict)

    def parts(self, *kinds: str) -> list[Any]:
        """The content of all elements of some kinds, in their order."""
        named = ((element.WhichOneof("type"), element) for element in self.elements)
        return [getattr(element, kind) for kind, element in named if kind in kinds]

    @property
    def charts(self) -> list[str]:
        """Every chart as the JSON that Plotly draws."""
        return [part.spec for part in self.parts("plotly_chart")]

    @property
    def tables(self) -> list[bytes]:
        """Every table as Arrow."""
        return [part.arrow_data.data for part in self.parts("dataframe")]

    @property
    def errors(self) -> list[str]:
        """What stands where content belongs."""
        return [part.message for part in self.parts("exception")]


@dataclass
class Session:
    """One open tab without its connection: what the server said, what can be clicked, what is asked next."""

    page: str = ""
    query: dict[str, list[str]] = field(default_factory=dict)
    page_hash: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    widgets: dict[str, Widget] = field(default_factory=dict)
    values: dict[str, Value] = field(default_factory=dict)
    _kept: dict[str, tuple[ForwardMsg, int]] = field(default_factory=dict)
    _runs: int = 0
    _fragment: str = ""

    def request(self, fragment: str = "", of_frame: bool = False) -> bytes:
        """The message that asks for a run of the page or of one fragment; after a link only the frame stays."""
        self._fragment = fragment
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string, rerun.fragment_id = urlencode(self.query, doseq=True), fragment
        rerun.page_script_hash, rerun.page_name = self.page_hash, "" if self.page_hash else self.page
        rerun.cached_message_hashes.extend(self._kept)
        kept = (one for one in self.widgets.values() if one.of_frame or not of_frame)
        rerun.widget_states.widgets.extend(state(one, self.values[one.id]) for one in kept)
        return bytes(message.SerializeToString())

    def go(self, page: str) -> bytes:
        """Follow a link of the site map; of the address only what has a filter there goes along."""
        self.page, self.page_hash = page, self.pages[page]
        bound = {one.parameter for one in self.widgets.values()}
        self.query = {name: values for name, values in self.query.items() if name in bound}
        return self.request(of_frame=True)

    def choose(self, one: Widget, value: Value) -> bytes:
        """Give a widget a value, in the address too if it has a name there."""
        self.values[one.id] = value
        if one.parameter:
            self.query.pop(one.parameter, None)
            if value:
                self.query[one.parameter] = list(value) if isinstance(value, tuple) else [str(value)]
        return self.request(one.fragment)

    def between(self, years: Years) -> bytes:
        """Choose both years."""
        others = {name: values for name, values in self.query.items() if name not in ("from", "to")}
        self.query = others | {name: [year] for name, year in years.chosen.items()}
        for one in self.widgets.values():
            if one.parameter in ("from", "to"):
                self.values[one.id] = years.chosen.get(one.parameter)
        return self.request()

    def take(self, content: bytes, answer: Answer) -> None:
        """A message of the server; the answer has ended when it says when."""
        answer.size += len(content)
        message = ForwardMsg.FromString(content)
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            message = self._kept[message.ref_hash][0]
        if kind == "ref_hash" or message.metadata.cacheable:
            self._kept[message.hash] = message, self._runs
        if kind in ("delta", "ref_hash"):
            self._draw(message, answer)
        elif kind == "navigation":
            self.page_hash = message.navigation.page_script_hash
            pages = message.navigation.app_pages
            self.pages = {"" if one.is_default else one.url_pathname: one.page_script_hash for one in pages}
        elif kind == "page_info_changed":
            self.query = parse_qs(message.page_info_changed.query_string)
        elif kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            answer.elements.clear()
        elif kind == "script_finished":
            answer.finished_at = time.perf_counter()
            self._settle(answer)

    def _draw(self, message: ForwardMsg, answer: Answer) -> None:
        if message.delta.WhichOneof("type") == "new_element":
            answer.elements.append(message.delta.new_element)
        if one := widget(message):
            answer.widgets[one.id] = one
            if one.imposed or one.id not in self.values:
                self.values[one.id] = one.value

    def _settle(self, answer: Answer) -> None:
        """Keep what can be clicked now; forget messages as the browser does."""
        self._runs += 1
        for name, (message, used) in list(self._kept.items()):
            ran = not self._fragment or message.delta.fragment_id == self._fragment
            if ran and self._runs - used > OLDEST:
                del self._kept[name]
        others = (one for one in self.widgets.values() if self._fragment and one.fragment != self._fragment)
        self.widgets = {one.id: one for one in others} | answer.widgets
        self.values = {name: value for name, value in self.values.items() if name in self.widgets}


@dataclass
class Visitor:
    """A session and its connection."""

    connection: Any  # with `send` and `recv`
    session: Session

    def exchange(self, request: bytes) -> Answer:
        """Send a request and take in everything until the run has ended."""
        answer = Answer()
        self.connection.send(request)
        while not answer.finished_at:
            self.session.take(self.connection.recv(timeout=PATIENCE), answer)
        return answer


def stream(address: str) -> str:
    """The address of the websocket of a server at host:port."""
    return f"ws://{address}/_stcore/stream"


@contextmanager
def visiting(address: str, page: str = "", query: str = "") -> Iterator[Visitor]:
    """A tab on a page of the server at host:port that has asked for nothing yet."""
    with connect(stream(address), **OPTIONS) as connection:
        yield Visitor(connection, Session(page, parse_qs(query)))


def ask(visitor: Visitor, years: Years) -> Answer:
    """Run the page for a choice of years, as the browser does after a change of the boxes."""
    answer = visitor.exchange(visitor.session.between(years))
    if answer.errors:
        raise PageError(
            f"The page {visitor.session.page!r} shows {answer.errors[0]!r} instead of its content"
        )
    return answer
