"""Case records in words: labels of codes, a reader's choice, reading notes.

Codes can come from anyone's file: what is made of them here is text without control characters, to be
shown where no markup is known, or after `for_chart`.
"""

from collections import Counter
from collections.abc import Iterable

from data.breaks import Break, breaks
from data.cases.choice import Choice
from data.cases.records import (
    AGE_BAND,
    ATTRIBUTES,
    CITIZENSHIP,
    COUNTRY_OF_EXPLOITATION,
    YEAR,
    Attribute,
)
from data.geographies import countries
from data.sources import sources

COUNTRIES = (CITIZENSHIP.name, COUNTRY_OF_EXPLOITATION.name)
ORDERED = (YEAR.name, AGE_BAND.name)
LONGEST = 60

SAMPLE = "People whom contributors assisted or heard of: not a sample of all victims."
SEVERAL = "One case can have several values, so that shares add up to more than 100."
WORKED = (
    "Which countries stand here follows where contributors work and what they share: it is no rank of "
    "countries, and no picture of routes."
)


def clean(text: str) -> str:
    """A code as text that can be seen: no control characters, not endless, never blank."""
    kept = "".join(sign if sign.isprintable() else " " for sign in text).strip()
    return (kept[: LONGEST - 1] + "…" if len(kept) > LONGEST else kept) or "(blank)"


def for_chart(text: str) -> str:
    """A text as Plotly shows it as it stands, which takes < and & for markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def labels(attribute: Attribute, codes: Iterable[str]) -> dict[str, str]:
    """Code -> words, no words twice; places by name, other codes that no vocabulary has as they are."""
    known = countries() if attribute.name in COUNTRIES else attribute.codes
    named = {code: clean(known.get(code, code)) for code in codes}
    often, told = Counter(named.values()), Counter[str]()
    for code, words in named.items():
        if often[words] > 1 and code not in known:
            told[words] += 1
            named[code] = f"{words} (code {told[words]})"
    return named


def by_words(attribute: Attribute, codes: Iterable[str]) -> dict[str, str]:
    """Labels in the order in which a reader looks for them: countries by the alphabet."""
    named = labels(attribute, codes)
    if attribute.name not in COUNTRIES:
        return named
    return dict(sorted(named.items(), key=lambda item: item[1].casefold()))


def time(choice: Choice) -> str:
    """The chosen years in words."""
    first, last = choice.first_year, choice.last_year
    if first is None and last is None:
        return "all years"
    if first is None:
        return f"until {last}"
    return f"from {first}" if last is None else str(first) if first == last else f"{first} to {last}"


def chosen(choice: Choice) -> str:
    """The whole choice in words, as plain text."""
    parts = [
        f"{ATTRIBUTES[name].title}: {', '.join(labels(ATTRIBUTES[name], codes).values())}"
        for name, codes in choice.chosen
    ]
    return "; ".join([f"Year of registration: {time(choice)}", *parts])


def note(attributes: Iterable[Attribute], least: int, kept: str) -> str:
    """The reading note of an answer about some attributes; `kept` says what the records are."""
    asked = tuple(attributes)
    several = [SEVERAL] if any(attribute.several for attribute in asked) else []
    worked = [WORKED] if any(attribute.name in COUNTRIES for attribute in asked) else []
    hidden = (
        f"Groups of fewer than {least} cases are hidden, and further groups with them that would give them "
        "away."
    )
    return " ".join([SAMPLE, *([kept] if kept else []), *several, *worked, hidden])


def contributors(edition: str) -> tuple[Break, ...]:
    """When contributors joined or left: of every edition, and of those of the same year."""
    return tuple(
        item
        for item in breaks()
        if item.publisher == "ctdc"
        and item.kind == "assisted"
        and (item.scope == "publisher" or sources()[item.source].year == edition[:4])
    )
