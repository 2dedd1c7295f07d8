"""Editions of publishers' files that somebody loaded: in the store for everyone, or in a session's memory.

The one way from the dashboard to `data.intake`, which is imported when it is first needed: a start
without loaded data does not pay for the readers of files.
"""

from __future__ import annotations

import hashlib
import logging
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from data.faults import Unavailable
from data.package import TABLES
from data.published_files import BY_DATASET, OF_TABLES
from data.store_folder import folder
from data.tables import read

if TYPE_CHECKING:
    from data.intake.publishers.reading import Account
    from data.intake.store.accounts import Difference, Effect
    from data.intake.store.manifest import Manifest

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Loaded:
    """One loaded edition, either at a `path` (Parquet in the store) or as a `table` in memory.

    The table is a session's own copy, with the `account` of its file, what it would change in the tables
    that are shown, and the `largest` differences: nothing of it is on disk, and it is
    gone with the session. Hashable, so that it can be a cache's key.
    """

    manifest: Manifest
    path: Path | None = None
    table: pa.Table | None = field(default=None, compare=False, repr=False)
    account: Account | None = field(default=None, compare=False, repr=False)
    effects: tuple[Effect, ...] = field(default=(), compare=False, repr=False)
    largest: tuple[Difference, ...] = field(default=(), compare=False, repr=False)

    @property
    def is_case_records(self) -> bool:
        """Whether these are case records, which a session can ask; of others tables are made."""
        return self.manifest.dataset not in OF_TABLES

    @property
    def of_session(self) -> bool:
        """Whether this is the session's own copy."""
        return self.path is None

    @property
    def publisher(self) -> str:
        """The publisher in words: of the files that can be loaded, else of the vocabulary, else its code."""
        if self.manifest.dataset in BY_DATASET:
            return BY_DATASET[self.manifest.dataset].publisher
        known = read(TABLES["publishers"]).set_index("publisher")["label"]
        return str(known.get(self.manifest.publisher, self.manifest.publisher))

    @property
    def words(self) -> str:
        """The edition in a sentence. It holds text of a file: show it as plain text only."""
        manifest = self.manifest
        where = "read from a file of this session" if self.of_session else f"loaded {manifest.loaded_at[:10]}"
        return f"{manifest.title}, edition {manifest.edition}, {where}."


def stored() -> tuple[Loaded, ...]:
    """Every edition of the store that can be read."""
    from data.intake import store  # noqa: PLC0415

    return tuple(Loaded(item.manifest, item.path) for item in store.stored())


def current(dataset: str) -> Loaded | None:
    """The store's edition of a dataset; None where nothing, or nothing readable, is loaded."""
    from data.intake import store  # noqa: PLC0415

    item = store.current(dataset)
    return Loaded(item.manifest, item.path) if item else None


def damaged() -> tuple[str, ...]:
    """A sentence for each dataset in the store that cannot be read, or for the store itself."""
    from data.intake import store  # noqa: PLC0415

    return store.damaged()


def store_reachable() -> bool:
    """Whether the store can be looked into; one that nobody has made yet counts: nothing is wrong."""
    try:
        next(folder().iterdir(), None)
    except (OSError, Unavailable) as error:
        return isinstance(error, FileNotFoundError)
    return True


def read_upload(content: bytes, file_name: str) -> Loaded:
    """What a file holds, as a copy in memory. Unavailable says in a sentence why it is not read."""
    from data.intake import child_process  # noqa: PLC0415
    from data.intake.publishers.limits import UPLOAD  # noqa: PLC0415
    from data.intake.publishers.reading import Refused  # noqa: PLC0415
    from data.intake.store import accounts  # noqa: PLC0415

    try:
        return child_process.run_bounded(UPLOAD, _read_upload, content, file_name)
    except Exception as error:
        # The log has kind and place of what nobody foresaw, and no message: that may quote the file.
        if not isinstance(error, Refused):
            where = "".join([*traceback.format_tb(error.__traceback__), *getattr(error, "__notes__", ())])
            log.error("an upload could not be read: %s\n%s", type(error).__name__, where)
        raise Unavailable(accounts.refusal(error)) from None


def _read_upload(content: bytes, file_name: str) -> Loaded:
    from data.intake.publishers.formats import read_file  # noqa: PLC0415
    from data.intake.store import accounts, effects, manifest, parquet  # noqa: PLC0415
    from data.loaded_tables import followed  # noqa: PLC0415

    reading = read_file(content, file_name)
    described = manifest.describe(reading, hashlib.sha256(content).hexdigest(), file_name)
    table = parquet.as_table(reading.rows)
    with followed():
        changed = effects.effects(described, reading.rows)
    largest = accounts.largest(changed)
    return Loaded(described, table=table, account=reading.account, effects=changed, largest=largest)
