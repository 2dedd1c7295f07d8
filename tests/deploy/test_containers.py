"""What the container takes for granted. No image is built here: that needs an engine and a registry of images."""

import json
import re
import shutil
import subprocess
import sys
import urllib.request
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
import yaml

from tests.benchmarks.client import Years, ask, visiting
from tests.deploy.machine import SHIPPED
from tests.processes import HOST, PATIENCE, ROOT, answering, free_port, running

DEPLOY = ROOT / "deploy"
CONTAINERFILE = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
BWRAP = shutil.which("bwrap")
NOBODY = "65534"
TAKEN = [
    name
    for line in re.findall(r"^COPY (?!--from)(.+) \S+$", CONTAINERFILE, re.MULTILINE)
    for name in line.split()
    if not name.endswith("*")
]


def shut_in(port: int, log: Path) -> AbstractContextManager[subprocess.Popen[bytes]]:
    """The container's start, as nobody, with the files that it takes and nothing writable but /tmp."""
    system = ("/usr", "/lib", "/lib64", "/bin", "/etc", sys.base_prefix, sys.prefix)
    seen = [name for name in system if Path(name).exists()]
    bound = [(name, name) for name in seen] + [(str(ROOT / name), f"/app/{name}") for name in TAKEN]
    sandbox = (
        f"{BWRAP} --die-with-parent --unshare-user --unshare-pid --uid {NOBODY} --gid {NOBODY} --tmpfs /tmp",
        *(f"--ro-bind {outside} {inside}" for outside, inside in bound),
        "--proc /proc --dev /dev --remount-ro / --chdir /app --clearenv",
        "--setenv HOME /tmp --setenv BLUE_HEART_STORE /store --setenv PYTHONDONTWRITEBYTECODE 1",
        f"{sys.executable} -m streamlit run app.py --server.address {HOST} --server.port {port}",
    )
    return running(" ".join(sandbox).split(), log)


def well(port: int) -> bool:
    """What the container's health check finds."""
    (check,) = re.findall(r'^    CMD (\["python", .+\])$', CONTAINERFILE, re.MULTILINE)
    _, *arguments = json.loads(check)
    command, where = [sys.executable, *arguments], {"PORT": str(port)}
    return subprocess.run(command, env=where, check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(BWRAP is None, reason="bubblewrap is not installed: apt-get install bubblewrap")
def test_it_runs_as_nobody_on_files_that_cannot_be_written(tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log"
    with shut_in(port, log) as process:
        answering(f"http://{HOST}:{port}/healthz", process, log)
        assert well(port)
        with urllib.request.urlopen(f"http://{HOST}:{port}/readyz", timeout=PATIENCE) as told:
            assert told.status == 200
        with visiting(f"{HOST}:{port}", "victims") as visitor:
            answer = ask(visitor, Years("2010", "2020"))
        assert answer.charts
        with urllib.request.urlopen(f"http://{HOST}:{port}/briefs/Albania.pdf", timeout=PATIENCE) as told:
            assert told.read(4) == b"%PDF"
        with urllib.request.urlopen(f"http://{HOST}:{port}/datapackage.zip", timeout=PATIENCE) as told:
            assert told.read(2) == b"PK"
    assert "Traceback" not in log.read_text(encoding="utf-8")


def test_the_container_takes_what_there_is_and_leaves_the_rest() -> None:
    needed = {"app.py", "components", "data", "pages", "static", ".streamlit", "requirements.lock"}
    assert needed <= set(TAKEN) and [name for name in TAKEN if not (ROOT / name).exists()] == []
    ignored = (ROOT / ".containerignore").read_text(encoding="utf-8").split("\n")
    assert not set(ignored) & set(TAKEN) and {".git", "tests"} <= set(ignored)


def test_the_container_is_nobody_and_says_when_it_is_not_well() -> None:
    assert re.search(r"^USER 10001:10001$", CONTAINERFILE, re.MULTILINE) and not well(free_port())


def test_each_process_of_the_composition_has_a_line_in_nginx() -> None:
    processes = {name: told for name, told in COMPOSE["services"].items() if name != "web"}
    ports = {told["environment"]["PORT"] for told in processes.values()}
    assert ports == set(re.findall(r"server 127\.0\.0\.1:(\d+)", SHIPPED.read_text(encoding="utf-8")))
    for told in processes.values():
        assert told["read_only"] and told["cap_drop"] == ["ALL"] and told["network_mode"] == "service:web"
        assert "ports" not in told
    assert all((DEPLOY / volume.split(":")[0]).exists() for volume in COMPOSE["services"]["web"]["volumes"])
