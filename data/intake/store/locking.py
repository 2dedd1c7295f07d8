"""One writer at a time: a lock that the system lets go of when its holder ends, however it ends."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

PATIENCE = 60.0
PAUSE = 0.05


class Busy(Exception):
    """Somebody else held the lock for longer than we wait."""


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path, patience: float | None = None) -> Iterator[None]:
    """Hold the lock of this file, waiting up to `patience` seconds (a minute); raises Busy then.

    The file itself is never removed: a lock on a file that is gone would hold nobody back.
    """
    with path.open("ab") as file:
        _wait(file, time.monotonic() + (PATIENCE if patience is None else patience))
        yield


def _wait(file: IO[bytes], until: float) -> None:
    while True:
        try:
            _take(file)
        except (BlockingIOError, PermissionError) as error:
            if time.monotonic() > until:
                raise Busy from error
            time.sleep(PAUSE)
        else:
            return
