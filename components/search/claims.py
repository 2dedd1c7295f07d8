"""What a sentence claims, checked: the numbers that people repeat and the figures that it may mean.

A claim is confirmed by nothing less than number, concept, place, time and direction together. Plain rules: no
model judges here, and whatever fits in part only is answered with what it does not fit.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from components.model import numbers
from components.model.labels import placed
from components.search import known_words
from components.search.asked import Asked, stem, stems_of, understood
from components.search.borne import ASIDE, DENIED, FIGURE, KNOWN, NOTHING, OTHER, TIMES, judged, meant
from components.search.entries import Entry
from components.search.famous import DATED, Famous
from components.search.likeness import (
    EXACT,
    MOST_MATCHES,
    SPOKEN_OF,
    are_alike,
    by_number,
    carries,
    concepts,
    is_alone,
    ranked,
    stems,
    telling,
)
from components.search.number_words import BOUND, without_ages, years
from components.search.place_words import words_in
from components.search.quantities import FRACTION, PER_CENT, SCALE_OF, Quantity, claimed, in_digits, plain
from components.search.vocabulary import WORDS
from data.geographies import WORLD, places
from data.place_names import usual_names

MOST_SIGNS = 400
HOLDS, PARTLY, NOT = "holds", "in_part", "not_so"
VERDICTS: dict[str, str] = WORDS["verdicts"]
LARGE = 1e5  # from where on a number is hardly that of something else by chance
EUROPE, UNION = "150", "EU"
# Said of those who were found; said of all there are; said of a figure as if there were no others.
FOUND, OF_ALL, NO_MORE = (re.compile(WORDS["extent"][name], re.I) for name in ("found", "all", "no_more"))
COUNTED = "people"  # the unit of those who are
UNSAID = ["trafficking"]  # what a number is of that does not say it


@dataclass(frozen=True)
class Match:
    """A number that people repeat which a claim may mean, and what of the claim it does not bear out."""

    famous: Famous
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Checked:
    """The answer to a claim: a verdict, then the numbers and the figures that it may mean, best first.

    `reasons` say what of the claim its figure does not bear out.
    """

    claim: str
    verdict: str
    matches: tuple[Match, ...] = ()
    figures: tuple[Entry, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The verdict in words, with its reasons."""
        return " ".join((VERDICTS[self.verdict], *self.reasons))


def verify(text: str) -> Checked:
    """What is known of a sentence, of which the first 400 signs are read. Raises UnreadableTable."""
    typed = " ".join(text[:MOST_SIGNS].split())
    claim = without_ages(typed)
    amounts, said = claimed(claim), FRACTION.sub(PER_CENT, ASIDE.sub(" ", claim))
    asked = understood(BOUND.sub(" about ", said.replace(PER_CENT, " per cent ")), known_words())
    rows = (row for row in ranked(claim, amounts) if is_alone(claim) or _means(row, claim, asked, amounts))
    matches = tuple(
        Match(row, tuple(_reasons(row, claim, asked, amounts))) for row in islice(rows, MOST_MATCHES)
    )
    bound = any(amount.bound not in ("", "about") for amount in amounts)
    figures = meant(asked, amounts, claim) if asked.places or bound or not matches else ()
    unknown = telling(" ".join(asked.words)) - stems_of(known_words()) - set(map(stem, SCALE_OF))
    verdict = NOTHING if unknown else judged(figures, asked, amounts, claim)
    beyond = tuple(_beyond(claim, figures[0].title)) if verdict == FIGURE else ()
    told = PARTLY if beyond else verdict
    best = matches[0] if matches else None
    number = by_number(best.famous, plain(claim), amounts) if best else 0
    of_others = best and not {*concepts(plain(claim))} <= {*_concepts(best.famous)}
    if bound and (number < EXACT or of_others) and verdict in (FIGURE, OTHER):
        return Checked(typed, told, figures=figures, reasons=beyond)
    if best and (verdict != FIGURE or best.famous.geography in asked.places):
        if is_alone(claim) and not number:
            return Checked(typed, OTHER, matches)
        beside = telling(SPOKEN_OF.sub(" ", plain(claim))) & telling(" ".join(asked.words))
        if not amounts and not (beside - stems(WORDS["topics"]) and (number or carries(claim, best.famous))):
            return Checked(typed, KNOWN, matches, figures)  # "forced labour in Asia" says nothing of it
        verdict = KNOWN if best.famous.unit in DATED else PARTLY if best.reasons else HOLDS
        rightly = best.famous.stands or _rightly(best.famous, concepts(plain(claim)))
        return Checked(typed, verdict if rightly else NOT, matches)
    return Checked(typed, told, figures=figures, reasons=beyond)


def _beyond(claim: str, told: str, known: Collection[str] = ()) -> Iterator[str]:
    """What a claim says of all victims, where those found were counted; "only", where not `known`."""
    text, counted = ASIDE.sub(" ", claim), FOUND.search(told)
    if counted and OF_ALL.search(text) and not FOUND.search(text):
        yield f"It is of {counted[0].lower()} victims; how many were not found nobody knows."
    for word in dict.fromkeys(found.lower() for found in NO_MORE.findall(text) if found.lower() not in known):
        yield f"It is published without “{word}”."


def _means(row: Famous, claim: str, asked: Asked, amounts: tuple[Quantity, ...]) -> bool:
    """Whether a claim speaks of what a number is of, not of another place, year or thing with its digits."""
    text, repeated = plain(claim), f"{row.years} {row.number} {row.as_repeated}"
    if text == plain(row.number):
        return True
    number, carried = by_number(row, text, amounts), carries(claim, row)
    own = {row.geography, *understood(repeated, known_words()).places}
    here = not asked.places or any(_holds(code, one) for code in asked.places for one in own)
    if number and any(amount.value >= LARGE for amount in amounts):
        return here or row.geography == WORLD
    if not number and amounts and not row.amounts and not stems(row.number) & stems(claim):
        return False
    if not here:
        return carried and not row.amounts
    if any(year not in repeated for year in years(ASIDE.sub(" ", text))):
        return carried and bool(number or not row.amounts)
    said, of = set(concepts(text)), set(concepts(repeated.lower())) - {*UNSAID}
    unit = any(amount.unit for amount in amounts)
    alike = row.stands or bool(said & of) or not (said or (of and not unit))
    placed = asked.places or (row.geography == WORLD and unit)
    return carried or are_alike(claim, row) or bool(number and placed and alike)


def _holds(code: str, other: str) -> bool:
    """Whether a place is another one or has it in it; the EU is in Europe, whichever its members."""
    union = other.startswith(UNION) and (code == EUROPE or code.startswith(UNION))
    return code in (other, WORLD) or union or code in places()[other].lies_in


def _concepts(row: Famous) -> list[str]:
    """What a number is repeated of."""
    return concepts(f"{row.as_repeated} {row.unit}".lower()) or UNSAID


def _rightly(row: Famous, said: list[str]) -> bool:
    """Whether a number is said of what it really is of, not of what it is repeated of."""
    real, own = concepts(plain(row.reality)), concepts(row.as_repeated.lower())
    there = {one.value for one in claimed(row.reality)} & {one.value for one in row.amounts}
    return bool(there and {*said} - {*own}) and {*said} <= {*real, *own} and not {*own} <= {*said}


def _reasons(row: Famous, claim: str, asked: Asked, amounts: tuple[Quantity, ...]) -> Iterator[str]:
    """What of a claim the number does not bear out, each in a sentence."""
    text, repeated = plain(claim), f"{row.as_repeated} {row.unit}".lower()
    if by_number(row, text, amounts) < EXACT:
        told = row.amounts and amounts
        yield f"The number is {row.number}." if told else "Compare the words; no number is alike."
    said, own = concepts(text), _concepts(row)
    if not row.stands and _rightly(row, said):
        yield f"It is published of {numbers.listing(said)}, about {row.years}."
        own = said
    for concept in [one for one in said if one not in own]:
        yield f"It is not a number of {concept}, but of {numbers.listing(own)}."
    if not said and own != UNSAID:
        yield f"It is a number of {numbers.listing(own)}, which has to be said."
    place, named = placed(places()[row.geography].label), asked.places or (WORLD,)
    if row.geography not in named:
        others = numbers.listing(placed(places()[one].label) for one in asked.places)
        yield f"It is of {place}, {f'not of {others}' if others else 'which has to be said'}."
    same = "|".join(re.escape(one.text) for one in row.amounts if any(map(one.same, amounts)))
    for year in years(ASIDE.sub(" ", text)):  # of several numbers each stands beside its year
        if year not in row.years:
            yield f"It is of {row.years}, not of {year}."
        elif (
            same and len(row.amounts) > 1 and not re.search(rf"(?:{same})[^,;.]*\b{year}\b", row.cite_instead)
        ):
            yield f"The number is not of {year}."
    for name, pattern in TIMES.items():
        if re.search(pattern, text) and not re.search(pattern, repeated):
            yield f"It is not {name}."
    names = usual_names().get(row.geography, ()) if row.geography in named else ()
    told_by = (repeated, *own, row.number, row.reality, row.cite_instead, row.said_by, place, *names)
    known = stems(" ".join(told_by))
    more = [word for word in words_in(in_digits(ASIDE.sub(" ", claim))) if telling(word) - known]
    if more:
        yield f"The number is published without these words: {', '.join(more)}."
    counted = row.cite_instead if row.stands and row.unit == COUNTED else ""
    yield from _beyond(claim, counted, {*more, *words_in(repeated)})
    if DENIED.search(text):
        yield "The sentence denies something; read what is known."
