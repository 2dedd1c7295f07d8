"""Servers that the benchmark starts for itself on free ports, and stops again."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HOST = "127.0.0.1"
PATIENCE = 60  # seconds to listen in


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
    port = _free_port()
    options = [f"--server.port={port}", f"--server.address={HOST}", "--server.headless=true"]
    command = [sys.executable, "-m", "streamlit", "run", script.name, *options]
    with _running(command, script.parent, port, core) as server:
        yield server


@contextmanager
def serving_dash(script: Path, core: int | None = None) -> Iterator[Server]:
    """Dash as its documentation puts it into production: gunicorn, one process, eight threads."""
    port = _free_port()
    options = ["--workers=1", "--threads=8", f"--bind={HOST}:{port}"]
    command = [sys.executable, "-m", "gunicorn", *options, f"{script.stem}:server"]
    with _running(command, script.parent, port, core) as server:
        listening(server)
        yield server


@contextmanager
def serving_module(module: str, arguments: Sequence[str], core: int | None = None) -> Iterator[Server]:
    """A module of ours that takes a port as its first argument."""
    port = _free_port()
    command = [sys.executable, "-m", module, str(port), *arguments]
    with _running(command, Path.cwd(), port, core) as server:
        listening(server)
        yield server


def listening(server: Server) -> None:
    """Wait until a server listens. Raises TimeoutError."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        try:
            socket.create_connection((HOST, server.port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(f"Nothing listens on {server.address}")


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
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield Server(f"{HOST}:{port}", started_at, process.pid)
    finally:
        _stop(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
