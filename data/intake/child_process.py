"""Work on a stranger's file in a process of its own, which may take so much memory and time and no more.

A small archive can unpack to gigabytes, and a library in C can end the process that calls it: here that is a
child, whose end is a sentence. Standard input: the pickled call; standard output: the pickled outcome. Both
are written by this module; nothing of a file is unpickled itself.
"""

import errno
import os
import pickle
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from data.intake.publishers.limits import MEGABYTE, Bound
from data.intake.publishers.reading import Refused

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
TOO_MUCH = (
    "A file like those that publishers give out was expected, but reading this one takes more than "
    "{room:,} MB of memory or {seconds:,} seconds."
)
POLITE = 10  # as "nice": pages go first
# No memory set aside for threads to come, and what is let go goes back: both would count as taken.
THRIFTY = {
    **{"ARROW_DEFAULT_MEMORY_POOL": "system", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"},
    **{"MALLOC_TRIM_THRESHOLD_": "65536", "MALLOC_MMAP_THRESHOLD_": "65536"},
    # Our own modules lie where it starts; calamine without memory to say where it failed would wait for ever.
    **{"PYTHONSAFEPATH": "", "RUST_BACKTRACE": "0"},
}


def run_bounded(bound: Bound, work: Callable[..., T], *given: object) -> T:
    """What the work answers or raises in a child process. Raises Refused where it takes too much."""
    command = [sys.executable, "-m", __name__, *map(str, (bound.room, bound.seconds, os.getpid()))]
    # The command is ours: nothing of the file or of its name is in it. Errors come back as such.
    child = subprocess.Popen(  # noqa: S603
        command,
        cwd=ROOT,
        env={**os.environ, **THRIFTY},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    patience = threading.Timer(bound.seconds, child.kill)
    patience.start()
    if child.stdin is None or child.stdout is None:
        raise ValueError("the child has no pipes")
    try:  # through the pipes as it comes: the server holds neither the file nor the answer twice
        with suppress(BrokenPipeError), child.stdin:
            pickle.dump((work, *given), child.stdin, protocol=5)
        if not child.stdout.read(1):
            raise ChildProcessError(errno.ECHILD, "the process that reads files did not begin")
        try:
            answer, error = pickle.load(child.stdout)  # noqa: S301 - written by this module
        except Exception:  # cut off, as the child was
            raise Refused(TOO_MUCH.format(room=bound.room // MEGABYTE, seconds=bound.seconds)) from None
    finally:
        patience.cancel()
        child.kill()
        with child:  # closes the pipes, and leaves no dead process behind
            pass
    if error is not None:
        raise error
    found: T = answer
    return found


def main(room: str, seconds: str, parent: str) -> None:
    """Do the one call that comes, and end at once: no library is waited for, or fails while it goes."""
    # What every work needs comes before the bound, the names of places too.
    from data.geographies import named  # noqa: PLC0415
    from data.intake.publishers import formats  # noqa: F401, PLC0415
    from data.intake.store import effects  # noqa: F401, PLC0415

    named("", ())
    answering = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    threading.Thread(target=_end_with, args=[int(parent)], daemon=True).start()
    _take_no_more(int(room), int(seconds))
    answering.write(b"\n")  # it has begun: what ends it from now on is the file
    answering.flush()
    try:
        work, *given = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by this module
        outcome: tuple[object, Exception | None] = work(*given), None
    except MemoryError:
        os._exit(1)
    except Exception as error:
        error.add_note("".join(traceback.format_tb(error.__traceback__)))
        outcome = None, error
    try:
        content = pickle.dumps(outcome)
    except (pickle.PicklingError, TypeError, AttributeError):
        content = pickle.dumps((None, RuntimeError(type(outcome[1]).__name__)))
    with answering:
        answering.write(content)
    os._exit(0)


def _end_with(parent: int) -> None:
    """Nobody waits for an answer once who asked has ended."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _take_no_more(room: int, seconds: int) -> None:
    """So much memory beyond what is held already, where the operating system keeps such limits."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on Windows

        os.nice(POLITE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (2 * seconds, 2 * seconds))
        said = Path("/proc/self/status").read_text(encoding="ascii").partition("VmData:")[2]
        most = int(said.split()[0]) * 1024 + room
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


if __name__ == "__main__":
    main(*sys.argv[1:])
