"""What a figure package holds, made from a view and nothing else; its parts in a ZIP, and read from one."""

import hashlib
import json
import lzma
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from components.exports.framed import mapping
from components.exports.pictures import pictures
from components.exports.row_files import about_exhibit, csv_bytes, written
from components.exports.table_files import zipped
from components.model.numbers import date as in_words
from components.model.url_state import asked
from components.model.view import View
from components.text.presentation import present
from data.clock import plausible
from data.overlay import version
from data.versions import APP_VERSION

DATA, METADATA, CHART = "data.csv", "metadata.json", "chart.json"
README, MANIFEST = "README.txt", "manifest.json"
TERMS = "Every figure stays under the terms of its publisher."
MOST_BYTES, MOST_PARTS = 64_000_000, 20
FORMAT = "blue-heart-statistics/figure-package/1"
# What reading a ZIP raises: of the archive, of each way of packing, of a method or a password it lacks.
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError),
    *(RuntimeError, NotImplementedError, ValueError),
)


class NoFigurePackage(ValueError):
    """A file that is no figure package; the message is a sentence for whoever brought it."""


@dataclass(frozen=True)
class Opened:
    """The manifest of a package and its parts by their names."""

    manifest: dict[str, Any]
    parts: dict[str, bytes]


def figure_package(view: View, seen: date) -> bytes:
    """A ZIP of data, metadata, chart and words as of a day; with pictures where a Chromium is installed."""
    drawn = {f"chart.{ending}": content for ending, content in pictures(view).items()}
    return packed(parts(view, seen) | drawn, choice(view, seen))


def packed(made: Mapping[str, bytes], chosen: Mapping[str, object]) -> bytes:
    """A ZIP of parts and of a manifest: what was chosen, and the SHA-256 of each part."""
    made = dict(sorted(made.items()))
    digests = {name: digest_of(content) for name, content in made.items()}
    return zipped({**made, MANIFEST: json.dumps({**chosen, "sha256": digests}, indent=1).encode()})


def digest_of(content: bytes) -> str:
    """The SHA-256 of a part."""
    return hashlib.sha256(content).hexdigest()


def parts(view: View, seen: date) -> dict[str, bytes]:
    """Name -> content of every part that can be made again from the data package, byte for byte."""
    metadata, readme = written(about_exhibit(view), indent=1), _readme(view, seen).encode()
    made = {DATA: csv_bytes(view), METADATA: metadata, README: readme}
    if view.exhibit.chart and not view.empty:
        made[CHART] = json.dumps(mapping(view), indent=1, sort_keys=True).encode()
    return made


def choice(view: View, seen: date) -> dict[str, Any]:
    """What is needed to make a package again: exhibit, selection, versions and the day it was made."""
    return {
        "format": FORMAT,
        "exhibit": view.exhibit.slug,
        "selection": {name: value for name, value in asdict(view.selection).items() if value},
        "app_version": APP_VERSION,
        "data_version": version(),
        "seen": seen.isoformat(),
    }


def _readme(view: View, seen: date) -> str:
    """What this is, which filters were active, what may be said, whom to cite."""
    words, filters = present(view), asked(view.selection, view.exhibit)
    day = in_words(seen.isoformat()) if plausible(seen) else "day not known"
    versions = f"{APP_VERSION} from its data package {version()}"
    sections: dict[str, Iterable[str]] = {
        words.full_title: [
            f"Made by Blue Heart Statistics {versions}, {day}. Not a publication of UNODC.",
            TERMS,
        ],
        "Filters": [f"{name}: {'; '.join(values)}" for name, values in filters.items()] or ["None."],
        "How to read it": [view.exhibit.reading_note, *words.caveats],
        "You may say": words.said.supports,
        "The rows do not support": words.said.not_supported,
        "Sources": [f"{source.citation}. {source.url}" for source in view.sources],
        "Verify": ["python -m components.exports.figure_package verify THIS_FILE.zip"],
    }
    return "\n".join(
        line for head, lines in sections.items() for line in (head, "-" * min(len(head), 78), *lines, "")
    )


def opened(file: Path | BinaryIO) -> Opened:
    """Raises NoFigurePackage for anything that is not whole, not ours, or too large."""
    try:
        if isinstance(file, Path) and not file.is_file():  # what never ends, or never begins
            raise OSError
        with zipfile.ZipFile(file) as archive:
            parts = _contents(archive)
    except NoFigurePackage:
        raise
    except UNREADABLE as error:
        sentence = "This is no ZIP that can be read: bring the file as it was downloaded."
        raise NoFigurePackage(sentence) from error
    try:
        manifest = json.loads(parts.pop(MANIFEST, b"null"))
    except (ValueError, RecursionError) as error:
        sentence = f"The {MANIFEST} in this ZIP is no JSON: bring the file as it was downloaded."
        raise NoFigurePackage(sentence) from error
    if isinstance(manifest, dict) and manifest.get("format") == FORMAT:
        return Opened(manifest, parts)
    raise NoFigurePackage(f"This ZIP has no {MANIFEST} of a figure package: it was made by something else.")


def _contents(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Names and contents, read no further than a package can be large. Nothing is written."""
    listed = archive.infolist()
    if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > MOST_BYTES:
        raise NoFigurePackage("This ZIP holds more than a figure package can: nothing of it was read.")
    if len({part.filename for part in listed}) < len(listed):
        raise NoFigurePackage("This ZIP holds two parts of one name, as no figure package does.")
    contents: dict[str, bytes] = {}
    for part in listed:
        with archive.open(part) as content:
            # No more than it says is given; without an end it would all be unpacked before that is cut off.
            contents[part.filename] = content.read(MOST_BYTES)
    return contents
