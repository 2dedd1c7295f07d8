"""Readings with made-up rows, and what a store holds of them."""

from pathlib import Path

import pandas as pd

from data.publishers.reading import Account, Reading, SetAside

KEY = ("geography", "year")


def rows(count: int = 60, value: int = 0) -> pd.DataFrame:
    """Made-up rows of every type that a reader gives; `value` is in each of them."""
    return pd.DataFrame(
        {
            "geography": pd.Categorical(["NAM", "ALB", "BEL"][place % 3] for place in range(count)),
            "year": pd.array([2000 + place // 3 for place in range(count)], dtype="Int64"),
            "value": pd.array([None if place % 7 == 0 else value for place in range(count)], dtype="Int64"),
            "name": pd.array([None, "NA", ""] * (count // 3) + [""] * (count % 3), dtype="str"),
            "hidden": pd.array([None, True, False] * (count // 3) + [None] * (count % 3), dtype="boolean"),
        }
    )


def reading(edition: str = "2025-04-14", **of_rows: int) -> Reading:
    """A made-up reading of the dataset "invented"."""
    made = rows(**of_rows)
    account = Account(
        len(made) + 3,
        len(made),
        (SetAside("no year", 2, ("row 4: ALB",)), SetAside("no value", 1)),
        ("Nothing here is true.",),
    )
    return Reading("invented", "Invented rows", "unodc", edition, KEY, made, account)


def files(place: Path) -> set[str]:
    """Every file of a store, by its path within it."""
    return {str(path.relative_to(place)) for path in place.rglob("*") if path.is_file()}
