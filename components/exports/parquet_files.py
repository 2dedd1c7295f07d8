"""A table as Parquet: typed columns, and in the schema's metadata what they mean."""

import io
import json

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from components.exports.extracts import Extract
from components.exports.json_files import about_table
from data.package import Field
from data.tables import labels

TYPES = {"integer": pa.int64(), "number": pa.float64()}


def table_parquet(extract: Extract) -> bytes:
    """The rows as Parquet: integers, doubles and texts (codes as a dictionary); missing is null.

    The schema's metadata holds `about`, the JSON of everything that is said of the table; each column's
    holds its title, unit, description and the words of its codes.
    """
    schema = pa.schema(
        [_field(field) for field in extract.table.fields],
        metadata={"about": json.dumps(about_table(extract), ensure_ascii=False)},
    )
    arrays = [_array(extract.rows[kept.name], kept) for kept in schema]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), out)
    return out.getvalue()


def _array(column: pd.Series, kept: pa.Field) -> pa.Array:
    """A column as its field keeps it; codes are texts before they are a dictionary."""
    plain = kept.type.value_type if pa.types.is_dictionary(kept.type) else kept.type
    return pa.array(column.astype("object"), plain, from_pandas=True).cast(kept.type)


def _field(field: Field) -> pa.Field:
    """A column with its words; codes are written once."""
    words = {"title": field.title, "unit": field.unit, "description": field.description}
    told = {name: text for name, text in words.items() if text}
    kind = TYPES.get(field.type, pa.string())
    if codes := labels(field):
        kind, told["labels"] = pa.dictionary(pa.int32(), pa.string()), json.dumps(codes, ensure_ascii=False)
    return pa.field(field.name, kind, metadata=told)
