"""Numbers, spans and lists as text."""

import re
import unicodedata
from calendar import month_name
from collections.abc import Iterable, Sequence

import pandas as pd

KEPT = " .,-_()'’‘"  # of signs that are no letters
UNKNOWN = "not stated"  # of a figure
LARGE = ((1_000_000_000, " billion"), (1_000_000, " million"))


def number(value: float) -> str:
    """1,282 or 27.6 million or 2.45 million; no trailing zeros."""
    size, word = next((pair for pair in LARGE if abs(value) >= pair[0]), (1, ""))
    return f"{value / size:,.2f}".rstrip("0").rstrip(".") + word


def circled(place: int) -> str:
    """① for the first, ② for the second of a few."""
    return chr(ord("①") + place)


def figure(value: float | None, low: float | None = None, high: float | None = None) -> str:
    """A figure with its bounds: "at least 22,000", "55 to 60", "3,800 to 5,700", "not stated"."""
    value, low, high = (None if pd.isna(item) else item for item in (value, low, high))
    is_bound = (low, high) in ((value, None), (None, value))
    if value is not None and not is_bound:
        return number(value)
    if low is not None and high is not None:
        return f"{number(low)} to {number(high)}"
    if low is not None:
        return f"at least {number(low)}"
    return UNKNOWN if high is None else f"at most {number(high)}"


def between(low: float, high: float) -> str:
    """A figure that lies between two ends, which can be one: "37 to 43", "37"."""
    return figure(low if low == high else None, low, high)


def spans(years: Sequence[int]) -> str:
    """2007 to 2010 and 2012: years as spans."""
    listed = set(years)
    starts = [year for year in sorted(listed) if year - 1 not in listed]
    ends = [year for year in sorted(listed) if year + 1 not in listed]
    return listing([span(first, last) for first, last in zip(starts, ends, strict=True)], len(starts))


def span(first: int | None, last: int | None) -> str:
    """2005, or 2005 to 2006; 2005 and later, or 2006 and earlier, where an end is open."""
    if not (first and last):
        return f"{first} and later" if first else f"{last} and earlier"
    return str(first) if first == last else f"{first} to {last}"


def listing(items: Iterable[str], most: int = 3, noun: str = "others") -> str:
    """a, b and c; past `most` items "a, b and 5 others"."""
    names = list(items)
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} {noun}"]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" and {names[-1]}" if names else ""


def plural(count: int, noun: str) -> str:
    """1 row, 34 rows; 1 country, 2 countries."""
    if count != 1:
        noun = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{count:,} {noun}"


def date(iso: str) -> str:
    """2008-02-01 as 1 February 2008; 2017-06 as June 2017; 2012 as 2012."""
    year, *rest = iso.split("-")
    if not rest:
        return year
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{day}{month_name[int(rest[0])]} {year}"


def unique(values: "pd.Series[str]") -> Sequence[str]:
    """The values that occur, in their order."""
    return [str(value) for value in dict.fromkeys(values.tolist()) if not pd.isna(value)]


def sentences(*texts: str) -> str:
    """Several texts as one; what is blank is left out."""
    return " ".join(filter(None, texts))


def visible(text: str) -> str:
    """A stranger's text in full: signs that turn a line round or move a terminal's cursor shown as codes."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


_ADDRESS = re.compile(r"www(?=\.)|https?(?=:)|(?<=\S)(?=@)", re.IGNORECASE)


def quoted(text: str) -> str:
    """A text of a stranger, short and without what could be markup; its accents and apostrophes stay."""
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(sign for sign in composed if unicodedata.category(sign)[0] in "LMN" or sign in KEPT)
    return f"“{unlinked(kept[:40])}”" if kept.strip() else "an unreadable value"


def unlinked(text: str) -> str:
    """A text in which nothing looks like an address: Markdown makes a link of it, whatever is escaped."""
    return _ADDRESS.sub("\\g<0>\N{WORD JOINER}", text)
