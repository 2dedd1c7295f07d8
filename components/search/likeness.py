"""Which of the numbers that people repeat a sentence may mean, by its numbers and by its words."""

import re
from collections import Counter
from dataclasses import replace
from itertools import product
from math import inf, isclose, log, sqrt

from components.exhibits.explore import MOVED
from components.search.asked import in_our_terms, stem
from components.search.famous import DATED, Famous, famous_numbers
from components.search.number_words import BOUND
from components.search.place_words import words_in
from components.search.quantities import PER_CENT, SCALE_OF, SCALES, UNIT_OF, Quantity, in_digits, plain
from components.search.vocabulary import WORDS, words
from data.geographies import places
from data.overlay import cached

CONCEPTS: dict[str, str] = WORDS["concepts"]
SPOKEN_OF = re.compile("|".join((*CONCEPTS.values(), r"\bvictims?\b")))
SHARES = re.compile(r"\b(?:third|quarter|fifth|tenth)s? of\b", re.IGNORECASE)  # "third largest" is a rank
AGED = re.compile(r"\bage[ds]?\b|\byears?\b|\bold\b")
FALLEN = re.compile(r"\b(?:fell|fall(?:en|s|ing)?|decreas\w*|declin\w*|drop\w*|down)\b", re.I)
EXACT, NEARLY = 1.0, 0.6
MONEY = {"USD", "EUR", "GBP"}
NEAR, SHORT = 1.1, 1000  # how far a number may be, as a factor; "2.4" is likely 2.4 million or billion
LEAST_ROUNDED, ROUNDED = 1000, 0.035  # from where on and how far a number may be from the one that it rounds
# Least likeness of words beside a number, beside a date, by themselves; what count for without it.
SOME_WORDS, DATE_WORDS, MANY_WORDS, WITHOUT_NUMBER = 0.08, 0.2, 0.4, 0.8
OF_BEST, MOST_MATCHES = 0.7, 3
SELDOM = 3.0  # what a word weighs at least that makes a claim the one it is: "Super Bowl", "fastest", "half"
VAGUE = words("vague")
LEFT_OUT = {*SCALE_OF, *UNIT_OF} - VAGUE
NEUTRAL, OF_CONCEPTS = (frozenset(map(stem, words(name))) for name in ("idle", "of_concepts"))


def concepts(text: str) -> list[str]:
    """What a text in lower case speaks of."""
    return [name for name, pattern in CONCEPTS.items() if re.search(pattern, text)]


def ranked(claim: str, amounts: tuple[Quantity, ...]) -> list[Famous]:
    """The numbers that people repeat which a claim may mean, the likest first: by number and by words.

    A number without a word may also mean one near it, or as many thousand, million or billion.
    """
    said, text, scores, alone = stems(claim), plain(claim), {}, is_alone(claim)
    itself = _is_itself(text)
    for row in famous_numbers():
        number = by_number(row, text, amounts) or (itself and _nearness(row, amounts))
        words = _alike(said, _stems_of_rows()[row.famous_number])
        if number:
            exact = number == EXACT and SPOKEN_OF.search(text)
            least = DATE_WORDS if row.unit in DATED else 0 if exact else SOME_WORDS
            fits = words >= least or alone
        else:  # by its words alone, unless another number is said
            words *= WITHOUT_NUMBER if row.amounts else 1
            fits = words >= MANY_WORDS and not (amounts and row.amounts) and _same_way(claim, row)
        if fits:
            scores[row] = number + words + (text == plain(row.number))
    best = max(scores.values(), default=0)
    ranked = sorted(scores, key=lambda row: -scores[row])
    return [row for row in ranked if scores[row] > OF_BEST * best]


def _same_way(claim: str, row: Famous) -> bool:
    """Whether a claim and a number that is told in words rise or fall alike, and of something alike."""
    said, own = stems(claim), _stems_of_rows()[row.famous_number]
    if row.amounts or stem(MOVED) not in said & own:
        return True
    texts = plain(claim), f"{row.number} {row.as_repeated}".lower()
    falls, (of_claim, of_row) = [bool(FALLEN.search(text)) for text in texts], map(set, map(concepts, texts))
    alike = (said & own) - NEUTRAL - {stem(MOVED)} and of_row - {"trafficking"} <= of_claim
    return falls[0] == falls[1] and bool(alike)


def by_number(row: Famous, claim: str, amounts: tuple[Quantity, ...]) -> float:
    """EXACT where a text in plain letters says the number, NEARLY where it rounds it or its date, else 0."""
    if claim == plain(row.number):
        return EXACT
    if row.unit in DATED:
        named = row.number.lower().removesuffix("/eu") in claim or claim in words_in(row.number)
        return NEARLY if named else 0
    alone = _is_itself(claim)  # 84 by itself may be 84 per cent
    said = product(amounts, row.amounts)
    pairs = [(replace(one, unit=one.unit or own.unit) if alone else one, own) for one, own in said]
    same = [(one, own) for one, own in pairs if one.same(own)]
    if any(bool(one.ratio) == bool(own.ratio) for one, own in same):
        return EXACT
    aged = row.unit.startswith("years of") and AGED.search(claim)
    ends = [own.value for own in row.amounts] if aged else []
    between = any(min(ends) <= one.value <= max(ends) for one, _ in pairs if ends)
    return NEARLY if same or between or any(_rounds(*pair) for pair in pairs) else 0


def _nearness(row: Famous, amounts: tuple[Quantity, ...]) -> float:
    """The closer to NEARLY, the nearer a number is to that of a row; 0 for one that is far away."""
    pairs = [
        (said.value, own.value)
        for said, own in product(amounts, row.amounts)
        if said.unit in ("", own.unit) or {said.unit, own.unit} <= MONEY
    ]
    scaled = ((one * scale, own) for one, own in pairs for scale in (1, *SCALES) if scale == 1 or one < SHORT)
    apart = (abs(log(one / own)) for one, own in scaled if one > 0 < own)
    least = min(apart, default=inf)
    return NEARLY * (0.99 - least) if least < log(NEAR) and row.unit not in DATED else 0


def _rounds(said: Quantity, own: Quantity) -> bool:
    """Whether a number rounds another one of its unit, as "40 million" does 40.3 million."""
    alike = said.unit == own.unit or (not said.unit and own.unit != PER_CENT)
    few_digits = len(f"{said.value:.10g}".replace(".", "").strip("0")) < len("123")
    near = own.value >= LEAST_ROUNDED and isclose(said.value, own.value, rel_tol=ROUNDED)
    return alike and few_digits and near


@cached()
def _stems_of_rows() -> dict[str, frozenset[str]]:
    told = {row.famous_number: f"{row.number} {row.unit} {row.as_repeated}" for row in famous_numbers()}
    return {name: stems(text) for name, text in told.items()}


def carries(claim: str, row: Famous) -> bool:
    """Whether a sentence says a third of the telling words that few rows have beside this one."""
    every = _stems_of_rows()[row.famous_number]
    own = every - NEUTRAL - OF_CONCEPTS - stems(places()[row.geography].label) or every
    seldom = {word for word in own if _weights()[word] >= SELDOM}
    return bool(seldom) and 3 * len(seldom & stems(claim)) >= len(seldom)


def are_alike(claim: str, row: Famous) -> bool:
    """Whether most of what tells in a sentence is what tells in a row."""
    return _alike(stems(claim), _stems_of_rows()[row.famous_number]) >= MANY_WORDS


def is_alone(text: str) -> bool:
    """Whether a text is nothing but a number."""
    return not telling(in_digits(text))


def _is_itself(text: str) -> bool:
    """Whether a text in plain letters is a number, and not what lies above, below or between some."""
    ends = {found.lastgroup for found in BOUND.finditer(text)} - {"about"}
    return is_alone(text) and not ends and {"to", "between"}.isdisjoint(text.split())


def telling(text: str) -> frozenset[str]:
    """The words of a text that add something to a claim."""
    return stems(text) - NEUTRAL


def stems(text: str) -> frozenset[str]:
    """The telling words of a text, in our terms, without endings and numbers."""
    words = filter(str.isalpha, in_our_terms(words_in(SHARES.sub(" ", text))))
    return frozenset(word if word in VAGUE else stem(word) for word in words if word not in LEFT_OUT)


@cached()
def _weights() -> dict[str, float]:
    """How much a word tells: the more, the fewer rows have it."""
    held = Counter(word for words in _stems_of_rows().values() for word in words)
    return {word: log(1 + len(_stems_of_rows()) / count) for word, count in held.items()}


def _alike(said: frozenset[str], own: frozenset[str]) -> float:
    """The cosine of two texts, words weighed; 0 to 1."""
    weights = _weights()
    most = max(weights.values())
    sizes = [sum(weights.get(word, most) ** 2 for word in words) for words in (said, own)]
    return sum(weights[word] ** 2 for word in said & own) / sqrt(sizes[0] * sizes[1]) if all(sizes) else 0
