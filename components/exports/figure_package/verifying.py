"""Whether a figure package still tells the same as the data package: part by part, row by row."""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from os.path import commonprefix

from components.exhibits.site import exhibits
from components.exports.csv_files import csv_bytes
from components.exports.figure_package.opening import NoFigurePackage, Opened
from components.exports.figure_package.parts import DATA, choice, parts, view_of
from components.model.numbers import plural, visible
from components.model.view import View
from data.package import VERSION

MOST, SHORT, BEFORE = 20, 80, 20
Row = dict[str, str]
Rows = dict[tuple[str, ...], Row]


@dataclass(frozen=True)
class Verdict:
    """Whether a package tells the same, in a sentence, and what differs, one sentence each."""

    same: bool
    sentence: str
    findings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Difference:
    """A difference in a sentence, and whether it is of figures or rows rather than of words."""

    sentence: str
    of_figures: bool


def verify(package: Opened) -> Verdict:
    """Raises NoFigurePackage where the manifest asks for what this data package does not have.

    A package of another data version, whose figures are the same and whose words were revised since,
    tells the same; what was revised is said.
    """
    view, seen = _asked(package)
    damage, rows = (*_damage(package), *_others(package, view, seen)), tuple(_rows(package, view))
    figures = [item for item in rows if item.of_figures]
    of = package.manifest.get("data_version")
    same = not damage and not (rows if of == VERSION else figures)
    made = f"made {seen.isoformat()} from data package {of}"
    which = f"{plural(len(view.rows), 'row')} of {view.exhibit.slug}"
    told = f"{which} tell the same as data package {VERSION}; {made}."
    if same and rows:
        told = f"{told} The figures are the same; words were revised since."
    if same and of != VERSION:
        told = f"{told} Only {DATA} was compared: another version writes other words around it."
    sentence = f"Verified: {told}" if same else f"Not the same as data package {VERSION}; {made}."
    all_told = (*damage, *_few([item.sentence for item in (*figures, *rows)]))
    return Verdict(same, visible(sentence), tuple(map(visible, all_told)))


def _few(sentences: list[str]) -> tuple[str, ...]:
    told = list(dict.fromkeys(sentences))
    more = len(told) - MOST
    return (*told[:MOST], f"And {plural(more, 'difference')} more.") if more > 0 else tuple(told)


def _asked(package: Opened) -> tuple[View, date]:
    told = package.manifest
    exhibit = next((item for item in exhibits() if item.slug == told.get("exhibit")), None)
    if exhibit is None:
        raise NoFigurePackage(
            "The package names an exhibit that this version of the dashboard does not have."
        )
    try:
        return view_of(exhibit, dict(told["selection"])), date.fromisoformat(told["seen"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NoFigurePackage(
            "The manifest of the package does not say what was chosen, and when."
        ) from error


def _damage(package: Opened) -> Iterator[str]:
    """Parts that are not the ones that the manifest was made with."""
    digests = package.manifest.get("sha256")
    listed = digests if isinstance(digests, dict) else {}
    for name, digest in listed.items():
        if name not in package.parts:
            yield f"{name} is missing from the package."
        elif hashlib.sha256(package.parts[name]).hexdigest() != digest:
            yield f"{name} was changed after the package was made."
    yield from (f"{name} is not of the package." for name in package.parts if name not in listed)


def _rows(package: Opened, view: View) -> Iterator[Difference]:
    """Cells that were revised, rows that were withdrawn or added."""
    table = view.exhibit.resource
    numbers = {field.name for field in table.fields if field.unit or field.bound or field.name in table.key}
    held, now = (_by_key(content, table.key) for content in (package.parts.get(DATA, b""), csv_bytes(view)))
    yield from _cells(held, now, numbers)
    yield from (Difference(f"Withdrawn: {_name(at)}.", True) for at in held if at not in now)
    yield from (Difference(f"Added since: {_name(at)}.", True) for at in now if at not in held)


def _by_key(content: bytes, key: tuple[str, ...]) -> Rows:
    """The rows of a CSV by their key, and by their place among rows of one key."""
    try:
        lines = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeError, csv.Error) as error:
        raise NoFigurePackage(f"{DATA} in the package is no CSV that can be read.") from error
    found: Rows = {}
    for line in lines:
        at = tuple(str(line.get(name)) for name in key)
        found[at if at not in found else (*at, str(len(found)))] = {str(n): str(v) for n, v in line.items()}
    return found


def _cells(held: Rows, now: Rows, numbers: set[str]) -> Iterator[Difference]:
    for at in (at for at in held if at in now):
        for column in dict.fromkeys((*held[at], *now[at])):
            was, is_now = (rows[at].get(column) for rows in (held, now))
            if was != is_now:
                same = commonprefix([was or "", is_now or ""])  # noqa: RUF071
                start = max(0, len(same) - BEFORE)
                versions = f"the package has {_told(was, start)}, the data package {_told(is_now, start)}"
                yield Difference(f"{_name(at)}, {column}: {versions}.", column in numbers)


def _told(cell: str | None, start: int) -> str:
    """A cell from shortly before the place in which two versions differ."""
    if cell is None:
        return "no such column"
    before, after = "…" if start and len(cell) > SHORT else "", "…" if len(cell) > start + SHORT else ""
    shown = cell[start : start + SHORT] if len(cell) > SHORT else cell
    return f"“{before}{shown}{after}”" if cell else "a blank"


def _name(at: tuple[str, ...]) -> str:
    return f"row {', '.join(part for part in at if part)[:120]}"


def _others(package: Opened, view: View, seen: date) -> Iterator[str]:
    """Parts other than the data that are not what this version makes; another version writes other words."""
    same: Mapping[str, object] = choice(view, seen)
    if any(package.manifest.get(name) != same[name] for name in ("app_version", "data_version")):
        return
    for name, content in parts(view, seen).items():
        if name != DATA and package.parts.get(name) != content:
            yield f"{name} does not tell what the data package {VERSION} tells."
