"""How many people one process holds, beside the bare app, as a part of the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks import capacity
from tests.benchmarks.results import Part, Row


def measure(script: Path, names: Sequence[str], seconds: float, tell: Callable[[str], None]) -> Part:
    """All pages, the same clicks on both."""
    found = capacity.measure(script, names, seconds, tell)
    row = Row(
        "people held by one process, all pages",
        "people",
        found.product.people,
        found.bare.people,
        aim=capacity.AIM,
        more=True,
    )
    note = (
        f"Each touches something every five seconds on average; held while the 95th percentile is within "
        f"{capacity.LATE:g} s. The server has one core, the people another; attempts of {seconds:g} s."
    )
    return Part("People", [row], note)
