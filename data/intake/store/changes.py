"""What changed from one edition of a dataset to the next."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.intake.publishers.sheets import told
from data.package import TABLES

EXAMPLES = 3
# Columns that say where in its file a row stood, which is no value of it: rows move between editions,
# and with multisets the number of a repetition is not needed.
PLACES = ("row", "occurrence")
BEFORE, AFTER = "rows before", "rows after"


@dataclass(frozen=True)
class Changes:
    """Rows of two editions, told apart by their key.

    A row is unchanged when both editions hold it with the same values in the columns that both
    have; within a key values are compared as a multiset, because keys may repeat. Of what is left
    in a key, as many rows as both editions hold are revised; the rest was added or withdrawn.
    Where `by_key` is False the rows have no identity, and only their numbers are told.
    `revised_columns` counts, where a key is revised in one row, in which columns it is.
    """

    rows_before: int
    rows_after: int
    by_key: bool = False
    added: int = 0
    revised: int = 0
    withdrawn: int = 0
    unchanged: int = 0
    revised_columns: tuple[tuple[str, int], ...] = ()
    new_columns: tuple[str, ...] = ()
    lost_columns: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Difference:
    """A row whose figure would be another one: the row in words, both figures, how far they are apart."""

    what: str
    before: str
    after: str
    apart: float


@dataclass(frozen=True)
class Effect:
    """What would change in one table."""

    table: str
    changes: Changes
    largest: tuple[Difference, ...] = ()

    @property
    def line(self) -> str:
        """ "Detected victims by country: 1 row added, 2 revised, 0 withdrawn, 14 unchanged"."""
        of = self.changes
        rows = "1 row" if of.added == 1 else f"{of.added:,} rows"
        counts = f"{of.revised:,} revised, {of.withdrawn:,} withdrawn, {of.unchanged:,} unchanged"
        return f"{TABLES[self.table].title}: {rows} added, {counts}"


def compare(before: pd.DataFrame, after: pd.DataFrame, key: tuple[str, ...]) -> Changes:
    """What changed between the rows of two editions; examples are plain text, cut short."""
    key = tuple(name for name in key if name not in PLACES)
    shared = [str(name) for name in after if name in before and name not in PLACES]
    if not key or not set(key) <= set(shared):
        return Changes(len(before), len(after))
    rows = _counted(before[shared], after[shared])
    same = rows[[BEFORE, AFTER]].min(axis=1)
    left = rows.assign(**{BEFORE: rows[BEFORE] - same, AFTER: rows[AFTER] - same})
    left = left[(left[BEFORE] > 0) | (left[AFTER] > 0)]
    within = left.groupby(list(key), sort=False, dropna=False)[[BEFORE, AFTER]].sum()
    revised = int(within.min(axis=1).sum())
    # Old and new values side by side, for the keys in which each edition leaves one row.
    old, new = (left[left[side] > 0].drop_duplicates(list(key), keep=False) for side in (BEFORE, AFTER))
    pairs = old[old[BEFORE] == 1].merge(new[new[AFTER] == 1], on=list(key), suffixes=(" before", " after"))
    return Changes(
        rows_before=len(before),
        rows_after=len(after),
        by_key=True,
        added=int(within[AFTER].sum()) - revised,
        revised=revised,
        withdrawn=int(within[BEFORE].sum()) - revised,
        unchanged=int(same.sum()),
        revised_columns=_revised_columns(pairs, [name for name in shared if name not in key]),
        new_columns=tuple(str(name) for name in after if name not in before),
        lost_columns=tuple(str(name) for name in before if name not in after),
        examples=tuple(_examples(left, within, pairs, key)),
    )


def _counted(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Each distinct row once, with how often either edition holds it."""
    columns: dict[object, pd.Series] = {}
    for name in before:
        both = before[name], after[name]
        # In one type, so that 5 and 5.0 are the same and blanks are alike.
        numbers = all(map(pd.api.types.is_numeric_dtype, both))
        alike = (one.astype("Float64") if numbers else one.astype("string").fillna("") for one in both)
        columns[name] = pd.concat(alike, ignore_index=True)
    rows = pd.DataFrame(columns)
    rows[AFTER] = [0] * len(before) + [1] * len(after)
    counted = rows.groupby(list(columns), sort=False, dropna=False)[AFTER].agg(["size", "sum"]).reset_index()
    counted[BEFORE] = counted["size"] - counted["sum"]
    return counted.rename(columns={"sum": AFTER}).drop(columns="size")


def _revised_columns(pairs: pd.DataFrame, columns: list[str]) -> tuple[tuple[str, int], ...]:
    counts = {}
    for name in columns:
        old, new = pairs[f"{name} before"], pairs[f"{name} after"]
        counts[name] = int((old.ne(new).fillna(True) & ~(old.isna() & new.isna())).sum())
    return tuple(sorted((item for item in counts.items() if item[1]), key=lambda item: -item[1]))


def _examples(
    left: pd.DataFrame, within: pd.DataFrame, pairs: pd.DataFrame, key: tuple[str, ...]
) -> Iterator[str]:
    columns = [str(name) for name in left if name not in (*key, BEFORE, AFTER)]
    for row in pairs.head(EXAMPLES).to_dict("records"):
        cells = {name: (_word(row[f"{name} before"]), _word(row[f"{name} after"])) for name in columns}
        changed = (f"{name} {old} → {new}" for name, (old, new) in cells.items() if old != new)
        yield f"revised: {_words(row, key)}: {', '.join(changed)}"
    for word, more, fewer in (("added", AFTER, BEFORE), ("withdrawn", BEFORE, AFTER)):
        some = within[within[more] > within[fewer]].head(EXAMPLES).reset_index()
        yield from (f"{word}: {_words(row, key)}" for row in some.to_dict("records"))


def _words(row: dict[object, object], key: tuple[str, ...]) -> str:
    return ", ".join(_word(row[name]) for name in key if _word(row[name]) != "blank")


def _word(value: Any) -> str:
    if pd.isna(value) or value == "":
        return "blank"
    return told(str(int(value) if isinstance(value, float) and value.is_integer() else value))
