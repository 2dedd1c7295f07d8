"""Citizenships as reports to UNODC spell them, and the ISO 3166 codes of those that are certain.

Names of countries are those of `data.geographies`. Adjectives and misspelled names ("Romanians", "Sweeden")
come from `citizenships.csv`, what is no name from `citizenships.toml`. A letter that was broken on the way
(U+FFFD) stands for any one letter, if only one country then fits.

Kept as written, because they are not certain: what is in `UNCERTAIN`, unless the country that reports
means itself by it ("Nigerin" in Niger's reports), "Guineana" and "CAR" (of whom neither list nor country
tells), groups ("Africa others"), peoples, "Stateless", "foreigners", "Abroad", counts, and remarks.
"""

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pandas as pd

from data.geographies import named
from data.intake.publishers.sheets import words
from data.intake.publishers.sorting import mapped
from data.place_names import LINES, iso_codes, simple

SPELLINGS = Path(__file__).with_suffix(".csv")
TOTAL, UNKNOWN = "total", "unknown"
BROKEN = "\N{REPLACEMENT CHARACTER}"
TWO_COUNTRIES = "a code and a name of two countries, or a name of none"

_WORDS = words(__file__)
with SPELLINGS.open(encoding="utf-8", newline="") as _lines:
    _LISTED = {row["spelling"]: row["alpha_3"] for row in csv.DictReader(_lines)}
_SIMPLE = {simple(spelling): code for spelling, code in _LISTED.items()}
_TOTAL, _UNKNOWN, _OWN = (re.compile("|".join(_WORDS[name])) for name in ("total", "unknown", "own"))
# A word that several countries' citizens may go by -> their codes, and those that mean themselves by it.
UNCERTAIN: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    word: (frozenset(possible.split()), frozenset(itself.split()))
    for word, (possible, itself) in _WORDS["uncertain"].items()
}
_FORMERLY = re.compile(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]\s*")
_SAYS_FORMERLY = re.compile(r"(the )?(formerly|former|previously|now|ex|also)\b.*\w", re.IGNORECASE)
_FEWEST_LETTERS = 3


def citizenship(spelling: str, reporting: str) -> str:
    """Alpha-3 code, "total", "unknown", or "" where the spelling is not certain.

    `reporting` is the code of the country that reports, for its "Nationals" and words that it settles.
    """
    name = " ".join(spelling.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold().split())
    if _TOTAL.fullmatch(name):
        return TOTAL
    if _UNKNOWN.fullmatch(name):
        return UNKNOWN
    if _OWN.fullmatch(name) or reporting in _uncertain(name)[1]:
        return reporting
    if spelling.strip() in iso_codes():
        return spelling.strip()
    return _broken(name) if BROKEN in name else _named(name)


def country_code(name: str) -> str:
    """The alpha-3 code of a country's name or of its citizens, singular or plural; "" for none.

    Two names of one are known, "Eswatini (formerly Swaziland)", "Burma (Myanmar)"; not "China (Hong Kong)".
    """
    word = simple(name)
    found = named(name, iso_codes()) or _SIMPLE.get(word, "") or _SIMPLE.get(word.removesuffix("s"), "")
    match = None if found else _FORMERLY.fullmatch(name)
    if match is None:
        return found
    of_name = country_code(match[1])
    return of_name if _SAYS_FORMERLY.match(match[2]) or country_code(match[2]) == of_name else ""


def possible(spelling: str) -> frozenset[str]:
    """The countries of which an uncertain word speaks of one; none where they are not known."""
    return _uncertain(spelling)[0]


def _uncertain(name: str) -> tuple[frozenset[str], frozenset[str]]:
    word, nobody = simple(name), (frozenset[str](), frozenset[str]())
    return UNCERTAIN.get(word) or UNCERTAIN.get(word.removesuffix("s"), nobody)


def _named(name: str) -> str:
    unclear = simple(name) in _WORDS["unclear"] or possible(name)
    return "" if unclear else country_code(name)


def _broken(name: str) -> str:
    """The code of the one country of which a name fits."""
    if len(re.findall(r"\w", name)) < max(_FEWEST_LETTERS, 2 * name.count(BROKEN)):
        return ""
    pattern = re.compile("".join("." if sign == BROKEN else re.escape(sign) for sign in name))
    fitting = {code for known, code in _whole().items() if pattern.fullmatch(known)}
    return fitting.pop() if len(fitting) == 1 else ""


@cache
def _whole() -> Mapping[str, str]:
    """Every certain name and spelling in lower case, with its accents -> code."""
    every = {name.casefold() for line in LINES for name, _ in line()}
    certain = {name: code for name in every if (code := _named(name))}
    listed = {spelling.casefold(): code for spelling, code in _LISTED.items()}
    return certain | listed | {f"{spelling}s": code for spelling, code in listed.items()}


def country_codes(given: "pd.Series[str]", names: "pd.Series[str]") -> "pd.Series[str]":
    """Alpha-3 codes: those given if they are ISO 3166's or Kosovo's, else those of the names, else ""."""
    upper = given.str.upper()
    return upper.where(upper.isin(iso_codes()), mapped(names, country_code))


def contradicting(given: "pd.Series[str]", names: "pd.Series[str]") -> "pd.Series[bool]":
    """The rows whose code is another country's than their name, or beside a name in plain letters of none."""
    upper, named_by = given.str.upper(), mapped(names, country_code)
    named = named_by.ne("") | names.str.fullmatch(r"[A-Za-z ,.'()&-]+")
    return upper.isin(iso_codes()) & named & upper.ne(named_by)
