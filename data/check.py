"""Check the data package: `python -m data.check` names file, row, column and reason.

Frictionless checks types, vocabularies, keys and foreign keys; what concerns two columns of a row
(bounds around the value, years in order), and whether what the descriptor says of sentences, claims and
colours agrees with its tables, is checked here. Exit 1 when anything is wrong.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from operator import gt, lt
from pathlib import Path
from string import Formatter

import pandas as pd
from frictionless import Package

from data.package import DESCRIPTOR, LOWERED, OTHERS, Shared, Table, described
from data.tables import labels, vocabulary

OF_TABLE = {
    *("comparableWithin", "counts", "description", "encoding", "format", "measure", "mediatype", "missing"),
    *("name", "notSupported", "path", "readingNote", "schema", "sentence", "title", "words"),
}
OF_COLUMN = {
    *("bound", "categories", "constraints", "description", "name", "printedAs", "quotes", "sentence"),
    *("title", "totals", "type", "unit"),
}
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
        beyond = lt if bound.bound == "low" else gt
        yield from (
            (bound.name, f"the {SIDES[bound.bound]} {field.name}")
            for field in measures
            if field.unit in bound.unit and beyond(float(row[field.name]), float(row[bound.name]))
        )


def sentence_errors(tables: Mapping[str, Table], shared: Shared) -> Iterator[str]:
    """What does not agree, one sentence an error, each with the name of its table."""
    for table in tables.values():
        found = chain(_of_sentences(table, shared), _of_columns(table, shared))
        yield from (f"table {table.name}: {error}" for error in found)
    for column, places in shared.colours.items():
        people = {name: name for ages in shared.persons.values() for name in ages.values()}
        if unknown := _unknown(places, people if column == "person" else vocabulary(column)):
            yield f"colours has {unknown}, which {column} does not hold"


def _of_sentences(table: Table, shared: Shared) -> Iterator[str]:
    """Names in patterns that nothing fills."""
    known = {*table.names, *shared.derived, *shared.words, *table.words}
    said = [codes.values() for columns in table.words.values() for codes in columns.values()]
    for pattern in (table.sentence, *(field.sentence for field in table.fields), *chain(*said)):
        for _, name, spec, _ in Formatter().parse(pattern):
            if name is not None and name not in known:
                yield f"a sentence asks for {{{name}}}, which is neither a column nor a word of sentences"
            if spec not in (None, "", LOWERED):
                yield f"a sentence asks for {{{name}:{spec}}}; only :{LOWERED} is known"
    if table.measures and not table.sentence:
        yield "its figures have no sentence"


def _of_columns(table: Table, shared: Shared) -> Iterator[str]:
    """Claims without a condition, words for columns and codes that there are not, bounds of no figure."""
    for claim, condition in table.not_supported:
        if claim not in shared.claims or condition not in shared.conditions:
            yield f"notSupported has {claim}: {condition}, which is no claim with a condition"
    for word, columns in table.words.items():
        for column, codes in columns.items():
            if column not in table.names:
                yield f"the word {word} follows from {column}, which is no column"
            elif unknown := _unknown(codes, labels(table.field(column))):
                yield f"the word {word} follows from {unknown}, which {column} does not hold"
    if table.measure and table.measure not in table.names:
        yield f"its measure {table.measure} is no column"
    for bound in (field for field in table.fields if field.bound):
        if not any(field.unit in bound.unit for field in table.measures):
            yield f"the unit of {bound.name} is that of no figure"


def _unknown(codes: Iterable[str], known: Mapping[str, str]) -> str:
    return ", ".join(code for code in codes if known and code not in (*known, OTHERS))


def slips(descriptor: Path) -> Iterator[str]:
    """Names in the descriptor that nobody reads: a misspelt one would be as if it were not there."""
    for told in json.loads(descriptor.read_text(encoding="utf-8"))["resources"]:
        columns = {name for column in told["schema"]["fields"] for name in column}
        for name in sorted({*told} - OF_TABLE | columns - OF_COLUMN):
            yield f"table {told['name']}: {name} is the name of nothing that is read"
        within = told.get("comparableWithin")  # {} where nothing may be compared
        named = {name for names in (within or {}).values() for name in names}
        figures = any("unit" in column and "bound" not in column for column in told["schema"]["fields"])
        apart = {"publisher", "kind", "series"} & {
            column["name"] for column in told["schema"]["fields"]
        } - named
        if figures and within != {} and apart:
            names = ", ".join(sorted(apart))
            yield f"table {told['name']}: comparableWithin lacks {names}: lines would join all of them"


def errors(descriptor: Path = DESCRIPTOR) -> list[str]:
    """Everything that is wrong with a data package."""
    found = [*schema_errors(descriptor), *slips(descriptor)]
    if found:
        return found
    tables, shared, _ = described(descriptor)
    return [*sentence_errors(tables, shared), *chain.from_iterable(map(row_errors, tables.values()))]


if __name__ == "__main__":
    lines = errors()
    print("\n".join(lines) or f"{DESCRIPTOR.name}: all tables are valid")
    sys.exit(1 if lines else 0)
