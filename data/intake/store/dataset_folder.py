"""One dataset's folder in the store: its editions, and the pointer that says which one counts."""

import json
import re
import secrets
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa

from data.cases.records import SEVERAL
from data.cases.sources import EngineUnavailable, beside, tally
from data.intake.store import parquet
from data.intake.store.manifest import Manifest, from_json, written
from data.intake.store.parquet import Damaged, reason
from data.package import VERSION
from data.published_files import BY_DATASET, OF_TABLES

DOUBT = "It is in doubt which edition of {} counts"
POINTER, ROWS, MANIFEST = "current.json", "rows.parquet", "manifest.json"
TABLES, BREAKS, RATES = f"tables-{VERSION}", "breaks", "detection_rates"  # other versions, other columns
EDITION_FOLDER = re.compile(r"[A-Za-z0-9.-]{1,40}-[0-9a-f]{8}-[0-9a-f]{6}")


@dataclass(frozen=True)
class Stored:
    """One loaded edition: its manifest, and the path of its rows."""

    manifest: Manifest
    path: Path


@dataclass(frozen=True)
class Pointer:
    """The names of the edition folder that is current and of the one before it; "" for none."""

    current: str = ""
    before: str = ""


class DamagedPointer(Damaged):
    """Nobody knows which edition counts."""


@dataclass(frozen=True)
class Found:
    """The edition that counts, or serves where only the pointer to it is damaged; and what is wrong."""

    pointer: Pointer = Pointer()
    edition: Stored | None = None
    fault: Damaged | None = None

    @property
    def in_doubt(self) -> bool:
        """Whether the pointer is damaged; `pointer` then names the youngest whole edition."""
        return isinstance(self.fault, DamagedPointer)

    def said_of(self, dataset: str) -> str:
        """The fault in a sentence that says what to do."""
        if not self.edition:
            return f"The loaded {dataset} cannot be read: {self.fault}; load its file again."
        shown = f"the youngest whole one, {self.edition.manifest.edition}, is shown"
        return f"{DOUBT.format(dataset)} ({self.fault}): {shown}; load its file again."


def look(home: Path) -> Found:
    """What is in a dataset's folder; nothing where there is none."""
    seen: Pointer | None = None
    pointer: Pointer | None = None
    for _ in range(4):
        try:
            seen, pointer = pointer, read_pointer(home)
            if not pointer.current:
                return Found(pointer)
            if not (home / pointer.current).exists() and youngest(home):
                raise DamagedPointer("the edition that counts is missing")
            return Found(pointer, examine(home / pointer.current))
        except OSError as error:
            return Found(fault=Damaged(reason(error)))
        except Damaged as error:
            if pointer != seen:  # perhaps a load replaced and cleared that edition since the pointer was read
                continue
            if not isinstance(error, DamagedPointer):
                return Found(pointer or Pointer(), fault=error)
            instead = youngest(home)
            return Found(Pointer(instead.path.parent.name if instead else ""), instead, error)
    return Found(fault=Damaged("it is being replaced again and again"))


def read_pointer(home: Path) -> Pointer:
    """What the pointer says; an empty one where there is none. DamagedPointer where it makes no sense,
    OSError where it cannot be read: what it names must then not be taken for leftovers.
    """
    try:
        raw = json.loads(written(home / POINTER))
        pointer = Pointer(raw["current"], raw["before"])
        if all(name == "" or EDITION_FOLDER.fullmatch(name) for name in asdict(pointer).values()):
            return pointer
    except FileNotFoundError:
        return Pointer()
    except (ValueError, RecursionError, KeyError, TypeError):
        pass
    raise DamagedPointer("the file that says which edition counts is damaged")


def write_pointer(home: Path, pointer: Pointer) -> None:
    """Replace the pointer in one step, through to the disk."""
    new = home / f"{POINTER}.new"
    parquet.write_text(json.dumps(asdict(pointer)) + "\n", new)
    new.replace(home / POINTER)
    parquet.settle(home)


def youngest(home: Path) -> Stored | None:
    """The whole edition that was loaded last, whatever a pointer says."""
    found = []
    for path in home.iterdir():
        with suppress(Damaged):
            found += [examine(path)] if EDITION_FOLDER.fullmatch(path.name) else []
    return max(found, key=lambda edition: edition.manifest.loaded_at, default=None)


def examine(place: Path) -> Stored:
    """The edition in a folder, if manifest, number of rows and tables are whole. Raises Damaged."""
    try:
        manifest = from_json(written(place / MANIFEST), place.parent.name)
        held = parquet.count(place / ROWS)
    except OSError as error:
        raise Damaged(reason(error)) from error
    if held != manifest.rows:
        raise Damaged(f"it holds {held:,} of the {manifest.rows:,} rows that its manifest names")
    for path in _made(place, manifest.dataset) if manifest.dataset in OF_TABLES else ():
        parquet.count(path)
    return Stored(manifest, place / ROWS)


def _made(place: Path, dataset: str) -> list[Path]:
    """The files of the tables that were made of an edition, whatever else stands there. Raises Damaged."""
    if not (place / TABLES).is_dir():
        raise Damaged("it was loaded by another version of this dashboard")
    names = {*BY_DATASET[dataset].tables} - {RATES}  # which are worked out of two datasets
    found = [path for path in (place / TABLES).glob("*.parquet") if path.stem in names | {BREAKS}]
    if missing := names - {path.stem for path in found}:
        raise Damaged(f"its table {min(missing)} is missing")
    return sorted(found)


def tables(edition: Stored) -> dict[str, pd.DataFrame]:
    """The tables of the package that were made of an edition, as text. Raises Damaged."""
    return {path.stem: parquet.read(path) for path in _made(edition.path.parent, edition.manifest.dataset)}


def write_edition(home: Path, table: pa.Table, manifest: Manifest, made: Mapping[str, pd.DataFrame]) -> str:
    """Write an edition into a folder of its own, through to the disk; answers with its name.

    Case records get their tally beside them, which is what questions are asked of; other datasets what
    was `made` of them for the package.
    """
    # A name that no file's text can lead out of the store, and that no other load has.
    words = re.sub(r"[^A-Za-z0-9.]+", "-", manifest.edition)[:40].strip(".-") or "edition"
    place = home / f"{words}-{manifest.sha256[:8]}-{secrets.token_hex(3)}"
    place.mkdir(parents=True)
    parquet.write(table, place / ROWS)
    if any(name in table.column_names for attribute in SEVERAL for name in attribute.columns):
        counted = beside(place / ROWS)
        counted.parent.mkdir()
        try:
            parquet.write(tally(table, f"{counted}.tmp"), counted)
        except EngineUnavailable as error:
            raise OSError(str(error).rstrip(".")) from error
        parquet.settle(counted.parent)
    if manifest.dataset in OF_TABLES:
        (place / TABLES).mkdir()
        for name, rows in made.items():
            parquet.write(parquet.as_table(rows), place / TABLES / f"{name}.parquet")
        parquet.settle(place / TABLES)
    # Any text of a file is escaped to ASCII.
    parquet.write_text(json.dumps(asdict(manifest), indent=1) + "\n", place / MANIFEST)
    for changed in (place, home, home.parent):
        parquet.settle(changed)
    return place.name


def clear(home: Path, spared: str = "") -> None:
    """Remove leftovers and editions of long ago, but `spared`; nothing where the pointer is in doubt."""
    try:
        pointer = read_pointer(home)
    except DamagedPointer:
        return
    named = (*asdict(pointer).values(), spared)
    if not home.is_dir() or (pointer.current and not (home / pointer.current).exists()):
        return
    for path in home.iterdir():
        if EDITION_FOLDER.fullmatch(path.name) and path.name not in named and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
    (home / f"{POINTER}.new").unlink(missing_ok=True)
