"""What a brief holds: read off the views of the exhibits that the pages show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from components.exhibits import country
from components.exhibits.justice import SUBREGIONS_JUSTICE, WORLD_JUSTICE
from components.exhibits.lenses import SUMMED
from components.exhibits.origins import CITIZENSHIP_BY_REGION
from components.exhibits.summed import (
    REGIONS,
    REGIONS_DETECTED,
    SUBREGIONS_BY_FORM,
    SUBREGIONS_DETECTED,
    SUBREGIONS_PERSONS,
    WORLD_BY_FORM,
    WORLD_DETECTED,
    WORLD_PERSONS,
)
from components.exports.brief.lines import RANGES, Line, lines, shape
from components.model.exhibit import Exhibit
from components.model.numbers import span
from components.model.selection import Selection, about
from components.model.view import View, settle
from components.text.gaps import gaps
from components.text.presentation import Presentation, present
from data.geographies import WORLD, choices, countries
from data.sources import Source

Years = tuple[int | None, int | None]
Half = tuple[Exhibit, ...]

COUNTRY: tuple[Half, Half] = (
    (
        *(country.DETECTED, country.DETECTED_PERSONS, country.DETECTED_FORMS),
        *(country.FOREIGNERS, country.ABROAD),
    ),
    (country.JUSTICE, country.PROTOCOL, country.TIERS),
)
MOST_CLAIMS = 6


@dataclass(frozen=True)
class Part:
    """One exhibit in a brief: its words, the lines of its table, others told in a sentence, and sentences.

    `more` is how many rows stand on lines that are not printed.
    """

    words: Presentation
    lines: tuple[Line, ...]
    says: tuple[str, ...]
    rest: tuple[Line, ...] = ()
    more: int = 0

    @property
    def view(self) -> View:
        """What the part shows."""
        return self.words.view

    def shortened(self, most: int) -> Part:
        """The part with the first lines only.

        Countries that report are not ranked, so that the first say nothing of the others: all are told.
        """
        held, cut = self.lines[:most], self.lines[most:]
        if shape(self.view) == RANGES and self.view.exhibit.category == "geography":
            return replace(self, lines=held, rest=cut)
        return replace(self, lines=held, more=sum(line.rows for line in cut))


@dataclass(frozen=True)
class Brief:
    """Two pages on a place: the parts of each, titles of exhibits without rows, and what is missing."""

    place: str
    years: Years
    halves: tuple[tuple[Part, ...], tuple[Part, ...]]
    without: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def name(self) -> str:
        """The place in words."""
        return choices()[self.place]

    @property
    def title(self) -> str:
        """Place, subject, and the years that were chosen."""
        chosen = asked_years(self.years)
        return f"{self.name}: trafficking in persons, published figures" + (f", {chosen}" if chosen else "")

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of both pages."""
        return (*self.halves[0], *self.halves[1])

    def shortened(self, most: int) -> Brief:
        """The brief with no more than `most` lines in each table."""
        first, second = (tuple(part.shortened(most) for part in half) for half in self.halves)
        return replace(self, halves=(first, second))

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources of all parts, once each."""
        return tuple(dict.fromkeys(source for part in self.parts for source in part.view.sources))

    @cached_property
    def not_supported(self) -> tuple[str, ...]:
        """What the rows do not support, those claims first that most parts name."""
        told = [claim for part in self.parts for claim in part.words.said.not_supported]
        unique = dict.fromkeys(told)
        return tuple(sorted(unique, key=told.count, reverse=True))[:MOST_CLAIMS]


def asked_years(years: Years) -> str:
    """The chosen years in words, "" for all."""
    found = Selection(first_year=years[0], last_year=years[1]).years
    return span(*found) if found else ""


def brief_of(place: str, years: Years = (None, None)) -> Brief:
    """The brief of a place by its code: a country, an M49 region or subregion, or the World.

    Its tables hold every line. Raises KeyError for another place, UnreadableTable.
    """
    if place not in choices():
        raise KeyError(place)
    chosen = Selection(first_year=years[0], last_year=years[1])
    views = [[_view(exhibit, chosen, place) for exhibit in half] for half in _exhibits(place)]
    first, second = (tuple(_parts(half)) for half in views)
    without = tuple(view.exhibit.title for half in views for view in half if view.empty)
    missing = gaps(place) if place in countries() else ()
    return Brief(place, years, (first, second), without, missing)


def _exhibits(place: str) -> tuple[Half, Half]:
    """The exhibits of each page."""
    if place in countries():
        return COUNTRY
    if place == WORLD:
        totals = (*_sums(WORLD_DETECTED), REGIONS_DETECTED[0], *_sums(WORLD_PERSONS)[:1], WORLD_BY_FORM[0])
        return totals, (*_sums(WORLD_JUSTICE), CITIZENSHIP_BY_REGION)
    detected = REGIONS_DETECTED if place in REGIONS else SUBREGIONS_DETECTED
    inside = (SUBREGIONS_DETECTED[0],) if place in REGIONS else ()
    totals = (*_sums(detected), *inside, SUBREGIONS_PERSONS[0], SUBREGIONS_BY_FORM[0])
    return totals, (*_sums(SUBREGIONS_JUSTICE), CITIZENSHIP_BY_REGION)


def _sums(exhibits: tuple[Exhibit, ...]) -> tuple[Exhibit, ...]:
    """An exhibit for all that reported and for the same countries every year."""
    return tuple(exhibit for exhibit in exhibits if exhibit.lens in SUMMED)


def _view(exhibit: Exhibit, years: Selection, place: str) -> View:
    """The view of an exhibit for a place; what stands region by region is whole for the World."""
    everywhere = place == WORLD and WORLD not in exhibit.where.get("geography", ())
    view: View = settle(exhibit, about(years, exhibit.one or "geography", "" if everywhere else place))
    return view


def _parts(views: list[View]) -> Iterator[Part]:
    for place, view in enumerate(view for view in views if not view.empty):
        words = present(view)
        yield Part(words, lines(view), words.said.supports[: 1 if place else 2])
