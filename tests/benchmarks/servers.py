"""Servers that the laboratory starts for itself on free ports, and stops again."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.processes import HOST, ROOT, free_port, listening, running, streamlit

OPTIONS = (f"--server.address={HOST}", "--server.headless=true")  # for apps without our settings


@dataclass(frozen=True)
class Server:
    """Where a server listens, and the number of its process."""

    address: str
    process: int


@contextmanager
def serving(script: Path, core: int | None = None) -> Iterator[Server]:
    """`streamlit run` of a script in its own folder, until the block ends; on one core if one is named."""
    port = free_port()
    command = streamlit(Path(script.name), port, *OPTIONS)
    with serving_command(command, port, script.parent, core) as server:
        yield server


@contextmanager
def serving_command(
    command: Sequence[str], port: int, folder: Path = ROOT, core: int | None = None
) -> Iterator[Server]:
    """The same for any command that listens on a port."""
    environment = {**os.environ, "MALLOC_ARENA_MAX": "2"}  # as deployed
    with running(command, folder=folder, environment=environment) as process:
        if core is not None:
            os.sched_setaffinity(process.pid, {core})
        listening(port, process)
        yield Server(f"{HOST}:{port}", process.pid)


@contextmanager
def apart() -> Iterator[int | None]:
    """This process on one core until the block ends, and the other for servers, where there are two."""
    before = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    if len(before) < 2:
        yield None
        return
    os.sched_setaffinity(0, before[1:])
    try:
        yield before[0]
    finally:
        os.sched_setaffinity(0, before)
