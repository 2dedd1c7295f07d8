"""An HTTP client of a few lines: one connection that is kept, so that the server does most of the work."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from tests.benchmarks.servers import HOST, Server


@dataclass(frozen=True)
class Received:
    """Status, headers by their name in lower case, and body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Line:
    """One connection to a server."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def send(self, head: bytes, body: bytes = b"") -> Received:
        """A request as it goes over the wire, and its whole answer. Raises EOFError if the line breaks."""
        self.writer.write(head + body)
        told = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        pairs = (line.partition(":") for line in told[1:] if line)
        headers = {name.lower(): value.strip() for name, _, value in pairs}
        status = int(told[0].split()[1])
        size = 0 if status == 304 else int(headers["content-length"])
        return Received(status, headers, await self.reader.readexactly(size))

    def close(self) -> None:
        """Hang up."""
        self.writer.close()


async def connected(server: Server) -> Line:
    """A line to a server that listens."""
    return Line(*await asyncio.open_connection(HOST, server.port, limit=2**24))


def request(path: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> bytes:
    """The head of a request, blank line included."""
    told = {"Host": HOST, "Accept": "*/*", **(headers or {})}
    return "\r\n".join(
        [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in told.items()), "", ""]
    ).encode("latin-1")
