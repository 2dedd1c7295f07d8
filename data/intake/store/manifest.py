"""What stands beside the rows of a loaded edition: where they come from and what became of the file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from stat import S_ISREG
from typing import Any

from data.intake.publishers.reading import Reading
from data.intake.store.parquet import Damaged

FORMAT_VERSION, READ = 2, (1, 2)  # the first also held the key of the rows, which nobody asks for
LONGEST_NAME = 120
IN_JSON: dict[str, Any] = {"str": str, "int": int, "Mapping[str, int]": dict, "tuple[str, ...]": list}
LARGEST = 16 * 1024 * 1024  # bytes


@dataclass(frozen=True)
class Manifest:
    """One loaded edition in words and counts.

    `rows_in_file` and `rows_read` are rows of the publisher's file, `set_aside` the rows that were
    not read by reason, `rows` the rows of the tidy table. `sha256` and `file_name` are of the file;
    `loaded_at` is UTC in ISO 8601.
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
    set_aside: Mapping[str, int] = field(hash=False)
    noticed: tuple[str, ...]
    loaded_at: str
    format_version: int = FORMAT_VERSION


def describe(reading: Reading, sha256: str, file_name: str) -> Manifest:
    """The manifest of a reading, loaded now. ValueError where its account does not add up."""
    account = reading.account
    if not account.adds_up:
        raise ValueError(f"the rows of {file_name} are not all accounted for: {account}")
    return Manifest(
        *(reading.dataset, reading.title, reading.publisher, reading.edition, sha256),
        *(file_name[-LONGEST_NAME:], account.rows_in_file, account.rows_read, len(reading.rows)),
        *({item.reason: item.rows for item in account.set_aside}, account.noticed),
        loaded_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def from_json(text: bytes, dataset: str) -> Manifest:
    """The manifest that was written of a dataset. Raises Damaged where it is not whole, or of another one."""
    try:
        raw = json.loads(text)
        if not isinstance(raw, dict) or raw.get("format_version") not in READ:
            raise Damaged("its manifest is damaged, or was written by another version of this dashboard")
        values: dict[str, Any] = {item.name: raw[item.name] for item in fields(Manifest)}
        datetime.fromisoformat(values["loaded_at"]).astimezone(UTC)
        held = [(values[of.name], IN_JSON[str(of.type)]) for of in fields(Manifest)]
        held += [(rows, int) for rows in values["set_aside"].values()]
        held += [(sentence, str) for sentence in values["noticed"]]
        wrong = any(type(value) is not kind or (kind is int and value < 0) for value, kind in held)
        if wrong or values["dataset"] != dataset:
            raise ValueError
        return Manifest(**{**values, "noticed": tuple(values["noticed"])})
    except (ValueError, TypeError, RecursionError, KeyError, AttributeError, OverflowError) as error:
        raise Damaged("its manifest is damaged") from error


def written(path: Path) -> bytes:
    """What stands in a small file of the store; nothing where it is larger than any of ours, or a pipe."""
    found = path.stat()
    return path.read_bytes() if S_ISREG(found.st_mode) and found.st_size < LARGEST else b""
