"""Which of the numbers that people repeat a sentence may mean, by its numbers and by its words."""

import re
from collections import Counter
from math import isclose, log, sqrt

from components.search.asked import in_our_terms, stem, words_in
from components.search.famous import DATED, Famous, famous_numbers
from components.search.quantities import PER_CENT, SCALE_OF, UNIT_OF, Quantity
from data.overlay import cached

# Concepts that are often taken for each other -> how a text names them.
CONCEPTS = {
    "trafficking": r"traffick\w*",
    "forced labour": r"forced (?:labour|labor|work)\w*",
    "modern slavery": r"modern[- ](?:day )?slave\w*",
    "slaves": r"(?<!modern )(?<!modern-)(?<!modern day )\b(?:slaves?|slavery|enslaved?)\b",
    "forced marriage": r"(?:forced|child)[- ](?:marriage|bride)\w*",
    "sexual exploitation": r"sex(?:ual|ually)?\b(?! and age)|prostitut\w*|brothel\w*|porn\w*",
    "smuggling": r"smuggl\w*",
    "organs": r"\borgans?\b|kidneys?",
    "children": r"\b(?:child(?:ren)?|kids?|minors?|boys?|girls?)\b",
    "profits": r"profits?|industr\w+|business\w*|earn\w*|revenue",
    "women": r"\b(?:wom[ae]n|females?|girls?)\b",
}
SPOKEN_OF = re.compile("|".join((*CONCEPTS.values(), r"\bvictims?\b")))
AGED = re.compile(r"\bage[ds]?\b|\byears?\b|\bold\b")
EXACT, NEARLY = 1.0, 0.6
LEAST_ROUNDED, ROUNDED = 1000, 0.035  # from where on and how far a number may be from the one that it rounds
# Least likeness of words beside a number, beside a date, by themselves; what count for without it.
SOME_WORDS, DATE_WORDS, MANY_WORDS, WITHOUT_NUMBER = 0.08, 0.2, 0.4, 0.8
OF_BEST = 0.7
VAGUE = {"millions", "billions", "thousands"}
LEFT_OUT = {*SCALE_OF, *UNIT_OF} - VAGUE
# What adds nothing to a claim.
IDLE = """
according almost approximately being current currently day days earning estimated exist generated generates
given global globally live lived lives living made make makes nearly net nets now people person planet report
reported represents roughly say says their today world worldwide
"""
NEUTRAL = frozenset(map(stem, IDLE.split()))


def concepts(text: str) -> list[str]:
    """What a text in lower case speaks of."""
    return [name for name, pattern in CONCEPTS.items() if re.search(pattern, text)]


def ranked(claim: str, amounts: tuple[Quantity, ...]) -> list[Famous]:
    """The numbers that people repeat which a claim may mean, the likest first: by number and by words."""
    said, spoken_of, scores = stems(claim), bool(SPOKEN_OF.search(claim.lower())), {}
    for row in famous_numbers():
        number = by_number(row, claim.lower(), amounts)
        words = _alike(said, _stems_of_rows()[row.famous_number])
        if number:
            least = DATE_WORDS if row.unit in DATED else 0 if number == EXACT and spoken_of else SOME_WORDS
            fits = words >= least or not said
        else:  # by its words alone, unless another number is said
            words *= WITHOUT_NUMBER if row.amounts else 1
            fits = words >= MANY_WORDS and not (amounts and row.amounts)
        if fits:
            scores[row] = number + words
    best = max(scores.values(), default=0)
    ranked = sorted(scores, key=lambda row: -scores[row])
    return [row for row in ranked if scores[row] > OF_BEST * best]


def by_number(row: Famous, claim: str, amounts: tuple[Quantity, ...]) -> float:
    """EXACT where a claim says the number itself, NEARLY where it rounds it or names its date, else 0."""
    if row.unit in DATED:
        return NEARLY if row.number.lower().removesuffix("/eu") in claim else 0
    pairs = [(one, own) for one in amounts for own in row.amounts]
    same = [(one, own) for one, own in pairs if one.same(own)]
    if any(bool(one.ratio) == bool(own.ratio) for one, own in same):
        return EXACT
    aged = row.unit.startswith("years of") and AGED.search(claim)
    ends = [own.value for own in row.amounts] if aged else []
    between = any(min(ends, default=0) <= one.value <= max(ends, default=0) for one, _ in pairs)
    return NEARLY if same or between or any(_rounds(*pair) for pair in pairs) else 0


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


def telling(text: str) -> frozenset[str]:
    """The words of a text that add something to a claim."""
    return stems(text) - NEUTRAL


def stems(text: str) -> frozenset[str]:
    """The telling words of a text, in our terms, without endings and numbers."""
    words = filter(str.isalpha, in_our_terms(words_in(text)))
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
