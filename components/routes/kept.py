"""Answers of the data routes, given again before anything else runs.

A table or an exhibit is asked for again and again, and its bytes stay the same for a day. Finding a route,
a thread and the headers for it costs several times what sending it does.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.clock import today

PLACES = ("/data/", "/exhibits/")
MOST = 32_000_000  # bytes of all answers together
LARGEST = 4_000_000  # one that is larger takes so long to send that finding it does not count
HEAD = 1_000  # bytes that an answer takes besides its body
# All that the routes read in a request; an asker with an `origin` is told about it, so it is not among them.
READ = (b"host", b"accept-encoding", b"if-none-match", b"if-modified-since")
GIVEN = (200, 304)

Key = tuple[object, ...]


class KeptAnswers:
    """Middleware: the same request gets the same answer, until the day ends or there is no room."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.room = Room()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, or keep what the application answers."""
        key = _key(scope, today())
        if key is None:
            await self.app(scope, receive, send)
        elif messages := self.room.find(key):
            for message in messages:
                await send(_copied(message))
        else:
            heard = Heard(send)
            await self.app(scope, receive, heard)
            if heard.whole:
                self.room.keep(key, tuple(heard.messages))


@dataclass
class Heard:
    """Sends on what an application answers and remembers it."""

    send: Send
    messages: list[Message] = field(default_factory=list)

    async def __call__(self, message: Message) -> None:
        """One message of the answer."""
        self.messages.append(_copied(message))
        await self.send(message)

    @property
    def whole(self) -> bool:
        """Whether this is all of an answer that anybody may be given again."""
        if [message["type"] for message in self.messages] != ["http.response.start", "http.response.body"]:
            return False
        start, body = self.messages
        private = any(name.lower() == b"set-cookie" for name, _ in start["headers"])
        return start["status"] in GIVEN and not body.get("more_body") and not private


@dataclass
class Room:
    """Answers by what was asked, the oldest dropped where there is no room for all."""

    answers: OrderedDict[Key, tuple[Message, ...]] = field(default_factory=OrderedDict)
    size: int = 0

    def find(self, key: Key) -> tuple[Message, ...]:
        """The messages of an answer, which is now the youngest; () where none is kept."""
        messages = self.answers.get(key, ())
        if messages:
            self.answers.move_to_end(key)
        return messages

    def keep(self, key: Key, messages: tuple[Message, ...]) -> None:
        """Keep an answer that is not too large."""
        if _size(messages) > LARGEST or key in self.answers:
            return
        self.answers[key] = messages
        self.size += _size(messages)
        while self.size > MOST:
            _, oldest = self.answers.popitem(last=False)
            self.size -= _size(oldest)


def _copied(message: Message) -> Message:
    """A message whose headers are its own: what stands around this may add to them on the way out."""
    return {**message, "headers": list(message["headers"])} if "headers" in message else dict(message)


def _size(messages: tuple[Message, ...]) -> int:
    return HEAD + sum(len(message.get("body", b"")) for message in messages)


def _key(scope: Scope, day: date) -> Key | None:
    """All that an answer depends on; None where the request is not one for data."""
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(PLACES):
        return None
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    if any(name == b"origin" for name, _ in headers):
        return None
    return (day, scope.get("scheme"), scope["path"], scope["query_string"], *_read(headers))


def _read(headers: list[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    return ((name, value) for name, value in headers if name in READ)
