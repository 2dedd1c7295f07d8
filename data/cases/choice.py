"""Which case records are asked for."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from data.cases.records import ATTRIBUTES, YEAR


@dataclass(frozen=True)
class Choice:
    """Years from and to, both included, and the chosen codes of attributes; hashable.

    Within an attribute any of the codes will do, and every attribute has to fit. A case whose year
    or attribute is not known fits only where nothing is chosen of it.
    """

    first_year: int | None = None
    last_year: int | None = None
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def codes(self, name: str) -> tuple[str, ...]:
        """The chosen codes of an attribute; empty where any will do."""
        return dict(self.chosen).get(name, ())

    def also(self, name: str, codes: Iterable[str]) -> "Choice":
        """The choice with these codes of an attribute instead of those it had; none: any will do.

        KeyError for an attribute that is not one of `ATTRIBUTES`, or is the year.
        """
        if name not in ATTRIBUTES or name == YEAR.name:
            raise KeyError(f"case records cannot be chosen by {name}")
        kept = dict(self.chosen)
        kept[name] = tuple(sorted(set(codes)))
        return replace(self, chosen=tuple(sorted(item for item in kept.items() if item[1])))


def choose(first_year: int | None = None, last_year: int | None = None, **codes: Iterable[str]) -> Choice:
    """A choice by years and attributes: `choose(2015, sex=["female"])`."""
    choice = Choice(first_year, last_year)
    for name, values in codes.items():
        choice = choice.also(name, values)
    return choice
