"""The figures that a claim may mean, and whether they bear it out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from math import isclose
from operator import ge, gt, le, lt

from components.exhibits.site import PAGES
from components.model.selection import EVERYTHING
from components.model.view import settle
from components.search import same_figures
from components.search.answers import NEUTRAL, answers
from components.search.asked import Asked, stem
from components.search.entries import Entry
from components.search.likeness import FALLEN, MOST_MATCHES, ROUNDED
from components.search.number_words import BOUND, undated, years
from components.search.place_words import words_in
from components.search.quantities import PER_CENT, SCALE_OF, Quantity, plain, quantities
from components.search.several import NOT_OF
from components.search.told import NO_FIGURE
from components.search.vocabulary import WORDS
from components.text.sentences import bare, row_of, sentence
from data.geographies import WORLD, places
from data.place_names import usual_names

FIGURE, OTHER, KNOWN, NOTHING = "figure", "other_figure", "known", "nothing"
TIMES: dict[str, str] = WORDS["times"]
# A year in brackets is of a publication; the dollar is no country.
ASIDE = re.compile(r"\([^)]*\)|\bUS[ -]?(?=dollars?|\$)", re.IGNORECASE)
# What no single figure of a year bears out.
MORE = re.compile(
    "|".join((*TIMES.values(), r"\ba month\b", r"\ba record\b", r"\brecord (?:high|number|year)"))
)
CITIZENS = re.compile(r"\b(?:citizens?(?:hip)?|nationals|nationality|origins?|born)\b", re.I)
KNOWN_OF = re.compile(r"\((?![^)]*per cent)[^)]*\)")  # of how many it is a share
SUMMED = re.compile(r", (?:sum of|computed here).*")  # of how many countries a figure is the sum
DENIED = re.compile(r"\b(?:not|never|nobody|no one|no longer|false|wrong|myth|untrue)\b|n't\b", re.IGNORECASE)
SIDES = {"more": gt, "least": ge, "fewer": lt, "most": le}  # where a figure lies of a number with this bound
CHANGES, PART = "reported_changes", re.compile(r" \(.*|-\d.*")  # the EU of some years
MOST_NUMBERS = 8  # of one claim, looked for in every exhibit
IDLE = frozenset(map(stem, (*NEUTRAL, "share")))


def judged(figures: tuple[Entry, ...], asked: Asked, amounts: tuple[Quantity, ...], claim: str) -> str:
    """Whether figures are those of a claim that says no more of one place than a number and its year."""
    if not figures:
        return NOTHING
    title, borne = figures[0].title, [_borne(figures[0], amount) for amount in amounts]
    of_others = _of_a_people(claim, asked) and not (CITIZENS.search(title) and any(borne))
    also = any(
        re.search(one, claim, re.I) and not re.search(of, title, re.I) for one, of in WORDS["also"].items()
    )
    dated = figures[0].anchor == "legal-instruments"  # whose numbers are days and laws
    if (
        not amounts
        or None in borne
        or title.startswith(NOT_OF)
        or any(asked.span)
        or of_others
        or also
        or dated
    ):
        return KNOWN
    # Of the same value is not of the same things.
    several = len(asked.places) > 1 or len(years(plain(claim))) > 1 or figures[0].kind == "Figure"
    more = several or MORE.search(claim.lower()) or DENIED.search(BOUND.sub(" ", claim))
    ends = [amount.bound for amount in amounts] == ["least", "most"]  # between them
    if all(borne) if ends else any(borne):
        return FIGURE if all(borne) and not more else KNOWN
    units = {low.unit == PER_CENT for figure in figures for low, _ in _ranges(figure)}
    return OTHER if units & {amount.unit == PER_CENT for amount in amounts} else NOTHING


def _of_a_people(claim: str, asked: Asked) -> bool:
    """Whether a claim is of citizens, or of those who come from a place, wherever they were detected."""
    text = re.sub(r" from (the )?", " from-", f" {' '.join(words_in(claim))} ")
    names = (name for code in asked.places for name in (places()[code].label, *usual_names().get(code, ())))
    named = any(f" {' '.join(words_in(name))} " in text for name in names)
    of_a_people = asked.origin and not named and asked.places != (WORLD,)
    return bool(CITIZENS.search(claim) or of_a_people)


def _ranges(figure: Entry) -> Iterator[tuple[Quantity, Quantity]]:
    """What the title of a figure tells, as ends: one number twice, "A to B", "fewer than B"."""
    told = iter(quantities(undated(plain(SUMMED.sub("", KNOWN_OF.sub(" ", figure.title))))))
    for low in told:
        high = next(told, low) if low.until else low
        under = low.bound == "fewer"
        yield (replace(low, value=0), replace(high, value=high.value - 1)) if under else (low, high)


def _borne(figure: Entry, amount: Quantity) -> bool | None:
    """Whether a figure is the amount, rounds to it or lies where it says; None where that is open."""
    if figure.kind == "Figure":
        return True
    ends = [ends for ends in _ranges(figure) if (ends[0].unit == PER_CENT) == (amount.unit == PER_CENT)]
    told = [_within(amount, low, high) for low, high in ends]
    if amount.bound in SIDES and len(told) > 1:
        return None
    return True in told or (None if None in told else False)


def _within(amount: Quantity, low: Quantity, high: Quantity) -> bool | None:
    """Whether a figure between two ends bears an amount out, as an end if it is one; None if that is open."""
    if amount.bound in SIDES:
        of_low, of_high = (SIDES[amount.bound](end.value, amount.value) for end in (low, high))
        return of_low if of_low == of_high else None
    near = ROUNDED if amount.bound else 0
    for end in () if low.bound else (low, high):
        if amount.same(end) or amount.rounds(end) or isclose(amount.value, end.value, rel_tol=near):
            return True
    return None if amount.until or low.value <= amount.value <= high.value else False


def meant(asked: Asked, amounts: tuple[Quantity, ...], claim: str) -> tuple[Entry, ...]:
    """The latest figure of the place and topic that a claim names; else what here has its number."""
    told = tuple(entry for entry in answers(asked) if NO_FIGURE not in entry.title)
    if not amounts or any(_borne(entry, amount) is not False for entry in told for amount in amounts):
        return told
    topic = {stem(word) for word in asked.words if word.isalpha() and word not in SCALE_OF} - IDLE
    change = re.search(TIMES["a change"], claim.lower()) and any(one.unit == PER_CENT for one in amounts)
    sign = 0 if not change else -1 if FALLEN.search(claim) else 1
    return tuple(dict.fromkeys(_alike(asked, amounts[:MOST_NUMBERS], topic, sign)))[:MOST_MATCHES] or told


def _alike(asked: Asked, amounts: tuple[Quantity, ...], topic: set[str], sign: int) -> Iterator[Entry]:
    """The rows of a place, year and topic that have a number; with a sign, of the published changes."""
    here = [f"{PART.sub('', places()[code].label)} " for code in asked.places]
    found = {entry.anchor for one in amounts for entry in (() if sign else same_figures(one.text))}
    for page, exhibit in ((of, one) for of in PAGES for one in of.exhibits):
        if not (exhibit.table == CHANGES if sign else exhibit.slug in found):
            continue
        view = settle(exhibit, EVERYTHING)
        rows, values = view.rows, view.rows[exhibit.measure] * (sign or 1)
        fits = sum(values.sub(one.value).abs().le(one.value * 1e-9) for one in amounts) > 0
        if asked.year:
            fits &= rows["period_start"].le(asked.year) & rows["period_end"].ge(asked.year)
        for index in map(int, rows.index[fits]):
            text, place = bare(view, index), PART.sub("", row_of(view, index).shown["geography"])
            own = set(map(stem, words_in(f"{text} {exhibit.title}")))
            if (topic & own or not topic) and (not here or any(map(f"{place} ".startswith, here))):
                yield Entry("Figure", text.removesuffix("."), sentence(view, index), page.path, exhibit.slug)
