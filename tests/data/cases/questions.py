"""Choices among case records, as readers make them."""

from collections.abc import Iterable

from data.cases.questions import Choice


def choose(first_year: int | None = None, last_year: int | None = None, **codes: Iterable[str]) -> Choice:
    """A choice by years and attributes: `choose(2015, sex=["female"])`."""
    choice = Choice(first_year, last_year)
    for name, values in codes.items():
        choice = choice.also(name, values)
    return choice
