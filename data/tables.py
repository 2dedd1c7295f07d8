"""Tables as typed frames, and the words that stand for their codes."""

import io
from collections.abc import Collection, Iterator
from typing import Any

import numpy as np
import pandas as pd

from data.faults import Unreadable, note
from data.overlay import cached, current
from data.package import TABLES, Field, Table


class UnreadableTable(Unreadable):
    """A table that cannot be read; the message names file, row, column and reason."""


def raw(table: Table) -> pd.DataFrame:
    """Every cell as text, of the loaded edition or else as shipped; raises UnreadableTable."""
    loaded = current().tables.get(table.name)
    return shipped(table) if loaded is None else loaded


def shipped(table: Table) -> pd.DataFrame:
    """Every cell of the shipped table as text; only a blank is missing, so that "NA" stays Namibia.

    A file that was cut inside a line is refused: pandas would fill the line up with blanks.
    """
    try:
        content = table.path.read_bytes()
        if content and not content.endswith(b"\n"):
            raise ValueError("its end is missing")
        return pd.read_csv(io.BytesIO(content), dtype="str", keep_default_na=False, na_values=[""])
    except (OSError, UnicodeError, ValueError, MemoryError) as error:
        raise UnreadableTable(f"{table.path.name} cannot be read: {error}") from error


def typed(cells: pd.DataFrame, table: Table) -> pd.DataFrame:
    """A table's cells, which are text, by its schema. Raises UnreadableTable."""
    if tuple(cells.columns) != table.names:
        raise UnreadableTable(f"{table.path.name}: its columns are not those of the descriptor")
    return pd.DataFrame({field.name: _typed(cells[field.name], field, table) for field in table.fields})


def _typed(column: pd.Series, field: Field, table: Table) -> pd.Series:
    """A column by its field; what is neither of its type or vocabulary nor missing is an error."""
    number, whole = field.type in ("integer", "number"), field.type == "integer"
    if not (number or field.vocabulary or field.categories):
        return column
    places, texts = pd.factorize(column.to_numpy("object"))  # of many rows there are few; -1 is missing
    typed: Any
    if number:
        numbers = np.append(np.asarray(pd.to_numeric(texts, errors="coerce"), "float64"), np.nan)[places]
        # What a float does not hold exactly is no count.
        unknown = ~(np.abs(numbers) < 2**53) | (np.floor(numbers) != numbers) if whole else np.isnan(numbers)
        array = pd.arrays.IntegerArray if whole else pd.arrays.FloatingArray
        typed = array(np.where(unknown, 0, numbers).astype("int64" if whole else "float64"), unknown)
    else:
        codes = pd.CategoricalDtype(list(labels(field)), ordered=True)
        known = np.append(codes.categories.get_indexer(pd.Index(texts)), -1)[places]
        typed, unknown = pd.Categorical.from_codes(known, dtype=codes), known < 0
    wrong = column[unknown & (places >= 0)]
    if not wrong.empty:
        row, kind = int(wrong.index[0]) + 2, f"of type {field.type}" if number else "in its vocabulary"
        where = f"{table.path.name}, row {row}, column {field.name}"
        raise UnreadableTable(f'{where}: "{wrong.iloc[0]}" is not {kind}')
    return pd.Series(typed, index=column.index)


@cached()
def read(table: Table) -> pd.DataFrame:
    """Every row, typed by the schema; coded columns are ordered by their vocabulary.

    Shape: one row a figure, one column a field. Missing stays missing. The frame is shared:
    copy it before changing it. Raises UnreadableTable, and logs it.
    """
    try:
        return typed(raw(table), table)
    except UnreadableTable as error:
        note(f"The table {table.name} is left out", error)
        raise


def records(name: str, *columns: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a table, or some of its columns, as plain values; "" where one is missing."""
    rows = read(TABLES[name])[list(columns or TABLES[name].names)].astype("object")
    yield from rows.where(rows.notna(), "").itertuples(index=False, name=None)


@cached()
def labels(field: Field) -> dict[str, str]:
    """Code -> words of a coded field, in the order of its vocabulary; empty for other fields."""
    if field.categories:
        return dict(field.categories)
    if not field.vocabulary:
        return {}
    vocabulary = TABLES[field.vocabulary]
    rows = raw(vocabulary)
    name = "title" if field.vocabulary == "sources" else "label"
    return dict(zip(rows[vocabulary.key[0]], rows[name], strict=True))


@cached()
def vocabulary(name: str) -> dict[str, str]:
    """Code -> words of the first column of this name that has a vocabulary.

    A column's name means one thing everywhere. Raises KeyError where none has a vocabulary.
    """
    for table in TABLES.values():
        if name in table.names and (found := labels(table.field(name))):
            return found
    raise KeyError(f"no column {name} has a vocabulary")


def among(column: pd.Series, codes: Collection[str]) -> np.ndarray:
    """Where a column holds one of some codes; of a coded column each code is looked up once, not each row."""
    values = column.array
    if not isinstance(values, pd.Categorical):
        return column.isin(codes).to_numpy(dtype=bool)
    known = values.categories
    held = np.zeros(len(known) + 1, dtype=bool)  # the last stands for missing
    held[np.array([known.get_loc(code) for code in codes if code in known], dtype="intp")] = True
    found: np.ndarray = held[values.codes]
    return found
