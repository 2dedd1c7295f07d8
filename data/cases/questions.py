"""The questions to case records as Ibis expressions, the same for every engine.

Portable by what they leave out: no division, no window, no reshaping. Flags are counted by
conditional sums, and every answer is small: its rows are codes, or patterns of a few flags. A row
counts for one case, or in a tally for as many as it says.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from importlib import import_module
from operator import or_
from typing import Any

from data.cases.records import ATTRIBUTES, EQUAL_RECORDS, YEAR, Attribute

# Ibis ships no types. It is imported by the function that needs it, so that a start of the app
# without case records does not pay for it.
Table = Any
BooleanValue = Any
IntegerValue = Any
CASES, KNOWN, PATTERN = "cases", "known", "pattern"
LAST_YEAR = 9999


@dataclass(frozen=True)
class Choice:
    """Years from and to, both included, and the chosen codes of attributes; hashable.

    Within an attribute any of the codes will do, and every attribute has to fit. A case whose year
    or attribute is not known fits only where nothing is chosen of it.
    """

    first_year: int | None = None
    last_year: int | None = None
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def codes(self, name: str) -> tuple[str, ...]:
        """The chosen codes of an attribute; empty where any will do."""
        return dict(self.chosen).get(name, ())

    def also(self, name: str, codes: Iterable[str]) -> "Choice":
        """The choice with these codes of an attribute instead of those it had; none: any will do.

        KeyError for an attribute that is not one of `ATTRIBUTES`, or is the year.
        """
        if name not in ATTRIBUTES or name == YEAR.name:
            raise KeyError(f"case records cannot be chosen by {name}")
        kept = dict(self.chosen)
        kept[name] = tuple(sorted(set(codes)))
        return replace(self, chosen=tuple(sorted(item for item in kept.items() if item[1])))


def present(columns: Sequence[str], attribute: Attribute) -> tuple[str, ...]:
    """The codes of a several-valued attribute of which the records have a column."""
    return tuple(code for code in attribute.codes if attribute.column(code) in columns)


def chosen(table: Table, choice: Choice, *attributes: Attribute) -> Table:
    """The records that fit a choice, as far as these attributes need them.

    Ibis takes time for every column that a step passes on, so that all others are left behind first.
    """
    table = table.select(_needed(table.columns, choice, attributes))
    conditions = [_any_of(table, ATTRIBUTES[name], codes) for name, codes in choice.chosen]
    if choice.first_year is not None:
        conditions.append(table[YEAR.name] >= _within(choice.first_year))
    if choice.last_year is not None:
        conditions.append(table[YEAR.name] <= _within(choice.last_year))
    return table.filter(*conditions) if conditions else table


def _needed(columns: Sequence[str], choice: Choice, attributes: Sequence[Attribute]) -> list[str]:
    asked = (*attributes, YEAR, *(ATTRIBUTES[name] for name, _ in choice.chosen))
    needed = {EQUAL_RECORDS, *(column for attribute in asked for column in attribute.columns)}
    return [column for column in columns if column in needed]


def _within(year: int) -> int:
    """The year, or the nearest one that every engine can compare with."""
    return max(-LAST_YEAR, min(year, LAST_YEAR))


def _any_of(table: Table, attribute: Attribute, codes: Sequence[str]) -> BooleanValue:
    if not attribute.several:
        texts = [code for code in codes if _is_text(code)]
        return table[attribute.name].isin(texts) if texts else import_module("ibis").literal(False)
    flags = [table[attribute.column(code)] for code in codes if code in present(table.columns, attribute)]
    return reduce(or_, flags) if flags else import_module("ibis").literal(False)


def _is_text(code: str) -> bool:
    """Whether records can hold it at all: no text has a zero character, or half of one."""
    return "\0" not in code and code.encode("utf-8", "ignore").decode("utf-8") == code


def count_codes(table: Table, *names: str) -> Table:
    """Cases by one or two single attributes; a missing code is a row of its own."""
    return table.group_by(*names).aggregate(**{CASES: _how_many(table)})


def count_flags(table: Table, attribute: Attribute, key: str | None = None) -> Table:
    """Cases, those with any code of a several-valued attribute, and those with each of them.

    Columns: cases, known, and the attribute's own; one row, or one for each value of `key`.
    """
    codes = present(table.columns, attribute)
    flags = {attribute.column(code): table[attribute.column(code)] for code in codes}
    sums = {name: _how_many(table, flag) for name, flag in flags.items()}
    known = _how_many(table, reduce(or_, flags.values()))
    measures = {CASES: _how_many(table), KNOWN: known, **sums}
    return table.group_by(key).aggregate(**measures) if key else table.aggregate(**measures)


def with_pattern(table: Table, attribute: Attribute) -> Table:
    """The records with a number that says which codes of an attribute hold: 1, 2, 4 … added up."""
    codes = present(table.columns, attribute)
    literal = import_module("ibis").literal
    bits = [
        _where(table[attribute.column(code)], literal(2**place, "int64")) for place, code in enumerate(codes)
    ]
    return table.mutate(**{PATTERN: reduce(lambda one, other: one + other, bits)})


def _how_many(table: Table, flag: BooleanValue = None) -> IntegerValue:
    """The cases, or those for which a flag is true."""
    tally = EQUAL_RECORDS in table.columns
    if flag is None:
        return table[EQUAL_RECORDS].sum() if tally else table.count()
    return _where(flag, table[EQUAL_RECORDS] if tally else import_module("ibis").literal(1)).sum()


def _where(flag: BooleanValue, value: IntegerValue) -> IntegerValue:
    """The value where a flag is true; 0 where it is false or missing."""
    return import_module("ibis").ifelse(flag, value, 0)
