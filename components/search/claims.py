"""What a sentence claims, checked: the numbers that people repeat and the figures that it may mean.

A claim is confirmed by nothing less than number, concept, place, time and direction together. Plain rules: no
model judges here, and whatever fits in part only is answered with what it does not fit.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from components.model import numbers
from components.model.labels import placed
from components.search import known_words, same_figures
from components.search.answers import NO_FIGURE, answers
from components.search.asked import Asked, stem, stems_of, understood, words_in
from components.search.entries import Entry
from components.search.famous import DATED, Famous
from components.search.likeness import (
    EXACT,
    SPOKEN_OF,
    by_number,
    carries,
    concepts,
    is_alone,
    ranked,
    stems,
    telling,
)
from components.search.quantities import PER_CENT, SCALE_OF, Quantity, claimed, in_digits, plain, quantities
from components.search.several import NOT_OF
from data.geographies import WORLD, places
from data.place_names import usual_names

MOST_SIGNS = 400
HOLDS, PARTLY, NOT, FIGURE = "holds", "in_part", "not_so", "figure"
OTHER, KNOWN, NOTHING = "other_figure", "known", "nothing"
VERDICTS = {
    HOLDS: "It can be said so, with its source and year.",
    PARTLY: "It is published, but not as this says it.",
    NOT: "It should not be said so.",
    FIGURE: "A figure here is the same; it can be said as follows.",
    OTHER: "The figure here is another one.",
    KNOWN: "This is what is known here.",
    NOTHING: "Nothing here says this or denies it. That is no confirmation.",
}
TIMES = {
    "a year": r"(?:a|per|each|every) year|yearly|annual\w*",
    "a day": r"(?:a|per|each|every) day\b|daily",
    "a change": r"\b(?:rose|risen|rising|rises?|grew|grow(?:n|s|ing)?|increas\w*|doubl\w*|tripl\w*|fell|"
    r"decreas\w*|declin\w*|fewer than before|more than ever)\b",
}
# A year in brackets is of a publication; the dollar is no country.
ASIDE = re.compile(r"\([^)]*\)|\bUS[ -]?(?=dollars?|\$)", re.IGNORECASE)
YEARS = re.compile(r"(?<![\d.,/])(?:1[5-9]|20|21)\d\d(?![.,]?\d|[/%])")
BOUND = re.compile(r"\b(?:more|fewer|less|greater|higher|lower) than\b|\bup to\b|\ba month\b", re.I)
MORE = ("a year", "a day", "a change")  # what no single figure of a year bears out
UNSAID = ["trafficking"]  # what a number is of that does not say it
DENIED = re.compile(r"\b(?:not|never|nobody|no one|no longer|false|wrong|myth|untrue)\b|n't\b", re.IGNORECASE)
MOST_MATCHES, MOST_NUMBERS = 3, 8  # of one claim, looked for in every exhibit
# What is looked for, beside what it is of.
TOPICS = "about data facts figures human many much numbers statistics what where who"


@dataclass(frozen=True)
class Match:
    """A number that people repeat which a claim may mean, and what of the claim it does not bear out."""

    famous: Famous
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Checked:
    """The answer to a claim: a verdict, then the numbers and the figures that it may mean, best first."""

    claim: str
    verdict: str
    matches: tuple[Match, ...] = ()
    figures: tuple[Entry, ...] = ()

    @property
    def sentence(self) -> str:
        """The verdict in words."""
        return VERDICTS[self.verdict]


def verify(text: str) -> Checked:
    """What is known of a sentence, of which the first 400 signs are read. Raises UnreadableTable."""
    claim = " ".join(text[:MOST_SIGNS].split())
    asked, amounts = understood(ASIDE.sub(" ", claim), known_words()), claimed(claim)
    matches = tuple(
        Match(row, tuple(_reasons(row, claim, asked, amounts)))
        for row in ranked(claim, amounts)[:MOST_MATCHES]
    )
    figures = _figures(asked, amounts) if asked.places or not matches else ()
    unknown = telling(" ".join(asked.words)) - stems_of(known_words()) - set(map(stem, SCALE_OF))
    verdict = NOTHING if unknown else _of_figures(figures, asked, amounts, claim)
    if matches and (verdict != FIGURE or matches[0].famous.geography in asked.places):
        best = matches[0]
        number = by_number(best.famous, plain(claim), amounts)
        if is_alone(claim) and not number:
            return Checked(claim, OTHER, matches)
        beside = telling(SPOKEN_OF.sub(" ", plain(claim))) & telling(" ".join(asked.words))
        if not amounts and not (beside - stems(TOPICS) and (number or carries(claim, best.famous))):
            return Checked(claim, KNOWN, matches, figures)  # "forced labour in Asia" says nothing of it
        said = KNOWN if best.famous.unit in DATED else PARTLY if best.reasons else HOLDS
        return Checked(claim, said if best.famous.stands else NOT, matches)
    return Checked(claim, verdict, figures=figures)


def _of_figures(figures: tuple[Entry, ...], asked: Asked, amounts: tuple[Quantity, ...], claim: str) -> str:
    """Whether figures are those of a claim that says no more of one place than a number and its year."""
    if not figures:
        return NOTHING
    named = [_named(figures[0], amount) for amount in amounts]
    several = len(asked.places) > 1 or len(YEARS.findall(claim)) > 1
    # Of the same value is not of the same things, and another year is not that year.
    several = several or figures[0].kind == "Figure" or figures[0].title.startswith(NOT_OF)
    said_of_it = any(re.search(TIMES[name], claim.lower()) for name in MORE)
    more = several or said_of_it or DENIED.search(claim) or BOUND.search(claim)
    if not amounts or (any(named) and (more or not all(named))):
        return KNOWN
    if any(named):
        return FIGURE
    told = [figure.title for figure in figures if claimed(figure.title)]
    shares = all(amount.unit == PER_CENT for amount in amounts)
    return OTHER if any("per cent" in title or not shares for title in told) else NOTHING


def _named(figure: Entry, amount: Quantity) -> bool:
    """Whether a figure is the amount, or rounds to it."""
    told = quantities(f"{figure.title}. {figure.text}")
    return figure.kind == "Figure" or any(amount.same(one) or amount.rounds(one) for one in told)


def _figures(asked: Asked, amounts: tuple[Quantity, ...]) -> tuple[Entry, ...]:
    """The latest figure of the place and topic that a claim names; else what here has its number."""
    told = tuple(entry for entry in answers(asked) if NO_FIGURE not in entry.title)
    if not amounts or any(_named(entry, amount) for entry in told for amount in amounts):
        return told
    said, of = set(map(stem, asked.words)), (places()[code].label for code in asked.places)
    begin, year = next(of, ""), str(asked.year or "")
    alike = (entry for amount in amounts[:MOST_NUMBERS] for entry in same_figures(amount.text))
    fits = (entry for entry in alike if entry.text.startswith(begin) and year in entry.text)
    return tuple(entry for entry in fits if said & set(map(stem, entry.title_words)))[:MOST_MATCHES] or told


def _reasons(row: Famous, claim: str, asked: Asked, amounts: tuple[Quantity, ...]) -> Iterator[str]:
    """What of a claim the number does not bear out, each in a sentence."""
    text, repeated = plain(claim), f"{row.as_repeated} {row.unit}".lower()
    if by_number(row, text, amounts) < EXACT:
        told = row.amounts and amounts
        yield f"The number is {row.number}." if told else "Compare the words; no number is alike."
    said, own = concepts(text), concepts(repeated) or UNSAID
    for concept in [one for one in said if one not in own]:
        yield f"It is not a number of {concept}, but of {numbers.listing(own)}."
    if not said and own != UNSAID:
        yield f"It is a number of {numbers.listing(own)}, which has to be said."
    place, named = placed(places()[row.geography].label), asked.places or (WORLD,)
    if row.geography not in named:
        others = numbers.listing(placed(places()[one].label) for one in asked.places)
        yield f"It is of {place}, {f'not of {others}' if others else 'which has to be said'}."
    same = "|".join(re.escape(one.text) for one in row.amounts if any(map(one.same, amounts)))
    for year in YEARS.findall(ASIDE.sub(" ", text)):  # of several numbers each stands beside its year
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
    if more := [word for word in words_in(in_digits(ASIDE.sub(" ", claim))) if telling(word) - known]:
        yield f"The number is published without these words: {', '.join(more)}."
    if DENIED.search(text):
        yield "The sentence denies something; read what is known."
