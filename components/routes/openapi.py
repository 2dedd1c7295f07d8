"""What answers over HTTP as an OpenAPI 3.1 description, made from the descriptor and the site map."""

import json
from pathlib import Path
from typing import Any

from components.exhibits.site import exhibits
from components.exports.formats import TABLE_FORMATS, Format, formats_of
from components.exports.framed import schemes
from components.model.exhibit import Exhibit
from components.model.selection import DIMENSIONS, FIRST_YEAR, LAST_YEAR, NAMES, PLACES
from components.model.url_state import COUNTRY, FIRST, KEYS, LAST, LENS, accepted, choices, key
from data.overlay import cached, version
from data.package import LICENCE, PACKAGE, TABLES, Table

Schema = dict[str, Any]
# What does not follow from descriptor and site map: other addresses, answers, headers, and what JSON holds
# (`shapes`, of which each value is one of `values`).
_TOLD = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
TEXT, TEXT_OR_NONE = _TOLD["values"]["text"], _TOLD["values"]["text_or_none"]
EXHIBIT_PAGES: tuple[Format[Any], ...] = (
    Format("html", "text/html", lambda _: b"", "A page of its own, to share or to put in a frame."),
    Format("offline.html", "text/html", lambda _: b"", "The page in one file, which works offline."),
    Format("card.png", "image/png", lambda _: b"", "A quote card: sentence, range, source, way back."),
)


@cached()  # a fifth of a second
def description() -> dict[str, Any]:
    """The description as a mapping; treat it as read-only."""
    problem = {"content": {"application/problem+json": {"schema": _reference("Problem")}}}
    responses = {
        name: {"description": words} | (problem if name != "Unchanged" else {})
        for name, words in _TOLD["responses"].items()
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": PACKAGE["title"],
            "version": version(),
            "description": f"{PACKAGE['description']} The filters have the names and values of the "
            "dashboard's own address; one asked for more than once keeps all its values, and codes are "
            "taken too.",
            "license": {"name": LICENCE["title"], "url": LICENCE["path"]},
        },
        "servers": [{"url": "/"}],
        "paths": _paths(),
        "components": {
            "parameters": _parameters(),
            "schemas": _schemas(),
            "responses": responses,
            "headers": _TOLD["headers"],
        },
    }


def _paths() -> dict[str, Any]:
    paths = {}
    for item in exhibits():
        for written in (*formats_of(item).values(), *EXHIBIT_PAGES):
            paths[f"/exhibits/{item.slug}.{written.ending}"] = _rows("exhibit", item.slug, item, written)
    for name, table in TABLES.items():
        for of_table in TABLE_FORMATS.values():
            paths[f"/data/{name}.{of_table.ending}"] = _rows("table", name, table, of_table)
    for name, table in TABLES.items():
        summary, words = f"{table.title} (page)", "What the table is, in a page."
        paths[f"/data/{name}.html"] = _read(summary, words, f"table_{name}_html", {"text/html": {}})
    for path, told in _TOLD["paths"].items():
        paths[path] = _read(
            told["summary"],
            told.get("words", told["summary"]),
            told.get("name", path[1:].replace(".", "_")),
            {media_type: {} for media_type in told["media"]},
            [
                _TOLD["parameters"].get(name, _reference(name, "parameters"))
                for name in told.get("parameters", ())
            ],
        )
    return paths


def _rows(kind: str, name: str, asked_of: Exhibit | Table, written: Format[Any]) -> dict[str, Any]:
    """The rows of an exhibit or a table, which filters can pick, in one format."""
    table = asked_of.table if isinstance(asked_of, Exhibit) else name
    filters = [_parameter_of(key, asked_of) for key in accepted(asked_of)]
    scheme = ["scheme"] if written in EXHIBIT_PAGES else []
    schema = {"schema": _reference(f"{kind}_{table}")} if written.ending == "json" else {}
    return _read(
        f"{asked_of.title} ({written.ending})",
        written.words,
        f"{kind}_{name}_{written.ending}",
        {written.media_type.partition(";")[0]: schema},
        [_reference(parameter, "parameters") for parameter in (*filters, *scheme)],
    )


def _read(
    summary: str, words: str, name: str, content: Schema, parameters: list[Schema] | None = None
) -> dict[str, Any]:
    """An address that is read with GET, or with HEAD for its headers alone."""
    headers = {header: _reference(header, "headers") for header in _TOLD["headers"]}
    answered = {"200": {"description": words, "headers": headers, "content": content}}
    otherwise = {status: _reference(name, "responses") for status, name in _TOLD["otherwise"].items()}
    told = {"summary": summary, "operationId": name, "responses": answered | otherwise}
    return {"get": told | ({"parameters": parameters} if parameters else {})}


def _reference(name: str, kind: str = "schemas") -> Schema:
    return {"$ref": f"#/components/{kind}/{name}"}


def _parameter_of(name: str, asked_of: Exhibit | Table) -> str:
    """The name of a parameter in the description: one for each set of lenses that can be chosen among."""
    if name != LENS:
        return name
    return "_".join([name, *(choices(name)[label] for label in accepted(asked_of)[name])])


def _parameters() -> dict[str, Any]:
    """Every parameter by its name in the description."""
    told = {"scheme": _TOLD["parameters"]["scheme"] | {"schema": TEXT | {"enum": [*schemes()]}}}
    everything: tuple[Exhibit | Table, ...] = (*exhibits(), *TABLES.values())
    for asked_of in everything:
        for name, labels in accepted(asked_of).items():
            told.setdefault(_parameter_of(name, asked_of), _parameter(name, labels))
    return told


def _parameter(name: str, labels: tuple[str, ...]) -> dict[str, Any]:
    dimension = next((dimension for dimension, bound in KEYS.items() if bound == name), name)
    words = _TOLD["filters"].get(dimension, f"{NAMES.get(dimension, name)} of the figures.")
    told = {"name": name, "in": "query", "description": words, "required": name == COUNTRY}
    if name in (FIRST, LAST):
        return told | {"schema": {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}}
    if name == LENS:
        return told | {"schema": TEXT | {"enum": [*labels, *(choices(name)[label] for label in labels)]}}
    held = {"type": "array", "items": _reference("place" if name in map(key, PLACES) else name)}
    return told | {"schema": held | {"minItems": 1}, "style": "form", "explode": True}


def _schemas() -> dict[str, Schema]:
    vocabularies = {"place": "region", COUNTRY: COUNTRY, **{name: name for name in DIMENSIONS}}
    enums = {
        name: TEXT | {"enum": [*choices(key), *choices(key).values()]} for name, key in vocabularies.items()
    }
    figure = {"years": TEXT, "figure": TEXT_OR_NONE}
    shown = {f"exhibit_{item.table}": _answer("exhibit", item.resource, figure) for item in exhibits()}
    tables = {f"table_{name}": _answer("table", table, {}) for name, table in TABLES.items()}
    own = {name: _shape(_TOLD["shapes"][name]) for name in ("Problem", "Source")}
    return {**own, **enums, **shown, **tables}


def _answer(kind: str, table: Table, more: Schema) -> Schema:
    """The JSON of an exhibit or a table: what is known of the rows, then each row."""
    told = _shape(_TOLD["shapes"][kind] | _TOLD["shapes"]["known"])["properties"]
    return _closed(told | {"rows": {"type": "array", "items": _closed(_cells(table) | more)}})


def _shape(told: str | list[Any] | dict[str, Any]) -> Schema:
    """A value by its name, a list of one, or an object of several."""
    if isinstance(told, str):
        value: Schema = _TOLD["values"][told]
        return value
    if isinstance(told, list):
        return {"type": "array", "items": _shape(told[0])}
    return _closed({name: _shape(one) for name, one in told.items()})


def _closed(properties: Schema) -> Schema:
    """An object with these properties, all there, and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _cells(table: Table) -> Schema:
    """Each column of a row, and the label of each coded one."""
    cells: Schema = {}
    for field in table.fields:
        in_key = field.name in table.key
        kind = field.type if field.type in ("integer", "number") else "string"
        cells[field.name] = {
            "type": kind if in_key else [kind, "null"],
            "title": field.title,
            "description": field.description + (f" Unit: {field.unit}." if field.unit else ""),
        }
        if field.vocabulary or field.categories:
            cells[f"{field.name}_label"] = TEXT if in_key else TEXT_OR_NONE
    return cells
