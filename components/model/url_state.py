"""The filters as an address has them: names and values that the page's own widgets write, and codes too."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from components.model.addresses import address
from components.model.exhibit import Exhibit
from components.model.numbers import listing, quoted
from components.model.selection import (
    CALLED,
    DIMENSIONS,
    EVERYTHING,
    FIRST_YEAR,
    LAST_YEAR,
    Selection,
    about,
    options,
)
from components.model.view import View
from data.geographies import countries, groups, place_code
from data.geographies import near as near_places
from data.package import Table
from data.tables import labels

KEYS = {"geography": "region", "origin": "origin"}
FIRST, LAST, COUNTRY, LENS, PLACE = "from", "to", "country", "lens", "place"
LENSES = {
    "all_reporters": "All countries that reported",
    "constant_panel": "The same countries every year",
    "coverage": "How many countries reported",
}
NUMBER = "number"  # what the page of famous numbers is asked for; no filter
YEARS = list(range(FIRST_YEAR, LAST_YEAR + 1))
ONCE = (FIRST, LAST, LENS)
SINGLE = (*ONCE, COUNTRY)  # boxes of the dashboard that hold one value
OF_PLACES = (COUNTRY, PLACE, *KEYS.values())
MOST, MOST_SIGNS = 8, 80


class Unanswerable(ValueError):
    """A query that means nothing here; the message is a sentence for whoever asked."""


@dataclass(frozen=True)
class Query:
    """What an address asks for: a selection, and the code of a lens, or ""."""

    selection: Selection = EVERYTHING
    lens: str = ""


def key(dimension: str) -> str:
    """The name of a dimension in an address."""
    return KEYS.get(dimension, dimension)


@lru_cache(maxsize=64)  # names come from strangers
def choices(name: str) -> dict[str, str]:
    """Value in an address -> code, to be read only; empty for what is no filter's name."""
    if name in (FIRST, LAST):
        return {str(year): str(year) for year in YEARS}
    known: Mapping[str, str] = {COUNTRY: countries(), LENS: LENSES}.get(name, {})
    dimension = "geography" if name == PLACE else dimension_of(name)
    if name == PLACE or (dimension in CALLED and name == key(dimension)):
        known = options(dimension)
    return {label: code for code, label in known.items()}


def accepted(asked_of: Exhibit | Table) -> dict[str, tuple[str, ...]]:
    """Name in an address -> the labels that may be asked of an exhibit or of a table.

    An exhibit takes all filters of the page, as the page does, but of the lenses only its own, if it has
    one; one about a single country takes the country and years. A table takes what it has columns for.
    """
    lenses: tuple[str, ...] = ()
    if isinstance(asked_of, Table):  # through a lens its sums can be seen
        coded = [field.name for field in asked_of.fields if field.vocabulary or field.categories]
        names = [key(name) for name in CALLED if name in coded]
        names += [FIRST, LAST] if "period_start" in asked_of.names else []
        lenses = tuple(labels(asked_of.field(LENS))) if LENS in coded else ()
    elif asked_of.one:
        names = [place_key(asked_of), FIRST, LAST, *map(key, _beside(asked_of))]
    else:
        names = [*KEYS.values(), FIRST, LAST, *DIMENSIONS]
        lenses = (asked_of.lens,) if asked_of.lens else ()
    shown = {name: tuple(choices(name)) for name in names}
    return shown | ({LENS: tuple(LENSES[code] for code in lenses)} if lenses else {})


def parse(asked: Iterable[tuple[str, str]], asked_of: Exhibit | Table) -> Query:
    """What a query asks of an exhibit or a table; the order of its names and values means nothing.

    Raises Unanswerable for a name or value that means nothing there, and for a country left out.
    """
    values: dict[str, list[str]] = {}
    for name, value in asked:
        values.setdefault(name, []).append(value)
    codes = {name: _codes(name, tuple(values[name]), asked_of) for name in values}
    one = {name: codes[name][0] if codes.get(name) else "" for name in ONCE}
    first, last = (int(one[name]) if one[name] else None for name in (FIRST, LAST))
    chosen = {name: codes.get(key(name), ()) for name in CALLED}
    selection = replace(EVERYTHING, **chosen, first_year=first, last_year=last)
    if isinstance(asked_of, Exhibit) and asked_of.one:
        name = place_key(asked_of)
        if name not in codes and not asked_of.among:
            raise Unanswerable(f"This exhibit is about one country: add it, for example {name}=Albania.")
        held = codes.get(name, ()) if asked_of.computed else members(codes.get(name, ()))
        origin = selection.origin if _beside(asked_of) else ()
        selection = about(selection, asked_of.one, *held)
        selection = replace(selection, origin=origin or selection.origin)
    return Query(selection, one[LENS])


def _codes(name: str, values: tuple[str, ...], asked_of: Exhibit | Table) -> tuple[str, ...]:
    """The codes that one filter asks for, in the order of their vocabulary."""
    allowed = accepted(asked_of)
    if name not in allowed:
        known = listing(allowed, len(allowed) or 1) or "none"
        raise Unanswerable(f"{quoted(name)} is not the name of a filter here. Filters here: {known}.")
    if name in ONCE and len(set(values)) > 1:
        raise Unanswerable(f"{name} can be asked for once only.")
    codes = {label: choices(name)[label] for label in allowed[name]}
    meant: set[str] = set()
    for value in values:
        found = {meant_by(name, value, codes)} - {""}
        if not found and name == COUNTRY:  # a group stands for its members
            found = set(groups().get(place_code(value[:MOST_SIGNS], groups()), ()))
        if not found:
            instead = _instead(name, value, allowed[name])
            raise Unanswerable(f"{quoted(value)} is not a choice of {name}{instead}")
        meant |= found
    return tuple(code for code in codes.values() if code in meant)


def _beside(exhibit: Exhibit) -> tuple[str, ...]:
    """Which place can be chosen besides the country of an exhibit: of citizens detected there, whose."""
    of_citizens = exhibit.one == "geography" and "origin" in exhibit.resource.names
    return ("origin",) if of_citizens and not exhibit.exact else ()


def place_key(exhibit: Exhibit) -> str:
    """The name in an address of the place that an exhibit is about."""
    return PLACE if exhibit.exact else COUNTRY


def members(codes: Iterable[str]) -> tuple[str, ...]:
    """Places, a group as its members."""
    return tuple(dict.fromkeys(one for code in codes for one in groups().get(code, (code,))))


def meant_by(name: str, value: str, known: Mapping[str, str]) -> str:
    """The code that a value of a filter means, a place by any usual name too; "" for none."""
    if value in known or value in known.values():
        return known.get(value, value)
    return place_code(value[:MOST_SIGNS], known.values()) if name in OF_PLACES else ""


def _instead(name: str, value: str, known: tuple[str, ...]) -> str:
    """What can be asked of a filter instead of a value that means nothing."""
    if name in (FIRST, LAST):
        return f": a year from {FIRST_YEAR} to {LAST_YEAR}."
    alike = near_places(value, choices(name).values()) if name in OF_PLACES else near(value[:40], known)
    others = [code for code in options("geography") if code not in countries()]
    if name == COUNTRY and not alike and (regions := near_places(value, others)):
        return f": it takes one country and no region such as {regions[0]}."
    return f". Near it: {listing(alike)}." if alike else f". Choices: {listing(known, MOST)}."


def near(name: str, names: Iterable[str]) -> list[str]:
    """Three names at most that are like one, the likest first."""
    found = process.extract(name, list(names), scorer=fuzz.ratio, limit=3, score_cutoff=60)
    return [other for other, _, _ in found]


def asked(selection: Selection, asked_of: Exhibit | Table | None = None) -> dict[str, list[str]]:
    """The query that asks for a selection: name in an address -> values; `parse` reads it."""
    names = {key(dimension): dimension for dimension in CALLED}
    if isinstance(asked_of, Exhibit) and asked_of.one:
        names = {key(dimension): dimension for dimension in _beside(asked_of)}
        names[place_key(asked_of)] = asked_of.one
    values = {}
    for name, codes in ((name, selection.chosen(dimension)) for name, dimension in names.items()):
        if codes:
            values[name] = [label for label, code in choices(name).items() if code in codes]
    years = {FIRST: selection.first_year, LAST: selection.last_year}
    return values | {name: [str(year)] for name, year in years.items() if year is not None}


def address_of(view: View, ending: str, base: str = "") -> str:
    """Where a view is served in a format, with its selection."""
    return address(base, f"exhibits/{view.exhibit.slug}.{ending}", asked(view.selection, view.exhibit))


def dimension_of(name: str) -> str:
    """The dimension that a name in an address stands for."""
    return next((dimension for dimension, bound in KEYS.items() if bound == name), name)
