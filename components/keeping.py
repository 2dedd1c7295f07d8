"""What is worked out of the rows of a view is kept with them: made once, and gone with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from components.exhibit import View

Told = TypeVar("Told")


def kept(make: Callable[[View], Told]) -> Callable[[View], Told]:
    """Make something once of the same rows; rows that are kept nowhere, as a stranger's, take it along.

    Of the selection it may follow the regions alone, which views of the same content share.
    """
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def read(view: View) -> Told:
        made = view.content.made
        if name not in made:
            made[name] = make(view)
        return cast(Told, made[name])

    return read


def let_go(view: View, *makers: Callable[[View], object]) -> None:
    """Forget what is large and was sent: whoever asks again has it made again."""
    for make in makers:
        view.content.made.pop(f"{make.__module__}.{make.__qualname__}", None)
