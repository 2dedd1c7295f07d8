"""A dashboard of its own to do harm to: a copy of the product, served by a process that can be spoiled."""

from __future__ import annotations

import os
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError

from tests.processes import HOST, PATIENCE, ROOT, answering, free_port, running, streamlit

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
    log, port = folder.with_suffix(".log"), free_port()
    with running([*before, *command(port)], log, folder, surroundings(folder, environment)) as process:
        answering(f"http://{HOST}:{port}/_stcore/health", process, log)
        yield Served(folder, f"{HOST}:{port}", log, process)


def command(port: int) -> list[str]:
    """What serves the copy in whose folder it is started."""
    return streamlit(Path("app.py"), port)


def surroundings(folder: Path, environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """An environment without settings of ours but these, an empty one unset, and a store beside the copy."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("BLUE_HEART")}
    ours |= {"BLUE_HEART_STORE": str(folder.parent / "store"), "PYTHONDONTWRITEBYTECODE": "1"}
    return {name: value for name, value in (ours | dict(environment or {})).items() if value}
