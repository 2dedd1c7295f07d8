"""The words that search and claims go by, from `vocabulary.toml`."""

import tomllib
from pathlib import Path
from typing import Any

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def words(name: str) -> frozenset[str]:
    """A list of single words."""
    return frozenset(WORDS[name].split())
