"""The figure of a place on a topic as an entry: of the years that are asked, of the exhibit that has them.

`topics.csv` says which words ask for which rows of a country, of a region or the World; and for which measure
of Explore, where several places stand side by side.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from operator import itemgetter
from pathlib import Path

from components.exhibits.declared import DECLARED, SENTENCES
from components.exhibits.explore import words
from components.exhibits.site import MOVED_EXHIBITS, PAGES
from components.exhibits.site_page import SitePage
from components.model.exhibit import Exhibit
from components.model.rows import every_row
from components.model.selection import EVERYTHING, about
from components.model.url_state import PLACE
from components.model.view import settle
from components.search import row_titles
from components.search.asked import stem
from components.search.entries import ANSWER, Entry
from components.search.place_words import words_in
from components.search.several import NOT_OF
from components.search.vocabulary import words as terms
from components.text.sentences import bare, sentence
from data.geographies import WORLD, groups, places, selectable
from data.overlay import cached
from data.sources import second_hand

LAWS = frozenset(map(stem, terms("laws")))
NONE, NO_FIGURE = "no_rate", "no figure in"
ESTIMATES = "estimates"  # begin so


@dataclass(frozen=True)
class Topic:
    """Stems that ask for it, the exhibits of a country and of other places, and which of their rows it is.

    Without an exhibit nothing answers it: what was read second-hand only is found, not told.
    `explore` is a measure of Explore, and by what it is broken down; "" for none.
    """

    stems: frozenset[str]
    country: tuple[str, ...]
    others: tuple[str, ...]
    where: Mapping[str, tuple[str, ...]]
    explore: str = ""


@cache
def topics() -> tuple[Topic, ...]:
    """Every topic, those with more words first, else in the order of the file."""
    every = []
    with (Path(__file__).parent / "topics.csv").open(encoding="utf-8", newline="") as lines:
        for words, country, others, where, explore in list(csv.reader(lines))[1:]:
            pairs = (one.partition("=") for one in where.split())
            held = {name: tuple(codes.split("|")) for name, _, codes in pairs}
            stems = frozenset(map(stem, words.split()))
            every.append(Topic(stems, tuple(country.split()), tuple(others.split()), held, explore))
    return tuple(sorted(every, key=lambda topic: -len(topic.stems)))


def told_of(topic: Topic, place: str, years: tuple[int, ...]) -> Entry | None:
    """The figure of a place; that there is none, where its kind of place has an exhibit.

    Where it is not of the years that are asked, another one of its kind that is, which may be second-hand.
    """
    state, none = places()[place].level == "country", []
    found: list[tuple[int, str, Entry]] = []
    origin = topic.where.get("origin", ())
    for _, exhibit in map(shown_on, (state and topic.country) or topic.others):
        entry = partial(entry_of, exhibit, origin=origin)
        if NONE in topic.where:
            return entry("Share of suspects convicted: none can be computed", SENTENCES["no_rate"], place)
        for shown in _readings(exhibit, years):
            view = settle(shown, about(EVERYTHING, shown.one, place) if shown.one else EVERYTHING)
            if rows := row_titles.latest(view, topic.where, place, years):
                own = str(view.rows["geography"][rows[0]])  # "EU-28 (2013 to 2020)" where the EU is asked
                at = own if own in selectable() and not exhibit.one else place
                told = entry(row_titles.title(view, rows, years), sentence(view, rows[0]), at)
                found.append((row_titles.far(view, rows[0], years), str(view.rows["kind"][rows[0]]), told))
                if not found[-1][0] and found[-1][1] == found[0][1]:
                    return told
        named = " and ".join(places()[code].label for code in (*origin, place))
        none.append(entry(f"{named}: {NO_FIGURE} “{exhibit.title}”", exhibit.note, place))
    if found:
        return min((one for one in found if one[1] == found[0][1]), key=itemgetter(0))[2]
    if not state and place not in groups() and none and none[0].anchor.startswith(ESTIMATES):
        return replace(none[:2][-1], asks=())  # of regions
    return none[-1] if state and topic.country else None


def laws(states: list[str], conditions: set[str], years: tuple[int, ...]) -> tuple[Entry, ...]:
    """What countries changed by law, each with its date, if all that is said asks for it or stands in it."""
    if not states or not conditions:
        return ()
    view, told = settle(DECLARED["legal-instruments"], about(EVERYTHING, "geography", *states)), list[Entry]()
    for index, code in zip(map(int, view.rows.index), view.rows["geography"], strict=True):
        if conditions - LAWS <= set(map(stem, words_in(bare(view, index)))):
            title = row_titles.title(view, [index], years)
            told.append(entry_of(DECLARED["legal-instruments"], title, sentence(view, index), str(code)))
    of_years = tuple(entry for entry in told if not entry.title.startswith(NOT_OF))
    return of_years or tuple(told)


def _readings(exhibit: Exhibit, years: tuple[int, ...]) -> tuple[Exhibit, ...]:
    """The exhibit, then with what is second-hand if it may have years that are asked; newest editions so."""
    every = (exhibit, replace(exhibit, first_hand=False)) if exhibit.first_hand else (exhibit,)
    return every[-1:] if exhibit.slug.startswith(ESTIMATES) else every if years else every[:1]


def entry_of(exhibit: Exhibit, title: str, text: str, *codes: str, origin: tuple[str, ...] = ()) -> Entry:
    """What is told of places, with what the address asks for where it stands."""
    asks = [("lens", exhibit.lens)] if exhibit.lens else []
    asks += [(box, value) for box, (value,) in words(exhibit).items()] if exhibit.exact else []
    if chosen := [places()[code].label for code in codes if code != WORLD and code in selectable()]:
        name = PLACE if exhibit.exact else "country" if exhibit.one else "region"
        others = [("origin", places()[code].label) for code in origin]
        asks = [*((name, label) for label in chosen), *others, *asks]
    return Entry(ANSWER, title, text, shown_on(exhibit.slug)[0].path, exhibit.slug, tuple(asks))


@cached()
def shown_on(slug: str) -> tuple[SitePage, Exhibit]:
    """The exhibit of this name, without what was read second-hand, and the page of its topic."""
    asked = MOVED_EXHIBITS.get(slug, slug)
    shown = ((page, item) for page in PAGES[1:] for item in (*page.exhibits, *page.made))
    page, exhibit = next((page, item) for page, item in shown if item.slug == asked)
    seconds = second_hand() & set(every_row(exhibit).rows["source"])
    return page, replace(exhibit, first_hand=True) if seconds else exhibit
