"""A direct answer: the latest figure of a place on a topic, read off a view, with the page that shows it."""

from dataclasses import replace
from itertools import islice

from components.exhibits import estimates
from components.exhibits.country import ABROAD, DETECTED, FOREIGNERS
from components.exhibits.explore import EXPLORE, words
from components.exhibits.justice import NO_RATE
from components.exhibits.measures import MEASURES
from components.exhibits.site import MOVED_EXHIBITS, PAGES
from components.exhibits.site_page import SitePage
from components.model.exhibit import Exhibit
from components.model.rows import every_row
from components.model.selection import EVERYTHING, about
from components.model.url_state import PLACE
from components.model.view import settle
from components.search import row_titles
from components.search.asked import NO_PEOPLE, Asked, stem, words_in
from components.search.entries import ANSWER, Entry
from components.search.quantities import SCALE_OF
from components.search.several import ALL_PLACES, NOT_OF, not_ranked, side_by_side
from components.search.topics import Topic, topics
from components.text import headlines
from components.text.gaps import NO_ESTIMATE
from components.text.sentences import sentence
from components.text.statements import finding
from data.geographies import WORLD, places
from data.overlay import cached
from data.sources import in_short, second_hand

NONE, NO_FIGURE = "no_rate", "no figure in"
GROUPED = ("region", "subregion", "grouping")
BETWEEN = ("detected-here-citizenships", "detected-here-periods")  # citizens of one country in another
DEFAULT, RANKING = "victims", stem("ranking")
OURS_OF, SHARE_OF = "ours", {"who": headlines.WHO, "what_for": headlines.FOR_WHAT}
# Words beside those of a topic that make it no other question.
NEUTRAL = (
    "victims detected trafficked trafficking citizenship people persons human countries registered "
    "identified found counted recorded reported known live exploitation commercial illegal make only among "
    "generate anyone world abroad sign rose rise grew fell increased decreased doubled nobody exists"
)
OUTSIDE = frozenset(["without", "outside", "except", "excluding", "not", "neither", "nor", "non", "beyond"])


def answers(asked: Asked) -> tuple[Entry, ...]:
    """What there is to say at once: of two countries both ways between them, of several places, of one."""
    said = set(map(stem, asked.words)) or ({stem(DEFAULT)} if asked.places else set())
    # A word that no topic takes is a condition, or a place that is not known: all would be told in its stead.
    conditions = _conditions(asked)
    meant = tuple(topic for topic in topics() if conditions - {RANKING} <= topic.stems <= said)
    if not meant or not OUTSIDE.isdisjoint(asked.spelled) or (RANKING in conditions and asked.places):
        return ()
    if RANKING in conditions and NONE not in meant[0].where:
        return not_ranked(meant[0].explore)
    states, several = _states(asked), len(asked.places) > 1
    compared = asked.compared or len(states) > 2
    if len(states) > 1 and (asked.between or not (asked.words or compared)):
        # Of citizens of one country in another nothing but how many is told.
        return () if asked.between and conditions else _both_ways(states[0], states[1], asked.year)
    explore = meant[0].explore if asked.words or several else ""
    beside = _beside(asked, explore) if explore else ()
    alone = several or any(asked.span) or (beside and beside[0].page != EXPLORE)
    return beside if alone and (beside or any(asked.span)) else (*_of_one(asked, meant), *beside)


def _states(asked: Asked) -> list[str]:
    return [code for code in asked.places if places()[code].level == "country"]


def _both_ways(one: str, other: str, year: int | None) -> tuple[Entry, ...]:
    """Citizens of each of two countries in the other, and that there are none where that is so of both."""
    both = (
        _told(Topic(frozenset(), BETWEEN, (), {"origin": (origin,)}), to, year)
        for origin, to in ((one, other), (other, one))
    )
    told = tuple(filter(None, both))
    return tuple(entry for entry in told if NO_FIGURE not in entry.title) or told


def _beside(asked: Asked, explore: str) -> tuple[Entry, ...]:
    """Several places or years, or a group's members, side by side."""
    grouped = any(places()[code].level in GROUPED for code in asked.places)
    if not (len(asked.places) > 1 or grouped or any(asked.span)):
        return ()
    years = asked.span if any(asked.span) else (asked.year, asked.year)
    entry = side_by_side(explore, asked.places or (WORLD,), years)
    told = _of_members(explore, asked.places) if ALL_PLACES in entry.text else None
    return (told or entry,)


def _of_one(asked: Asked, meant: tuple[Topic, ...]) -> tuple[Entry, ...]:
    """What is told of one place, the World where none is named."""
    place, states = (*asked.places, WORLD)[0], _states(asked)
    if place == WORLD and OURS_OF in meant[0].where and (ours := _share(meant[0], asked.year)):
        return ours
    if place in states and not meant[0].country and meant[0].others[:1] == (estimates.WORLD.slug,):
        asks, page = (("country", places()[place].label),), _shown_on(DETECTED.slug)[0].path
        return (
            Entry(ANSWER, f"{places()[place].label}: no estimate is shown", NO_ESTIMATE, page, asks=asks),
        )
    if not (meant[0].others or (place in states and meant[0].country)):
        return ()  # what is told of another topic is no answer
    one = tuple(islice(filter(None, (_told(topic, place, asked.year) for topic in meant)), 1))
    a_people = asked.between and asked.words and NO_PEOPLE.isdisjoint(asked.spelled)
    if a_people and len(states) == len(asked.places) == 1 and one:
        one = (*_citizens(ABROAD, place), *one) if one[0].anchor == DETECTED.slug else one
    if one and one[0].anchor == FOREIGNERS.slug:
        one = _citizens(FOREIGNERS, place) or one
    return one


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
        elif rows := row_titles.latest(view, topic.where, place, year):
            title, text = row_titles.title(view, rows), sentence(view, rows[0])
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
