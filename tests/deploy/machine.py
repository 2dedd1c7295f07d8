"""Processes of the dashboard behind a real nginx that runs the very configuration we give out."""

import os
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.error import HTTPError

from tests.processes import HOST, PATIENCE, ROOT, answering, free_port, kill, running, streamlit

T = TypeVar("T")
SHIPPED = ROOT / "deploy" / "nginx" / "blue-heart-statistics.conf"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


@dataclass(frozen=True)
class Machine:
    """The address that people use, the port of each process, and nginx's log."""

    address: str
    processes: dict[int, subprocess.Popen[bytes]]
    log: Path
    running: ExitStack

    def kill(self, port: int) -> None:
        """End a process without warning, as a crash does."""
        kill(self.processes[port])

    def start(self, port: int) -> None:
        """Start a process that was killed again, with a new log."""
        _log(self.log.parent, port).unlink()
        self.processes[port] = self.running.enter_context(dashboard(port, self.log.parent))
        _well(port, self.processes[port], _log(self.log.parent, port))


@contextmanager
def machine(folder: Path, processes: int = 2) -> Iterator[Machine]:
    """Start everything on free ports; stop it when the block ends, whatever happened."""
    front, *ports = sorted({free_port() for _ in range(processes + 1)})
    assert len(ports) == processes, "the same port was given twice"
    with ExitStack() as stack:
        started = {port: stack.enter_context(dashboard(port, folder)) for port in ports}
        for port, process in started.items():
            _well(port, process, _log(folder, port))
        configuration = folder / "nginx.conf"
        configuration.write_text(_around(_with_ports(front, ports, folder), folder))
        command, log = [str(NGINX), "-p", str(folder), "-c", str(configuration)], folder / "nginx.out"
        _well(front, stack.enter_context(running(command, log, folder)), log)
        yield Machine(f"{HOST}:{front}", started, folder / "access.log", stack)


def dashboard(port: int, folder: Path) -> AbstractContextManager[subprocess.Popen[bytes]]:
    """One process of the dashboard, as the unit and the container start it."""
    environment = {**os.environ, "BLUE_HEART_LOG": "json", "BLUE_HEART_STORE": str(folder / "store")}
    return running(streamlit(ROOT / "app.py", port), _log(folder, port), folder, environment)


def _log(folder: Path, port: int) -> Path:
    return folder / f"{port}.log"


def _well(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    answering(f"http://{HOST}:{port}/healthz", process, log)


def _with_ports(front: int, ports: list[int], folder: Path) -> str:
    """The shipped configuration with other ports and another folder for its log; nothing else changes."""
    text = SHIPPED.read_text(encoding="utf-8")
    changes = {
        "listen 80;": f"listen {HOST}:{front};",
        "850[1-9]": f"(?:{'|'.join(str(port) for port in ports)})",
        "/var/log/nginx": str(folder),
        "/var/cache/blue-heart-statistics": str(folder / "cache"),
        **{f"{HOST}:{8501 + number}": f"{HOST}:{port}" for number, port in enumerate(ports)},
    }
    for shipped, ours in changes.items():
        assert shipped in text, f"the configuration no longer says {shipped}"
        text = text.replace(shipped, ours)
    return text


def _around(server: str, folder: Path) -> str:
    """What Debian's own nginx.conf puts around a file of conf.d, as far as it matters."""
    user = "user root;" if os.geteuid() == 0 else ""
    places = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "\n".join(f"{name}_temp_path {folder}/{name};" for name in places)
    return (
        f"{user} daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;\n"
        f"events {{}}\nhttp {{\n{temporary}\ndefault_type application/octet-stream;\n{server}\n}}\n"
    )


def status(address: str, path: str) -> int:
    try:
        with urllib.request.urlopen(f"http://{address}{path}", timeout=PATIENCE) as found:
            return int(found.status)
    except HTTPError as told:
        return told.code
