"""Whether the dashboard can show what it is there to show."""

from dataclasses import dataclass

from data.intake import store
from data.package import TABLES
from data.tables import UnreadableTable, read


@dataclass(frozen=True)
class Readiness:
    """The tables that cannot be read, how many there are, and whether the store can be reached."""

    unreadable: tuple[str, ...]
    tables: int
    store_reachable: bool

    @property
    def ready(self) -> bool:
        """Whether nothing is missing."""
        return self.store_reachable and not self.unreadable

    @property
    def sentence(self) -> str:
        """What an operator should know; the log has the reasons, which name files."""
        if self.ready:
            return f"Ready: {self.tables} tables are read, the store can be reached."
        lacking = ", ".join(self.unreadable)
        tables = f"These tables cannot be read: {lacking}." if lacking else ""
        place = "" if self.store_reachable else "The store of loaded editions cannot be reached."
        return " ".join(text for text in ("Not ready.", tables, place, "The rest works.") if text)


def readiness() -> Readiness:
    """Read every table, from memory after the first time, and look into the store."""
    unreadable = tuple(name for name in TABLES if not _readable(name))
    return Readiness(unreadable, len(TABLES), _store_reachable())


def _readable(name: str) -> bool:
    try:
        read(TABLES[name])
    except UnreadableTable:
        return False
    return True


def _store_reachable() -> bool:
    """A store that nobody has made yet counts: nothing is loaded, and nothing is wrong."""
    try:
        next(store.folder().iterdir(), None)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
