"""What became of a file, in plain lines: its account, where it is stored, what changed."""

import logging
from collections.abc import Iterator

from data.faults import advice
from data.intake.publishers.reading import Reading, Refused
from data.intake.store import Kept, Unusable
from data.intake.store import rows as rows_of
from data.intake.store.changes import Effect, compare
from data.intake.store.dataset_folder import reason
from data.intake.store.effects import largest
from data.intake.store.manifest import Manifest

log = logging.getLogger(__name__)

MOST = 20


def rows(count: int) -> str:
    """1 row, 1,282 rows."""
    return f"{count:,} row" if count == 1 else f"{count:,} rows"


def account(reading: Reading) -> Iterator[str]:
    """What the file is, its rows in the file, read and set aside, and what to know of them."""
    of = reading.account
    yield f"{reading.title}; edition {reading.edition}"
    aside = sum(item.rows for item in of.set_aside)
    yield f"{rows(of.rows_in_file)} in the file: {of.rows_read:,} read, {aside:,} set aside"
    reasons: list[str] = []
    for item in of.set_aside:
        reasons.append(f"set aside: {rows(item.rows)}: {item.reason}")
        reasons += [f"    for example {example}" for example in item.examples[:1]]
    for lines in (reasons, [f"note: {sentence}" for sentence in of.noticed]):
        yield from lines[:MOST]
        if len(lines) > MOST:
            yield f"    and {len(lines) - MOST:,} lines more"


def differences(result: Kept, reading: Reading) -> Iterator[str]:
    """What changed against the edition whose place was taken; nothing here can undo the load."""
    if result.before is None:
        yield "no edition was loaded before"
        return
    if result.before.manifest.sha256 == result.stored.manifest.sha256:
        yield "the same file was loaded before"
    before = result.before.manifest
    try:
        changed = compare(rows_of(result.before), reading.rows, reading.key)
    except Exception as error:
        log.debug("%s was not compared", reading.dataset, exc_info=True)
        yield f"not compared with edition {before.edition}: {refusal(error)}"
        return
    against = f"against edition {before.edition}, loaded {before.loaded_at[:10]}"
    if not changed.by_key:
        yield f"{against}: {rows(changed.rows_before)} before, {changed.rows_after:,} now"
        return
    yield (
        f"{against}: {rows(changed.added)} added, {changed.revised:,} revised, "
        f"{changed.withdrawn:,} withdrawn, {changed.unchanged:,} unchanged"
    )
    if changed.revised_columns:
        named = (f"{name} ({count:,})" for name, count in changed.revised_columns)
        yield f"    revised in {', '.join(named)}"
    for words, names in (("new columns", changed.new_columns), ("lost columns", changed.lost_columns)):
        if names:
            yield f"    {words}, not compared: {', '.join(names)}"
    yield from (f"    {example}" for example in changed.examples)


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
