"""Whether a figure package still tells the same as the data package: part by part, row by row."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from os.path import commonprefix
from typing import Any

from components.exhibits.site import exhibits
from components.exports.figure_package.parts import DATA, NoFigurePackage, Opened, choice, digest_of, parts
from components.exports.row_files import csv_bytes
from components.model.numbers import plural, visible
from components.model.selection import Selection, options
from components.model.view import View, settle
from data.geographies import countries
from data.overlay import version

MOST, SHORT, BEFORE = 20, 80, 20
Rows = dict[tuple[str, ...], dict[str, str]]  # key -> column -> cell


@dataclass(frozen=True)
class Verdict:
    """Whether a package tells the same, in a sentence, and what differs, one sentence each."""

    same: bool
    sentence: str
    findings: tuple[str, ...] = ()


def verify(package: Opened) -> Verdict:
    """Raises NoFigurePackage where the manifest asks for what this data package does not have.

    A package of another data version, whose figures are the same and whose words were revised since,
    tells the same; what was revised is said.
    """
    view, seen = _asked(package.manifest)
    damage = [*_damage(package), *_others(package, view, seen)]
    figures, words = differences(package.parts.get(DATA, b""), view, "the package")
    made_from = package.manifest.get("data_version")
    same = not damage and not figures and not (words and made_from == version())
    made = f"made {seen.isoformat()} from data package {made_from}"
    sentence = f"Not the same as data package {version()}; {made}."
    if same:
        which = f"{plural(len(view.rows), 'row')} of {view.exhibit.slug}"
        sentence = f"Verified: {which} tell the same as data package {version()}; {made}."
        if words:
            sentence += " The figures are the same; words were revised since."
        if made_from != version():
            sentence += f" Only {DATA} was compared: another version writes other words around it."
    findings = list(dict.fromkeys((*figures, *words)))
    if (more := len(findings) - MOST) > 0:
        findings[MOST:] = [f"And {plural(more, 'difference')} more."]
    return Verdict(same, visible(sentence), tuple(map(visible, (*damage, *findings))))


def _asked(asked: dict[str, Any]) -> tuple[View, date]:
    """The view that a manifest asks for, and the day on which it was seen."""
    exhibit = next((exhibit for exhibit in exhibits() if exhibit.slug == asked.get("exhibit")), None)
    if exhibit is None:
        raise NoFigurePackage("The package names an exhibit that this version does not have.")
    try:
        chosen: dict[str, Any] = dict(asked["selection"])
        codes = {name: tuple(of) for name, of in chosen.items() if isinstance(of, list)}
        chosen |= codes
        if all({*of} <= {*options(name), *countries()} for name, of in codes.items()):
            return settle(exhibit, Selection(**chosen)), date.fromisoformat(asked["seen"])
    except (KeyError, TypeError, ValueError, AttributeError):
        pass
    raise NoFigurePackage("The manifest of the package does not say what was chosen, and when.")


def _damage(package: Opened) -> Iterator[str]:
    """Parts that are not the ones that the manifest was made with."""
    listed = package.manifest.get("sha256")
    digests = listed if isinstance(listed, dict) else {}
    for name in dict.fromkeys((*digests, *package.parts)):
        if name not in package.parts:
            yield f"{name} is missing."
        elif name not in digests:
            yield f"{name} was not in the package when it was made."
        elif digest_of(package.parts[name]) != digests[name]:
            yield f"{name} is not as it was when the package was made."


def differences(before: bytes, view: View, holder: str) -> tuple[list[str], list[str]]:
    """Which figures and rows of a CSV were revised, withdrawn or added, and which words, one sentence each.

    `holder` is what the CSV is of. Raises NoFigurePackage for what is no CSV.
    """
    table = view.exhibit.resource
    numbers = {field.name for field in table.fields if field.unit or field.bound or field.name in table.key}
    held, now = (_by_key(content, table.key) for content in (before, csv_bytes(view)))
    figures: list[str] = []
    words: list[str] = []
    for at in (at for at in held if at in now):
        for column in dict.fromkeys((*held[at], *now[at])):
            cells = [rows[at].get(column, "") for rows in (held, now)]
            if cells[0] != cells[1]:
                start = max(0, len(commonprefix(cells)) - BEFORE)  # noqa: RUF071
                was, is_now = (_told(cell, start) for cell in cells)
                revised = figures if column in numbers else words
                revised.append(f"{_name(at)}, {column}: {holder} has {was}, the data package {is_now}.")
    figures += [f"Withdrawn: {_name(at)}." for at in held if at not in now]
    figures += [f"Added since: {_name(at)}." for at in now if at not in held]
    return figures, words


def _by_key(content: bytes, key: tuple[str, ...]) -> Rows:
    """The rows of a CSV by their key, and by their place among rows of one key."""
    try:
        lines = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeError, csv.Error) as error:
        raise NoFigurePackage(f"{DATA} in the package is no CSV that can be read.") from error
    rows: Rows = {}
    for line in lines:
        at = tuple(str(line.get(name)) for name in key)
        rows[at if at not in rows else (*at, str(len(rows)))] = {str(n): str(v) for n, v in line.items()}
    return rows


def _told(cell: str, start: int) -> str:
    """A version of a cell; of a long one what stands around the place in which it differs from the other."""
    shown = cell if len(cell) <= SHORT else f"{'…' if start else ''}{cell[start : start + SHORT]}…"
    return f"“{shown}”" if cell else "a blank"


def _name(at: tuple[str, ...]) -> str:
    return f"row {', '.join(part for part in at if part)[:120]}"


def _others(package: Opened, view: View, seen: date) -> Iterator[str]:
    """Parts other than the data that are not what this version makes; another version writes other words."""
    now = choice(view, seen)
    if any(package.manifest.get(name) != now[name] for name in ("app_version", "data_version")):
        return
    for name, content in parts(view, seen).items():
        if name != DATA and package.parts.get(name) != content:
            yield f"{name} does not tell what the data package {version()} tells."
