"""What a figure package holds: each part as bytes, made from a view and nothing else."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from components.exports.csv_files import csv_bytes
from components.exports.framed import mapping
from components.exports.json_files import about_exhibit
from components.model.exhibit import Exhibit
from components.model.numbers import date as in_words
from components.model.selection import Selection, options
from components.model.url_state import asked
from components.model.view import View, settle
from components.text.presentation import present
from data.clock import plausible
from data.geographies import countries
from data.package import VERSION
from data.versions import APP_VERSION

DATA, METADATA, CHART, README, MANIFEST = (
    *("data.csv", "metadata.json", "chart.json", "README.txt"),
    "manifest.json",
)
TERMS = "Every figure stays under the terms of its publisher."
FORMAT = "blue-heart-statistics/figure-package/1"


def parts(view: View, seen: date) -> dict[str, bytes]:
    """Name -> content of every part that can be made again from the data package, byte for byte."""
    made = {DATA: csv_bytes(view), METADATA: _json(about_exhibit(view)), README: _readme(view, seen).encode()}
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
        "data_version": VERSION,
        "seen": seen.isoformat(),
    }


def view_of(exhibit: Exhibit, selection: dict[str, Any]) -> View:
    """The view that a manifest's selection asks for. Raises TypeError or ValueError if unknown."""
    chosen: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in selection.items()
    }
    for name, codes in chosen.items():
        if isinstance(codes, tuple) and not set(codes) <= set(options(name)) | set(countries()):
            raise ValueError(f"{name} has a code that is in no vocabulary")
    return settle(exhibit, Selection(**chosen))


def _readme(view: View, seen: date) -> str:
    """What this is, which filters were active, what may be said, whom to cite."""
    words, filters = present(view), asked(view.selection, view.exhibit)
    day = in_words(seen.isoformat()) if plausible(seen) else "day not known"
    versions = f"{APP_VERSION} from its data package {VERSION}"
    sections = {
        words.title: [f"Made by Blue Heart Statistics {versions}, {day}. Not a publication of UNODC.", TERMS],
        "Filters": [f"{name}: {'; '.join(values)}" for name, values in filters.items()] or ["None."],
        "How to read it": [view.exhibit.note, *words.caveats],
        "You may say": words.said.supports,
        "The rows do not support": words.said.not_supported,
        "Sources": [f"{source.citation}. {source.url}" for source in view.sources],
        "Verify": ["python -m components.exports.figure_package verify THIS_FILE.zip"],
    }
    return "\n".join(
        line for head, lines in sections.items() for line in (head, "-" * min(len(head), 78), *lines, "")
    )


def _json(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1).encode()
