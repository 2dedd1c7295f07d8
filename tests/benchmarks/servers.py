"""Servers that the benchmark starts for itself on free ports, and stops again."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Server:
    """Where a server listens and when its process was started."""

    address: str
    started_at: float


@contextmanager
def serving(script: Path) -> Iterator[Server]:
    """`streamlit run` of a script in its own folder, until the block ends."""
    port = _free_port()
    started_at = time.perf_counter()
    process = subprocess.Popen(
        _command(script, port), cwd=script.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield Server(f"{HOST}:{port}", started_at)
    finally:
        _stop(process)


def _command(script: Path, port: int) -> list[str]:
    options = [f"--server.port={port}", f"--server.address={HOST}", "--server.headless=true"]
    return [sys.executable, "-m", "streamlit", "run", script.name, *options]


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
