"""Check the data package: `python -m data.check` names file, row, column and reason.

Frictionless checks types, vocabularies, keys and foreign keys; what concerns two columns of a row
(bounds around the value, years in order) is checked here. Exit 1 when anything is wrong.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from frictionless import Package

from data.package import DESCRIPTOR, Table, tables


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
    measures = [field.name for field in table.measures if pd.notna(row[field.name])]
    bounds = [name for name in ("low", "high") if pd.notna(row.get(name))]
    if table.measures and not measures and not bounds:
        yield table.measures[0].name, "the row has neither a figure nor a bound"
    if table.name == "profit_estimates":
        measures = [name for name in measures if name == "usd"]
    yield from _outside(row, measures, bounds)


def _outside(row: dict[str, str], measures: list[str], bounds: list[str]) -> Iterator[tuple[str, str]]:
    for name in measures:
        if "low" in bounds and float(row["low"]) > float(row[name]):
            yield "low", f"the lower bound is above {name}"
        if "high" in bounds and float(row["high"]) < float(row[name]):
            yield "high", f"the upper bound is below {name}"


def errors(descriptor: Path = DESCRIPTOR) -> list[str]:
    """Everything that is wrong with a data package."""
    found = list(schema_errors(descriptor))
    return found or [line for table in tables(descriptor).values() for line in row_errors(table)]


if __name__ == "__main__":
    lines = errors()
    print("\n".join(lines) or f"{DESCRIPTOR.name}: all tables are valid")
    sys.exit(1 if lines else 0)
