"""From the headings and columns of a CTDC file to those of a case record, by `ctdc_attributes.toml`.

Programs that keep 32 letters of a name cut the longer headings.

The k-anonymised dataset has lists, "Threats;Restricts movement", beside one flag each. A list names what
was positively identified (code book, version 7): a value that is not in it may be false or not known, so
that a list answers with "recorded" or "not known" only. The lists of some copies are cut off ("Withholds
necessitie"); a last value that only one value begins with is that one.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Any

import numpy as np
import pandas as pd

from data.cases.records import AGE_BAND, ATTRIBUTES, GROUPS_OF_MEANS, MEANS, MEANS_GROUP, SEX, Attribute
from data.intake.publishers.ctdc_cells import Fault, is_missing
from data.intake.publishers.ctdc_columns import Column, Meaning
from data.intake.publishers.sheets import plain, told, words

Words = Mapping[str, tuple[str, ...]]
Flags = Mapping[str, pd.arrays.BooleanArray]

COUNTRIES = ("citizenship", "country_of_exploitation")
SHORTEST_CUT = 5
NAME_LENGTH = 32
_WORDS = words(__file__)
_FLAGS = [(ATTRIBUTES[name], beginnings) for name, beginnings in _WORDS["flags"].items()]
SINGLE_HEADINGS, LISTS, NOT_ASKED = _WORDS["single"], _WORDS["lists"], _WORDS["not_asked"]
K_ANONYMISED, SYNTHETIC = (*LISTS.values(), *_WORDS["k_anonymised"]), _WORDS["synthetic"]


def _ending(attribute: Attribute, code: str) -> str:
    return str(_WORDS["endings"].get(attribute.column(code), code.title().replace("_", "")))


def _headings(attribute: Attribute, beginnings: list[str], code: str) -> tuple[str, ...]:
    names = [beginning + _ending(attribute, code) for beginning in beginnings]
    cut = [name[:NAME_LENGTH] for name in names]
    american = [name.replace("Labour", "Labor") for name in names]
    return (*names, *cut, *american, *_WORDS["other_names"].get(attribute.column(code), ()))


FLAG_HEADINGS = {
    attribute.column(code): _headings(attribute, beginnings, code)
    for attribute, beginnings in _FLAGS
    for code in attribute.codes
    if attribute.column(code) != "means_group_other"  # for which no edition has a heading
}
# Word of a list -> the codes that it names.
LIST_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    attribute.name: {
        **{plain(_ending(attribute, code)): (code,) for code in attribute.codes},
        **_WORDS["other_words"].get(attribute.name, {}),
    }
    for attribute, _ in _FLAGS
    if attribute.name in LISTS
}
_LIST_HEADINGS = {f"{attribute}_list": (heading,) for attribute, heading in LISTS.items()}
HEADINGS = SINGLE_HEADINGS | FLAG_HEADINGS | _LIST_HEADINGS


def held(headings: set[str], names: tuple[str, ...]) -> bool:
    """Whether one of these names stands among plain headings, whole or cut to 32 letters."""
    return not headings.isdisjoint({plain(part) for name in names for part in (name, name[:NAME_LENGTH])})


def listed(text: str, words: Words) -> Meaning:
    """The codes that a list names; None if it names none, a fault if none of its values is known."""
    values = _values(text)
    codes = tuple(code for value in values for code in _codes(value, value == values[-1], words))
    if values and not codes:
        return Fault.STRANGE
    return codes or None


def unknown_values(texts: Iterable[str], words: Words) -> tuple[str, ...]:
    """The values of lists that are none of these words."""
    rows = (_values(text) for text in texts)
    unknown = (value for row in rows for value in row if not _codes(value, value == row[-1], words))
    return tuple(dict.fromkeys(unknown))


def _values(text: str) -> list[str]:
    values = (value.strip() for value in text.split(";"))
    return [value for value in values if not is_missing(value)]


def _codes(value: str, last: bool, words: Words) -> tuple[str, ...]:
    word = plain(value)
    if word in words or not last or len(word) < SHORTEST_CUT:
        return words.get(word, ())
    whole = [known for known in words if known.startswith(word)]
    return words[whole[0]] if len(whole) == 1 else ()


def case_rows(found: Mapping[str, Column], flags: Flags) -> pd.DataFrame:
    """The rows of cases, in the columns of `data.cases.records` that the file has."""
    columns: dict[str, Any] = {
        "year": found["year"].integers(),
        **{name: found[name].category() for name in COUNTRIES},
        "sex": found["sex"].category(tuple(SEX.codes)),
        "age_band": found["age_band"].category(tuple(AGE_BAND.codes)),
    }
    for name in LISTS:
        if f"{name}_list" in found:
            for code in ATTRIBUTES[name].codes:
                named = found[f"{name}_list"].naming(code)
                columns[ATTRIBUTES[name].column(code)] = pd.arrays.BooleanArray(named, ~named)
    columns |= flags
    # The groups of 2024 from the means in detail: missing or-ed with false stays missing.
    for group, codes in GROUPS_OF_MEANS.items():
        means = [columns[MEANS.column(code)] for code in codes if MEANS.column(code) in columns]
        if means:
            columns.setdefault(MEANS_GROUP.column(group), reduce(or_, means))
    order = (name for attribute in ATTRIBUTES.values() for name in attribute.columns)
    return pd.DataFrame({name: columns[name] for name in order if name in columns})


def unread_cells(found: Mapping[str, Column]) -> Iterator[str]:
    """A sentence for each column with cells that have no meaning."""
    for name, item in found.items():
        if name.endswith("_list"):
            values = unknown_values(item.texts, LIST_WORDS[name.removesuffix("_list")])
            if values:
                yield f"{item.heading} names values that are not known: {told(', '.join(values))}."
        elif sentence := item.unread():
            yield sentence


def differing_lists(found: Mapping[str, Column], flags: Flags) -> Iterator[str]:
    """A sentence for each list that names other codes than its flags."""
    for name in (name for name in LISTS if f"{name}_list" in found):
        item = found[f"{name}_list"]
        lacking = np.zeros(len(item.places), dtype=bool)
        surplus = lacking.copy()
        for code in {code for codes in LIST_WORDS[name].values() for code in codes}:
            if (flag := flags.get(ATTRIBUTES[name].column(code))) is not None:
                named, recorded = item.naming(code), flag.to_numpy(bool, na_value=False)
                lacking |= named & ~recorded
                surplus |= recorded & ~named
        if (lacking | surplus).any():
            yield (
                f"{LISTS[name]} differs from its flags in {(lacking | surplus).sum():,} rows (it names what "
                f"no flag records in {lacking.sum():,}, and lacks what a flag records in {surplus.sum():,}); "
                "the flags are read."
            )
