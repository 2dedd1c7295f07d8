"""From the columns of a CTDC file to those of a case record."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import pandas as pd

from data.cases.records import AGE_BAND, ATTRIBUTES, GROUP_OF_MEANS, MEANS, MEANS_GROUP, SEX
from data.intake.publishers.ctdc_columns import Column
from data.intake.publishers.ctdc_headings import FLAG_HEADINGS, LIST_WORDS, LISTS
from data.intake.publishers.ctdc_lists import differing, from_list, unknown_values
from data.intake.publishers.sheets import told

Flags: TypeAlias = Mapping[str, pd.arrays.BooleanArray]

COUNTRIES = ("citizenship", "country_of_exploitation")


def flags_of(found: Mapping[str, Column]) -> Flags:
    """The columns of one flag each, as nullable booleans."""
    return {name: item.booleans() for name, item in found.items() if name in FLAG_HEADINGS}


def case_rows(found: Mapping[str, Column], flags: Flags) -> pd.DataFrame:
    """The rows of cases, in the columns of `data.cases.records` that the file has."""
    columns: dict[str, Any] = {
        "year": found["year"].integers(),
        **{name: found[name].category() for name in COUNTRIES},
        "sex": found["sex"].category(tuple(SEX.codes)),
        "age_band": found["age_band"].category(tuple(AGE_BAND.codes)),
    }
    for attribute in LISTS:
        if f"{attribute}_list" in found:
            columns |= from_list(ATTRIBUTES[attribute], found[f"{attribute}_list"])
    columns |= flags
    columns |= {name: group for name, group in _groups(columns).items() if name not in columns}
    order = (name for attribute in ATTRIBUTES.values() for name in attribute.columns)
    return pd.DataFrame({name: columns[name] for name in order if name in columns})


def _groups(columns: Mapping[str, Any]) -> dict[str, pd.arrays.BooleanArray]:
    """The groups of 2024 from the means in detail: missing or-ed with false stays missing."""
    found: dict[str, pd.arrays.BooleanArray] = {}
    for code, group in GROUP_OF_MEANS.items():
        means, name = columns.get(MEANS.column(code)), MEANS_GROUP.column(group)
        if means is not None:
            found[name] = found[name] | means if name in found else means
    return found


def unread_cells(found: Mapping[str, Column]) -> Iterator[str]:
    """A sentence for each column with cells that have no meaning."""
    for name, item in found.items():
        if name.endswith("_list"):
            values = unknown_values(item.texts, LIST_WORDS[name.removesuffix("_list")])
            if values:
                yield f"{item.heading} names values that are not known: {told(', '.join(values))}."
        elif sentence := item.unread():
            yield sentence


def lists_and_flags(found: Mapping[str, Column], flags: Flags) -> Iterator[str]:
    """A sentence for each list that differs from its flags."""
    for attribute in LISTS:
        if f"{attribute}_list" in found:
            yield differing(attribute, found[f"{attribute}_list"], flags)
