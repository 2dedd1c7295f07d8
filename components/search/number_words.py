"""What the words beside a number make of it: an end, a year, an age, or nothing that is an amount."""

import re
from calendar import month_name

FIRST_YEAR, LAST_YEAR = 1900, 2100  # before and after them a number is a year only where that is said
# A rank; a vague number; of how many a rate is; a day; the EU-27.
NO_AMOUNT = re.compile(
    r"\b\d+(?:st|nd|rd|th)s?\b|\b(?:several|many|few) \d+(?: [a-z]+illion)?"
    r"|\bper (?:million|1000000|100,?000|1,?000)\b"
    rf"|\b\d{{1,2}} (?:{'|'.join(month_name[1:]).lower()}) (?=20\d\d\b)|\beu-\d\d\b"
)
# Words that make a number an end, of what may lie on which side of it.
BOUND = re.compile(
    r"\b(?:(?P<most>(?:no|not) (?:more|greater|higher) than|at most|up to|as many as)"
    r"|(?P<least>(?:no|not) (?:fewer|less|lower) than|at least)"
    r"|(?P<more>(?:more|greater|higher|larger) than|over|above|exceed(?:s|ed|ing)?)"
    r"|(?P<fewer>(?:fewer|less|lower|smaller) than|under|below)"
    r"|(?P<about>about|around|nearly|almost|roughly|approximately|some))\b",
    re.IGNORECASE,
)
# An age that people write as if it were an end; of all others it is an end.
AGE = re.compile(
    r"\b(?:(?P<children>under|below|younger than)|over|above|older than|aged?)(?: the age of)? 18\b"
    r"(?:(?: years?)?(?: old| of age)?(?: and| or) (?:above|over|older|more))?"
    r"(?![.,]?\d| ?(?:%|per ?cent|thousand|million|billion))",
    re.IGNORECASE,
)
# Four digits that may be a year, what says that they are one, and what they count if another number is one.
YEAR = re.compile(
    r"(?<![\d.,$€£])(?<!usd )(?<!eur )(?:(?<!/)|(?<=\d{4}/))(?:1[5-9]|2[01])\d\d(?![.,]?\d|/\d{1,3}\b| ?%)"
    r"(?! (?:per ?cent|pct|us\b|us\$|usd|dollar|eur|€|pound|£|thousand|\w+illion|[mb]n?\b|tn\b|mrd))"
)
DATING = re.compile(
    r"(?:\b(?:in|since|for|during|until|till|before|after|from)"
    r"|\b(?:from|between) \d{4} (?:to|and)|\d{4} ?[-–/]) ?$"
)
COUNTED = re.compile(r"(?: [a-z]+)? (?:victim|people|person|wom[ae]n|men|girl|boy|child|slave|case)")


def without_ages(text: str) -> str:
    """A text with children for "under 18", and adults for "over 18", "aged 18 and above"."""
    return AGE.sub(lambda found: "children" if found["children"] else "adults", text)


def years(text: str) -> tuple[str, ...]:
    """The years of a text in plain letters."""
    return tuple(found[0] for found in _years(text))


def undated(text: str) -> str:
    """A text in plain letters without years and other numbers that are no amounts."""
    for found in _years(text):
        text = f"{text[: found.start()]}    {text[found.end() :]}"
    return NO_AMOUNT.sub(" ", text)


def _years(text: str) -> list[re.Match[str]]:
    """What may count persons does so where another number is the year, or it is told as about so many."""
    certain, counted = list[re.Match[str]](), list[re.Match[str]]()
    for found in YEAR.finditer(text):
        if DATING.search(text[: found.start()]):
            certain.append(found)
        elif FIRST_YEAR <= int(found[0]) < LAST_YEAR:
            (counted if COUNTED.match(text, found.end()) else certain).append(found)
    bounds = {found.end() for found in BOUND.finditer(text)}
    return certain or [found for found in counted if found.start() - 1 not in bounds]
