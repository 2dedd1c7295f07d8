"""Tables that follow the store of loaded editions, while the dashboard runs."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path

from data import overlay
from data.faults import Unavailable
from data.overlay import Overlay
from data.package import VERSION
from data.published_files import OF_TABLES
from data.store_folder import folder
from data.versions import CURRENT

# Of each dataset of tables: its name, its pointer's number and time, its folder's time.
Signature = tuple[tuple[str, int, int, int], ...]
_following = threading.Lock()


def follow(root: Path | None = None) -> Overlay:
    """Put the tables of what is loaded now over the shipped ones; one look at each dataset's pointer."""
    try:
        place = root or folder()
    except Unavailable:
        return overlay.latest()
    seen = _signature(place)
    if (state := repr(seen) if seen else "") != overlay.latest().state:
        with _following:
            if state != overlay.latest().state:
                overlay.put(_in_use(state, seen, place))
    return overlay.latest()


@contextmanager
def followed() -> Iterator[None]:
    """What is loaded now, for all of a page or an answer; a part of it has what that has."""
    with nullcontext() if overlay.pinned() else overlay.using(follow()):
        yield


def _signature(place: Path) -> Signature:
    """What tells one state of the store from another: the pointers, which a load replaces in one step."""
    found = []
    for dataset in OF_TABLES:
        with suppress(OSError):
            pointer, home = ((place / dataset / name).stat() for name in ("current.json", "."))
            found.append((dataset, pointer.st_ino, pointer.st_mtime_ns, home.st_mtime_ns))
    return tuple(found)


def _in_use(state: str, seen: Signature, place: Path) -> Overlay:
    # What a running server sees change has changed now, also where an older edition came back.
    changed = datetime.now(UTC)
    if not seen:
        return Overlay(changed=changed)
    from data.intake.store import effects  # noqa: PLC0415

    if overlay.latest() is overlay.SHIPPED:
        changed = datetime.fromtimestamp(max(item[3] for item in seen) / 1e9, UTC)
    return effects.overlaid(state, changed, place)


def kept(version: str, root: Path | None = None) -> Overlay | None:
    """The tables of an earlier data version; None where one of its editions, or its package, is gone."""
    package, _, loaded = version.partition("+")
    if package != VERSION or not loaded:
        return overlay.SHIPPED if version == VERSION else None
    from data.intake.store import effects  # noqa: PLC0415

    return effects.kept(version, loaded.split("."), root)


def changed() -> datetime:
    """When the data changed last: the day of the version, or of a later load."""
    return max(CURRENT.released, overlay.current().changed or CURRENT.released)
