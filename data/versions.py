"""What changed with each version of the data package, newest first.

Source: `data/versions.json`, written by hand; a test holds its newest entry against the descriptor.
"""

import json
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime

from data.package import FOLDER


@dataclass(frozen=True)
class Version:
    """A version of the data package, its date and its changes in sentences."""

    version: str
    date: str
    changes: tuple[str, ...]

    @property
    def released(self) -> datetime:
        """The day of the version; its hour is not recorded and stands as midnight, UTC."""
        return datetime.fromisoformat(self.date).replace(tzinfo=UTC)


VERSIONS = tuple(
    Version(item["version"], item["date"], tuple(item["changes"]))
    for item in json.loads((FOLDER / "versions.json").read_text(encoding="utf-8"))
)
CURRENT = VERSIONS[0]
# Which version of the dashboard itself this is.
_PROJECT = tomllib.loads((FOLDER.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
APP_VERSION: str = _PROJECT["version"]
