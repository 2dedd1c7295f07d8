"""What the JSON answers hold, as JSON Schema."""

from typing import Any

from data.package import Field, Table

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
TEXT_OR_NONE: Schema = {"type": ["string", "null"]}
TEXTS: Schema = {"type": "array", "items": TEXT}
TEXTS_BY_NAME: Schema = {"type": "object", "additionalProperties": TEXTS}


def closed(**properties: Schema) -> Schema:
    """An object with these properties, all there, and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def reference(name: str, kind: str = "schemas") -> Schema:
    """Where a part of the description stands."""
    return {"$ref": f"#/components/{kind}/{name}"}


COMPARABILITY = {
    "same_within_a_comparison": TEXTS_BY_NAME
    | {"description": "What must be the same in a comparison, and the columns that tell it."}
}
GIVEN: dict[str, Schema] = {
    "kinds": {"type": "array", "items": closed(kind=TEXT, label=TEXT, description=TEXT)},
    "columns": {
        "type": "array",
        "items": closed(name=TEXT, title=TEXT, type=TEXT, unit=TEXT_OR_NONE, description=TEXT),
    },
    "sources": {"type": "array", "items": reference("Source")},
    "licence": closed(title=TEXT, url=TEXT, figures=TEXT),
    "data": closed(name=TEXT, version=TEXT, date=TEXT | {"format": "date"}),
    "row_count": {"type": "integer", "minimum": 0},
}
SOURCE = closed(
    source=TEXT,
    citation=TEXT,
    publisher=TEXT,
    title=TEXT,
    **dict.fromkeys(("published", "page", "url", "seen_on", "terms"), TEXT_OR_NONE),
)
PROBLEM = closed(
    status={"type": "integer", "minimum": 400, "maximum": 599},
    title=TEXT,
    detail=TEXT | {"description": "A sentence that says what is wrong and what is allowed."},
)


def exhibit_schema(table: Table) -> Schema:
    """An exhibit whose rows come from this table."""
    return closed(
        **dict.fromkeys(("exhibit", "title", "description", "measure", "reading_note"), TEXT),
        **dict.fromkeys(("unit", "table_reading_note", "no_rows", "alt_text"), TEXT_OR_NONE),
        filters=TEXTS_BY_NAME,
        not_filtered_by=TEXTS | {"description": "Filters asked for that cannot pick among these rows."},
        reaching_beyond={"type": "object", "additionalProperties": TEXT},
        comparability=closed(**COMPARABILITY, breaks=TEXTS, notes=TEXTS, last_change=TEXT_OR_NONE),
        table=TEXT,
        **GIVEN,
        rows={"type": "array", "items": row_schema(table, years=TEXT, figure=TEXT_OR_NONE)},
    )


def table_schema(table: Table) -> Schema:
    """A table or a part of it."""
    return closed(
        **dict.fromkeys(("table", "title", "description"), TEXT),
        reading_note=TEXT_OR_NONE,
        key=TEXTS,
        filters=TEXTS_BY_NAME,
        comparability=closed(**COMPARABILITY),
        **GIVEN,
        rows={"type": "array", "items": row_schema(table)},
    )


def row_schema(table: Table, **more: Schema) -> Schema:
    """A row: each column, the label of each coded one, and what else stands on it."""
    columns: dict[str, Schema] = {}
    for field in table.fields:
        columns[field.name] = _cell(field, field.name in table.key)
        if field.vocabulary or field.categories:
            columns[f"{field.name}_label"] = TEXT if field.name in table.key else TEXT_OR_NONE
    return closed(**columns, **more)


def _cell(field: Field, in_key: bool) -> Schema:
    kind = field.type if field.type in ("integer", "number") else "string"
    described = field.description + (f" Unit: {field.unit}." if field.unit else "")
    return {"type": kind if in_key else [kind, "null"], "title": field.title, "description": described}
