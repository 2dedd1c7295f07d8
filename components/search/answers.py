"""A direct answer: the latest figure of a place on a topic, read off a view, with the page that shows it."""

from dataclasses import replace
from itertools import islice

from components.exhibits.country import ABROAD, DETECTED, FOREIGNERS
from components.exhibits.explore import EXPLORE
from components.exhibits.measures import MEASURES
from components.model.exhibit import Exhibit
from components.model.rows import every_row
from components.model.selection import EVERYTHING, about
from components.model.view import settle
from components.search import told as figures
from components.search.asked import NO_PEOPLE, Asked, stem
from components.search.entries import ANSWER, Entry
from components.search.quantities import SCALE_OF
from components.search.row_titles import of_names
from components.search.several import ALL_PLACES, NOT_OF, not_ranked, side_by_side
from components.search.told import ESTIMATES, NONE, shown_on, told_of
from components.search.topics import Topic, topics
from components.search.vocabulary import words
from components.text import headlines
from components.text.gaps import NO_ESTIMATE
from components.text.statements import finding
from data.geographies import WORLD, places, selectable
from data.sources import in_short

NO_FIGURE = figures.NO_FIGURE
GROUPED = ("region", "subregion", "grouping")
BETWEEN = ("detected-here-citizenships", "detected-here-periods")  # citizens of one country in another
OF_REGIONS = ("citizenship-by-region", "eu-citizenship")  # and of regions in regions
CITIZENSHIP, OF_VICTIMS = frozenset(map(stem, ("citizenship", "origin"))), "detected"
SCALES = {"detection_rates": "000000", "estimated_prevalence": "000"}  # table -> the zeros of how many people
OTHER_SCALE = "the rate here is of another number of people"
DEFAULT, RANKING = "victims", stem("ranking")
OURS_OF, SHARE_OF = "ours", {"who": headlines.WHO, "what_for": headlines.FOR_WHAT}
NEUTRAL, OUTSIDE = words("neutral"), words("outside")


def answers(asked: Asked) -> tuple[Entry, ...]:
    """What there is to say at once: of two countries both ways between them, of several places, of one."""
    said = set(map(stem, asked.words)) or ({stem(DEFAULT)} if asked.places else set())
    # A word that no topic takes is a condition, or a place that is not known: all would be told in its stead.
    conditions = _conditions(asked)
    meant = tuple(topic for topic in topics() if conditions - {RANKING} <= topic.stems <= said)
    of_citizens = CITIZENSHIP & said  # of whom nothing else is told
    if (
        not meant
        or not OUTSIDE.isdisjoint(asked.spelled)
        or (RANKING in conditions and asked.places)
        or (of_citizens and not of_citizens & meant[0].stems)
    ):
        return ()
    if RANKING in conditions and NONE not in meant[0].where:
        return not_ranked(meant[0].explore)
    if "".join(meant[0].others).startswith(ESTIMATES) and (group := of_names(asked.places)):
        asked = replace(asked, places=(group,))
    states, several = _states(asked), len(asked.places) > 1
    victims = asked.origin and meant[0].explore.startswith(OF_VICTIMS)
    if (of_citizens or victims) and len(states) < len({*asked.places} - {WORLD}):
        return () if conditions - CITIZENSHIP else _of_regions(asked) or _beside(asked, meant[0].explore)
    compared = asked.compared or len(states) > 2
    if len(states) > 1 and (asked.between or not (asked.words or compared)):
        # Of citizens of one country in another nothing but how many is told.
        return () if asked.between and conditions else _both_ways(asked, states[0], states[1])
    explore = meant[0].explore if asked.words or several else ""
    beside = _beside(asked, explore) if explore else ()
    if any(asked.span) and not several:
        one = _whole(asked, meant)
    else:
        one = () if beside and (several or beside[0].page != EXPLORE) else _of_one(asked, meant)
    told = one and not one[0].title.startswith(NOT_OF)
    return (*one, *(entry for entry in beside if not (told and entry.title.startswith(NOT_OF))))


def _whole(asked: Asked, meant: tuple[Topic, ...]) -> tuple[Entry, ...]:
    """One row of all years that are asked: a sum of them, or what was so all along."""
    place = (*asked.places, WORLD)[0]
    told = (told_of(topic, place, asked.years) for topic in meant) if asked.years else ()
    return tuple(entry for entry in islice(filter(None, told), 1) if not entry.title.startswith(NOT_OF))


def _states(asked: Asked) -> list[str]:
    return [code for code in asked.places if places()[code].level == "country"]


def _both_ways(asked: Asked, one: str, other: str) -> tuple[Entry, ...]:
    """Citizens of each of two countries in the other, of one if it is said of which, or that none are."""
    both = (
        told_of(Topic(frozenset(), BETWEEN, (), {"origin": (origin,)}), to, asked.years)
        for origin, to in ((one, other), (other, one))
        if asked.origin in ("", origin)
    )
    told = tuple(filter(None, both))
    return tuple(entry for entry in told if NO_FIGURE not in entry.title) or told


def _of_regions(asked: Asked) -> tuple[Entry, ...]:
    """Citizens of a region, or of a country in a region: the figure; else where such figures stand."""
    to, origin = next((code for code in asked.places if code != asked.origin), ""), asked.origin
    topic = Topic(frozenset(), (), OF_REGIONS, {"origin": (origin,)})
    if to and origin and (told := told_of(topic, to, asked.years)):
        return (told,)
    for slug, code in ((FOREIGNERS.slug, to), (ABROAD.slug, origin), *((slug, to) for slug in OF_REGIONS)):
        page, exhibit = shown_on(slug)
        if code in set(every_row(exhibit).rows[exhibit.one or "geography"]):
            asks = (("country" if exhibit.one else "region", places()[code].label),)
            title = f"{exhibit.title}: {places()[code].label}"
            return (Entry(ANSWER, title, exhibit.note, page.path, exhibit.slug, asks),)
    page, exhibit = shown_on(OF_REGIONS[0])
    return (Entry(ANSWER, exhibit.title, exhibit.note, page.path, exhibit.slug),) if origin else ()


def _beside(asked: Asked, explore: str) -> tuple[Entry, ...]:
    """Several places or years, or a group's members, side by side."""
    grouped = any(places()[code].level in GROUPED for code in asked.places)
    offered = all(code in selectable() for code in asked.places)
    if not offered or not (len(asked.places) > 1 or grouped or any(asked.span)):
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
    if place in states and not meant[0].country and "".join(meant[0].others).startswith(ESTIMATES):
        asks, page = (("country", places()[place].label),), shown_on(DETECTED.slug)[0].path
        return (
            Entry(ANSWER, f"{places()[place].label}: no estimate is shown", NO_ESTIMATE, page, asks=asks),
        )
    if not (meant[0].others or (place in states and meant[0].country)):
        return ()  # what is told of another topic is no answer
    one = tuple(islice(filter(None, (told_of(topic, place, asked.years) for topic in meant)), 1))
    if one and asked.per and asked.per != SCALES.get((shown := shown_on(one[0].anchor)[1]).table):
        title = f"{places()[place].label}: {OTHER_SCALE}"  # a reader could take it for the one that is asked
        one = (replace(one[0], title=title, text=f"{shown.title}."),)
    a_people = asked.between and asked.words and NO_PEOPLE.isdisjoint(asked.spelled)
    if a_people and len(states) == len(asked.places) == 1 and one:
        one = (*_citizens(ABROAD, place), *one) if one[0].anchor == DETECTED.slug else one
    if one and one[0].anchor == FOREIGNERS.slug:
        one = _citizens(ABROAD if asked.origin == place else FOREIGNERS, place) or one
    return one


def _share(topic: Topic, year: int | None) -> tuple[Entry, ...]:
    """Our share of the World's latest year, where none of another is asked."""
    (question,) = topic.where[OURS_OF]
    told, (page, exhibit) = headlines.share(question, topic.where), shown_on(SHARE_OF[question].slug)
    entry = Entry(ANSWER, f"World: {told}", exhibit.note, page.path, exhibit.slug)
    return (entry,) if told and str(year or "") in told else ()


def _conditions(asked: Asked) -> set[str]:
    """The stems that an answer has to take up: without numbers, and words that change nothing."""
    said = (word for word in asked.words if not word.isdecimal() and word not in SCALE_OF)
    return set(map(stem, said)) - set(map(stem, NEUTRAL))


def _of_members(explore: str, asked: tuple[str, ...]) -> Entry | None:
    """What the page of a measure tells of several places, where Explore has all of them together only."""
    measure, _, by = explore.partition(" ")
    if by not in MEASURES[measure].by:
        return None
    page, exhibit = shown_on(MEASURES[measure].by[by].slug)
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
    page, asks = shown_on(exhibit.slug)[0].path, (("country", places()[country].label),)
    return (Entry(ANSWER, title, view.exhibit.note, page, exhibit.slug, asks),)
