"""What became of a file, in plain lines: its account, where it is stored, what changed."""

from collections.abc import Iterator

from data.faults import advice
from data.intake.publishers.reading import Reading, Refused
from data.intake.store import Kept, Unusable
from data.intake.store.changes import Effect, largest
from data.intake.store.dataset_folder import reason
from data.intake.store.manifest import Manifest


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
