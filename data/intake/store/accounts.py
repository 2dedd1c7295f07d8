"""What became of a file, in plain lines: its account, where it is stored, what it changes in the tables."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from data.comparability import bounded
from data.faults import advice
from data.intake.aggregates.tables import of_text
from data.intake.publishers.reading import Reading, Refused
from data.intake.store import Kept
from data.intake.store.manifest import Manifest
from data.intake.store.parquet import reason
from data.package import TABLES, Table
from data.store_folder import Unusable
from data.tables import labels

LARGEST = 10
# Where figures were read and how they were worked out is another matter than the figures.
BESIDE = ["source", "population_source", "derived", "note", "latest"]


@dataclass(frozen=True)
class Difference:
    """A row whose figure would be another one: the row in words, both figures, how far they are apart."""

    what: str
    before: str
    after: str
    apart: float


@dataclass(frozen=True)
class Effect:
    """What would change in one table: rows by their key, and the largest differences."""

    table: str
    added: int
    revised: int
    withdrawn: int
    unchanged: int
    largest: tuple[Difference, ...] = ()

    @property
    def line(self) -> str:
        """ "Detected victims by country: 1 row added, 2 revised, 0 withdrawn, 14 unchanged"."""
        added = "1 row" if self.added == 1 else f"{self.added:,} rows"
        counts = f"{self.revised:,} revised, {self.withdrawn:,} withdrawn, {self.unchanged:,} unchanged"
        return f"{TABLES[self.table].title}: {added} added, {counts}"


def compare(table: Table, before: pd.DataFrame, after: pd.DataFrame) -> Effect:
    """What would change from one state of a table to another, both as text."""
    key, columns = list(table.key), [name for name in table.names if name not in BESIDE]
    both = len(before[key].merge(after[key]))
    same = len(before[columns].merge(after[columns]))
    largest = tuple(_differences(table, of_text(before, table.name), of_text(after, table.name)))
    return Effect(table.name, len(after) - both, both - same, len(before) - both, same, largest)


def _differences(table: Table, before: pd.DataFrame, after: pd.DataFrame) -> Iterator[Difference]:
    """The rows of both whose figures differ, the largest first."""
    if not table.field(table.measure).unit:
        return
    key = list(table.key)
    ends = [bounded(rows, table.measure)[[*key, "low", "high"]].dropna() for rows in (before, after)]
    texts = [rows.astype(dict.fromkeys(key, "str")) for rows in ends]
    both = texts[0].merge(texts[1], on=key, suffixes=(" before", " after"))
    middle = [both[f"low {side}"] + both[f"high {side}"] for side in ("before", "after")]
    apart = (middle[1] - middle[0]).abs() / 2
    for at in apart[apart > 0].sort_values(ascending=False, kind="stable").index[:LARGEST]:
        row = both.loc[at]
        old, new = (_figure(row[f"low {side}"], row[f"high {side}"]) for side in ("before", "after"))
        # "Germany, 2020": the words of a row's key; what holds all is not said.
        codes = {name: str(row[name]) for name in key if row[name] != "all"}
        words = (labels(table.field(name)).get(code, code) for name, code in codes.items())
        yield Difference(", ".join(words), old, new, float(apart[at]))


def _figure(low: float, high: float) -> str:
    ends = (f"{int(end):,}" if end == int(end) else f"{end:,.2f}" for end in dict.fromkeys((low, high)))
    return " to ".join(ends)


def largest(of: tuple[Effect, ...]) -> tuple[Difference, ...]:
    """The largest differences in all tables."""
    every = (one for effect in of for one in effect.largest)
    return tuple(sorted(every, key=lambda one: -one.apart)[:LARGEST])


def refuse_drastic(of: tuple[Effect, ...]) -> None:
    """Raises Refused where an edition would leave little of what is shown, unless somebody insists."""
    for effect in of:
        left = effect.revised + effect.unchanged
        if effect.withdrawn > left:
            share = f"withdraw {effect.withdrawn:,} of the {left + effect.withdrawn:,} rows"
            what = share if left else "share no row with those"
            shown = f"{what} that are shown in “{TABLES[effect.table].title}”"
            raise Refused(
                f"It would {shown}. If that is meant, load it with: python -m data.load --replace FILE"
            )


def rows(count: int) -> str:
    """1 row, 1,282 rows."""
    return f"{count:,} row" if count == 1 else f"{count:,} rows"


def account(reading: Reading) -> Iterator[str]:
    """What the file is, its rows in the file, read and set aside, and what to know of them."""
    of = reading.account
    yield f"{reading.title}; edition {reading.edition}"
    aside = sum(item.rows for item in of.set_aside)
    yield f"{rows(of.rows_in_file)} in the file: {of.rows_read:,} read, {aside:,} set aside"
    for item in of.set_aside:
        yield f"set aside: {rows(item.rows)}: {item.reason}"
        yield from (f"    for example {example}" for example in item.examples[:1])
    yield from (f"note: {sentence}" for sentence in of.noticed)


def replaced(kept: Kept) -> str:
    """In whose place an edition stands."""
    if kept.before is None:
        return "no edition was loaded before"
    before, now = kept.before.manifest, kept.stored.manifest
    if before.sha256 == now.sha256:
        return "the same file was loaded before"
    was = f"edition {before.edition}, loaded {before.loaded_at[:10]}"
    return f"in the place of {was}: {rows(before.rows)} before, {now.rows:,} now"


def effects(of: tuple[Effect, ...], *, check: bool = False) -> Iterator[str]:
    """What a reading changes in the tables that are shown; nothing for case records."""
    if of:
        yield f"what {'would change' if check else 'changes'} in the tables of the dashboard:"
    yield from (f"    {effect.line}" for effect in of)
    for one in largest(of):
        yield f"    {one.what}: {one.before} → {one.after}"


def entry(manifest: Manifest) -> str:
    """One loaded dataset as a line of a list."""
    return (
        f"{manifest.dataset}: {manifest.title}, edition {manifest.edition}, {rows(manifest.rows)}, "
        f"loaded {manifest.loaded_at} from {manifest.file_name}"
    )


def refusal(error: Exception) -> str:
    """Why a file was not loaded, in one sentence."""
    if isinstance(error, Refused | Unusable):
        return " ".join(str(error).split())
    if isinstance(error, OSError):
        return f"It cannot be opened: {reason(error)}. {advice(error)}".rstrip()
    if isinstance(error, MemoryError):
        return "It needs more memory than there is."
    foreseen = "reading it failed in a way that nobody foresaw"
    return f"It was not loaded, because {foreseen} ({type(error).__name__})."
