"""Files that would take all memory, sent as an upload is: in a process that may take only so much of it."""

import subprocess
import sys
from pathlib import Path

import pytest

resource = pytest.importorskip("resource", reason="limits of memory are of POSIX systems")
ROOT = Path(__file__).parents[2]
MEGABYTE = 1024 * 1024
ROOM = 400 * MEGABYTE  # beyond what the program has when it is ready to read; the bombs would take gigabytes

PROGRAM = """
import io, resource, sys, zipfile, gzip, struct
from data.intake.child_process import run_bounded
from data.intake.publishers import limits
from data.intake.publishers.formats import read_file
from data.intake.publishers.reading import Refused
from components.exports.figure_package.parts import NoFigurePackage, opened
from tests.fuzz.bombs import BOMBS
content = BOMBS[sys.argv[1]]()
used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
for take in (
    lambda: run_bounded(limits.UPLOAD, read_file, content, "upload"),  # has a bound of its own
    lambda: resource.setrlimit(resource.RLIMIT_AS, (used + int(sys.argv[2]), resource.RLIM_INFINITY)),
    lambda: opened(io.BytesIO(content)),
):
    try:
        if take() is None:
            continue
        print("taken")
    except (Refused, NoFigurePackage) as refused:
        print("refused:", refused)
"""


@pytest.mark.rare
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
@pytest.mark.parametrize("name", ["nested", "overlapping", "many", "lying", "laughs", "strings", "links"])
def test_a_bomb_is_refused_within_its_room(name: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, name, str(ROOM)]
    before = set(ROOT.iterdir())
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, cwd=ROOT)
    assert done.returncode == 0, done.stderr[-2000:]
    lines = done.stdout.splitlines()
    assert len(lines) == 2, done.stdout
    assert all(line.startswith("refused: ") and line.endswith(".") for line in lines), done.stdout
    assert set(ROOT.iterdir()) == before
