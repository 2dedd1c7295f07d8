"""Somebody with the Dash page open: the requests that its browser sends."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from typing import Any

from tests.benchmarks.keep_alive import Line, Received, connected, request
from tests.benchmarks.servers import Server

INPUTS = ("region", "from", "to")
CHOSEN = range(1996, 2024)


@dataclass
class DashPerson:
    """A kept connection and what the page's callback is called."""

    server: Server
    line: Line
    callback: dict[str, Any]
    values: dict[str, Any] = field(default_factory=lambda: {"region": [], "from": None, "to": None})
    chance: random.Random = field(default_factory=random.Random)

    async def touch(self) -> None:
        """Another year in one of the two boxes."""
        await self.choose(self.chance.choice(("from", "to")), str(self.chance.choice(CHOSEN)))

    async def choose(self, box: str, year: str | None) -> bytes:
        """All that the callback answers for a choice. Raises RuntimeError where it fails."""
        self.values[box] = year
        content = json.dumps(self._body(box)).encode()
        headers = {"Content-Type": "application/json", "Content-Length": str(len(content))}
        answer = await self._sent(request("/_dash-update-component", headers, "POST"), content)
        if answer.status != 200 or b'"response"' not in answer.body[:400]:
            raise RuntimeError(f"The callback answers {answer.status}")
        return answer.body

    async def _sent(self, head: bytes, content: bytes) -> Received:
        """gunicorn hangs up after two quiet seconds; a browser then opens a new line, and so do we."""
        try:
            return await self.line.send(head, content)
        except (EOFError, ConnectionError):
            self.line.close()
            self.line = await connected(self.server)
            return await self.line.send(head, content)

    def _body(self, changed: str) -> dict[str, Any]:
        outputs = [
            {"id": name, "property": what}
            for name, _, what in (
                output.rpartition(".") for output in self.callback["output"].strip(".").split("...")
            )
        ]
        return {
            "output": self.callback["output"],
            "outputs": outputs,
            "inputs": [{"id": name, "property": "value", "value": self.values[name]} for name in INPUTS],
            "changedPropIds": [f"{changed}.value"],
            "parsedChangedPropsIds": [f"{changed}.value"],
        }


async def open_dash(server: Server, number: int = 0) -> DashPerson:
    """Somebody who opened the page: its layout, its callbacks, its first charts."""
    line = await connected(server)
    await line.send(request("/"))
    await line.send(request("/_dash-layout"))
    callbacks = json.loads((await line.send(request("/_dash-dependencies"))).body)
    person = DashPerson(server, line, callbacks[0], chance=random.Random(number))  # noqa: S311
    await person.choose("from", None)
    return person
