"""Case records in words: labels of codes, a reader's choice, titles and reading notes.

Codes can come from anyone's file: what is made of them here is text without control characters or signs of
markup, and stands in tables, charts and plain text.
"""

from collections import Counter
from collections.abc import Iterable

from data.cases.answers import Answer
from data.cases.questions import Choice
from data.cases.records import AGE_BAND, ATTRIBUTES, CITIZENSHIP, COUNTRY_OF_EXPLOITATION, YEAR, Attribute
from data.geographies import countries

COUNTRIES = (CITIZENSHIP.name, COUNTRY_OF_EXPLOITATION.name)
ORDERED = (YEAR.name, AGE_BAND.name)
LONGEST = 60
NO_MARKUP = str.maketrans("<>&", "‹›＆")

SAMPLE = "People whom contributors assisted or heard of: not a sample of all victims."
SEVERAL = "One case can have several values, so that shares add up to more than 100."
WORKED = (
    "Which countries stand here follows where contributors work and what they share: it is no rank of "
    "countries, and no picture of routes."
)
UNDATED = "Cases without a year are among them."
GAPS = (
    "A year without a mark is hidden, or nothing is known of it. Contributors join and leave, so that the "
    "cases of two years are not those of the same contributors."
)
GREY = "A grey cell is hidden, or nothing is known of it."


def clean(text: str) -> str:
    """A code as text that can be seen: no control characters, no markup, not endless, never blank."""
    kept = "".join(sign if sign.isprintable() else " " for sign in text).translate(NO_MARKUP).strip()
    return (kept[: LONGEST - 1] + "…" if len(kept) > LONGEST else kept) or "(blank)"


def labels(attribute: Attribute, codes: Iterable[str]) -> dict[str, str]:
    """Code -> words, no words twice: countries by the alphabet, others in the order of the codes."""
    known = countries() if attribute.name in COUNTRIES else attribute.codes
    named = {code: known.get(code) or clean(code) for code in codes}
    often, told = Counter(named.values()), Counter[str]()
    for code, words in named.items():
        if often[words] > 1 and code not in known:
            told[words] += 1
            named[code] = f"{words} (code {told[words]})"
    if attribute.name not in COUNTRIES:
        return named
    return dict(sorted(named.items(), key=lambda item: item[1].casefold()))


def chosen(choice: Choice) -> str:
    """The whole choice in words, as plain text."""
    parts = [
        f"{ATTRIBUTES[name].title}: {', '.join(labels(ATTRIBUTES[name], codes).values())}"
        for name, codes in choice.chosen
    ]
    return "; ".join([f"Year of registration: {_years(choice)}", *parts])


def _years(choice: Choice) -> str:
    first, last = choice.first_year, choice.last_year
    if first is None and last is None:
        return "all years"
    if first is None:
        return f"until {last}"
    return f"from {first}" if last is None else str(first) if first == last else f"{first} to {last}"


def title(show: Attribute, split: Attribute | None, choice: Choice) -> str:
    """What is measured; none of it from a file."""
    what = f"{show.title} by {_inside(split)}" if split else show.title
    cases = "the chosen assisted cases" if choice.chosen else "assisted cases"
    return f"{what}, per cent of {cases} in which {'both are' if split else 'it is'} known"


def number(fit: int, every: int | None) -> str:
    """How many cases fit a choice, of all that there are."""
    return f"All {fit:,} cases" if fit == every else f"{fit:,} of {every:,} cases fit the choice"


def not_shown(answer: Answer, show: Attribute, split: Attribute | None, least: int) -> str:
    """Why nothing of an answer can be shown, in a sentence; "" where something can."""
    if answer.total is None:
        return f"Fewer than {least} cases fit the choice. Nothing of them is shown: widen it."
    if not answer.total:
        return "No case fits the choice: widen it."
    what = " and ".join(_inside(attribute) for attribute in (show, split) if attribute)
    if answer.known == 0:
        return f"None of the cases that fit tells {what}."
    if answer.rows["share"].isna().all():
        return f"So few of the cases that fit tell {what} that no part can be shown; widen the choice."
    return ""


def note(show: Attribute, split: Attribute | None, choice: Choice, least: int, kept: str) -> str:
    """How to read an answer; `kept` says what the records are."""
    asked = tuple(attribute for attribute in (show, split) if attribute)
    dated = split == YEAR or (choice.first_year, choice.last_year) != (None, None)
    told = (
        SAMPLE,
        kept,
        SEVERAL if show.several or (split and split.several) else "",
        WORKED if any(attribute.name in COUNTRIES for attribute in asked) else "",
        "" if dated else UNDATED,
        GAPS if split == YEAR else GREY if split else "",
        f"Groups of fewer than {least} cases are hidden, with further groups that would give them away.",
    )
    return " ".join(filter(None, told))


def _inside(attribute: Attribute) -> str:
    """An attribute's title within a sentence."""
    return attribute.title[0].lower() + attribute.title[1:]
