"""What stands between the values of a text table, and how many values its lines have."""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from data.intake.publishers import limits
from data.intake.publishers.encodings import Encoding, Opener, Utf8
from data.intake.publishers.kinds import HEAD
from data.intake.publishers.reading import Refused

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 500  # lines


@dataclass(frozen=True)
class Dialect:
    """What stands between values, and how many values most lines have."""

    delimiter: str
    width: int


def dialect(opener: Opener, encoding: Encoding) -> Dialect:
    """The dialect that gives most of the first lines the same, greatest number of values.

    Raises Refused when that is more than any publisher's table has.
    """
    with io.BufferedReader(Utf8(opener, encoding.codec)) as stream:
        text = stream.read(4 * HEAD).decode("utf-8", "ignore")
    said = re.match(r"sep=([,;\t|])\s", text, re.IGNORECASE)  # Excel's own first line
    choices = said.groups() if said else DELIMITERS
    _, best = max((_fit(text, choice) for choice in choices), key=lambda pair: pair[0])
    if best.width > limits.MOST_COLUMNS:
        raise Refused(
            f"At most {limits.MOST_COLUMNS} columns were expected, but this table has {best.width:,}."
        )
    return best


def _fit(text: str, delimiter: str) -> tuple[float, Dialect]:
    """How well a delimiter fits the first lines that hold anything, and the dialect that it makes."""
    widths: list[int] = []
    try:
        for cells in csv.reader(io.StringIO(text, newline=None), delimiter=delimiter):
            widths += [len(cells)] if cells else []
            if len(widths) > _SAMPLE:
                break
    except csv.Error:  # a cell longer than csv takes: the lines before it say enough
        pass
    if len(text) >= 3 * HEAD and len(widths) > 1:
        del widths[-1]  # it may be cut
    if not widths:
        return 0, Dialect(delimiter, 1)
    width, lines = max(Counter(widths).items(), key=lambda item: (item[1], item[0]))
    return (width * lines / len(widths) if width > 1 else 0), Dialect(delimiter, width)


def split(line: str, delimiter: str) -> list[str]:
    """The values of one line."""
    try:
        return next(csv.reader(io.StringIO(line, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return [line[:100]]
