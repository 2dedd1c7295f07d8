"""A visitor who reads: opens a page of a server over its websocket and keeps the words and charts of it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs

from streamlit.proto.Alert_pb2 import Alert
from websockets.sync.client import ClientConnection, connect

from tests.benchmarks.client import OPTIONS, Answer, Session, stream, visiting

WORDS = ("heading", "markdown", "text", "html")


@dataclass(frozen=True)
class Read:
    """What a page showed."""

    answer: Answer

    @property
    def charts(self) -> list[str]:
        """What is said of each chart."""
        return [part.alt for part in self.answer.parts("plotly_chart")]

    @property
    def words(self) -> list[str]:
        """Every text that warns of nothing."""
        parts = self.answer.parts("alert", *WORDS)
        return [part.body for part in parts if not isinstance(part, Alert) or part.format == Alert.INFO]

    @property
    def warnings(self) -> list[str]:
        """What is said to be wrong."""
        return [part.body for part in self.answer.parts("alert") if part.format != Alert.INFO]

    @property
    def broken(self) -> list[str]:
        """Errors in place of content."""
        return self.answer.errors

    @property
    def text(self) -> str:
        """Every word, without the signs that keep Markdown from reading markup into it."""
        return "\n".join([*self.words, *self.warnings]).replace("\\", "")


def joined(address: str) -> ClientConnection:
    """A tab that is connected and has asked for nothing yet."""
    return connect(stream(address), **OPTIONS)


def asking(page: str = "", query: str = "") -> bytes:
    """The message that asks for a page, as the browser's first one."""
    return Session(page, parse_qs(query)).request()


def visit(address: str, page: str = "", query: str = "") -> Read:
    """Everything that a page shows to somebody who opens it."""
    with visiting(address, page, query) as visitor:
        return Read(visitor.exchange(visitor.session.request()))
