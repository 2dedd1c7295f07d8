"""A dataset that somebody loaded: its manifest, and its rows in the store or in memory."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

import pandas as pd
import pyarrow as pa

from data.intake import store
from data.intake.publishers.reading import Account
from data.intake.store.dataset_folder import Stored
from data.intake.store.manifest import Manifest
from data.package import TABLES
from data.published_files import BY_DATASET
from data.tables import read

SESSION, EVERYONE = "this session", "everyone here"
EXAMPLES = 3


@dataclass(frozen=True)
class Loaded:
    """One loaded edition, either at a `path` (Parquet in the store) or as a `table` in memory.

    The table is a session's own copy: it has no file, DuckDB reads it where it is once it is
    registered, and it is gone with the session. Hashable, so that it can be a cache's key.
    """

    manifest: Manifest
    path: Path | None = None
    table: pa.Table | None = field(default=None, compare=False, repr=False)

    @property
    def of_session(self) -> bool:
        """Whether this is the session's own copy."""
        return self.path is None

    @property
    def publisher(self) -> str:
        """The publisher in words."""
        return _publisher(self.manifest)

    @cached_property
    def rows(self) -> pd.DataFrame:
        """Every row, in the types it was read with; shared, so copy before changing it.

        Raises store.Unusable. Case records by the million are for DuckDB: ask `path` or `table`.
        """
        if self.table is None:
            return _rows(Stored(self.manifest, self.path or Path()))
        rows: pd.DataFrame = self.table.to_pandas()
        return rows

    @property
    def words(self) -> str:
        """The edition in a sentence. It holds text of a file: show it as plain text only."""
        manifest = self.manifest
        where = "read from a file of this session" if self.of_session else f"loaded {manifest.loaded_at[:10]}"
        return f"{manifest.title}, edition {manifest.edition}, {where}."


@lru_cache(maxsize=4)
def _rows(stored: Stored) -> pd.DataFrame:
    return store.rows(stored)


def _publisher(manifest: Manifest) -> str:
    """The publisher in words, from the files that can be loaded, else from the vocabulary, else its code."""
    if manifest.dataset in BY_DATASET:
        return BY_DATASET[manifest.dataset].publisher
    known = read(TABLES["publishers"])
    words: dict[str, str] = dict(zip(known["publisher"], known["label"], strict=True))
    return words.get(manifest.publisher, manifest.publisher)


def overview(loaded: Iterable[Loaded]) -> pd.DataFrame:
    """What is loaded, one row a dataset."""
    return pd.DataFrame(
        {
            "Dataset": item.manifest.title,
            "Edition": item.manifest.edition,
            "Rows": item.manifest.rows,
            "For": SESSION if item.of_session else EVERYONE,
            "Loaded (UTC)": pd.Timestamp(item.manifest.loaded_at).strftime("%Y-%m-%d %H:%M"),
            "Publisher": item.publisher,
        }
        for item in loaded
    )


def set_aside(account: Account) -> pd.DataFrame:
    """Why rows of a file were set aside, one row a reason."""
    return pd.DataFrame(
        {"Rows": item.rows, "Why": item.reason, "For example": "; ".join(item.examples[:EXAMPLES])}
        for item in account.set_aside
    )
