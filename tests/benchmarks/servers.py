"""Servers that the benchmark starts for itself on free ports, and stops again."""

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests import processes
from tests.processes import HOST, free_port, start, stop, streamlit

OPTIONS = (f"--server.address={HOST}", "--server.headless=true")  # for apps without our settings


@dataclass(frozen=True)
class Server:
    """Where a server listens, when its process was started, and its process."""

    address: str
    started_at: float
    process: int = 0

    @property
    def port(self) -> int:
        """The port, to connect to."""
        return int(self.address.rpartition(":")[2])


@contextmanager
def serving(script: Path, core: int | None = None) -> Iterator[Server]:
    """`streamlit run` of a script in its own folder, until the block ends; on one core if told."""
    port = free_port()
    with _running(streamlit(Path(script.name), port, *OPTIONS), script.parent, port, core) as server:
        yield server


@contextmanager
def serving_dash(script: Path, core: int | None = None) -> Iterator[Server]:
    """Dash as its documentation puts it into production: gunicorn, one process, eight threads."""
    port = free_port()
    options = ["--workers=1", "--threads=8", f"--bind={HOST}:{port}"]
    command = [sys.executable, "-m", "gunicorn", *options, f"{script.stem}:server"]
    with _running(command, script.parent, port, core) as server:
        listening(server)
        yield server


@contextmanager
def serving_module(module: str, arguments: Sequence[str], core: int | None = None) -> Iterator[Server]:
    """A module of ours that takes a port as its first argument."""
    port = free_port()
    command = [sys.executable, "-m", module, str(port), *arguments]
    with _running(command, Path.cwd(), port, core) as server:
        listening(server)
        yield server


def listening(server: Server) -> None:
    """Wait until a server listens. Raises TimeoutError."""
    processes.listening(server.port)


def cores() -> tuple[int | None, int | None]:
    """A core for servers and another for clients, where the system has two and lets us choose."""
    mine = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    return (mine[0], mine[1]) if len(mine) > 1 else (None, None)


@contextmanager
def staying_on(core: int | None) -> Iterator[None]:
    """This process on one core until the block ends."""
    if core is None:
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


@contextmanager
def _running(command: Sequence[str], folder: Path, port: int, core: int | None) -> Iterator[Server]:
    started_at = time.perf_counter()
    with staying_on(core):  # the new process keeps what this one may use
        process = start(command, folder=folder)
    try:
        yield Server(f"{HOST}:{port}", started_at, process.pid)
    finally:
        stop(process)
