"""The descriptor `datapackage.json` as frozen values: what every table and column is.

Source: `data/datapackage.json` (Data Package v2). These properties are ours: a field's `unit`, `bound`
and `totals`, and a resource's `readingNote` and `comparableWithin`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.faults import Unreadable

FOLDER = Path(__file__).parent
DESCRIPTOR = FOLDER / "datapackage.json"


@dataclass(frozen=True)
class Field:
    """One column: its words, unit and vocabulary.

    `totals` names the codes that hold others, each with the codes that it holds; none stands for
    every other code of the column.
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
    all rows.
    """

    name: str
    title: str
    description: str
    path: Path
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    reading_note: str = ""
    aspects: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def comparable_within(self) -> tuple[str, ...]:
        """The columns in which rows that are compared must agree."""
        return tuple(name for _, names in self.aspects for name in names)

    @property
    def names(self) -> tuple[str, ...]:
        """The column names in their order."""
        return tuple(field.name for field in self.fields)

    @property
    def measures(self) -> tuple[Field, ...]:
        """The columns that carry a figure with a unit."""
        return tuple(field for field in self.fields if field.unit)

    def field(self, name: str) -> Field:
        """The column of this name; KeyError with the table's name if there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"table {self.name} has no column {name}")


def _vocabularies(schema: Mapping[str, Any]) -> dict[str, str]:
    keys = schema.get("foreignKeys", ())
    return {key["fields"][0]: key["reference"]["resource"] for key in keys}


def _field(raw: Mapping[str, Any], vocabulary: str) -> Field:
    pairs = tuple((item["value"], item["label"]) for item in raw.get("categories", ()))
    unit, bound = raw.get("unit", ""), raw.get("bound", "")
    words = raw["name"], raw["title"], raw["type"], raw["description"]
    return Field(*words, unit, bound, vocabulary, pairs, _named_lists(raw.get("totals", {})))


def _named_lists(raw: Mapping[str, Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(items)) for name, items in raw.items())


def _table(raw: Mapping[str, Any], folder: Path) -> Table:
    schema = raw["schema"]
    vocabularies = _vocabularies(schema)
    return Table(
        name=raw["name"],
        title=raw["title"],
        description=raw["description"],
        path=folder / raw["path"],
        fields=tuple(_field(item, vocabularies.get(item["name"], "")) for item in schema["fields"]),
        key=tuple(schema["primaryKey"]),
        reading_note=raw.get("readingNote", ""),
        aspects=_named_lists(raw.get("comparableWithin", {})),
    )


def tables(descriptor: Path = DESCRIPTOR) -> dict[str, Table]:
    """Every table of a descriptor by its name, in the descriptor's order. Raises Unreadable."""
    try:
        raw = json.loads(descriptor.read_text(encoding="utf-8"))
        return {item["name"]: _table(item, descriptor.parent) for item in raw["resources"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Unreadable(f"{descriptor.name} cannot be read: {error}") from error


TABLES = tables()
PACKAGE: Mapping[str, Any] = {
    name: told
    for name, told in json.loads(DESCRIPTOR.read_text(encoding="utf-8")).items()
    if name != "resources"
}
VERSION: str = PACKAGE["version"]
LICENCE: Mapping[str, str] = PACKAGE["licenses"][0]
RELEASED: str = PACKAGE["created"][:10]
