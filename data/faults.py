"""What went wrong, for those who can mend it: advice, and one entry in the log with its traceback."""

import errno
import logging
import time

log = logging.getLogger(__name__)

PAUSE = 600.0  # seconds for which the same fault is not written into the log again
MOST = 500  # faults that are remembered for that
MORE_ROOM = "Free some space on the disk of the dashboard's machine."
MORE_RIGHTS = "Give the user who runs the dashboard the right to it."
FEWER_FILES = "Try again in a minute; if it stays so, let the dashboard have more files open (ulimit -n)."
OTHER_FOLDER = "Name a folder that the dashboard may write to."
ADVICE = {
    errno.ENOSPC: MORE_ROOM,
    errno.EDQUOT: MORE_ROOM,
    errno.EFBIG: MORE_ROOM,
    errno.EACCES: MORE_RIGHTS,
    errno.EPERM: MORE_RIGHTS,
    errno.EROFS: OTHER_FOLDER,
    errno.ENOTDIR: OTHER_FOLDER,
    errno.EMFILE: FEWER_FILES,
    errno.ENFILE: FEWER_FILES,
}
_logged: dict[tuple[str, str, str], float] = {}


class Unreadable(Exception):
    """A file of the product that cannot be read; the message names it, so it is for the log alone."""


class Unavailable(Exception):
    """What cannot be had at the moment; the message is a sentence or two for visitors that say what to do."""


def system_error(error: BaseException | None) -> OSError | None:
    """The refusal of the system that an exception is, or was raised from; None where there is none."""
    while error is not None and not isinstance(error, OSError):
        error = error.__cause__
    return error


def advice(error: BaseException) -> str:
    """What an operator can do about a refusal of the system; "" where nobody knows."""
    refused = system_error(error)
    return ADVICE.get(refused.errno or 0, "") if refused else ""


def note(what: str, error: BaseException) -> None:
    """Write a fault into the log with its traceback; the same one again only after some minutes.

    What was raised from a fault that is in the log already is not written beside it.
    """
    now, key = time.monotonic(), (what, type(error).__name__, str(error))
    behind, error.noted = error.__cause__, True  # type: ignore[attr-defined]
    if getattr(behind, "noted", False) or now - _logged.get(key, -PAUSE) < PAUSE:
        return
    if len(_logged) >= MOST:
        _logged.clear()
    _logged[key] = now
    log.error("%s: %s", what, error, exc_info=error)
