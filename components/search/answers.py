"""A direct answer: the latest figure of a place on a topic, read off a view, with the page that shows it."""

from dataclasses import replace
from itertools import islice

from components.exhibits.country import ABROAD, DETECTED, FOREIGNERS
from components.exhibits.explore import EXPLORE, MOVED
from components.exhibits.measures import MEASURES
from components.model.exhibit import Exhibit
from components.model.rows import every_row
from components.model.selection import EVERYTHING, about
from components.model.view import settle
from components.search.asked import NO_PEOPLE, Asked, stem
from components.search.entries import ANSWER, Entry
from components.search.quantities import SCALE_OF
from components.search.row_titles import of_names
from components.search.several import ALL_PLACES, NOT_OF, moved, not_ranked, side_by_side
from components.search.told import (
    ESTIMATES,
    NO_FIGURE,
    NONE,
    Topic,
    entry_of,
    laws,
    shown_on,
    told_of,
    topics,
)
from components.search.vocabulary import words
from components.text import headlines
from components.text.gaps import NO_ESTIMATE
from components.text.statements import finding
from data.geographies import WORLD, places, selectable
from data.sources import in_short

GROUPED = ("region", "subregion", "grouping")
BETWEEN = ("detected-here-citizenships", "detected-here-periods")  # citizens of one country in another
OF_REGIONS = ("citizenship-by-region", "eu-citizenship")  # and of regions in regions
CITIZENSHIP, OF_VICTIMS = frozenset(map(stem, ("citizenship", "origin"))), "detected"
SCALES = {"detection_rates": "000000", "estimated_prevalence": "000"}  # table -> the zeros of how many people
OTHER_SCALE = "the rate here is of another number of people"
DEFAULT, RANKING = "victims", stem("ranking")
OURS_OF = "ours"
PARTIES = "protocol"  # the measure of Explore
NEUTRAL, OUTSIDE = words("neutral"), words("outside")


def answers(asked: Asked) -> tuple[Entry, ...]:
    """What there is to say at once: of two countries both ways between them, of several places, of one."""
    rises = MOVED in asked.words
    asked = replace(asked, words=tuple(word for word in asked.words if word != MOVED))
    said = set(map(stem, asked.words)) or ({stem(DEFAULT)} if asked.places or rises else set())
    # A word that no topic takes is a condition, or a place that is not known: all would be told in its stead.
    conditions = _conditions(asked)
    meant = tuple(topic for topic in topics() if conditions - {RANKING} <= topic.stems <= said)
    # "Serbia is not a party": whether it is one is told.
    outside = (
        OUTSIDE - {"not"} if meant and meant[0].explore.startswith(PARTIES) and asked.places else OUTSIDE
    )
    of_citizens = CITIZENSHIP & said  # of whom nothing else is told
    if (
        not meant
        or not outside.isdisjoint(asked.spelled)
        or (RANKING in conditions and asked.places)
        or (of_citizens and not of_citizens & meant[0].stems)
    ):
        # What no figure answers may ask for a law.
        lawful = not meant and outside.isdisjoint(asked.spelled)
        return laws(_states(asked), conditions, asked.years) if lawful else ()
    if RANKING in conditions and NONE not in meant[0].where:
        return not_ranked(meant[0].explore)
    if "".join(meant[0].others).startswith(ESTIMATES) and (group := of_names(asked.places)):
        asked = replace(asked, places=(group,))
    states, several = _states(asked), len(asked.places) > 1
    alone = rises and not (several or asked.origin or any(asked.span))
    if alone and (told := moved((*asked.places, WORLD)[0], meant[0].explore)):
        return told
    victims = asked.origin and meant[0].explore.startswith(OF_VICTIMS)
    if (of_citizens or victims) and len(states) < len({*asked.places} - {WORLD}):
        return () if conditions - CITIZENSHIP else _of_regions(asked) or _beside(asked, meant[0].explore)
    compared = asked.compared or len(states) > 2
    if len(states) > 1 and (asked.origin or not (asked.words or compared)):
        # Of citizens of one country in another nothing but how many is told.
        return () if asked.origin and conditions else _both_ways(asked, states[0], states[1])
    explore = meant[0].explore if asked.words or several else ""
    beside = _beside(asked, explore) if explore else ()
    if any(asked.span) and not several:
        one = _whole(asked, meant)
    else:
        one = () if beside and (several or beside[0].page != EXPLORE) else _of_one(asked, meant)
    here = one and not one[0].title.startswith(NOT_OF)
    return (*one, *(entry for entry in beside if not (here and entry.title.startswith(NOT_OF))))


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
        _, exhibit = shown_on(slug)
        if code in set(every_row(exhibit).rows[exhibit.one or "geography"]):
            return (entry_of(exhibit, f"{exhibit.title}: {places()[code].label}", exhibit.note, code),)
    _, exhibit = shown_on(OF_REGIONS[0])
    return (entry_of(exhibit, exhibit.title, exhibit.note),) if origin else ()


def _beside(asked: Asked, explore: str) -> tuple[Entry, ...]:
    """Several places or years, or a group's members, side by side."""
    grouped = any(places()[code].level in GROUPED for code in asked.places)
    offered = all(code in selectable() for code in asked.places)
    if not offered or not (len(asked.places) > 1 or grouped or any(asked.span)):
        return ()
    years = asked.span if any(asked.span) else (asked.year, asked.year)
    entry = side_by_side(explore, asked.places or (WORLD,), years)
    measure, _, by = explore.partition(" ")
    if ALL_PLACES in entry.text and (of := MEASURES[measure].by.get(by)):  # its page may tell of several
        return _finding(shown_on(of.slug)[1], *asked.places) or (entry,)
    return (entry,)


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
    a_people = asked.origin and asked.words and NO_PEOPLE.isdisjoint(asked.spelled)
    if a_people and len(states) == len(asked.places) == 1 and one:
        one = (*_finding(ABROAD, place), *one) if one[0].anchor == DETECTED.slug else one
    if one and one[0].anchor == FOREIGNERS.slug:
        one = _finding(ABROAD if asked.origin == place else FOREIGNERS, place) or one
    return one


def _share(topic: Topic, year: int | None) -> tuple[Entry, ...]:
    """Our share of the World's latest year, where none of another is asked."""
    (question,) = topic.where[OURS_OF]
    told, (_, exhibit) = headlines.share(question, topic.where), shown_on(headlines.WHOLES[question][0])
    entry = entry_of(exhibit, f"World: {told}", exhibit.note)
    return (entry,) if told and str(year or "") in told else ()


def _conditions(asked: Asked) -> set[str]:
    """The stems that an answer has to take up: without numbers, and words that change nothing."""
    said = (word for word in asked.words if not word.isdecimal() and word not in SCALE_OF)
    return set(map(stem, said)) - set(map(stem, NEUTRAL))


def _finding(exhibit: Exhibit, *codes: str) -> tuple[Entry, ...]:
    """What an exhibit finds in the rows of places, if anything; of one country it is computed here."""
    view = settle(exhibit, about(EVERYTHING, exhibit.one or "geography", *codes))
    if not (told := finding(view)):
        return ()
    publisher = f"{'computed here from ' if exhibit.one else ''}{in_short(view.sources[0].publisher)}"
    return (entry_of(exhibit, f"{told.removesuffix('.')}, {publisher}", exhibit.note, *codes),)
