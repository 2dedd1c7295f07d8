"""A load that is killed at any step of its writing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from data.intake import store
from tests.data.intake.invented import files, reading

ROOT = Path(__file__).parents[3]


KILLS = """
import os, signal
from pathlib import Path
from data.intake import store
from data.intake.store import parquet
from tests.data.intake.invented import reading

def count_down(left):
    # Before and after every call that touches the disk: at the last such moment the process is killed.
    def tick():
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    def counted(call):
        def wrapped(*given, **named):
            tick()
            answer = call(*given, **named)
            tick()
            return answer
        return wrapped
    for owner, name in ((os, "fsync"), (os, "replace"), (os, "open"), (os, "unlink"), (os, "rmdir"),
                        (Path, "mkdir"), (Path, "replace"), (Path, "open"), (Path, "unlink"), (parquet.pq, "write_table")):
        setattr(owner, name, counted(getattr(owner, name)))

for moment in range(200):
    child = os.fork()
    if not child:
        count_down([moment])
        store.keep(reading("new", value=moment), f"{moment:064d}", "f")
        os._exit(0)
    _, status = os.waitpid(child, 0)
    found = store.current("invented")
    values = store.rows(found)["value"].dropna().unique().tolist()
    print(found.manifest.edition, values[0], len(values), store.damaged(), status, flush=True)
    if status == 0:
        break
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are tried in forked processes")
def test_a_kill_at_every_step_of_writing_leaves_the_old_or_the_new_edition(place: Path) -> None:
    """Kill the load at its first moment at the disk, then at its second, and so on until one ends."""
    store.keep(reading("old", value=1_000), "a" * 64, "f")
    command = [sys.executable, "-c", KILLS]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    lines = [line.split() for line in run.stdout.splitlines()]
    shown = 1_000
    for moment, (edition, value, kinds, damaged, status) in enumerate(lines):
        assert (kinds, damaged) == ("1", "()")
        assert int(value) in (shown, moment), f"killed at step {moment}"
        assert edition == ("old" if int(value) == 1_000 else "new")
        shown = int(value)
        assert int(status) == (9 if moment < len(lines) - 1 else 0)
    assert len(lines) > 30
    assert shown == len(lines) - 1
    assert len(files(place)) == 6, "lock, pointer and two editions: nothing is left over"
