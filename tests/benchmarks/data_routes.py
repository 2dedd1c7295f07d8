"""The data routes in requests a second, beside bare Starlette routes that give the same bytes.

Counted are answers for each second that the server's process works, which is what a busy core gives: the
client, Python too, would otherwise be the slower of the two and hide how they differ.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import psutil

from tests.benchmarks.keep_alive import Line, Received, connected, request
from tests.benchmarks.measures import PRODUCT
from tests.benchmarks.results import Part, Row
from tests.benchmarks.servers import Server, cores, listening, serving, serving_module, staying_on

AIM = 0.5
LINES = 8
ROUNDS = 3
PACKED = {"Accept-Encoding": "gzip"}
# What the server adds to every answer by itself.
OF_THE_SERVER = ("date", "server", "content-length")


@dataclass(frozen=True)
class Asked:
    """One address and the headers that it is asked with; `again` asks for what has not changed."""

    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    again: bool = False

    @property
    def name(self) -> str:
        """What stands in the table."""
        return self.path + (", unchanged (304)" if self.again else ", gzip" if self.headers else "")


ASKED = (
    Asked("/exhibits/citizenship-by-region.csv"),
    Asked("/exhibits/citizenship-by-region.csv?from=2016&region=Europe"),
    Asked("/exhibits/citizenship-by-region.json"),
    Asked("/data/origin_shares.csv"),
    Asked("/data/origin_shares.csv", PACKED),
    Asked("/data/origin_shares.json"),
    Asked("/data/origin_shares.parquet"),
    Asked("/exhibits/citizenship-by-region.csv", again=True),
    Asked("/data/origin_shares.parquet", again=True),
)


def measure(folder: Path, seconds: float = 2.0) -> Part:
    """Each address asked by eight kept connections; the two servers take turns."""
    ours_on, clients_on = cores()
    with staying_on(clients_on), serving(PRODUCT, ours_on) as ours:
        listening(ours)
        heads = asyncio.run(_keep(ours, folder))
        with serving_module("tests.benchmarks.bare_routes", [str(folder)], ours_on) as floor:
            rows = [
                _row(asked, _rates(ours, floor, head, number, seconds))
                for number, (asked, head) in enumerate(zip(ASKED, heads, strict=True))
            ]
    note = f"Answers for each second of the server's processor time, asked for over {LINES} kept connections."
    return Part("Data routes", rows, note)


async def _keep(ours: Server, folder: Path) -> list[bytes]:
    """Every answer for the floor to give again, and the requests that ask for it."""
    line = await connected(ours)
    heads = []
    for number, asked in enumerate(ASKED):
        head = request(asked.path, asked.headers)
        if asked.again:
            tag = (await line.send(head)).headers["etag"]
            head = request(asked.path, {"If-None-Match": tag})
        answer = await line.send(head)
        if answer.status != (304 if asked.again else 200):
            raise RuntimeError(f"{asked.name} answers {answer.status}")
        _write(folder / f"{number}.body", answer)
        heads.append(head)
    line.close()
    return heads


def _write(path: Path, answer: Received) -> None:
    path.write_bytes(answer.body)
    headers = {name: value for name, value in answer.headers.items() if name not in OF_THE_SERVER}
    path.with_suffix(".json").write_text(json.dumps({"status": answer.status, "headers": headers}))


def _rates(
    ours: Server, floor: Server, head: bytes, number: int, seconds: float
) -> list[tuple[float, float]]:
    _, _, rest = head.split(b" ", 2)
    bare = b" ".join([b"GET", f"/{number}".encode(), rest])
    return [
        (asyncio.run(_rate(ours, head, seconds)), asyncio.run(_rate(floor, bare, seconds)))
        for _ in range(ROUNDS)
    ]


def _row(asked: Asked, rates: list[tuple[float, float]]) -> Row:
    ours, floor = (median(rate) for rate in zip(*rates, strict=True))
    return Row(asked.name, "requests/s", ours, floor, "bare route", AIM, more=True)


async def _rate(server: Server, head: bytes, seconds: float) -> float:
    """Answers over all connections for each second of the server's work."""
    lines = [await connected(server) for _ in range(LINES)]
    before = _worked(server)
    counts = await asyncio.gather(*(_ask(line, head, time.perf_counter() + seconds) for line in lines))
    rate = sum(counts) / (_worked(server) - before)
    for line in lines:
        line.close()
    return rate


def _worked(server: Server) -> float:
    """Seconds of processor time that a server has used."""
    used = psutil.Process(server.process).cpu_times()
    return used.user + used.system


async def _ask(line: Line, head: bytes, until: float) -> int:
    count = 0
    while time.perf_counter() < until:
        answer = await line.send(head)
        if answer.status not in (200, 304):
            raise RuntimeError(f"An answer with status {answer.status}")
        count += 1
    return count
