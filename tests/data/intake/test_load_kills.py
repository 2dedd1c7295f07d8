"""A load that is stopped or killed wherever it turns to the store: KILLS=100 pytest tests/data/intake/test_load_kills.py."""

import os
import random
import signal
import subprocess
from pathlib import Path

import pytest

from data import load
from data.intake import store
from data.intake.store import parquet
from tests.data.intake.invented import ROOT, STANDING_STILL, file

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX systems")
AT = "at the store\n"


def standing_still(path: Path, at: int) -> subprocess.Popen[str]:
    """A load of a file that waits where it turns to the store for the time of this number."""
    command = [*STANDING_STILL, str(at), str(path)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr.readline() == "ready\n"
    assert [process.stderr.readline() for _ in range(at)] == [AT] * at
    return process


def turns_of(path: Path) -> int:
    """How often a whole load of a file turns to the store."""
    process = standing_still(path, 0)
    assert process.wait(timeout=60) == 0
    return process.stderr.read().count(AT)


@pytest.mark.whole
@pytest.mark.parametrize("at", [1, 4, 8])
def test_stopping_it_is_a_sentence(tmp_path: Path, place: Path, at: int) -> None:
    process = standing_still(file(tmp_path, "invented-1.csv", "ALB,2017,5"), at)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130 and told.replace(AT, "").strip() == load.STOPPED
    assert store.current("invented") is None


@pytest.mark.rare
def test_kills_at_random_moments_leave_a_whole_edition(tmp_path: Path, place: Path) -> None:
    """KILLS sets how many (10)."""
    paths = [
        file(tmp_path, f"invented-{name}.csv", *(f"G{n},2017,{n + name}" for n in range(5_000)))
        for name in (1, 2)
    ]
    most = min(turns_of(path) for path in paths[::-1])
    shown = 1
    for _ in range(int(os.environ.get("KILLS", "10"))):
        coming = 2 if shown == 1 else 1
        at = random.randint(1, most)  # noqa: S311 - moments, not secrets
        process = standing_still(paths[coming - 1], at)
        process.send_signal(signal.SIGKILL)
        assert process.wait(timeout=60) == -signal.SIGKILL
        found = store.current("invented")
        assert found is not None and store.damaged() == ()
        edition = int(found.manifest.edition)
        assert edition in (shown, coming), f"at time {at} of {most}"
        held = parquet.read(found.path)
        assert held["value"].tolist() == [n + edition for n in range(5_000)]
        shown = edition
