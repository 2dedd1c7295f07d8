"""What a brief holds: read off the views of the exhibits that the pages show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from components.exhibits import country, summed
from components.exhibits.families import SUMMED
from components.exhibits.justice import SUBREGIONS_JUSTICE, WORLD_JUSTICE
from components.exhibits.origins import CITIZENSHIP_BY_REGION
from components.exports.brief.lines import RANGES, Line, lines, shape
from components.model.exhibit import Exhibit
from components.model.numbers import span
from components.model.selection import EVERYTHING, Selection, about
from components.model.view import View, settle
from components.text.gaps import gaps
from components.text.presentation import Presentation, present
from data.geographies import WORLD, choices, countries
from data.sources import Source

Half = tuple[Exhibit, ...]

COUNTRY: tuple[Half, Half] = (
    (country.DETECTED, country.DETECTED_PERSONS, country.DETECTED_FORMS, country.FOREIGNERS, country.ABROAD),
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
    """Two pages on a place: the parts of each, and what is missing, exhibits without rows first.

    `asked` holds the chosen years and nothing else.
    """

    place: str
    asked: Selection
    halves: tuple[tuple[Part, ...], ...]
    missing: tuple[str, ...]

    @property
    def title(self) -> str:
        """Place, subject, and the years that were chosen."""
        years = f", {span(*self.asked.years)}" if self.asked.years else ""
        return f"{choices()[self.place]}: trafficking in persons, published figures{years}"

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of both pages."""
        return tuple(chain(*self.halves))

    def shortened(self, most: int) -> Brief:
        """The brief with no more than `most` lines in each table."""
        halves = tuple(tuple(part.shortened(most) for part in half) for half in self.halves)
        return replace(self, halves=halves)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources of all parts, once each."""
        return tuple(dict.fromkeys(source for part in self.parts for source in part.view.sources))

    @cached_property
    def not_supported(self) -> tuple[str, ...]:
        """What the rows do not support, those claims first that most parts name."""
        counted = Counter(claim for part in self.parts for claim in part.words.said.not_supported)
        return tuple(claim for claim, _ in counted.most_common(MOST_CLAIMS))


def brief_of(place: str, asked: Selection = EVERYTHING) -> Brief:
    """The brief of a place by its code, for some years: a country, an M49 region or subregion, the World.

    Its tables hold every line. Raises KeyError for another place, UnreadableTable.
    """
    if place not in choices():
        raise KeyError(place)
    views = [[_view(exhibit, asked, place) for exhibit in half] for half in _exhibits(place)]
    halves = tuple(tuple(_parts(half)) for half in views)
    when = f" for {span(*asked.years)}" if asked.years else ""
    without = "; ".join(view.exhibit.title for half in views for view in half if view.empty)
    missing = (f"No rows{when}: {without}.",) if without else ()
    return Brief(place, asked, halves, (*missing, *(gaps(place) if place in countries() else ())))


def _exhibits(place: str) -> tuple[Half, Half]:
    """The exhibits of each page."""
    if place in countries():
        return COUNTRY
    if place == WORLD:
        totals = (*_sums(summed.WORLD_DETECTED), summed.REGIONS_DETECTED[0])
        parts, justice = (_sums(summed.WORLD_PERSONS)[0], summed.WORLD_BY_FORM[0]), WORLD_JUSTICE
    else:
        totals = _sums(summed.SUBREGIONS_DETECTED)
        if place in summed.REGIONS:
            totals = (*_sums(summed.REGIONS_DETECTED), summed.SUBREGIONS_DETECTED[0])
        parts, justice = (summed.SUBREGIONS_PERSONS[0], summed.SUBREGIONS_BY_FORM[0]), SUBREGIONS_JUSTICE
    return (*totals, *parts), (*_sums(justice), CITIZENSHIP_BY_REGION)


def _sums(exhibits: Half) -> Half:
    """An exhibit for all that reported and for the same countries every year."""
    return tuple(exhibit for exhibit in exhibits if exhibit.lens in SUMMED)


def _view(exhibit: Exhibit, years: Selection, place: str) -> View:
    """The view of an exhibit for a place; what stands region by region is whole for the World."""
    everywhere = place == WORLD and WORLD not in exhibit.where.get("geography", ())
    return settle(exhibit, about(years, exhibit.one or "geography", "" if everywhere else place))


def _parts(views: list[View]) -> Iterator[Part]:
    """Those with rows; the first tells two sentences, the others one each, and all what moved a sum."""
    for number, words in enumerate(present(view) for view in views if not view.empty):
        said = words.said
        rows = [sentence for sentence in said.supports if sentence not in said.moved]
        yield Part(words, lines(words.view), (*rows[: 1 if number else 2], *said.moved))
