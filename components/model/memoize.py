"""What is worked out of the rows of a view is kept with them: made once, and gone with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar, cast

import pandas as pd
from plotly.basedatatypes import BaseFigure

if TYPE_CHECKING:
    from components.model.view import View

LARGE = (list, pd.DataFrame, BaseFigure)
Told = TypeVar("Told")


def kept(make: Callable[[View], Told]) -> Callable[[View], Told]:
    """Make something once of the same rows; rows that are kept nowhere, as a stranger's, take it along.

    Of the selection it may follow the regions alone, which views of the same content share.
    """
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def read(view: View) -> Told:
        made = view.content.made
        found = made.get(name, made)
        if found is made:  # not yet made, or let go meanwhile by another reader
            found = made[name] = make(view)
        return cast(Told, found)

    return read


def let_go(view: View) -> None:
    """Forget what is large once it was sent, all but words: who asks again has it made again."""
    made = view.content.made
    for name in [name for name, what in list(made.items()) if isinstance(what, LARGE)]:
        made.pop(name, None)
