"""Citizenships as reports to UNODC spell them, and the ISO 3166 codes of those that are certain.

Names of countries come from pycountry and CLDR in many languages (`places`); adjectives and irregular
names ("Romanians", "Ivory Coast", "Kosovo under UNSCR 1244") from `citizenships.csv`. A letter that was
broken on the way (U+FFFD) stands for any one letter, if only one country then fits.

Kept as written, because they are not certain: "Congo" (the list that countries ticked until 2018 had
no Democratic Republic beside it), "Congolese", "Korean", "Guinean" and "Guineana" (three Guineas),
"Nigerin" (Niger or Nigeria), "Dominican" (two countries), "CAR", groups ("Africa others"), former
states ("Former Yugoslavia"), peoples, "Stateless", "foreigners", "Abroad", counts, and remarks.
"""

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from data.intake.publishers import places

SPELLINGS = Path(__file__).with_suffix(".csv")
TOTAL, UNKNOWN = "total", "unknown"
BROKEN = "\N{REPLACEMENT CHARACTER}"

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
_UNCERTAIN = {"congo"}
_FEWEST_LETTERS = 3


def citizenship(spelling: str, reporting: str) -> str:
    """Alpha-3 code, "total", "unknown", or "" where the spelling is not certain.

    `reporting` is the code of the country that reports, for its "Nationals".
    """
    name = " ".join(spelling.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold().split())
    if _TOTAL.fullmatch(name):
        return TOTAL
    if _UNKNOWN.fullmatch(name):
        return UNKNOWN
    if _OWN.fullmatch(name):
        return reporting
    if spelling.strip() in places.codes():
        return spelling.strip()
    return _broken(name) if BROKEN in name else _named(name)


def country_code(name: str) -> str:
    """The alpha-3 code of a country's name or of its citizens, singular or plural; "" for none."""
    simple, listed = places.simple(name), spellings()
    return places.country(name) or listed.get(simple, "") or listed.get(simple.removesuffix("s"), "")


def _named(name: str) -> str:
    return "" if places.simple(name) in _UNCERTAIN else country_code(name)


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
    return {places.simple(spelling): code for spelling, code in _listed()}


@cache
def _whole() -> Mapping[str, str]:
    """Every certain name and spelling in lower case, with its accents -> code."""
    certain = {name: code for name in places.names() if (code := _named(name))}
    listed = {spelling.casefold(): code for spelling, code in _listed()}
    return certain | listed | {f"{spelling}s": code for spelling, code in listed.items()}
