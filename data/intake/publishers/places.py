"""Names of countries in the languages of reports to the UN, and the ISO 3166 codes they stand for.

Sources: pycountry (ISO 3166) and the territory names of CLDR that Babel brings. A name that stands
for two countries in two languages stands for none.
"""

import re
import unicodedata
from functools import cache

import pycountry
from babel import Locale

LANGUAGES = ("en", "es", "fr", "pt", "ru", "ar", "it", "de", "nl", "sr_Latn", "ro", "tr", "pl")
KOSOVO = "XKX"  # not in ISO 3166; the code that UN agencies and the World Bank use
_ARTICLES = {"the", "la", "le", "el", "of", "and", "de", "du", "del", "y", "et"}


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
def names() -> dict[str, frozenset[str]]:
    """Name in lower case -> the codes that it stands for in any of the languages."""
    found: dict[str, set[str]] = {}
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name"):
            for name in _turned(getattr(country, field, country.name)):
                found.setdefault(name, set()).add(country.alpha_3)
    alpha_3 = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": KOSOVO}
    for language in LANGUAGES:
        for territory, name in Locale.parse(language).territories.items():
            if territory in alpha_3:
                found.setdefault(name.casefold(), set()).add(alpha_3[territory])
    return {name: frozenset(held) for name, held in found.items()}


def _turned(name: str) -> tuple[str, ...]:
    """A name as ISO 3166 sorts it, and as it is said: "Korea, Republic of", "Republic of Korea"."""
    last, _, first = name.casefold().partition(", ")
    return (name.casefold(), f"{first} {last}") if first else (name.casefold(),)


@cache
def by_name() -> dict[str, str]:
    """Simple name -> code, where it stands for one country only."""
    found: dict[str, set[str]] = {}
    for name, held in names().items():
        found.setdefault(simple(name), set()).update(held)
    return {name: next(iter(held)) for name, held in found.items() if len(held) == 1}


def country(name: str) -> str:
    """The alpha-3 code of a country's name; "" if it has none or more than one."""
    return by_name().get(simple(name), "")
