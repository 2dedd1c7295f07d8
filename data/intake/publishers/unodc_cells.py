"""Cells of UNODC's GLOTIP table: words by meaning, from `unodc_cells.toml`, and counts of persons.

A count is never guessed. "1.282" may be 1,282 as some countries write it or a broken fraction, so it
is neither 1 nor 1282 but a cell that cannot be read, until another cell of the same column ("1.282.123")
shows that points part thousands there.
"""

import html
import re
import unicodedata

import pandas as pd

from data.bounds import HIDDEN
from data.intake.publishers.sheets import words

WORDS = words(__file__)
_ABOUT = set(WORDS["about"])
_ANY = _ABOUT.union(WORDS["any"])
QUESTION, SOURCE, BREAKDOWN, UNIT_HEADING = (
    re.compile(WORDS[name], re.IGNORECASE) for name in ("question", "source", "breakdown", "unit_heading")
)
NO_VALUE = "no value"
NO_NUMBER = "a value that is no whole number of persons"
POINT = "a value with a point that may part thousands or a fraction"
_NOTHING = re.compile(
    r"|[-–—.:…_]+|n\.?/?a\.?|nan|null|none|not (available|reported|applicable|known|stated)|missing|-99|#n/a"
)
_WHOLE = re.compile(r"[0-9]{1,15}(\.0+)?|[0-9]{1,3}(,[0-9]{3})+(\.0+)?|[0-9]{1,3}([ '’][0-9]{3})+")
_POINTS = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+")
_BELOW = re.compile(r"(?:<|‹|fewer than|less than|under|below)\s*([0-9]{1,3})")
_UP_TO = re.compile(r"(?:<=|≤|up to|at most)\s*([0-9]{1,3})")
_RANGE = re.compile(r"([0-9]{1,6})\s*(?:-|–|to)\s*([0-9]{1,6})")


def indicator(told: str) -> str:
    """The code of an indicator of trafficking in persons; "" for any other."""
    said = set(re.findall(r"[^\W_]+", told.casefold()))
    for name, (keys, others) in WORDS["indicators"].items():
        if said & set(keys.split()) and said <= _ANY.union(keys.split(), others.split()):
            return str(name)
    return ""


def about_trafficking(told: str) -> bool:
    """Whether an indicator itself says that it is about trafficking in persons."""
    return bool(indicator(told)) and not _ABOUT.isdisjoint(re.findall(r"[^\W_]+", told.casefold()))


def counts(values: "pd.Series[str]") -> pd.DataFrame:
    """`low` and `high` of each value, and why it cannot be read: `wrong`."""
    distinct = values.unique().tolist()
    points = any(cell.count(".") > 1 and _POINTS.fullmatch(cell.strip()) for cell in distinct)
    least = _least_hidden(distinct)
    read = [_count(cell, points, least) for cell in distinct]
    known = pd.DataFrame(read, index=pd.Index(distinct, dtype="str"), columns=["low", "high", "wrong"])
    types = {"low": "Int64", "high": "Int64", "wrong": "str"}
    return known.astype(types).reindex(values.to_list()).set_axis(values.index)


def _least_hidden(cells: list[str]) -> int:
    """From where "<5" begins in a column: at 1 where zeros are printed, else at 0."""
    return int(any(_count(cell) == (0, 0, "") for cell in cells)) or int(HIDDEN.low)


def _count(cell: str, points: bool = False, least: int = int(HIDDEN.low)) -> tuple[int, int, str]:
    """At least so many, at most so many; and why a cell says nothing, or "".

    `points` says that points part thousands, `least` how many "<5" are at least.
    "1,282", "1 282" and "1282.0" are 1282; "<5", "fewer than 5" and "&lt;5" are 0 to 4;
    "1-4" is 1 to 4; "", "-", ".." and "n/a" are no value.
    """
    said = " ".join(unicodedata.normalize("NFKC", html.unescape(cell)).casefold().split())
    if _NOTHING.fullmatch(said):
        return 0, 0, NO_VALUE
    whole = _WHOLE.fullmatch(said)
    if whole or _POINTS.fullmatch(said):
        number = int(re.sub(r"[ ,'’.]", "", said.split(".")[0] if whole else said))
        return (number, number, "") if whole or points else (0, 0, POINT)
    low = high = 0
    if match := _BELOW.fullmatch(said) or _UP_TO.fullmatch(said):
        low, high = least, int(match[1]) - (match.re is _BELOW)
    elif match := _RANGE.fullmatch(said):
        low, high = int(match[1]), int(match[2])
    # A range of which the publisher does not give the number.
    return (low, high, "") if low < high else (0, 0, NO_NUMBER)
