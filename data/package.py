"""The descriptor `datapackage.json` as frozen values: what every table and column is.

Source: `data/datapackage.json` (Data Package v2). Besides its own properties it has ours: those of `Table`,
`Field` and `Shared`, which say what each is; `data/check.py` looks whether they agree with each other.
"""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.faults import Unreadable

FOLDER = Path(__file__).parent
DESCRIPTOR = FOLDER / "datapackage.json"
# Word of a sentence -> column -> code in it, or OTHERS -> how that is said.
WordsOfCodes = Mapping[str, Mapping[str, Mapping[str, str]]]
OTHERS, LOWERED = "*", "lowered"


@dataclass(frozen=True)
class Field:
    """One column: its words, unit and vocabulary.

    `totals` names the codes that hold others, each with the codes that it holds; none stands for
    every other code of the column. `sentence` is how a row is said where this column is the measure, if
    not as its table's; `printed` how the publisher prints a range ("0 to 4"); `quotes` whether the column
    holds words of others, whom the row names.
    """

    name: str
    title: str
    type: str
    description: str
    unit: str = ""
    bound: str = ""
    vocabulary: str = ""
    categories: tuple[tuple[str, str], ...] = ()
    totals: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sentence: str = ""
    printed: tuple[tuple[str, str], ...] = ()
    quotes: bool = False

    @property
    def heading(self) -> str:
        """The title with the unit, as a table shows it."""
        told = not self.unit or self.unit.lower() == self.title.lower()
        return self.title if told else f"{self.title} ({self.unit})"


@dataclass(frozen=True)
class Table:
    """One resource: its words, its columns and within what its rows may be compared.

    `aspects` names what must be the same for that (publisher, edition, concept, population, counting
    rule; the unit is the measure's) and the columns that tell it; what is not named is the same in
    all rows. `measure` is the column that exhibits show unless they say otherwise. `sentence` says a row:
    its names are columns (":lowered" for the middle of a sentence), `words` or words of `Shared`; after
    "|" stands what goes before the source, inside its brackets. `not_supported` has the claims that the
    rows do not bear, each with its condition, `missing` the sentence on a country without rows, `counts`
    whom rows of detected, registered or identified people count.
    """

    name: str
    title: str
    description: str
    path: Path
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    reading_note: str = ""
    aspects: tuple[tuple[str, tuple[str, ...]], ...] = ()
    measure: str = ""
    sentence: str = ""
    words: WordsOfCodes = dataclasses.field(default_factory=dict, compare=False)
    not_supported: tuple[tuple[str, str], ...] = ()
    missing: str = ""
    counts: str = "victims"

    @property
    def comparable_within(self) -> tuple[str, ...]:
        """The columns in which rows that are compared must agree."""
        return tuple(name for _, names in self.aspects for name in names)

    @property
    def names(self) -> tuple[str, ...]:
        """The column names in their order."""
        return tuple(column.name for column in self.fields)

    @property
    def measures(self) -> tuple[Field, ...]:
        """The columns that carry a figure with a unit; bounds are ends of such figures."""
        return tuple(column for column in self.fields if column.unit and not column.bound)

    @property
    def quotes(self) -> bool:
        """Whether the rows hold words of others."""
        return any(column.quotes for column in self.fields)

    def field(self, name: str) -> Field:
        """The column of this name; KeyError with the table's name if there is none."""
        for column in self.fields:
            if column.name == name:
                return column
        raise KeyError(f"table {self.name} has no column {name}")


@dataclass(frozen=True)
class Shared:
    """What tables have in common.

    `derived` are the words of sentences that code works out of a row, with their meaning, `words` those
    that follow from a code; `claims` are the sentences that rows may not support, `conditions` when.
    `persons` names people by sex, then age; `colours` gives codes of a column their place in the palette.
    """

    derived: Mapping[str, str]
    words: WordsOfCodes
    claims: Mapping[str, str]
    conditions: Mapping[str, str]
    persons: Mapping[str, Mapping[str, str]]
    colours: Mapping[str, Mapping[str, int]]


def _table(raw: Mapping[str, Any], folder: Path) -> Table:
    keys = raw["schema"].get("foreignKeys", ())
    vocabularies = {key["fields"][0]: key["reference"]["resource"] for key in keys}
    columns = tuple(
        Field(
            *(item["name"], item["title"], item["type"], item["description"]),
            *(item.get("unit", ""), item.get("bound", ""), vocabularies.get(item["name"], "")),
            tuple((code["value"], code["label"]) for code in item.get("categories", ())),
            totals=_named_lists(item.get("totals", {})),
            sentence=item.get("sentence", ""),
            printed=tuple(item.get("printedAs", {}).items()),
            quotes=item.get("quotes", False),
        )
        for item in raw["schema"]["fields"]
    )
    return Table(
        *(raw["name"], raw["title"], raw["description"], folder / raw.get("path", ""), columns),
        key=tuple(raw["schema"]["primaryKey"]),
        reading_note=raw.get("readingNote", ""),
        aspects=_named_lists(raw.get("comparableWithin", {})),
        measure=raw.get("measure") or next((column.name for column in columns if column.unit), ""),
        sentence=raw.get("sentence", ""),
        words=raw.get("words", {}),
        not_supported=tuple(raw.get("notSupported", {}).items()),
        missing=raw.get("missing", ""),
        counts=raw.get("counts", "victims"),
    )


def _named_lists(raw: Mapping[str, Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(items)) for name, items in raw.items())


def _tables(raw: Mapping[str, Any], folder: Path) -> dict[str, Table]:
    return {item["name"]: _table(item, folder) for item in raw["resources"]}


def described(descriptor: Path = DESCRIPTOR) -> tuple[dict[str, Table], Shared, Mapping[str, Any]]:
    """Every table of a descriptor by its name, in its order, what they share, and all of it as it is written.

    Raises Unreadable.
    """
    try:
        raw = json.loads(descriptor.read_text(encoding="utf-8"))
        shared = Shared(**raw["sentences"], persons=raw["persons"], colours=raw["colours"])
        return _tables(raw, descriptor.parent), shared, raw
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Unreadable(f"{descriptor.name} cannot be read: {error}") from error


TABLES, SHARED, PACKAGE = described()
# Tables of which no file is: their rows are worked out for what a reader chose.
COMPUTED = _tables(json.loads((FOLDER / "computed.json").read_text(encoding="utf-8")), FOLDER)
VERSION: str = PACKAGE["version"]
LICENCE: Mapping[str, str] = PACKAGE["licenses"][0]
RELEASED: str = PACKAGE["created"][:10]
