"""What may be asked and what the JSON answers hold: parameters and JSON Schema of the description."""

from typing import Any

from components.exhibits.site import exhibits
from components.model.exhibit import Exhibit
from components.model.selection import FIRST_YEAR, LAST_YEAR, NAMES, PLACES
from components.model.url_state import COUNTRY, FIRST, KEYS, LAST, LENS, accepted, choices, key
from data.package import TABLES, Table

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


# What the filters pick by, where their name does not say it.
FILTERS = {
    "geography": "Places where people were detected or exploited. A region shows every place that lies in "
    "it or overlaps it. Other usual names, former ones, and codes of ISO 3166 and M49 are understood too.",
    "origin": "Citizenship or region of origin of the victims.",
    COUNTRY: "The country or area that the exhibit is about; of several, the rows of each.",
    FIRST: "First year; a figure of several years is given whenever they overlap the years asked for.",
    LAST: "Last year.",
    LENS: "Through which lens sums over countries are seen.",
}
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
        in_key, kind = (
            field.name in table.key,
            field.type if field.type in ("integer", "number") else "string",
        )
        described = field.description + (f" Unit: {field.unit}." if field.unit else "")
        cell = {"type": kind if in_key else [kind, "null"], "title": field.title, "description": described}
        columns[field.name] = cell
        if field.vocabulary or field.categories:
            columns[f"{field.name}_label"] = TEXT if in_key else TEXT_OR_NONE
    return closed(**columns, **more)


def parameter_of(name: str, asked_of: Exhibit | Table) -> str:
    """The name of a parameter in the description: one for each set of lenses that can be chosen among."""
    if name != LENS:
        return name
    return "_".join([name, *(choices(name)[label] for label in accepted(asked_of)[name])])


def parameters() -> dict[str, Any]:
    """Every parameter by its name in the description."""
    told: dict[str, Any] = {}
    everything: tuple[Exhibit | Table, ...] = (*exhibits(), *TABLES.values())
    for asked_of in everything:
        for name, labels in accepted(asked_of).items():
            told.setdefault(parameter_of(name, asked_of), _parameter(name, labels))
    return told


def _parameter(name: str, labels: tuple[str, ...]) -> dict[str, Any]:
    dimension = next((dimension for dimension, bound in KEYS.items() if bound == name), name)
    words = FILTERS.get(dimension, f"{NAMES.get(dimension, name)} of the figures.")
    told = {
        "name": name,
        "in": "query",
        "description": words,
        "required": name == COUNTRY,
    }
    if name in (FIRST, LAST):
        return told | {"schema": {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}}
    if name == LENS:
        return told | {"schema": TEXT | {"enum": [*labels, *(choices(name)[label] for label in labels)]}}
    held = {"type": "array", "items": reference("place" if name in map(key, PLACES) else name), "minItems": 1}
    return told | {"schema": held, "style": "form", "explode": True}
