"""Names of places: ours, others in use and former ones, those of ISO 3166 and of CLDR; and codes of places.

Sources: `geographies.csv`, `place_names.csv`, pycountry (ISO 3166) and Babel (CLDR). Ask `data.geographies`.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import chain

import pycountry
from babel import Locale

from data.tables import records

KOSOVO = "XKX"  # not in ISO 3166; the code that UN agencies and the World Bank use
LANGUAGES = ("es", "fr", "pt", "ru", "ar", "zh", "it", "de", "nl", "el", "sr_Latn", "ro", "tr", "pl")
SMALL = {"the", "la", "le", "el", "of", "and", "de", "du", "del", "y", "et"}
IN_FULL = {
    **{"st": "saint", "rep": "republic", "dem": "democratic", "fed": "federal", "federated": "federal"},
    **{"sts": "states", "is": "islands"},
}
COMPASS = {name[0]: (name, f"{name}ern") for name in ("north", "south", "east", "west")}
# Letters that Unicode takes apart no further.
BASIC = str.maketrans(dict(zip("ıłøđæœðþ", ("i", "l", "o", "d", "ae", "oe", "d", "th"), strict=True)))
APOSTROPHES = str.maketrans("", "", "'’‘‛`´′＇")
BRACKETS = re.compile(r" \(.*?\)")
INITIALS = re.compile(r"(?<=\b\w)\.(?!\w\w)")
MARKS = {"Lm", "No"}  # letters that are apostrophes, and raised numbers of footnotes
CODE, PART = "code", "part"
Names = Mapping[str, frozenset[str]]
Line = Callable[[], Iterable[tuple[str, str]]]


def words(name: str) -> list[str]:
    """The words of a name without case, accents, apostrophes and small words; abbreviations in full."""
    text = INITIALS.sub("", name.translate(APOSTROPHES).casefold().replace("&", " and "))
    letters = "".join(sign for sign in text.translate(BASIC) if unicodedata.category(sign) not in MARKS)
    return [IN_FULL.get(word, word) for word in re.findall(r"[^\W_]+", bare(letters)) if word not in SMALL]


def bare(text: str) -> str:
    """A text without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def simple(name: str) -> str:
    """A name as one word: "Côte d'Ivoire" -> "cotedivoire"."""
    return "".join(words(name))


def spellings(name: str) -> Iterator[str]:
    """How a name is looked up: its words in their order, then in any: "Korea, Rep." is "Rep. of Korea"."""
    listed = words(name)
    yield "".join(listed)  # "People s Republic", of which the s is no south
    for place in (0, 1):
        spelled = [COMPASS[word][place] if word in COMPASS else word for word in listed]
        yield from ("".join(spelled), "".join(sorted(spelled)))


@cache
def listed() -> tuple[tuple[str, str, str], ...]:
    """The rows of `place_names.csv`: name, code of the place, kind of name."""
    return tuple(records("place_names", "name", "geography", "kind_of_name"))


def listed_names(*left_out: str) -> Iterator[tuple[str, str]]:
    """Names of `place_names.csv` and their places; codes and some other kinds are left out."""
    yield from ((name, code) for name, code, kind in listed() if kind not in (CODE, *left_out))


@cache
def codes() -> Mapping[str, str]:
    """Code in capitals -> place: ours, alpha-2, alpha-3 and number of ISO 3166 (M49's), others in use."""
    own = {code.upper(): code for (code,) in records("geographies", "geography")}
    iso = {
        code: country.alpha_3
        for country in pycountry.countries
        for code in (country.alpha_2, country.alpha_3, country.numeric)
    }
    return own | iso | {name: code for name, code, kind in listed() if kind == CODE}


@cache
def iso_codes() -> frozenset[str]:
    """ISO 3166 alpha-3 codes, and Kosovo's."""
    return frozenset(country.alpha_3 for country in pycountry.countries) | {KOSOVO}


def english() -> Iterator[tuple[str, str]]:
    """The names of ISO 3166 and CLDR; those of both and ours without what stands in brackets as well."""
    iso = [
        (name, country.alpha_3)
        for country in pycountry.countries
        for field in ("name", "common_name", "official_name")
        if (name := getattr(country, field, ""))
    ]
    every = [*iso, *_of_language("en")]
    yield from every
    yield from ((BRACKETS.sub("", name), code) for name, code in (*every, *OWN()) if "(" in name)


def _of_language(language: str) -> Iterator[tuple[str, str]]:
    alpha_3 = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": KOSOVO}
    for territory, name in Locale.parse(language).territories.items():
        if territory in alpha_3:
            yield name, alpha_3[territory]


OWN: Line = partial(records, "geographies", "label", "geography")
# A name of an earlier line goes before the same name of a later one.
LINES: tuple[Line, ...] = (
    OWN,
    partial(listed_names, PART),
    english,
    lambda: chain.from_iterable(map(_of_language, LANGUAGES)),
)


@cache
def known(line: Line) -> Names:
    """Spelling -> the places that it names, in one of the lines."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, code in line():
        for spelling in spellings(name) if words(name) else ():
            found[spelling].add(code)
    return {spelling: frozenset(held) for spelling, held in found.items()}


@cache
def usual_names() -> Mapping[str, tuple[str, ...]]:
    """Code -> the English names under which a place is looked for besides its own, those of its parts too."""
    common = ((getattr(item, "common_name", ""), item.alpha_3) for item in pycountry.countries)
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for name, code in (*common, *_of_language("en"), *listed_names()):
        if name:
            found[code][name] = None
    return {code: tuple(of_code) for code, of_code in found.items()}
