"""A server whose process can be killed and started again on its port, with its log and its memory."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.servers import OPTIONS
from tests.processes import HOST, answering, free_port, kill, start, stop, streamlit

KILOBYTES = 1024


@dataclass
class Process:
    """`streamlit run` of a script; `cores` are those that it may use, all of them unless told."""

    script: Path
    log: Path
    port: int
    environment: Mapping[str, str]
    cores: frozenset[int] = frozenset()
    running: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Host and port."""
        return f"{HOST}:{self.port}"

    @property
    def megabytes(self) -> float:
        """Resident memory of the process; 0 while it is not running."""
        try:
            status = Path(f"/proc/{self.running.pid if self.running else 0}/status").read_text()
        except OSError:
            return 0.0
        sizes = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")]
        return int(sizes[0]) / KILOBYTES if sizes else 0.0

    @property
    def tracebacks(self) -> int:
        """How many errors the log tells with a traceback, over all starts."""
        return self.log.read_text(errors="replace").count("Traceback (most recent call last)")

    def start(self) -> None:
        """Start, and wait until it answers."""
        command = streamlit(Path(self.script.name), self.port, *OPTIONS)
        environment = {**os.environ, **self.environment}
        self.running = start(command, self.log, self.script.parent, environment)
        if self.cores:
            os.sched_setaffinity(self.running.pid, self.cores)
        answering(f"http://{self.address}/_stcore/health", self.running, self.log)

    def kill(self) -> None:
        """End it at once, as a crash or the system's memory guard would."""
        if self.running:
            kill(self.running)

    def stop(self) -> None:
        """End it in good order."""
        if self.running:
            stop(self.running)


@contextmanager
def process(script: Path, folder: Path, cores: frozenset[int] = frozenset()) -> Iterator[Process]:
    """A started server on a free port, with its log and an empty store of its own in a folder."""
    environment = {"BLUE_HEART_STORE": str(folder / "store"), "MALLOC_ARENA_MAX": "2"}  # as deployed
    found = Process(script, folder / "server.log", free_port(), environment, cores)
    try:
        found.start()
        yield found
    finally:
        found.stop()
