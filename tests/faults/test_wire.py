"""Visitors send garbage or leave in the middle; the process runs out of files that it may have open."""

import os
import resource
import socket
from contextlib import ExitStack, suppress

import pytest
from websockets.exceptions import ConnectionClosed

from tests.benchmarks.client import visiting
from tests.faults.servers import Served
from tests.faults.visitor import asking, joined, visit
from tests.processes import HOST, eventually

GARBAGE = [
    b"", b"\x00", bytes(range(256)) * 100, b"\xff" * 5000, asking("profits")[:-3], "text", "{" * 10_000,
]  # fmt: skip


@pytest.mark.rare
@pytest.mark.parametrize("sent", GARBAGE, ids=lambda sent: f"{type(sent).__name__}-{len(sent)}")
def test_garbage_over_the_websocket_harms_nobody_else(served: Served, sent: bytes | str) -> None:
    with visiting(served.address, "about") as bystander, visiting(served.address, "about") as stranger:
        stranger.connection.send(sent)
        with suppress(ConnectionClosed):  # the server hangs up, or answers what is asked next
            stranger.exchange(stranger.session.request())
        assert not bystander.exchange(bystander.session.request()).errors
    assert served.get("/_stcore/health")[0] == 200


def test_visitors_who_leave_in_the_middle(served: Served) -> None:
    for _ in range(3):
        with joined(served.address) as connection:
            connection.send(asking("justice"))
            connection.socket.close()
    read = visit(served.address, "profits")
    assert read.charts and not read.broken


def test_no_more_files_can_be_opened(served: Served) -> None:
    """The limit of the running process is lowered to what it has open, then raised again."""
    number = served.process.pid
    limits = resource.prlimit(number, resource.RLIMIT_NOFILE)
    visit(served.address, "justice")
    held = _files(number)
    with ExitStack() as stack:
        resource.prlimit(number, resource.RLIMIT_NOFILE, (held + 4, limits[1]))
        stack.callback(resource.prlimit, number, resource.RLIMIT_NOFILE, limits)
        for _ in range(8):  # the last ones are not taken on
            stack.enter_context(socket.create_connection((HOST, int(served.address.partition(":")[2]))))
        eventually(lambda: _full(number, held + 4))
    assert served.process.poll() is None
    read = visit(served.address, "profits")
    assert read.charts and not read.broken + read.warnings


def test_answers_that_nobody_takes_are_let_go(served: Served) -> None:
    held, place = _files(served.process.pid), (HOST, int(served.address.partition(":")[2]))
    with ExitStack() as stack:
        for _ in range(40):
            asked = b"GET /data/detected_victims.json HTTP/1.1\r\nHost: a\r\n\r\n"
            stack.enter_context(socket.create_connection(place)).sendall(asked)
        assert served.get("/data/detected_victims.json")[0] == 200 and _files(served.process.pid) - held < 36


def _files(number: int) -> int:
    return len(os.listdir(f"/proc/{number}/fd"))  # noqa: PTH208


def _full(number: int, most: int) -> None:
    assert _files(number) == most
