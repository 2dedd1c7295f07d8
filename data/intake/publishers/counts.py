"""Cells that hold a count of persons: a number, a hidden small number, nothing, or something else.

A count is never guessed. "1.282" may be 1,282 as some countries write it or a broken fraction, so it
is neither 1 nor 1282 but a cell that cannot be read, until another cell of the same column ("1.282.123")
shows that points part thousands there.
"""

import html
import re
import unicodedata
from dataclasses import dataclass

from data.bounds import HIDDEN

NO_VALUE = "no value"
NO_NUMBER = "a value that is no whole number of persons"
POINT = "a value with a point that may part thousands or a fraction"

_NOTHING = re.compile(
    r"|[-–—.:…_]+|n\.?/?a\.?|nan|null|none|not (available|reported|applicable|known|stated)|missing|-99|#n/a"
)
_WHOLE = re.compile(r"[0-9]{1,15}(\.0+)?")
_THOUSANDS = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.0+)?|[0-9]{1,3}([ '’][0-9]{3})+")
_POINTS = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+")
_BELOW = re.compile(r"(?:<|‹|fewer than|less than|under|below)\s*([0-9]{1,3})")
_UP_TO = re.compile(r"(?:<=|≤|up to|at most)\s*([0-9]{1,3})")
_RANGE = re.compile(r"([0-9]{1,6})\s*(?:-|–|to)\s*([0-9]{1,6})")


@dataclass(frozen=True)
class Count:
    """What a cell says: at least `low`, at most `high`; or `wrong`, why it says nothing."""

    low: int = 0
    high: int = 0
    wrong: str = ""


def points_part_thousands(cells: list[str]) -> bool:
    """Whether a column shows, by a number with two points, that points part thousands in it."""
    return any(cell.count(".") > 1 and _POINTS.fullmatch(cell.strip()) for cell in cells)


def least_hidden(cells: list[str]) -> int:
    """From where "<5" begins in a column: at 1 where zeros are printed, else at 0."""
    return int(any(count(cell) == Count(0, 0) for cell in cells)) or int(HIDDEN.low)


def count(cell: str, points: bool = False, least: int = int(HIDDEN.low)) -> Count:
    """A cell read; `points` says that points part thousands, `least` how many "<5" are at least.

    "1,282", "1 282" and "1282.0" are 1282; "<5", "fewer than 5" and "&lt;5" are 0 to 4;
    "1-4" is 1 to 4; "", "-", ".." and "n/a" are no value.
    """
    said = " ".join(unicodedata.normalize("NFKC", html.unescape(cell)).casefold().split())
    if _NOTHING.fullmatch(said):
        return Count(wrong=NO_VALUE)
    if _WHOLE.fullmatch(said) or _THOUSANDS.fullmatch(said):
        return _exactly(re.sub(r"[ ,'’]", "", said.split(".")[0]))
    if _POINTS.fullmatch(said):
        return _exactly(said.replace(".", "")) if points else Count(wrong=POINT)
    if match := _BELOW.fullmatch(said) or _UP_TO.fullmatch(said):
        return _between(least, int(match[1]) - (match.re is _BELOW))
    if match := _RANGE.fullmatch(said):
        return _between(int(match[1]), int(match[2]))
    return Count(wrong=NO_NUMBER)


def _exactly(digits: str) -> Count:
    return Count(int(digits), int(digits))


def _between(low: int, high: int) -> Count:
    """A range of which the publisher does not give the number."""
    return Count(low, high) if low < high else Count(wrong=NO_NUMBER)
