"""A number as people write it: "20.9m", "$150 billion", "one in seven", "84 per cent", "2,5 million".

Words become digits with text2num, separators are read by Babel: as English first, then as German has them.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import InvalidOperation
from math import isclose

from babel.numbers import NumberFormatError, parse_decimal
from text_to_num import alpha2digit

from components.model import numbers
from components.search.number_words import BOUND, FIRST_YEAR, LAST_YEAR, undated
from components.search.vocabulary import WORDS

# Two thirds, a fifth of, half the; not half a million, nor three quarters of a year.
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
FRACTION = re.compile(
    r"(?<!and )(?<!to )\b(?:"
    rf"(?P<many>two|three|four|five|seven|nine|[2-9])[ -](?P<parts>{'|'.join(PARTS)})s\b"
    rf"|(?:(?:an?|one|1)[ -](?P<part>{'|'.join(PARTS)})|(?P<half>half))(?= (?:of|the|all)\b)"
    r"|(?P<above>[1-9])/(?P<below>[2-9])(?= of\b))(?! of (?:the year|a|an|\d{4})\b)",
    re.I,
)
TO = re.compile(r" (?:to|at most) (?=\d)")
# Two ends of one amount, which no years are.
BETWEEN = re.compile(r"\bbetween (\D{0,4}\d\S*(?: [a-z]+illion)?) and (?=\D{0,4}\d)")
HYPHEN = re.compile(r"(?<=\d)-(?=[a-z])|(?<=illion)-|(?<=bn)-")  # a $236-billion-a-year crime
LEAST_ALONE = 1000  # "600,000 to 2 million" are not 600,000 million
LEAST_CLAIMED = 2  # "one of the largest", "two kinds"
LOCALES = ("en", "de")
PER_CENT = "%"
SCALES = {float(scale): names for scale, names in WORDS["scales"].items()}
SCALE_OF = {word: scale for scale, words in SCALES.items() for word in words}
UNIT_OF = {word: unit for unit, words in WORDS["units"].items() for word in words}


def _one_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


DIGITS = r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,']\d+)*"
AMOUNT = re.compile(
    rf"(?P<minus>(?<![^\s($€£])[-\u2212])?(?P<before>{_one_of(UNIT_OF)})? ?(?P<digits>{DIGITS})"
    rf"(?: ?(?P<scale>{_one_of(SCALE_OF)})(?![a-z0-9])\.?)?(?: ?(?P<after>{_one_of(UNIT_OF)})(?![a-z]))?"
)
THOUSANDS = re.compile(r"\d{1,3}\.000")  # nobody writes three decimals that are none
RATIO = re.compile(
    r"(?<![\d.,])(\d{1,3}) (?:(?:pers|people|victims?|wom[ae]n|child)[a-z]* )?"
    r"(?:in|of|out of)(?: every| each| a)? "
    r"(\d{1,3})(?![\d.,]*\d)|^(\d{1,2}) ?/ ?(\d{1,3})$"
)

HALF = re.compile(r"(?:(?<![\d.,])(?P<whole>\d{1,3}) and )?\b(?:a half|half a)\b")  # "2 and a half", "half a"


@dataclass(frozen=True)
class Quantity:
    """A value with the unit it was written in: "", "%", "USD", "EUR" or "GBP".

    `places` counts the decimals of a percentage; `ratio` holds the two numbers of "1 in 7"; `bound` is the
    group of BOUND that stands before it, `until` says whether " to " and another number follow.
    """

    value: float
    unit: str = ""
    places: int = 0
    ratio: tuple[int, int] | None = None
    bound: str = ""
    until: bool = False

    @property
    def text(self) -> str:
        """As this dashboard writes it."""
        if self.ratio:
            return f"{self.ratio[0]} in {self.ratio[1]}"
        value, scale = self.value, max(1, *(size for size in (1e6, 1e9) if size <= self.value), 0)
        figure = f"{value:,.12g}"  # without rounding; a year without a separator
        if isclose(round(value / scale, 2) * scale, value):
            figure = f"{value:.0f}" if FIRST_YEAR <= value <= LAST_YEAR else numbers.number(value)
        return f"{figure} per cent" if self.unit == PER_CENT else f"{self.unit} {figure}".strip()

    def same(self, other: "Quantity") -> bool:
        """Whether both are one number; no unit goes with every currency, 14 % with 1 in 7."""
        units = {self.unit, other.unit}
        if len(units) > 1 and ("" not in units or PER_CENT in units):
            return False
        if (self.ratio is None) != (other.ratio is None):
            places = self.places if other.ratio else other.places
            rounded = round(self.value, places) == round(other.value, places)
            return rounded and PER_CENT == self.unit == other.unit
        return isclose(self.value, other.value, rel_tol=1e-9)

    def rounds(self, other: "Quantity") -> bool:
        """Whether it is another with fewer decimals: 46 for 45.68."""
        rounded = replace(other, value=round(other.value, self.places), places=self.places)
        return self.places < other.places and self.same(rounded)


def plain(text: str) -> str:
    """Lower case, digits of all scripts as 0 to 9, no invisible signs, one blank between words."""
    signs = []
    for sign in unicodedata.normalize("NFKC", text):
        kind = unicodedata.category(sign)
        if kind not in ("Cf", "Cs", "Co", "Cn"):
            known = WORDS["signs"].get(sign, " " if kind == "Cc" else sign)
            signs.append(str(unicodedata.decimal(sign, known)))
    return " ".join("".join(signs).casefold().split())


def claimed(text: str) -> tuple[Quantity, ...]:
    """Every number of a sentence; no year, no rank and nothing below three."""
    told = BETWEEN.sub(r"at least \1 at most ", undated(HYPHEN.sub(" ", in_digits(text))))
    return tuple(one for one in _read(told) if one.unit or one.value > LEAST_CLAIMED)


def in_digits(text: str) -> str:
    """A text in plain letters, with the numbers that it writes in words as digits."""
    digits = str(alpha2digit(FRACTION.sub(_in_ratio, plain(text)), "en", threshold=0))
    return HALF.sub(lambda found: f"{found['whole'] or 0}.5", digits)


def _in_ratio(found: re.Match[str]) -> str:
    part = found["parts"] or found["part"] or found["half"]
    return f"{found['many'] or found['above'] or 1} in {PARTS[part] if part else found['below']}"


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every number that a text gives in digits."""
    return tuple(_read(plain(text)))


def _read(text: str) -> Iterator[Quantity]:
    """The ratios of a text, then its other numbers; what is below zero is none that is told here."""
    bounds = {found.end(): found.lastgroup or "" for found in BOUND.finditer(text)}
    for found in RATIO.finditer(text):
        part, whole = (int(number) for number in found.groups() if number)
        if 0 < part < whole:
            bound = bounds.get(len(text[: found.start()].rstrip()), "")
            yield Quantity(100 * part / whole, PER_CENT, ratio=(part, whole), bound=bound)
    text = RATIO.sub(lambda found: " " * len(found[0]), text)
    for found in AMOUNT.finditer(text):
        unit = UNIT_OF.get(found["before"] or found["after"] or "", "")
        digits = found["digits"]
        if THOUSANDS.fullmatch(digits) and not found["scale"] and unit != PER_CENT:
            digits = digits.replace(".", ",")
        if (value := _value(digits)) is not None and not found["minus"]:
            scale, end = SCALE_OF.get(found["scale"] or "", 1), TO.match(text, found.end())
            if end and (last := AMOUNT.match(text, end.end())):  # 20 to 30 per cent, 2 to 3 million
                unit = unit or UNIT_OF.get(last["after"] or "", "")
                scale = SCALE_OF.get(last["scale"] or "", 1) if scale == 1 and value < LEAST_ALONE else scale
            places = len(f"{value:.6f}".rstrip("0").partition(".")[2])
            bound = (
                "least"
                if text[found.end() :][:1] == "+"
                else bounds.get(len(text[: found.start()].rstrip()), "")
            )
            yield Quantity(value * scale, unit, places, bound=bound, until=bool(end))


def _value(digits: str) -> float | None:
    """What the digits with their separators mean, as English has them, else as German has."""
    for locale in LOCALES:
        with suppress(NumberFormatError, InvalidOperation):  # the latter: more digits than a Decimal holds
            return float(parse_decimal(re.sub("[ ']", "", digits), locale=locale, strict=True))
    return None
