"""The words that name places in a reader's text: names, codes and initials, and names of parts of a place."""

import re
from collections import Counter
from functools import cache

from components.search.quantities import plain
from data.geographies import groups, places
from data.place_names import PART, bare, listed, usual_names

REGIONS = ("world", "region", "subregion")
LEVELS = (*REGIONS, "country")
ESTIMATED = "ilo_asia_pacific"  # of which there are estimates, and no region of ours has its name


def words_in(text: str) -> tuple[str, ...]:
    """The words of a text without case and accents."""
    return tuple(re.findall(r"[^\W_]+", plain(bare(text))))


@cache
def place_names() -> dict[tuple[str, ...], str]:
    """The words of each name, code of ISO 3166 and initials of a place -> its code."""
    return {**_short(), **_long()}


@cache
def _long() -> dict[tuple[str, ...], str]:
    """The words of each name of one place: Czechoslovakia is neither of two, and Scotland a part."""
    named = [(code, one) for code, one in places().items() if one.level in LEVELS or code in groups()]
    chosen = dict((*named, (ESTIMATED, places()[ESTIMATED])))
    usual = [(name, code) for code in chosen for name in usual_names().get(code, ())]
    of_one, parts = Counter(name for name, _ in usual), {name for name, _, kind in listed() if kind == PART}
    known = [(name, code) for name, code in usual if of_one[name] == 1 and name not in parts]
    own = [(one.label, code) for code, one in chosen.items()]
    return {words: code for name, code in (*reversed(known), *own) if (words := words_in(name))}


@cache
def parts() -> dict[tuple[str, ...], str]:
    """The words of each name that is that of a part of one place, and none of its own -> this place."""
    held = Counter(name for name, _, kind in listed() if kind == PART)
    return {words_in(name): code for name, code, _ in listed() if held[name] == 1}


@cache
def _short() -> dict[tuple[str, ...], str]:
    """Codes of ISO 3166, and initials that one place alone has: names where they stand in capitals."""
    chosen = {code: one for code, one in places().items() if one.level in LEVELS or code in groups()}
    letters = Counter(initials(one.label) for one in chosen.values())
    alone = [(initials(one.label), code) for code, one in chosen.items() if letters[initials(one.label)] == 1]
    every = (*alone, *((one.iso3, code) for code, one in chosen.items()))
    return {words: code for name, code in every if (words := words_in(name)) and words not in _long()}


def named(words: tuple[str, ...], text: str) -> str:
    """The code of the place that words name, "" for none; "nor" and "ton" in small letters are no codes."""
    code = place_names().get(words, "")
    return code if words not in _short() or words[0].upper() in text else ""


def initials(name: str) -> str:
    """United Kingdom -> UK; nothing for a single word."""
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return letters if len(letters) > 1 else ""
