"""The switch from one page to another on the server, beside the bare app."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import mean, median

from tests.benchmarks.client import Visitor, ask, visiting
from tests.benchmarks.measures import EVERY_YEAR, PRODUCT, address_of
from tests.benchmarks.memory import go
from tests.benchmarks.results import Part, Row
from tests.benchmarks.servers import serving

AIM = 1.3


def measure(script: Path, names: Sequence[str], rounds: int = 7) -> Part:
    """One session goes through all pages again and again; the two servers take turns."""
    with (
        serving(PRODUCT) as product,
        serving(script) as plain,
        visiting(product.address, "") as one,
        visiting(plain.address, "") as other,
    ):
        for name in names:  # the first round warms up
            _go(one, name, names), _go(other, name, names)
        times = [[(_go(one, name, names), _go(other, name, names)) for name in names] for _ in range(rounds)]
    ours, floor = (
        mean(median(turn[page][side] for turn in times) for page in range(len(names))) for side in (0, 1)
    )
    note = (
        f"Mean over {len(names)} pages of the medians of {rounds} rounds, from asking to the end of the run."
    )
    return Part("Switch of page", [Row("switch of page on the server", "ms", ours, floor, aim=AIM)], note)


def _go(visitor: Visitor, name: str, names: Sequence[str]) -> float:
    go(visitor, address_of(name, names))
    return ask(visitor, EVERY_YEAR).milliseconds
