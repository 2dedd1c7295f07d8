"""Which place a name or a code means, and which places a choice of regions and countries shows.

A place is shown when it lies in a chosen region or overlaps it, or is itself chosen; the World only
when the World is chosen. Regions are those of the UN Statistics Division (M49).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from data import place_names
from data.tables import records

CHOICES = ("world", "region", "subregion", "country")
WORLD, NOT_STATED = "001", "not_stated"
FEW, MANY = 2, 4
SHORTEST, LONGEST, FAR = 3, 80, 99


@dataclass(frozen=True)
class Place:
    """A country, an M49 region or a publisher's grouping."""

    geography: str
    label: str
    level: str
    iso3: str
    lies_in: frozenset[str]
    overlaps: frozenset[str]
    reaches_beyond: str


@cache
def places() -> dict[str, Place]:
    """Every place by its code, in the order of the vocabulary."""
    rows = records("geographies", *(of.name for of in fields(Place)))
    return {
        code: Place(
            code, label, level, iso3, frozenset(lies_in.split()), frozenset(overlaps.split()), further
        )
        for code, label, level, iso3, lies_in, overlaps, further in rows
    }


@cache
def choices() -> dict[str, str]:
    """Code -> name of what a reader can choose: the World, M49 regions and countries."""
    return {code: place.label for code, place in places().items() if place.level in CHOICES}


@cache
def selectable() -> dict[str, str]:
    """Code -> name of all that a filter of places offers: `choices`, and groups whose members are known."""
    return choices() | {code: places()[code].label for code in groups()}


@cache
def groups() -> dict[str, tuple[str, ...]]:
    """Code of a group of countries -> its members, from `group_members.csv`."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for group, member in sorted(records("group_members", "group", "geography")):
        found[group].append(member)
    return {group: tuple(of_group) for group, of_group in found.items()}


def with_members(chosen: Iterable[str]) -> frozenset[str]:
    """Codes of places, and of the members of those that are groups."""
    listed = frozenset(chosen)
    return listed.union(*(groups().get(code, ()) for code in listed))


@cache
def countries() -> dict[str, str]:
    """Code -> name of every country and area."""
    return {code: place.label for code, place in places().items() if place.level == "country"}


def members(region: str) -> frozenset[str]:
    """The countries and areas of a region, of a group, or of the World."""
    if region in groups():
        return frozenset(groups()[region])
    every = (place for place in places().values() if place.level == "country")
    return frozenset(place.geography for place in every if region == WORLD or region in place.lies_in)


@lru_cache(maxsize=1024)  # choices come from strangers
def shown(chosen: tuple[str, ...]) -> frozenset[str]:
    """Codes of the places that a choice shows; a group shows its members."""
    wanted = with_members(chosen)
    return frozenset(
        code for code, place in places().items() if wanted & (place.lies_in | place.overlaps | {code})
    )


@lru_cache(maxsize=16_384)  # of some forty choices in all their places
def beyond(code: str, chosen: tuple[str, ...]) -> str:
    """Into what else a shown place reaches; empty where it stays inside the choice."""
    place, wanted = places()[code], with_members(chosen)
    if not wanted or wanted & (place.lies_in | {code}):
        return ""
    outside = [one for one in _smallest(place.overlaps) if not wanted & (places()[one].lies_in | {one})]
    names = sorted(places()[region].label for region in outside)
    if len(names) > MANY:
        return place.reaches_beyond or f"{len(names)} other regions"
    detail = f" ({place.reaches_beyond})" if place.reaches_beyond and len(names) <= FEW else ""
    return ", ".join(names) + (detail if names else "")


def _smallest(regions: frozenset[str]) -> frozenset[str]:
    """The regions that hold none of the others."""
    return frozenset(region for region in regions if not places()[region].overlaps & regions)


@cache
def may_share_people(one: str, other: str) -> bool:
    """Whether figures of two different places can count the same person.

    The members of most groupings are not in the vocabulary: a grouping may share people with every
    place of the subregions that it lies in or overlaps (the EU with Switzerland as with France).
    """
    if one == other or NOT_STATED in (one, other):
        return False
    first, second = places()[one], places()[other]
    held = [place.lies_in | place.overlaps for place in (first, second)]
    if WORLD in (one, other) or one in held[1] or other in held[0]:
        return True
    grouping = "grouping" in (first.level, second.level)
    return grouping and bool(_smallest(held[0]) & _smallest(held[1]))


def named(name: str, among: Collection[str]) -> str:
    """The code of the place of this name among some; "" for none, and for a name that several have.

    Case, accents, apostrophes, order of words and usual abbreviations change nothing; former names and those
    in other languages are known too.
    """
    allowed = frozenset(among)
    for line in place_names.LINES:
        for spelling in place_names.spellings(name):
            if found := place_names.known(line).get(spelling, frozenset()) & allowed:
                return next(iter(found)) if len(found) == 1 else ""
    return ""


def place_code(text: str, among: Collection[str]) -> str:
    """The code of the place that a reader means, by a name or by a code of ISO 3166 or M49; "" for none."""
    code = place_names.INITIALS.sub("", text).strip().upper()
    found = place_names.codes().get(code.zfill(3) if code.isdecimal() else code, "")
    return found if found in among else named(text, among)


def near(text: str, among: Collection[str]) -> list[str]:
    """The names here of three places at most that a text can mean, the likest first.

    A name is near that has these words, or one that begins so, or differs by a slip of the pen.
    """
    asked = place_names.words(text[:LONGEST])
    distances = {
        places()[code].label: min(_distance(asked, words) for words in _words_of_names()[code])
        for code in among
        if code in places()  # files have codes of their own
    }
    return sorted((name for name in distances if distances[name] < FAR), key=distances.__getitem__)[:3]


@cache
def _words_of_names() -> dict[str, list[list[str]]]:
    usual = place_names.usual_names()
    every = {code: (place.label, *usual.get(code, ())) for code, place in places().items()}
    return {code: [*map(place_names.words, names)] for code, names in every.items()}


def _distance(asked: list[str], words: list[str]) -> int:
    """0 for a name, 1 for words of one, 2 for beginnings of them, then how many letters differ."""
    spelled, name = "".join(asked), "".join(words)
    if len(spelled) < SHORTEST:
        return FAR
    if set(asked) <= set(words):
        return int(len(asked) < len(words))
    if name.startswith(spelled) or all(any(word.startswith(said) for word in words) for said in asked):
        return 2
    most = max(1, len(spelled) // 5)
    differ = OSA.distance(spelled, name, score_cutoff=most)
    return 2 + differ if differ <= most else FAR


@cache
def other_names(*left_out: str) -> dict[str, frozenset[str]]:
    """Each other name and code -> the places to choose that it means; without some kinds of names."""
    own = {name: code for code, name in selectable().items()}
    bare = [(place_names.bare(name), code) for name, code in own.items()]
    listed = place_names.listed_names(*left_out)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, code in (*bare, *place_names.english(), *listed, *place_names.codes().items()):
        if code in selectable() and name not in own:
            found[name].add(code)
    return {name: frozenset(codes) for name, codes in found.items()}
