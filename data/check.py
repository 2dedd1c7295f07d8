"""Check the data package: `python -m data.check` names file, row, column and reason.

Frictionless checks types, vocabularies, keys and foreign keys; what concerns two columns of a row
(bounds around the value, years in order), and what tables say of sentences, is checked here. Exit 1 when
anything is wrong.
"""

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pandas as pd
from frictionless import Package

from data.check_sentences import sentence_errors
from data.package import DESCRIPTOR, Field, Table, described

SIDES = {"low": "lower bound is above", "high": "upper bound is below"}


def schema_errors(descriptor: Path = DESCRIPTOR) -> Iterator[str]:
    """What breaks the descriptor, one sentence an error."""
    report = Package(str(descriptor)).validate()
    yield from (f"{descriptor.name}: {error.message}" for error in report.errors)
    for task in report.tasks:
        for error in task.errors:
            row, column = getattr(error, "row_number", "-"), getattr(error, "field_name", "-")
            yield f"{task.place}, row {row}, column {column}: {error.message}"


def row_errors(table: Table) -> Iterator[str]:
    """Rows whose columns contradict each other, one sentence a row."""
    rows = pd.read_csv(table.path, dtype="str", keep_default_na=False, na_values=[""])
    for number, row in enumerate(rows.to_dict("records"), start=2):
        for column, reason in _contradictions({str(key): cell for key, cell in row.items()}, table):
            yield f"{table.path.name}, row {number}, column {column}: {reason}"


def _contradictions(row: dict[str, str], table: Table) -> Iterator[tuple[str, str]]:
    if "period_start" in row and int(row["period_start"]) > int(row["period_end"]):
        yield "period_end", "the period ends before it starts"
    measures = [field for field in table.measures if pd.notna(row[field.name])]
    bounds = [field for field in table.fields if field.bound and pd.notna(row[field.name])]
    if table.measures and not measures and not bounds:
        yield table.measures[0].name, "the row has neither a figure nor a bound"
    for bound in bounds:
        yield from (
            (bound.name, f"the {SIDES[bound.bound]} {field.name}")
            for field in measures
            if field.unit in bound.unit and _outside(float(row[field.name]), bound, float(row[bound.name]))
        )


def _outside(value: float, bound: Field, end: float) -> bool:
    return value < end if bound.bound == "low" else value > end


def errors(descriptor: Path = DESCRIPTOR) -> list[str]:
    """Everything that is wrong with a data package."""
    found = list(schema_errors(descriptor))
    if found:
        return found
    tables, shared = described(descriptor)
    return [*sentence_errors(tables, shared), *chain.from_iterable(map(row_errors, tables.values()))]


if __name__ == "__main__":
    lines = errors()
    print("\n".join(lines) or f"{DESCRIPTOR.name}: all tables are valid")
    sys.exit(1 if lines else 0)
