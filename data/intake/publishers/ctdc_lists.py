"""The lists of the k-anonymised dataset: "Threats;Restricts movement" instead of one flag each.

A list names what was positively identified (code book, version 7): a value that is not in it may be
false or not known, so that a list answers with "recorded" or "not known" only. The lists of some
copies are cut off ("Withholds necessitie"); a last value that only one value begins with is that one.
"""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from data.cases.records import ATTRIBUTES, Attribute
from data.intake.publishers.ctdc_cells import Fault, is_missing
from data.intake.publishers.ctdc_columns import Column, Meaning
from data.intake.publishers.ctdc_headings import LIST_WORDS, LISTS
from data.intake.publishers.sheets import plain

SHORTEST_CUT = 5


def listed(text: str, words: Mapping[str, tuple[str, ...]]) -> Meaning:
    """The codes that a list names; None if it names none, a fault if none of its values is known."""
    values = _values(text)
    codes = tuple(code for value in values for code in _codes(value, value == values[-1], words))
    if values and not codes:
        return Fault.STRANGE
    return codes or None


def unknown_values(texts: Iterable[str], words: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The values of lists that are none of these words."""
    values = (_values(text) for text in texts)
    found = (value for row in values for value in row if not _codes(value, value == row[-1], words))
    return tuple(dict.fromkeys(found))


def _values(text: str) -> list[str]:
    values = (value.strip() for value in text.split(";"))
    return [value for value in values if not is_missing(value)]


def _codes(value: str, last: bool, words: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    word = plain(value)
    if word in words or not last or len(word) < SHORTEST_CUT:
        return words.get(word, ())
    whole = [known for known in words if known.startswith(word)]
    return words[whole[0]] if len(whole) == 1 else ()


def from_list(attribute: Attribute, column: Column) -> dict[str, pd.arrays.BooleanArray]:
    """A column for each code of the attribute: True where the list names it, otherwise missing."""
    found = {}
    for code in attribute.codes:
        named = column.naming(code)
        found[attribute.column(code)] = pd.arrays.BooleanArray(named, ~named)
    return found


def codes_of(attribute: str) -> tuple[str, ...]:
    """The codes that a list of this attribute can name."""
    return tuple({code: None for codes in LIST_WORDS[attribute].values() for code in codes})


def differing(attribute: str, column: Column, rows: Mapping[str, pd.arrays.BooleanArray]) -> str:
    """A sentence about rows in which a list and its flags differ; "" where they agree."""
    lacking = np.zeros(len(column.places), dtype=bool)
    surplus = lacking.copy()
    for code in codes_of(attribute):
        flags = rows.get(ATTRIBUTES[attribute].column(code))
        if flags is not None:
            named, recorded = column.naming(code), flags.to_numpy(bool, na_value=False)
            lacking |= named & ~recorded
            surplus |= recorded & ~named
    if not (lacking | surplus).any():
        return ""
    return (
        f"{LISTS[attribute]} differs from its flags in {(lacking | surplus).sum():,} rows (it names what no "
        f"flag records in {lacking.sum():,}, and lacks what a flag records in {surplus.sum():,}); "
        "the flags are read."
    )
