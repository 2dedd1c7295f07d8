"""What is asked for: `topics.csv` says which words ask for which rows of a country, of a region or the World.

And for which measure of Explore, where several places stand side by side.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from components.search.asked import stem


@dataclass(frozen=True)
class Topic:
    """Stems that ask for it, the exhibits of a country and of other places, and which of their rows it is.

    Without an exhibit nothing answers it: what was read second-hand only is found, not told.
    `explore` is a measure of Explore, and by what it is broken down; "" for none.
    """

    stems: frozenset[str]
    country: tuple[str, ...]
    others: tuple[str, ...]
    where: Mapping[str, tuple[str, ...]]
    explore: str = ""


@cache
def topics() -> tuple[Topic, ...]:
    """Every topic, those with more words first, else in the order of the file."""
    every = []
    with (Path(__file__).parent / "topics.csv").open(encoding="utf-8", newline="") as lines:
        for words, country, others, where, explore in list(csv.reader(lines))[1:]:
            pairs = (one.partition("=") for one in where.split())
            held = {name: tuple(codes.split("|")) for name, _, codes in pairs}
            stems = frozenset(map(stem, words.split()))
            every.append(Topic(stems, tuple(country.split()), tuple(others.split()), held, explore))
    return tuple(sorted(every, key=lambda topic: -len(topic.stems)))
