"""Tables of loaded editions in the place of the shipped ones, and caches that follow them.

What is put here counts for the whole process from then on; `using` holds one state for a page or an answer,
so that none is made half of one edition and half of another.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache, update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

import pandas as pd

from data.package import VERSION

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class InUse:
    """A loaded edition whose tables are in use: its code among the sources, and itself in words."""

    source: str
    title: str
    edition: str
    loaded_at: datetime
    tables: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Overlay:
    """Whole tables, as text, by name; `state` is what caches are keyed with, `changed` when it began."""

    state: str = ""
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    editions: tuple[InUse, ...] = ()
    changed: datetime | None = None


SHIPPED = Overlay()
_pinned: ContextVar[Overlay | None] = ContextVar("overlay", default=None)
_latest = SHIPPED
_caches: list["Cached[Any, Any]"] = []


def current() -> Overlay:
    """What stands over the shipped tables now."""
    return _pinned.get() or _latest


def put(overlay: Overlay) -> None:
    """Let this overlay count from now on, and forget what was made of the one before."""
    global _latest  # noqa: PLW0603
    _latest = overlay
    for kept in _caches:
        kept.cache_clear()


@contextmanager
def using(overlay: Overlay) -> Iterator[None]:
    """One state for what happens inside, whatever is loaded meanwhile."""
    token = _pinned.set(overlay)
    try:
        yield
    finally:
        _pinned.reset(token)


def pinned() -> bool:
    """Whether one state holds here."""
    return _pinned.get() is not None


def latest() -> Overlay:
    """What was put last, also inside `using`."""
    return _latest


def version() -> str:
    """The version of the data package, with the loaded editions in use: "1.2.0+unodc-glotip-2025-10-01"."""
    loaded = [item.source.replace("_", "-") for item in current().editions]
    return f"{VERSION}+{'.'.join(loaded)}" if loaded else VERSION


class Cached(Generic[P, R]):
    """A function whose answers follow from tables: kept for each state of them."""

    def __init__(self, function: Callable[P, R], maxsize: int | None) -> None:
        kept = lru_cache(maxsize)(lambda _, *args, **named: function(*args, **named))
        self._kept: Callable[..., R] = kept
        self.cache_info, self.cache_clear = kept.cache_info, kept.cache_clear
        update_wrapper(self, function)
        _caches.append(self)

    def __call__(self, *args: P.args, **named: P.kwargs) -> R:
        """The answer that is kept, or made now."""
        return self._kept(current().state, *args, **named)


def cached(maxsize: int | None = None) -> Callable[[Callable[P, R]], Cached[P, R]]:
    """`functools.lru_cache` for what follows from tables."""
    return lambda function: Cached(function, maxsize)
