"""A visitor of a Streamlit server: the browser's side of the websocket, without drawing anything."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

PATIENCE = 120  # seconds after which a server counts as broken


@dataclass(frozen=True)
class Years:
    """A choice in the two year boxes of the sidebar; empty means any."""

    first: str = ""
    last: str = ""

    @property
    def chosen(self) -> dict[str, str]:
        """The boxes that hold a year, by their name in the address."""
        return {name: year for name, year in (("from", self.first), ("to", self.last)) if year}

    @property
    def query(self) -> str:
        """The choice as the end of an address."""
        return urlencode(self.chosen)


@dataclass
class Answer:
    """What one run of a page sent, and when."""

    asked_at: float
    chart_at: float = 0.0
    finished_at: float = 0.0
    size: int = 0
    charts: list[str] = field(default_factory=list)
    tables: list[bytes] = field(default_factory=list)

    @property
    def milliseconds(self) -> float:
        """From asking to the end of the run."""
        return (self.finished_at - self.asked_at) * 1000


@dataclass
class Visitor:
    """One open tab: its connection and what the server said about the page."""

    connection: ClientConnection
    page: str
    page_hash: str = ""
    pages: tuple[str, ...] = ()
    boxes: dict[str, str] = field(default_factory=dict)
    lists: set[str] = field(default_factory=set)


@contextmanager
def visiting(address: str, page: str) -> Iterator[Visitor]:
    """A tab on a page of the server at host:port; waits until the server listens."""
    with _connected(f"ws://{address}/_stcore/stream") as connection:
        yield Visitor(connection, page)


def _connected(url: str) -> ClientConnection:
    give_up = time.monotonic() + PATIENCE
    while True:
        try:
            return connect(url, subprotocols=["streamlit"], compression=None, max_size=None, proxy=None)
        except OSError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.01)


def ask(visitor: Visitor, years: Years) -> Answer:
    """Run the page for a choice of years, as the browser does after a change of the boxes."""
    request = _request(visitor, years).SerializeToString()
    answer = Answer(asked_at=time.perf_counter())
    visitor.connection.send(request)
    while not answer.finished_at:
        content = visitor.connection.recv(timeout=PATIENCE)
        assert isinstance(content, bytes)
        answer.size += len(content)
        _take(ForwardMsg.FromString(content), visitor, answer)
    return answer


def _request(visitor: Visitor, years: Years) -> BackMsg:
    request = BackMsg()
    rerun = request.rerun_script
    rerun.query_string = years.query
    rerun.page_script_hash = visitor.page_hash
    rerun.page_name = "" if visitor.page_hash else visitor.page
    for name, widget in visitor.boxes.items():
        state = WidgetState(id=widget)
        if name in years.chosen:
            state.string_value = years.chosen[name]
        rerun.widget_states.widgets.append(state)
    for widget in visitor.lists:
        state = WidgetState(id=widget)
        state.string_array_value.SetInParent()
        rerun.widget_states.widgets.append(state)
    return request


def _take(message: ForwardMsg, visitor: Visitor, answer: Answer) -> None:
    kind = message.WhichOneof("type")
    if kind == "navigation":
        visitor.page_hash = message.navigation.page_script_hash
        visitor.pages = tuple(page.url_pathname for page in message.navigation.app_pages)
    elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
        _keep(message.delta.new_element, visitor, answer)
    elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
        answer.finished_at = time.perf_counter()


def _keep(element: Element, visitor: Visitor, answer: Answer) -> None:
    """Charts and tables to draw again elsewhere; widgets to answer for."""
    kind = element.WhichOneof("type")
    if kind == "plotly_chart":
        answer.chart_at = answer.chart_at or time.perf_counter()
        answer.charts.append(element.plotly_chart.spec)
    elif kind == "dataframe":
        answer.tables.append(element.dataframe.arrow_data.data)
    elif kind == "selectbox":
        box = element.selectbox
        visitor.boxes[box.query_param_key or box.id.rpartition("-")[2]] = box.id
    elif kind == "multiselect":
        visitor.lists.add(element.multiselect.id)
    elif kind == "exception":
        raise RuntimeError(f"The page {visitor.page!r} shows an error instead of its charts")
