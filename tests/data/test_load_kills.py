"""A load that is stopped or killed at random moments: KILLS=100 pytest tests/data/test_load_kills.py."""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from data import load, store
from tests.data.invented import INVENTED, ROOT, file

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX systems")


def test_stopping_it_is_a_sentence(tmp_path: Path) -> None:
    many = file(tmp_path, "invented-many.csv", *(f"G{number},2017,5" for number in range(300_000)))
    process = subprocess.Popen(
        [*INVENTED, str(many)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr.readline() == "ready\n"
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told.strip() == load.STOPPED


def started(path: Path) -> subprocess.Popen[str]:
    """A load of a file, at the moment when it begins."""
    process = subprocess.Popen(
        [*INVENTED, str(path)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    process.stderr.readline()
    return process


def test_kills_at_random_moments_leave_a_whole_edition(tmp_path: Path, place: Path) -> None:
    """KILLS sets how many (10). Moments are spread over the time that a whole load takes."""
    paths = [
        file(tmp_path, f"invented-{name}.csv", *(f"G{n},2017,{n + name}" for n in range(5_000)))
        for name in (1, 2)
    ]
    shown, taken = 1, []
    for path in paths[::-1]:
        process = started(path)
        begun = time.monotonic()
        assert process.wait(timeout=60) == 0
        taken.append(time.monotonic() - begun)
    loaded = killed = 0
    for moment in range(int(os.environ.get("KILLS", "10"))):
        coming = 2 if shown == 1 else 1
        process = started(paths[coming - 1])
        time.sleep(random.uniform(0, max(taken)))  # noqa: S311 - moments, not secrets
        process.send_signal(signal.SIGKILL)
        ended = process.wait(timeout=60)
        loaded, killed = loaded + (ended == 0), killed + (ended == -signal.SIGKILL)
        found = store.current("invented")
        assert found is not None
        assert store.damaged() == ()
        edition = int(found.manifest.edition)
        assert edition in (shown, coming), f"at kill {moment}"
        held = store.rows(found)
        assert held["value"].tolist() == [n + edition for n in range(5_000)]
        shown = edition
    assert killed > 0
