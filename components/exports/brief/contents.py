"""What a brief holds: read off the views of the exhibits that the pages show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from components.exhibits.declared import DECLARED
from components.exports.brief.lines import RANGES, Line, lines, shape
from components.model.exhibit import Exhibit
from components.model.selection import EVERYTHING, YEAR, Selection, about, words
from components.model.view import View, settle
from components.text.gaps import gaps
from components.text.presentation import Presentation, present
from data.geographies import WORLD, choices, countries
from data.sources import Source

# The exhibits of each page on a country; what sums are of, from the widest.
COUNTRY = (
    (
        "country-detected",
        "country-detected-persons",
        "country-detected-forms",
        "country-citizenships",
        "country-citizens-detected",
    ),
    ("country-justice", "country-protocol", "country-tiers"),
)
SUMS = ("world", "regions", "subregions")
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
        years = f", {words(self.asked, YEAR)}" if self.asked.years else ""
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
    when = f" for {words(asked, YEAR)}" if asked.years else ""
    without = "; ".join(view.exhibit.title for half in views for view in half if view.empty)
    missing = (f"No rows{when}: {without}.",) if without else ()
    return Brief(place, asked, halves, (*missing, *(gaps(place) if place in countries() else ())))


def _exhibits(place: str) -> list[list[Exhibit]]:
    """The exhibits of each page; sums of all that reported and of the same countries every year."""
    halves: tuple[tuple[str, ...], ...] = COUNTRY
    if place not in countries():
        level = 0 if place == WORLD else 1 if place in DECLARED["regions-detected"].where["geography"] else 2
        own, *below = (f"{of}-detected" for of in SUMS[level:][:2])
        of = SUMS[2 if level else 0]
        halves = (
            (own, f"{own}-constant", *below, f"{of}-detected-persons", f"{of}-detected-forms"),
            (f"{of}-justice", f"{of}-justice-constant", "citizenship-by-region"),
        )
    return [[DECLARED[slug] for slug in half] for half in halves]


def _view(exhibit: Exhibit, years: Selection, place: str) -> View:
    """The view of an exhibit for a place; what stands region by region is whole for the World."""
    everywhere = place == WORLD and WORLD not in exhibit.where.get("geography", ())
    return settle(exhibit, about(years, exhibit.one or "geography", "" if everywhere else place))


def _parts(views: list[View]) -> Iterator[Part]:
    """Those with rows; the first tells two sentences, the others one each, and all what moved a sum."""
    for number, told in enumerate(present(view) for view in views if not view.empty):
        said = told.said
        rows = [sentence for sentence in said.supports if sentence not in said.moved]
        yield Part(told, lines(told.view), (*rows[: 1 if number else 2], *said.moved))
