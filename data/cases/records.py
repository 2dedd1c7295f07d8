"""What a case record holds: the attributes and codes that the publisher's editions are read into.

A case has one value of a single attribute, and any number of a several-valued one ("forced labour"
and "sexual exploitation"). A single attribute is one column of that name; a several-valued one is
one nullable boolean column for each code, named by `Attribute.column`. Columns that an edition
lacks are absent from its rows. True: recorded; False: recorded as not so; missing: not known.
A case in which no value of a several-valued attribute is true is unknown for that attribute, also
where some or all of its values are false: it stays out of the denominator (code book, section 6).
In a tally (`data.cases.sources.tally`) a row stands for as many records as its `EQUAL_RECORDS` says.

Source: code books of the CTDC global synthetic dataset (2024) and k-anonymised dataset (2021).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Attribute:
    """One thing that is known of a case; `codes` are its values with their words, if they are few."""

    name: str
    title: str
    codes: Mapping[str, str] = field(default_factory=dict)
    several: bool = False

    def column(self, code: str) -> str:
        """The column that says whether a several-valued attribute holds this code."""
        return f"{self.name}_{code}"

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of this attribute."""
        return tuple(map(self.column, self.codes)) if self.several else (self.name,)


_DESCRIBED = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
ATTRIBUTES = {item["name"]: Attribute(**item) for item in _DESCRIBED["attributes"]}
_EVERY = tuple(ATTRIBUTES.values())
YEAR, CITIZENSHIP, COUNTRY_OF_EXPLOITATION, SEX, AGE_BAND = _EVERY[:5]
SEVERAL = FORM, LABOUR_SECTOR, SEXUAL_EXPLOITATION, MEANS_GROUP, MEANS, RECRUITER = _EVERY[5:]
EQUAL_RECORDS = "equal_records"
# The means of control as the 2024 edition groups them, and the means of the older editions that are a part of
# each: for these a group holds if one of its means does.
GROUPS_OF_MEANS: Mapping[str, list[str]] = _DESCRIBED["groups_of_means"]
