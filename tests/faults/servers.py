"""A dashboard of its own to do harm to: a copy of the product, served by a process that can be spoiled."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.error import HTTPError

ROOT = Path(__file__).parents[2]
HOST, PATIENCE = "127.0.0.1", 120
PARTS = ("app.py", ".streamlit", "components", "pages", "data", "static", "pyproject.toml")


@dataclass(frozen=True)
class Served:
    """A running copy: its folder, address and log."""

    folder: Path
    address: str
    log: Path
    process: subprocess.Popen[bytes]

    def get(self, path: str) -> tuple[int, Mapping[str, str], str]:
        """Status, headers and text of an answer over HTTP."""
        try:
            answer = urllib.request.urlopen(f"http://{self.address}{path}", timeout=PATIENCE)
        except HTTPError as error:
            answer = error
        with answer:
            return answer.status, answer.headers, answer.read().decode(errors="replace")


def copied(folder: Path) -> Path:
    """A copy of what the server needs."""
    folder.mkdir(parents=True)
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    return folder


@contextmanager
def serving(
    folder: Path,
    environment: Mapping[str, str] | None = None,
    before: Sequence[str] = (),
) -> Iterator[Served]:
    """The copy in `folder`, served until the block ends; `before` is a command that starts the command."""
    log = folder.with_suffix(".log")
    with log.open("wb") as out:
        process = started(folder, out, environment, before)
        address = f"{HOST}:{process.args[-1]}"  # type: ignore[index]
        served = Served(folder, address, log, process)
        try:
            _wait(served)
            yield served
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def started(
    folder: Path,
    out: IO[bytes],
    environment: Mapping[str, str] | None = None,
    before: Sequence[str] = (),
) -> subprocess.Popen[bytes]:
    """The process alone; it may end by itself."""
    port = _free_port()
    command = [sys.executable, "-B", "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("BLUE_HEART")}
    surroundings |= {"BLUE_HEART_STORE": str(folder.parent / "store"), **(environment or {})}
    surroundings = {name: value for name, value in surroundings.items() if value}
    return subprocess.Popen([*before, *command], cwd=folder, env=surroundings, stdout=out, stderr=out)


def _wait(served: Served) -> None:
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up and served.process.poll() is None:
        try:
            served.get("/_stcore/health")
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(served.log.read_text(encoding="utf-8")[-2000:])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
