"""What a reader's text asks for: places, a year, and words in the spelling and the terms of this dashboard.

`synonyms.csv` has what people say -> what it is called here, peoples -> their country, and words that say
nothing; each with one ending, unless another means something else ("traffickers", "trafficking"). A word
that is nowhere is taken for the likest one.
"""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from components.search.quantities import plain
from data.geographies import groups, place_code, places
from data.place_names import PART, bare, listed, usual_names

REGIONS = ("world", "region", "subregion")
LEVELS = (*REGIONS, "country")
MOST_WORDS, MOST_JOINED = 24, 6
# A short word is one edit away from too many others, a first letter is seldom mistyped.
LEAST_CORRECTED, LONG, MOST_EDITS = 4, 8, 2
LEAST_STEM = 4
ENDINGS = re.compile("(ications?|ations?|ities|ions?|ings?|ies|ied|ers?|ity|ed|es|s|e|y)$")
PLURAL = re.compile("s$")
FROM = "from"
# "Western and Southern Europe" are two places, whose name is said once.
TWO_REGIONS = re.compile(
    r"\b((?:north|south|east|west)\w*|central)(?= and [\w-]+ (europe|asia|africa|america)\b)", re.I
)
COMPARED = {"compare", "compared", "comparison", "versus", "vs"}
NO_PEOPLE = {"in", "uk", "us", "korea", "congo"}  # words that name a place by themselves, or stand before one
UNTIL, SINCE = {"before", "until", "till"}, {"since", "after"}  # of several years one is no answer
YEAR = re.compile(r"(19[89]|20[0-4])\d")


@dataclass(frozen=True)
class Asked:
    """The telling words of a text, the places and the year that it names, in order.

    `spelled` are all its words; `corrected` says whether one had to be taken for another; `between` whether
    one of several places is that of a people or the one that they come from; `compared` if all are alike;
    `span` has the first and the last of several years.
    """

    words: tuple[str, ...]
    places: tuple[str, ...]
    year: int | None
    spelled: tuple[str, ...]
    corrected: bool
    between: bool = False
    compared: bool = False
    span: tuple[int | None, int | None] = (None, None)


def words_in(text: str) -> tuple[str, ...]:
    """The words of a text without case and accents."""
    return tuple(re.findall(r"[^\W_]+", plain(bare(text))))


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """A word without its ending: prosecution, prosecuted and prosecutes are one."""
    ending = ENDINGS.search(word, LEAST_STEM) or PLURAL.search(word, LEAST_STEM - 1)
    return word[: ending.start()] if ending else word


def understood(text: str, known: frozenset[str]) -> Asked:
    """What a text asks for; `known` are the words that something here has."""
    typed = words_in(TWO_REGIONS.sub(r"\1 \2", text))[:MOST_WORDS]
    likest = [_spelled(word, known) for word in typed]
    spelled = words_in(" ".join(likest))
    told = [(words, _named(words, text)) for words in _in_our_terms(spelled)]
    found = dict.fromkeys(code for _, code in told if code)
    world = [code for code in found if places()[code].level == "world"]
    rest = [word for words, code in told if not code for word in words]
    dates = sorted({int(word) for word in rest if YEAR.fullmatch(word)})
    until, since = (len(dates) == 1 and not words.isdisjoint(spelled) for words in (UNTIL, SINCE))
    several = until or since or len(dates) > 1
    peoples = [word for word in spelled if word not in NO_PEOPLE and (word,) not in _place_names()]
    return Asked(
        tuple(word for word in rest if not YEAR.fullmatch(word) and not (several and word in UNTIL | SINCE)),
        tuple(code for code in found if code not in world or len(found) == 1),
        dates[0] if dates and not several else None,
        spelled,
        not all(map(str.startswith, map(str.lower, likest), typed)),
        FROM in spelled or sum(_meant().get((stem(word),)) in _place_names() for word in peoples) == 1,
        "," in text or not COMPARED.isdisjoint(spelled),
        (
            None if until else dates[0] + ("after" in spelled),
            None if since else dates[-1] - ("before" in spelled),
        )
        if several
        else (None, None),
    )


@cache
def synonyms() -> dict[tuple[str, ...], tuple[str, ...]]:
    """What people say -> what it is called here, word by word."""
    with (Path(__file__).parent / "synonyms.csv").open(encoding="utf-8", newline="") as lines:
        return {words_in(row["typed"]): words_in(row["meant"]) for row in csv.DictReader(lines)}


@cache
def _meant() -> dict[tuple[str, ...], tuple[str, ...]]:
    return {tuple(map(stem, said)): meant for said, meant in synonyms().items()}


@cache
def _place_names() -> dict[tuple[str, ...], str]:
    """The words of each name, code of ISO 3166 and initials of a place -> its code."""
    return {**_short(), **_long()}


@cache
def _long() -> dict[tuple[str, ...], str]:
    """The words of each name of one place: Czechoslovakia is neither of two, and Scotland a part."""
    chosen = {code: one for code, one in places().items() if one.level in LEVELS or code in groups()}
    usual = [(name, code) for code in chosen for name in usual_names().get(code, ())]
    of_one, parts = Counter(name for name, _ in usual), {name for name, _, kind in listed() if kind == PART}
    known = [(name, code) for name, code in usual if of_one[name] == 1 and name not in parts]
    own = [(one.label, code) for code, one in chosen.items()]
    return {words: code for name, code in (*reversed(known), *own) if (words := words_in(name))}


@cache
def _short() -> dict[tuple[str, ...], str]:
    """Codes of ISO 3166, and initials that one place alone has: names where they stand in capitals."""
    chosen = {code: one for code, one in places().items() if one.level in LEVELS or code in groups()}
    letters = Counter(initials(one.label) for one in chosen.values())
    alone = [(initials(one.label), code) for code, one in chosen.items() if letters[initials(one.label)] == 1]
    every = (*alone, *((one.iso3, code) for code, one in chosen.items()))
    return {words: code for name, code in every if (words := words_in(name)) and words not in _long()}


def _named(words: tuple[str, ...], text: str) -> str:
    """The code of the place that words name, "" for none; "nor" and "ton" in small letters are no codes."""
    code = _place_names().get(words, "")
    return code if words not in _short() or words[0].upper() in text else ""


def initials(name: str) -> str:
    """United Kingdom -> UK; nothing for a single word."""
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return letters if len(letters) > 1 else ""


def in_our_terms(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with what people say in our terms."""
    return tuple(word for told in _in_our_terms(words) for word in told)


def _in_our_terms(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The same with the words of a place's name together; the longest that is said or is a name counts."""
    told = []
    while words:
        begins = [words[:size] for size in range(MOST_JOINED, 0, -1)]
        alike = {one: _meant()[stems] for one in begins if (stems := tuple(map(stem, one))) in _meant()}
        meant = {one: synonyms().get(one, of_stems) for one, of_stems in alike.items()}
        said = next((one for one in begins if one in meant or one in _place_names()), words[:1])
        told.append(meant.get(said, said))
        words = words[len(said) :]
    return told


@lru_cache(maxsize=2)
def stems_of(known: frozenset[str]) -> frozenset[str]:
    """The stems of the words that something here has."""
    return frozenset(map(stem, known))


@lru_cache(maxsize=4096)  # words come from strangers
def _spelled(word: str, known: frozenset[str]) -> str:
    """A word that is known as it is; else the place that it names in another language, or the likest word.

    That differs least; of these it is one that begins so, then the likest; itself if none is near. Distance
    goes before beginning: "Nigera" lacks a letter of Nigeria, and is not Niger with one more.
    """
    if word in known or stem(word) in stems_of(known) or not word.isalpha() or len(word) < LEAST_CORRECTED:
        return word
    if code := place_code(word, _place_names().values()):
        return places()[code].label
    most = MOST_EDITS if len(word) >= LONG else 1
    alike = [other for other in known if other[0] == word[0] and len(other) >= LEAST_CORRECTED]
    near = process.extract(word, alike, scorer=OSA.distance, score_cutoff=most, limit=None)
    ranks = {other: (edits, not other.startswith(word), -fuzz.ratio(word, other)) for other, edits, _ in near}
    return min(sorted(ranks), key=ranks.__getitem__, default=word)
