"""A visitor who reads: opens a page of a server over its websocket and keeps the words and charts of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

PATIENCE = 120  # seconds after which a server counts as broken


@dataclass
class Read:
    """What a page showed."""

    charts: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Every word, without the signs that keep Markdown from reading markup into it."""
        return "\n".join([*self.words, *self.warnings]).replace("\\", "")


def joined(address: str) -> ClientConnection:
    """A tab that is connected and has asked for nothing yet."""
    url = f"ws://{address}/_stcore/stream"
    return connect(url, subprotocols=["streamlit"], compression=None, max_size=None, proxy=None)


def asking(page: str = "", query: str = "") -> bytes:
    """The message that asks for a page, as the browser's first one."""
    request = BackMsg()
    request.rerun_script.query_string = query
    request.rerun_script.page_name = page
    return bytes(request.SerializeToString())


def visit(address: str, page: str = "", query: str = "") -> Read:
    """Everything that a page shows to somebody who opens it."""
    with joined(address) as connection:
        connection.send(asking(page, query))
        return finished(connection)


def finished(connection: ClientConnection) -> Read:
    """What a run sends until it ends."""
    read = Read()
    while True:
        content = connection.recv(timeout=PATIENCE)
        assert isinstance(content, bytes)
        message = ForwardMsg.FromString(content)
        kind = message.WhichOneof("type")
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            _keep(message.delta.new_element, read)
        elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return read


def _keep(element: Element, read: Read) -> None:
    kind = element.WhichOneof("type")
    if kind == "plotly_chart":
        read.charts.append(element.plotly_chart.alt)
    elif kind == "alert":
        (read.words if element.alert.format == Alert.INFO else read.warnings).append(element.alert.body)
    elif kind == "exception":
        read.broken.append(element.exception.message)
    elif kind == "heading":
        read.words.append(element.heading.body)
    elif kind in ("markdown", "text", "html"):
        read.words.append(getattr(element, kind).body)
