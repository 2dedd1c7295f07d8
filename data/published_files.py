"""Which files of publishers can be loaded, and where to download them: `published_files.json`."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class PublishedFile:
    """A dataset that can be loaded: its words, its publisher's, and the publisher's page.

    `tables` are made of it, and `shipped` is the source of those that ship, which a loaded edition replaces;
    both are empty for case records, which one page asks.
    """

    dataset: str
    title: str
    publisher: str
    address: str
    shipped: str = ""
    tables: tuple[str, ...] = ()


PUBLISHED_FILES = tuple(
    PublishedFile(**{**item, "tables": tuple(item.get("tables", ()))})
    for item in json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
)
BY_DATASET = {item.dataset: item for item in PUBLISHED_FILES}
# Of which our own code makes tables; the others are case records.
OF_TABLES = tuple(item.dataset for item in PUBLISHED_FILES if item.shipped)
