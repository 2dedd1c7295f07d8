"""What a reader's text asks for: places, a year, and words in the spelling and the terms of this dashboard.

`synonyms.csv` has what people say -> what it is called here, peoples -> their country, and words that say
nothing; each with one ending, unless another means something else ("traffickers", "trafficking"). A word
that is nowhere is taken for the likest one.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import dropwhile
from pathlib import Path

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from components.search.number_words import without_ages, years
from components.search.place_words import named, parts, place_names, words_in
from components.search.quantities import plain
from components.search.vocabulary import WORDS, words
from data.geographies import WORLD, place_code, places

MOST_WORDS, MOST_JOINED = 24, 6
# A short word is one edit away from too many others, a first letter is seldom mistyped.
LEAST_CORRECTED, LONG, MOST_EDITS = 4, 8, 2
LEAST_STEM = 4
ENDINGS = re.compile("(ications?|ations?|ities|ions?|ings?|ies|ied|ers?|ity|ed|es|s|e|y)$")
PLURAL = re.compile("s$")
FROM, OF = "from", ("of",)  # "citizens of" are from there
# "Western and Southern Europe" are two places, whose name is said once.
TWO_REGIONS = re.compile(
    r"\b((?:north|south|east|west)\w*|central)(?= and [\w-]+ (europe|asia|africa|america)\b)", re.I
)
# A number of people to which others are set in relation; not of victims, nor of minutes.
PER = re.compile(
    r"\b(?:per|(?:of|for) every) ((?:(?:one|a|ten|hundred|thousand|million|\d[\d.,]*)\b[ -]*)+)"
    r"(?:people|persons|inhabitants|residents)?\b(?! *(?:victim|suspect|traffick|case|prosecut|convict|"
    r"second|minute|hour|day|week|month|year))",
    re.I,
)
COMPARED, NO_PEOPLE, COUNTRIES = words("compared"), words("no_people"), words("countries")
UNTIL, SINCE = words("until"), words("since")


@dataclass(frozen=True)
class Asked:
    """The telling words of a text, the places and the year that it names, in order.

    `spelled` are all its words; `corrected` says whether one had to be taken for another; `origin` is the
    place of the people who are named or the one that they come from; `compared` if all places are alike;
    `span` has the first and the last of several years; `per` has the zeros of "per million".
    """

    words: tuple[str, ...]
    places: tuple[str, ...]
    year: int | None
    spelled: tuple[str, ...]
    corrected: bool
    origin: str = ""
    compared: bool = False
    span: tuple[int | None, int | None] = (None, None)
    per: str = ""

    @property
    def years(self) -> tuple[int, ...]:
        """The year, or the first and the last of several where both are named."""
        return tuple(filter(None, (self.year,) if self.year else self.span if all(self.span) else ()))


Step = tuple[
    tuple[str, ...], tuple[str, ...], str
]  # what was said, what it means, and the place that it names
NO_STEP: Step = ((), (), "")


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """A word without its ending: prosecution, prosecuted and prosecutes are one."""
    ending = ENDINGS.search(word, LEAST_STEM) or PLURAL.search(word, LEAST_STEM - 1)
    return word[: ending.start()] if ending else word


def understood(text: str, known: frozenset[str]) -> Asked:
    """What a text asks for; `known` are the words that something here has."""
    per = PER.search(text)
    said = without_ages(PER.sub(" inhabitants ", TWO_REGIONS.sub(r"\1 \2", text)))
    typed, named_years = words_in(said)[:MOST_WORDS], years(plain(said))
    likest = [_spelled(word, known) for word in typed]
    spelled = words_in(" ".join(likest))
    told = [(step, words, named(words, text)) for step, words in _in_our_terms(spelled)]
    found = dict.fromkeys(code for *_, code in told if code)
    world = [code for code in found if places()[code].level == "world"]
    rest = [word for _, words, code in told if not code for word in words]
    dates = sorted({int(word) for word in rest if word in named_years})
    until, since = (len(dates) == 1 and not words.isdisjoint(spelled) for words in (UNTIL, SINCE))
    several = until or since or len(dates) > 1
    steps = [step for step, *_ in told]
    peoples = [
        code
        for (step, _, code), after in zip(told, (*steps[1:], ("",)), strict=False)
        if code not in ("", WORLD) and step not in place_names() and step[-1] not in NO_PEOPLE
        if COUNTRIES.isdisjoint((step[-1], after[0]))
    ]
    return Asked(
        tuple(word for word in rest if word not in (*named_years, *(UNTIL | SINCE if several else ()))),
        tuple(code for code in found if code not in world or len(found) == 1),
        dates[0] if dates and not several else None,
        spelled,
        not all(map(str.startswith, map(str.lower, likest), typed)),
        _come_from(told) or (peoples[0] if len(peoples) == 1 else ""),
        "," in text or not COMPARED.isdisjoint(spelled),
        (
            None if until else dates[0] + ("after" in spelled),
            None if since else dates[-1] - ("before" in spelled),
        )
        if several
        else (None, None),
        "".join(WORDS["zeros"].get(word, word) for word in words_in(per[1])).lstrip("1") if per else "",
    )


def _come_from(told: list[Step]) -> str:
    """The place that people are said to come from; "" where they are citizens of several."""
    said, *come = [*dropwhile(lambda one: one[0][-1] != FROM and one[0][1:] != OF, told)] or [NO_STEP]
    (_, _, code), (step, _, other) = [*dropwhile(lambda one: not one[1], come), NO_STEP, NO_STEP][:2]
    return "" if said[0][1:] == OF and (other or step == ("and",)) else code


@cache
def synonyms() -> dict[tuple[str, ...], tuple[str, ...]]:
    """What people say -> what it is called here, word by word."""
    with (Path(__file__).parent / "synonyms.csv").open(encoding="utf-8", newline="") as lines:
        return {words_in(row["typed"]): words_in(row["meant"]) for row in csv.DictReader(lines)}


@cache
def _meant() -> dict[tuple[str, ...], tuple[str, ...]]:
    return {tuple(map(stem, said)): meant for said, meant in synonyms().items()}


def in_our_terms(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with what people say in our terms."""
    return tuple(word for _, told in _in_our_terms(words) for word in told)


def _in_our_terms(words: tuple[str, ...]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The same with the words of a place's name together; the longest that is said or is a name counts.

    Each with what was said: "West African" is Western Africa, Northern Ireland a part and not Ireland.
    """
    told = []
    while words:
        begins = [words[:size] for size in range(MOST_JOINED, 0, -1)]
        alike = {one: _meant()[stems] for one in begins if (stems := tuple(map(stem, one))) in _meant()}
        meant = {one: synonyms().get(one, of_stems) for one, of_stems in alike.items()}
        ends = ((one, _meant().get((stem(one[-1]),), ())) for one in begins if one[1:] and one not in meant)
        meant |= {one: place for one, end in ends if end and (place := (*one[:-1], *end)) in place_names()}
        names = place_names().keys() | parts().keys()
        said = next((one for one in begins if one in meant or one in names), words[:1])
        told.append((said, meant.get(said, said)))
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
    if code := place_code(word, place_names().values()):
        return places()[code].label
    most = MOST_EDITS if len(word) >= LONG else 1
    alike = [other for other in known if other[0] == word[0] and len(other) >= LEAST_CORRECTED]
    near = process.extract(word, alike, scorer=OSA.distance, score_cutoff=most, limit=None)
    ranks = {other: (edits, not other.startswith(word), -fuzz.ratio(word, other)) for other, edits, _ in near}
    return min(sorted(ranks), key=ranks.__getitem__, default=word)
