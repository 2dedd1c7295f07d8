"""The user's folder of loaded editions: Parquet with a manifest, and a pointer to the current one.

    <store>/.lock                                    held while anything is written
    <store>/<dataset>/current.json                   names the current edition and the one before
    <store>/<dataset>/<edition>-<hash>-<token>/      rows.parquet and manifest.json; of case records
                                                     also _tally/rows.parquet, of others tables

What no pointer names does not count: a load that is killed leaves it behind, and the next one clears
it. Replacing the pointer is the one step that changes an edition: docs/decisions/0010-the-store.md.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from filelock import FileLock, Timeout

from data.faults import advice, note
from data.intake.store import dataset_folder, parquet
from data.intake.store.dataset_folder import DOUBT, Pointer, Stored
from data.intake.store.manifest import Manifest
from data.intake.store.parquet import Damaged, reason
from data.published_files import OF_TABLES
from data.store_folder import Unusable, folder

DATASET = re.compile(r"[a-z0-9_]{1,60}")
Tables = Mapping[str, pd.DataFrame]
PATIENCE = 60.0  # seconds that a load waits for another one


@dataclass(frozen=True)
class Kept:
    """What a load wrote, and the edition whose place it took, if there was one that can be read."""

    stored: Stored
    before: Stored | None


def keep(
    manifest: Manifest, rows: pd.DataFrame, root: Path | None = None, made: Tables | None = None
) -> Kept:
    """Write what was read as the current edition of its dataset, in the store or in the folder `root`.

    `made` are the tables of the package that follow from it. All or nothing: until the last step the
    edition that was there stays current. Raises Unusable (full disk, no permission, another load that
    does not end) and ValueError (rows that Parquet cannot hold).
    """
    table = parquet.as_table(rows)
    with _writing(root, manifest.dataset) as home:
        found = dataset_folder.look(home)
        before, pointer = found.edition, found.pointer
        name = dataset_folder.write_edition(home, table, manifest, made or {})
        # The same file again takes its own place, so that one can still go back to another.
        again = before is not None and before.manifest.sha256 == manifest.sha256
        dataset_folder.write_pointer(home, Pointer(name, pointer.before if again else pointer.current))
        if not found.in_doubt:
            with suppress(OSError):
                dataset_folder.clear(home, spared=pointer.current)
    return Kept(Stored(manifest, home / name / dataset_folder.ROWS), before)


def back(dataset: str, root: Path | None = None) -> Stored | None:
    """Make the edition before the current one current, and the other way round. Raises Unusable.

    Before the first one whose tables ship is what ships: None.
    """
    with _writing(root, dataset) as home:
        found = dataset_folder.look(home)
        pointer = found.pointer
        if found.in_doubt:
            raise Unusable(f"{DOUBT.format(dataset)}: load its file again.")
        if pointer.current and not pointer.before and dataset in OF_TABLES:
            dataset_folder.write_pointer(home, Pointer("", pointer.current))
            return None
        if not pointer.before:
            raise Unusable(f"No earlier edition of {dataset} is kept, so there is none to go back to.")
        try:
            earlier = dataset_folder.examine(home / pointer.before)
        except Damaged as error:
            raise Unusable(f"The earlier edition of {dataset} cannot be read: {error}.") from error
        dataset_folder.write_pointer(home, Pointer(pointer.before, pointer.current))
        return earlier


def remove(dataset: str, root: Path | None = None) -> None:
    """Take a dataset out of the store, its earlier edition too. Raises Unusable where it is not there."""
    with _writing(root, dataset) as home:
        try:
            (home / dataset_folder.POINTER).unlink()
        except FileNotFoundError as error:
            raise Unusable(f"{dataset} is not loaded.") from error
        dataset_folder.clear(home)


def current(dataset: str, root: Path | None = None) -> Stored | None:
    """The current edition of a dataset; None where nothing, or nothing readable, is loaded."""
    try:
        home = (root or folder()) / dataset
    except Unusable:
        return None  # `damaged` says why
    if not DATASET.fullmatch(dataset):
        return None
    found = dataset_folder.look(home)
    if found.fault:
        note(found.said_of(dataset), found.fault)
    return found.edition


def stored(root: Path | None = None) -> tuple[Stored, ...]:
    """Every dataset that is loaded and can be read, by name."""
    return _found(root)[0]


def damaged(root: Path | None = None) -> tuple[str, ...]:
    """A sentence for each dataset in the store that cannot be read, or for the store itself."""
    return _found(root)[1]


def _found(root: Path | None) -> tuple[tuple[Stored, ...], tuple[str, ...]]:
    try:
        place = root or folder()
        homes = sorted(path for path in place.iterdir() if DATASET.fullmatch(path.name) and path.is_dir())
    except Unusable as error:
        return (), (str(error),)
    except FileNotFoundError:
        return (), ()
    except OSError as error:
        return (), (f"The store {place} cannot be read: {reason(error)}. {advice(error)}".rstrip(),)
    every = {home.name: dataset_folder.look(home) for home in homes}
    faults = (found.said_of(name) for name, found in every.items() if found.fault)
    return tuple(found.edition for found in every.values() if found.edition), tuple(faults)


@contextmanager
def _writing(root: Path | None, dataset: str) -> Iterator[Path]:
    """The dataset's folder, alone in the store, without the leftovers of loads that failed."""
    place = root or folder()
    if not DATASET.fullmatch(dataset):
        raise Unusable("That is not the name of a dataset.")
    home = place / dataset
    try:
        place.mkdir(parents=True, exist_ok=True)
        (place / ".lock").touch()  # what refuses it would be waited for
        # The system lets go of the lock when its holder ends, however it ends; its file stays, because a
        # lock on a file that is gone would hold nobody back.
        with FileLock(place / ".lock", PATIENCE, fallback_to_soft=False, preserve_lock_file=True):
            dataset_folder.clear(home)
            try:
                yield home
            except BaseException:
                with suppress(OSError):
                    dataset_folder.clear(home)
                raise
    except Timeout as error:
        raise Unusable(f"Another load is writing to the store {place}; try again after it.") from error
    except OSError as error:
        told = f"The store {place} cannot be written: {reason(error)}; what was loaded before is whole."
        raise Unusable(f"{told} {advice(error)}".rstrip()) from error
