"""Processes of the dashboard behind a real nginx that runs the very configuration we give out."""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError

from tests.browser.conftest import free_port, wait_for

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "deploy" / "nginx" / "blue-heart-statistics.conf"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
HOST = "127.0.0.1"


@dataclass(frozen=True)
class Machine:
    """The address that people use, the port of each process, and nginx's log."""

    address: str
    processes: dict[int, subprocess.Popen[bytes]]
    log: Path
    running: ExitStack

    def kill(self, port: int) -> None:
        """End a process without warning, as a crash does."""
        self.processes[port].kill()
        self.processes[port].wait(timeout=20)

    def start(self, port: int) -> None:
        """Start a process that was killed again."""
        self.processes[port] = self.running.enter_context(dashboard(port, self.log.parent))
        wait_for(f"http://{HOST}:{port}/healthz")


@contextmanager
def machine(folder: Path, processes: int = 2) -> Iterator[Machine]:
    """Start everything on free ports; stop it when the block ends, whatever happened."""
    front, *ports = sorted({free_port() for _ in range(processes + 1)})
    assert len(ports) == processes, "the same port was given twice"
    with ExitStack() as stack:
        started = {port: stack.enter_context(dashboard(port, folder)) for port in ports}
        for port in ports:
            wait_for(f"http://{HOST}:{port}/healthz")
        configuration = folder / "nginx.conf"
        configuration.write_text(_around(_with_ports(front, ports, folder), folder))
        stack.enter_context(
            _running([str(NGINX), "-p", str(folder), "-c", str(configuration)], folder / "nginx.out")
        )
        wait_for(f"http://{HOST}:{front}/healthz")
        yield Machine(f"{HOST}:{front}", started, folder / "access.log", stack)


@contextmanager
def dashboard(port: int, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """One process of the dashboard, as the unit and the container start it."""
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), f"--server.port={port}"]
    environment = {**os.environ, "BLUE_HEART_LOG": "json", "BLUE_HEART_STORE": str(folder / "store")}
    with _running(command, folder / f"{port}.log", environment) as process:
        yield process


@contextmanager
def _running(
    command: list[str], log: Path, environment: dict[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, env=environment, cwd=log.parent)
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(timeout=15)


def _with_ports(front: int, ports: list[int], folder: Path) -> str:
    """The shipped configuration with other ports and another folder for its log; nothing else changes."""
    text = SHIPPED.read_text(encoding="utf-8")
    changes = {
        "listen 80;": f"listen {HOST}:{front};",
        "850[1-9]": f"(?:{'|'.join(str(port) for port in ports)})",
        "/var/log/nginx": str(folder),
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


def eventually(sought: Callable[[], object]) -> None:
    """Ask again until it does not raise."""
    for _ in range(60):
        with suppress(AssertionError):
            sought()
            return
        time.sleep(1)
    sought()


def status(address: str, path: str) -> int:
    try:
        with urllib.request.urlopen(f"http://{address}{path}", timeout=20) as found:
            return int(found.status)
    except HTTPError as told:
        return told.code
