"""Tables as typed frames, and the words that stand for their codes."""

import io
from collections.abc import Collection

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
    typed, kind = column, "in its vocabulary"
    if field.type in ("integer", "number"):
        numbers, kind = pd.to_numeric(column, errors="coerce"), f"of type {field.type}"
        whole = field.type == "integer"
        typed = numbers.mask(numbers % 1 != 0 if whole else numbers.isna()).astype(
            "Int64" if whole else "Float64"
        )
    elif field.vocabulary or field.categories:
        codes = list(labels(field))
        typed = column.where(column.isin(codes)).astype(pd.CategoricalDtype(codes, ordered=True))
    wrong = column[column.notna() & typed.isna()]
    if not wrong.empty:
        row = f"{table.path.name}, row {int(wrong.index[0]) + 2}"
        raise UnreadableTable(f'{row}, column {field.name}: "{wrong.iloc[0]}" is not {kind}')
    return typed


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
