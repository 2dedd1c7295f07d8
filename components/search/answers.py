"""A direct answer: the latest figure of a place on a topic, read off a view, with the page that shows it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

from components.exhibits.country import ABROAD, DETECTED, FOREIGNERS
from components.exhibits.explore import words
from components.exhibits.justice import NO_RATE
from components.exhibits.measures import MEASURES
from components.exhibits.site import MOVED_EXHIBITS, PAGES
from components.exhibits.site_page import SitePage
from components.model.exhibit import Exhibit
from components.model.rows import every_row
from components.model.selection import EVERYTHING, about
from components.model.url_state import PLACE
from components.model.view import View, settle
from components.search.asked import NO_PEOPLE, Asked, stem, words_in
from components.search.entries import ANSWER, Entry
from components.search.quantities import SCALE_OF
from components.search.several import ALL_PLACES, side_by_side
from components.search.topics import Topic, topics
from components.text import headlines
from components.text.sentences import filled, row_of, sentence
from components.text.statements import finding
from data.geographies import WORLD, places
from data.overlay import cached
from data.sources import in_short, second_hand

NONE, NO_FIGURE = "no_rate", "no figure in"
GROUPED = ("region", "subregion", "grouping")
BETWEEN = ("detected-here-citizenships", "detected-here-periods")  # citizens of one country in another
MOST_PARTS = 3
DEFAULT = "victims"
OURS_OF, SHARE_OF = "ours", {"who": headlines.WHO, "what_for": headlines.FOR_WHAT}
# Words beside those of a topic that make it no other question.
NEUTRAL = (
    "victims detected trafficked trafficking citizenship people persons human countries registered "
    "identified found counted recorded reported known live exploitation commercial illegal make only among "
    "world abroad sign rose rise grew fell increased decreased doubled nobody exists"
)
OUTSIDE = frozenset(["without", "outside", "except", "excluding", "not", "neither", "nor", "non", "beyond"])
NOT_OF = "Not of"
WHOSE = " whose "  # a share of those of whom something was reported is told whole
# "{when}, A were published for {place} as B" -> "Albania: A as B in 2022".
SAID = re.compile(
    r"\{when\}, (.+?)(?: in \{place\}\S*)?(?: were | are | \{reported_or_not\})"
    r".*?( as \{\w+[^ ]*)?(?: for .*)?$"
)
ANOTHER = "; {figure}{parts}"
OURS = re.compile("(computed|summed|worked out) here")
LONGEST = 200


def answers(asked: Asked) -> tuple[Entry, ...]:
    """What there is to say at once: of two countries both ways between them, of several places, of one."""
    states = [code for code in asked.places if places()[code].level == "country"]
    said = set(map(stem, asked.words)) or ({stem(DEFAULT)} if asked.places else set())
    # A word that no topic takes is a condition, or a place that is not known: all would be told in its stead.
    conditions = _conditions(asked)
    meant = [topic for topic in topics() if conditions <= topic.stems <= said]
    compared = asked.compared or len(states) > 2
    # Of citizens of one country in another nothing but how many is told.
    more = len(states) > 1 and asked.between and conditions
    if more or not meant or not OUTSIDE.isdisjoint(asked.spelled):
        return ()
    if len(states) > 1 and (asked.between or not (asked.words or compared)):
        ways = ((states[0], states[1]), (states[1], states[0]))
        both = [
            _told(Topic(frozenset(), BETWEEN, (), {"origin": (one,)}), to, asked.year) for one, to in ways
        ]
        return tuple(sorted(filter(None, both), key=lambda entry: NO_FIGURE in entry.title))
    several = len(asked.places) > 1
    explore = meant[0].explore if asked.words or several else ""
    grouped = any(places()[code].level in GROUPED for code in asked.places)
    beside = (side_by_side(explore, asked.places, asked.year),) if explore and (several or grouped) else ()
    if beside and ALL_PLACES in beside[0].text and (told := _of_members(explore, asked.places)):
        return (told,)
    if several and beside:
        return beside
    place = asked.places[0] if asked.places else WORLD
    if place == WORLD and OURS_OF in meant[0].where and (ours := _share(meant[0], asked.year)):
        return ours
    if not (meant[0].others or (place in states and meant[0].country)):
        meant = []  # what is told of another topic is no answer
    one = tuple(islice(filter(None, (_told(topic, place, asked.year) for topic in meant)), 1))
    a_people = asked.between and asked.words and NO_PEOPLE.isdisjoint(asked.spelled)
    if a_people and len(states) == len(asked.places) == 1 and one:
        one = (*_citizens(ABROAD, place), *one) if one[0].anchor == DETECTED.slug else one
    if one and one[0].anchor == FOREIGNERS.slug:
        one = _citizens(FOREIGNERS, place) or one
    return *one, *beside


def _share(topic: Topic, year: int | None) -> tuple[Entry, ...]:
    """Our share of the World's latest year, where none of another is asked."""
    (question,) = topic.where[OURS_OF]
    told, (page, exhibit) = headlines.share(question, topic.where), _shown_on(SHARE_OF[question].slug)
    entry = Entry(ANSWER, f"World: {told}", exhibit.note, page.path, exhibit.slug)
    return (entry,) if told and str(year or "") in told else ()


def _conditions(asked: Asked) -> set[str]:
    """The stems that an answer has to take up: without numbers, and words that change nothing."""
    words = (word for word in asked.words if not word.isdecimal() and word not in SCALE_OF)
    return set(map(stem, words)) - set(map(stem, words_in(NEUTRAL)))


def _of_members(explore: str, asked: tuple[str, ...]) -> Entry | None:
    """What the page of a measure tells of several places, where Explore has all of them together only."""
    measure, _, by = explore.partition(" ")
    if by not in MEASURES[measure].by:
        return None
    page, exhibit = _shown_on(MEASURES[measure].by[by].slug)
    view = settle(exhibit, about(EVERYTHING, "geography", *asked))
    if not (told := finding(view)):
        return None
    asks = tuple(("region", places()[code].label) for code in asked)
    title = f"{told.removesuffix('.')}, {in_short(view.sources[0].publisher)}"
    return Entry(ANSWER, title, exhibit.note, page.path, exhibit.slug, asks)


def _citizens(exhibit: Exhibit, country: str) -> tuple[Entry, ...]:
    """Where citizens of a country were detected, for one who names a people; or whose were detected there."""
    view = settle(exhibit, about(EVERYTHING, exhibit.one, country))
    if not (told := finding(view)):
        return ()
    title = f"{told.removesuffix('.')}, computed here from {in_short(view.sources[0].publisher)}"
    page, asks = _shown_on(exhibit.slug)[0].path, (("country", places()[country].label),)
    return (Entry(ANSWER, title, view.exhibit.note, page, exhibit.slug, asks),)


def _told(topic: Topic, place: str, year: int | None) -> Entry | None:
    """The figure of a place; that there is none, where its kind of place has an exhibit."""
    country, origins = places()[place].level == "country", topic.where.get("origin", ())
    named = " and ".join(places()[code].label for code in (*origins, place))
    for page, exhibit in map(_shown_on, (country and topic.country) or topic.others):
        view = settle(exhibit, about(EVERYTHING, exhibit.one, place) if exhibit.one else EVERYTHING)
        title, text = f"{named}: {NO_FIGURE} “{exhibit.title}”", exhibit.note
        if NONE in topic.where:
            title, text = "Share of suspects convicted: none can be computed", NO_RATE
        elif rows := _latest(view, topic.where, place, year):
            title, text = _line(view, rows), sentence(view, rows[0])
            first, last = (int(view.rows[name].loc[rows[0]]) for name in ("period_start", "period_end"))
            title = title if not year or first <= year <= last else f"{NOT_OF} {year}: {title}"
        asks = [("lens", exhibit.lens)] if exhibit.lens else []
        asks += [(box, value) for box, (value,) in words(exhibit).items()] if exhibit.exact else []
        if place != WORLD:
            name = PLACE if exhibit.exact else "country" if exhibit.one else "region"
            others = (("origin", places()[code].label) for code in origins)
            asks = [(name, places()[place].label), *others, *asks]
        entry = Entry(ANSWER, title, text, page.path, exhibit.slug, tuple(asks))
        if NO_FIGURE not in title:
            return entry
    return entry if country and topic.country else None


@cached()
def _shown_on(slug: str) -> tuple[SitePage, Exhibit]:
    """The exhibit of this name, without what was read second-hand, and the page of its topic."""
    asked = MOVED_EXHIBITS.get(slug, slug)
    shown = ((page, item) for page in PAGES[1:] for item in (*page.exhibits, *page.made))
    page, exhibit = next((page, item) for page, item in shown if item.slug == asked)
    seconds = second_hand() & set(every_row(exhibit).rows["source"])
    return page, replace(exhibit, first_hand=True) if seconds else exhibit


def _latest(view: View, where: Mapping[str, tuple[str, ...]], place: str, year: int | None) -> list[int]:
    """The rows of a place that were asked for: of that year if there are some, else of the latest."""
    rows = view.rows
    for name, codes in (where if view.exhibit.one else {**where, "geography": (place,)}).items():
        rows = rows[rows[name].isin(codes)] if name in rows else rows
    rows = rows[view.shown.loc[rows.index, "figure"].notna()] if "figure" in view.shown else rows
    of_year = rows[rows["period_start"].le(year) & rows["period_end"].ge(year)] if year else rows
    rows = rows if of_year.empty else of_year
    return [int(index) for index in rows.index[rows["period_end"] == rows["period_end"].max()][:MOST_PARTS]]


def _line(view: View, rows: list[int]) -> str:
    """ "Nigeria: 2,883 detected victims in 2022, UNODC"; further parts of the same before the year."""
    own = view.exhibit.resource.sentence.partition("|")[0]
    row, said = row_of(view, rows[0]), SAID.match(own) if WHOSE not in own else None
    if not said:
        text = filled(own, row)
        whole = f"{text[0].upper()}{text[1:]}"
        return whole if len(whole) <= LONGEST else f"{row.shown['geography']}: {view.exhibit.title}"
    others = "".join(filled(ANOTHER, row_of(view, index)) for index in rows[1:] if "{parts}" in own)
    told = f"{filled('{geography}: ' + said[1], row)}{others}{filled((said[2] or '') + ' {when}', row)}"
    estimate = ", an estimate" if row.codes.get("kind") == "estimate" else ""
    publisher = row.shown.get("publisher") or view.sources[0].publisher
    summed = row.codes.get("reporting_countries")
    ours = f"{f'sum of {summed} countries, ' if summed else ''}computed here from "
    return f"{told}, {ours if OURS.search(filled(own, row)) else ''}{in_short(publisher)}{estimate}"
