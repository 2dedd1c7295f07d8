"""What is worked out of a view is kept in that view: made once, and gone with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from components.exhibit import View

Told = TypeVar("Told")


def kept(make: Callable[[View], Told]) -> Callable[[View], Told]:
    """Make something of a view once; a view that is kept nowhere, as a stranger's, takes it along."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def read(view: View) -> Told:
        made = vars(view)
        if name not in made:
            made[name] = make(view)
        return cast(Told, made[name])

    return read
