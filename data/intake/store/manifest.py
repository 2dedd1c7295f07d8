"""What stands beside the rows of a loaded edition: where they come from and what became of the file."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any

from data.intake.publishers.reading import Reading

FORMAT_VERSION = 1
LONGEST_NAME = 120
TEXTS = ("dataset", "title", "publisher", "edition", "sha256", "file_name", "loaded_at")
COUNTS = ("rows_in_file", "rows_read", "rows")
LISTS = ("key", "noticed")


@dataclass(frozen=True)
class Manifest:
    """One loaded edition in words and counts.

    `rows_in_file` and `rows_read` are rows of the publisher's file, `set_aside` the rows that were
    not read by reason, `rows` the rows of the tidy table. `key` is that of the reading. `sha256`
    and `file_name` are of the file; `loaded_at` is UTC in ISO 8601.
    """

    dataset: str
    title: str
    publisher: str
    edition: str
    sha256: str
    file_name: str
    rows_in_file: int
    rows_read: int
    rows: int
    key: tuple[str, ...]
    set_aside: Mapping[str, int] = field(hash=False)
    noticed: tuple[str, ...]
    loaded_at: str
    format_version: int = FORMAT_VERSION


def describe(reading: Reading, sha256: str, file_name: str) -> Manifest:
    """The manifest of a reading, loaded now. ValueError where its account does not add up."""
    account = reading.account
    if not account.adds_up:
        raise ValueError(f"the rows of {file_name} are not all accounted for: {account}")
    set_aside: Counter[str] = Counter()
    for item in account.set_aside:
        set_aside[item.reason] += item.rows
    return Manifest(
        dataset=reading.dataset,
        title=reading.title,
        publisher=reading.publisher,
        edition=reading.edition,
        sha256=sha256,
        file_name=file_name[-LONGEST_NAME:],
        rows_in_file=account.rows_in_file,
        rows_read=account.rows_read,
        rows=len(reading.rows),
        key=reading.key,
        set_aside=dict(set_aside),
        noticed=account.noticed,
        loaded_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def as_json(manifest: Manifest) -> str:
    """The manifest as it is written; any text of a file is escaped to ASCII."""
    return json.dumps(asdict(manifest), indent=1) + "\n"


def from_json(text: bytes) -> Manifest:
    """The manifest that was written. ValueError in words where it is damaged or of another version."""
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError("its manifest is damaged") from error
    if not isinstance(raw, dict) or raw.get("format_version") != FORMAT_VERSION:
        raise ValueError("its manifest is damaged, or was written by another version of this dashboard")
    if not _well_typed(raw):
        raise ValueError("its manifest is damaged")
    kept: dict[str, Any] = {name: raw[name] for name in (*TEXTS, *COUNTS, "set_aside")}
    kept |= {name: tuple(raw[name]) for name in LISTS}
    return Manifest(**kept)


def _well_typed(raw: Mapping[str, Any]) -> bool:
    lists = [raw.get(name) for name in LISTS]
    set_aside = raw.get("set_aside")
    return (
        all(isinstance(raw.get(name), str) for name in TEXTS)
        and _moment(raw["loaded_at"])
        and all(_count(raw.get(name)) for name in COUNTS)
        and all(isinstance(items, list) and all(isinstance(item, str) for item in items) for items in lists)
        and isinstance(set_aside, dict)
        and all(map(_count, set_aside.values()))
    )


def _moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _count(value: object) -> bool:
    return type(value) is int and value >= 0
