"""Pages take turns: one is drawn at a time, the others of the process wait.

Python computes one at a time anyway: a hundred pages at once would switch so often that all together take
half as long again, and each is ready only when nearly all are.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 30.0  # seconds after which a page goes on beside one that hangs

_turn = threading.Lock()
_mine = threading.local()


@contextmanager
def taking_turns() -> Iterator[None]:
    """Wait until no other page is drawn, and let the next in at the end; its parts have its turn."""
    if getattr(_mine, "held", False):
        yield
        return
    _mine.held = _turn.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        _give()


@contextmanager
def letting_others() -> Iterator[None]:
    """Let others draw while this page waits for what is not Python's, such as a query of case records."""
    held = _give()
    try:
        yield
    finally:
        if held:
            _mine.held = _turn.acquire(timeout=PATIENCE)


def _give() -> bool:
    """End the turn of this page; whether it had one."""
    held: bool = getattr(_mine, "held", False)
    if held:
        _mine.held = False
        _turn.release()
    return held
