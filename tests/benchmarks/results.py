"""What is measured, as rows of one table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One measure of the dashboard beside a floor or a peer.

    `aim` is how many times the floor it may take, or must reach where `more` is better; without an aim
    the row only tells.
    """

    measure: str
    unit: str
    ours: float
    floor: float
    against: str = "bare"
    aim: float | None = None
    more: bool = False

    @property
    def ratio(self) -> float:
        """How many times the floor."""
        return self.ours / self.floor if self.floor else float("nan")

    @property
    def met(self) -> bool | None:
        """Whether the aim is met; None without an aim, or where there is no floor to stay near."""
        if self.aim is None or not (self.floor or self.more):
            return None
        limit = self.aim * self.floor
        return self.ours >= limit if self.more else self.ours <= limit


@dataclass(frozen=True)
class Part:
    """The rows of one part of the benchmark, and what is to be known of them."""

    title: str
    rows: Sequence[Row]
    note: str = ""
