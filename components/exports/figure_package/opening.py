"""A figure package from a file: its manifest and parts, or one sentence why it is none."""

import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from components.exports.figure_package.parts import FORMAT, MANIFEST

MOST_BYTES, MOST_PARTS = 64_000_000, 20


class NoFigurePackage(ValueError):
    """A file that is no figure package; the message is a sentence for whoever brought it."""


@dataclass(frozen=True)
class Opened:
    """The manifest of a package and its parts by their names."""

    manifest: dict[str, Any]
    parts: dict[str, bytes]


def opened(file: Path | BinaryIO) -> Opened:
    """Raises NoFigurePackage for anything that is not whole, not ours, or too large."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = _contents(archive)
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        if isinstance(error, NoFigurePackage):
            raise
        raise NoFigurePackage(
            "This is no ZIP that can be read: bring the file as it was downloaded."
        ) from error
    return Opened(_manifest(parts.pop(MANIFEST, b"")), parts)


def _contents(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Names and contents, read no further than a package can be large. Nothing is written."""
    listed = archive.infolist()
    if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > MOST_BYTES:
        raise NoFigurePackage("This ZIP holds more than a figure package can: nothing of it was read.")
    if len({part.filename for part in listed}) < len(listed):
        raise NoFigurePackage("This ZIP holds two parts of one name, as no figure package does.")
    found: dict[str, bytes] = {}
    for part in listed:
        with archive.open(part) as content:
            found[part.filename] = content.read(MOST_BYTES + 1)
        if len(found[part.filename]) > MOST_BYTES:
            raise NoFigurePackage("This ZIP holds more than it says: nothing of it was used.")
    return found


def _manifest(content: bytes) -> dict[str, Any]:
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise NoFigurePackage(
            f"This ZIP has no {MANIFEST} of a figure package: it was made by something else."
        )
    return told
