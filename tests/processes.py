"""Servers that tests and benchmarks start on free ports of this machine, and end again."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar
from urllib.error import URLError

ROOT = Path(__file__).parents[1]
HOST = "127.0.0.1"
PATIENCE = 300.0  # seconds after which a wait for a state is hopeless; no test depends on how soon it comes
NOWHERE = Path(os.devnull)
Sought = TypeVar("Sought")


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


def streamlit(script: Path, port: int, *options: str) -> list[str]:
    """The command that serves a script."""
    return [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}", *options]


def start(
    command: Sequence[str | Path],
    log: Path = NOWHERE,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Start a command in a folder; what it says is added to `log`."""
    with log.open("ab") as out:
        return subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=out)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End it in good order, or at once if it does not."""
    process.terminate()
    try:
        process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """End it without warning, as a crash or the system's memory guard does."""
    process.kill()
    process.wait(timeout=PATIENCE)


@contextmanager
def running(
    command: Sequence[str | Path],
    log: Path = NOWHERE,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """A command until the block ends, whatever happens."""
    process = start(command, log, folder, environment)
    try:
        yield process
    finally:
        stop(process)


def answering(url: str, process: subprocess.Popen[bytes] | None = None, log: Path = NOWHERE) -> None:
    """Wait until a server answers and is well. Raises TimeoutError with the end of its log."""
    _wait(lambda: urllib.request.urlopen(url, timeout=PATIENCE).read(), url, process, log)


def listening(port: int, process: subprocess.Popen[bytes] | None = None, log: Path = NOWHERE) -> None:
    """Wait until somebody listens on a port. Raises TimeoutError with the end of the log."""
    _wait(
        lambda: socket.create_connection((HOST, port), timeout=PATIENCE).close(),
        f"{HOST}:{port}",
        process,
        log,
    )


def _wait(
    asked: Callable[[], object], address: str, process: subprocess.Popen[bytes] | None, log: Path
) -> None:
    def answered() -> None:
        if process and process.poll() is not None:
            raise TimeoutError(f"no answer from {address}: {log.read_text(errors='replace')[-2000:]}")
        asked()

    eventually(answered, ConnectionError, URLError)


def eventually(sought: Callable[[], Sought], *not_yet: type[Exception]) -> Sought:
    """Ask again until it raises no AssertionError and nothing that says "not yet"; a hopeless wait ends with that."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        with suppress(AssertionError, *not_yet):
            return sought()
        time.sleep(0.05)
    return sought()
