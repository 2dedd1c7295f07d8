"""Citizenships as reports to UNODC spell them, and the ISO 3166 codes of those that are certain.

Names of countries come from pycountry (ISO 3166) and from the territory names of CLDR that Babel brings; a
name that stands for two countries in two languages stands for none. Adjectives and irregular names
("Romanians", "Ivory Coast", "Kosovo under UNSCR 1244") come from `citizenships.csv`. A letter that was
broken on the way (U+FFFD) stands for any one letter, if only one country then fits.

Kept as written, because they are not certain: what is in `UNCERTAIN`, unless the country that reports
means itself by it ("Nigerin" in Niger's reports), "Guineana" and "CAR" (of whom neither list nor country
tells), groups ("Africa others"), peoples, "Stateless", "foreigners", "Abroad", counts, and remarks.
"""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pandas as pd
import pycountry
from babel import Locale

from data.intake.publishers.sorting import mapped

SPELLINGS = Path(__file__).with_suffix(".csv")
TOTAL, UNKNOWN = "total", "unknown"
BROKEN = "\N{REPLACEMENT CHARACTER}"

LANGUAGES = ("en", "es", "fr", "pt", "ru", "ar", "it", "de", "nl", "sr_Latn", "ro", "tr", "pl")
KOSOVO = "XKX"  # not in ISO 3166; the code that UN agencies and the World Bank use
_ARTICLES = {"the", "la", "le", "el", "of", "and", "de", "du", "del", "y", "et"}

_TOTAL = re.compile(r"(grand |sub)?total( por año| general)?|all|all citizenships")
_UNKNOWN = re.compile(
    r"|-|\.+|n/?a\.?|n\.a\.|unknown( (nationality|citizenship))?|unspecified|undetermined|"
    r"\(?(nationality |citizenship )?not (stated|specified|known|available|reported)\)?|no information|"
    r"\(?specify.*|\(?especifique.*|desconocid[oa]s?|no determinad[oa]s?|no registra|sin determinar|"
    r"sin información|inconnue?s?|non précisée?|indéterminée?"
)
_OWN = re.compile(
    r"(own )?nationals?|(own )?citizens|.*\bown country\)?|domestic\b.*|"
    rf"(ciudadanos|nacionales) de su pa[ií{BROKEN}]s|nacionales|nationaux|ressortissants nationaux"
)
# A word that several countries' citizens may go by -> their codes, and those that mean themselves by it.
# Until 2018 countries ticked a list that had "Congo" and no Democratic Republic; the list since then has
# "Nigerians" beside "Nigerin", "Equatorial Guinea" and "Guinea-Bissau" beside "Guinean".
UNCERTAIN: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    word: (frozenset(possible.split()), frozenset(itself.split()))
    for word, possible, itself in (
        ("congo", "COD COG", "COG"),
        ("congolese", "COD COG", "COD COG"),
        ("dominican", "DMA DOM", "DMA DOM"),
        ("formeryugoslavia", "BIH HRV MKD MNE SRB SVN XKX", ""),
        ("guayanean", "GUF GUY", "GUY"),
        ("guinean", "GIN GNB GNQ", "GIN"),
        ("korea", "KOR PRK", "KOR PRK"),
        ("korean", "KOR PRK", "KOR PRK"),
        ("nigerin", "NER NGA", "NER"),
        ("rmi", "MHL", "MHL"),
    )
}
_NOBODY: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
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
    if spelling.strip() in codes():
        return spelling.strip()
    return _broken(name) if BROKEN in name else _named(name)


def country_code(name: str) -> str:
    """The alpha-3 code of a country's name or of its citizens, singular or plural; "" for none."""
    word, listed = simple(name), spellings()
    return country(name) or listed.get(word, "") or listed.get(word.removesuffix("s"), "")


def possible(spelling: str) -> frozenset[str]:
    """The countries of which an uncertain word speaks of one; none where they are not known."""
    return _uncertain(spelling)[0]


def _uncertain(name: str) -> tuple[frozenset[str], frozenset[str]]:
    word = simple(name)
    return UNCERTAIN.get(word) or UNCERTAIN.get(word.removesuffix("s"), _NOBODY)


def _named(name: str) -> str:
    return "" if _uncertain(name)[0] else country_code(name)


def _broken(name: str) -> str:
    """The code of the one country of which a name fits."""
    if len(re.findall(r"\w", name)) < max(_FEWEST_LETTERS, 2 * name.count(BROKEN)):
        return ""
    pattern = re.compile("".join("." if sign == BROKEN else re.escape(sign) for sign in name))
    fitting = {code for known, code in _whole().items() if pattern.fullmatch(known)}
    return fitting.pop() if len(fitting) == 1 else ""


@cache
def _listed() -> tuple[tuple[str, str], ...]:
    with SPELLINGS.open(encoding="utf-8", newline="") as lines:
        return tuple((row["spelling"], row["alpha_3"]) for row in csv.DictReader(lines))


@cache
def spellings() -> Mapping[str, str]:
    """Simple spelling -> code of the adjectives and irregular names in `citizenships.csv`."""
    return {simple(spelling): code for spelling, code in _listed()}


@cache
def _whole() -> Mapping[str, str]:
    """Every certain name and spelling in lower case, with its accents -> code."""
    certain = {name: code for name in names() if (code := _named(name))}
    listed = {spelling.casefold(): code for spelling, code in _listed()}
    return certain | listed | {f"{spelling}s": code for spelling, code in listed.items()}


def country_codes(given: "pd.Series[str]", names: "pd.Series[str]") -> "pd.Series[str]":
    """Alpha-3 codes: those given if they are ISO 3166's or Kosovo's, else those of the names, else ""."""
    upper = given.str.upper()
    return upper.where(upper.isin(codes()), mapped(names, country_code))


def simple(name: str) -> str:
    """A name without case, accents, signs and small words: "Côte d'Ivoire" -> "cotedivoire"."""
    letters = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    bare = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return "".join(word for word in re.findall(r"\w+", bare) if word not in _ARTICLES)


@cache
def codes() -> frozenset[str]:
    """ISO 3166 alpha-3 codes, and Kosovo's."""
    return frozenset(country.alpha_3 for country in pycountry.countries) | {KOSOVO}


@cache
def names() -> Mapping[str, set[str]]:
    """Name in lower case -> the codes that it stands for in any of the languages."""
    found = defaultdict(set)
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name"):
            name = getattr(country, field, country.name).casefold()
            # As ISO 3166 sorts it, and as it is said: "Korea, Republic of", "Republic of Korea".
            last, _, first = name.partition(", ")
            for spelling in (name, f"{first} {last}" if first else name):
                found[spelling].add(country.alpha_3)
    alpha_3 = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": KOSOVO}
    for language in LANGUAGES:
        for territory, name in Locale.parse(language).territories.items():
            if territory in alpha_3:
                found[name.casefold()].add(alpha_3[territory])
    return found


@cache
def _by_name() -> dict[str, str]:
    """Simple name -> code, where it stands for one country only."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    for name, of_name in names().items():
        held[simple(name)] |= of_name
    return {name: of_name.pop() for name, of_name in held.items() if len(of_name) == 1}


def country(name: str) -> str:
    """The alpha-3 code of a country's name; "" if it has none or more than one."""
    return _by_name().get(simple(name), "")
