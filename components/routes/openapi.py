"""What answers over HTTP as an OpenAPI 3.1 description, made from the descriptor and the site map.

An address for each format, of which the exhibit or table is a parameter: whoever makes a client of it gets
forty calls and not fifteen hundred. A filter that one of them does not take is answered with 422.
"""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from components.exhibits.explore import EXPLORE
from components.exhibits.measures import BY, LABELS, MEASURES, SHAPES
from components.exhibits.site import exhibits, served
from components.exports.formats import EXHIBIT_FORMATS, TABLE_FORMATS, Format
from components.exports.framed import schemes
from components.model.addresses import EXPLORED
from components.model.selection import DIMENSIONS, FIRST_YEAR, LAST_YEAR, NAMES
from components.model.url_state import COUNTRY, FIRST, KEYS, LAST, LENS, PLACE, choices
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
TABLE_PAGE: Format[Any] = Format("html", "text/html", lambda _: b"", "What the table is, in a page.")
OF_EXHIBITS, OF_TABLES = (*EXHIBIT_FORMATS.values(), *EXHIBIT_PAGES), tuple(TABLE_FORMATS.values())
FILTERS = (*KEYS.values(), *DIMENSIONS, FIRST, LAST, LENS)


@cached()
def description() -> dict[str, Any]:
    """The description as a mapping; treat it as read-only."""
    problem = {"content": {"application/problem+json": {"schema": _reference("Problem")}}}
    responses = {
        name: {"description": words} | ({} if name in ("Unchanged", "Moved") else problem)
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
        "paths": dict(_paths()),
        "components": {
            "parameters": _parameters(),
            "schemas": _schemas(),
            "responses": responses,
            "headers": _TOLD["headers"],
        },
    }


def _paths() -> Iterator[tuple[str, Schema]]:
    yield from _formats(
        "/exhibits/{exhibit}", "An exhibit", "exhibit", OF_EXHIBITS, ("exhibit", COUNTRY, *FILTERS)
    )
    explored = (*EXPLORED, "places", COUNTRY, *FILTERS)
    yield from _formats(f"/exhibits/{EXPLORE}", "What is explored", "exhibit", OF_EXHIBITS, explored)
    yield from _formats("/data/{table}", "A table", "table", OF_TABLES, ("table", *FILTERS))
    yield from _formats("/data/{table}", "A table", "table", (TABLE_PAGE,), ("table",))
    for path, told in _TOLD["paths"].items():
        content: Schema = {media_type: {} for media_type in told["media"]}
        words = told.get("words", told["summary"])
        yield path, _read(path, told["summary"], words, content, told.get("parameters", ()))


def _formats(
    start: str, what: str, kind: str, formats: Iterable[Format[Any]], asked: tuple[str, ...]
) -> Iterator[tuple[str, Schema]]:
    """The addresses that begin alike, one for each format."""
    rows = {"schema": {"anyOf": [_reference(f"{kind}_{name}") for name in _resources(kind)]}}
    for written in formats:
        content = {written.media_type.partition(";")[0]: rows if written.ending == "json" else {}}
        names = (*asked, "scheme") if written in EXHIBIT_PAGES else asked
        path = f"{start}.{written.ending}"
        yield path, _read(path, f"{what} ({written.ending})", written.words, content, names)


def _read(path: str, summary: str, words: str, content: Schema, asked: Iterable[str]) -> Schema:
    """An address that is read with GET, or with HEAD for its headers alone."""
    headers = {header: _reference(header, "headers") for header in _TOLD["headers"]}
    answered = {"200": {"description": words, "headers": headers, "content": content}}
    otherwise = {status: _reference(name, "responses") for status, name in _TOLD["otherwise"].items()}
    told = {"summary": summary, "operationId": re.sub(r"\W+", "_", path).strip("_")}
    parameters = [_reference(name, "parameters") for name in asked]
    return {"get": told | {"responses": answered | otherwise, "parameters": parameters}}


def _reference(name: str, kind: str = "schemas") -> Schema:
    return {"$ref": f"#/components/{kind}/{name}"}


def _parameters() -> Schema:
    """Every parameter by its name in the description."""
    told = {name: {"name": name, "in": "query"} | of for name, of in _TOLD["parameters"].items()}
    for name in (COUNTRY, *FILTERS):
        dimension = next((dimension for dimension, bound in KEYS.items() if bound == name), name)
        words = _TOLD["filters"].get(dimension, f"{NAMES.get(dimension, name)} of the figures.")
        several = {"type": "array", "minItems": 1, "items": _reference(name)}
        schema = _reference(name) if name in (FIRST, LAST, LENS) else several
        told[name] = {"name": name, "in": "query", "description": words, "schema": schema}
    return told


def _schemas() -> dict[str, Schema]:
    year = {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}
    figure = {"years": TEXT, "figure": TEXT_OR_NONE}
    known: dict[str, Iterable[str]] = {
        **{name: chain(*choices(name).items()) for name in (PLACE, COUNTRY, *FILTERS)},
        **{"exhibit": (item.slug for item in exhibits()), "table": TABLES, "scheme": schemes()},
        **{"measure": chain(*LABELS.items(), (of.title for of in MEASURES.values()))},
        **{"by": chain(*BY.items()), "as": chain(*SHAPES.items())},
    }
    enums = {name: TEXT | {"enum": [*dict.fromkeys(of)]} for name, of in known.items()}
    shown = {f"exhibit_{name}": _answer("exhibit", of, figure) for name, of in _resources("exhibit").items()}
    tables = {f"table_{name}": _answer("table", table, {}) for name, table in TABLES.items()}
    own = {name: _shape(_TOLD["shapes"][name]) for name in ("Problem", "Source")}
    return {**own, **enums, FIRST: year, LAST: year, **shown, **tables}


def _resources(kind: str) -> dict[str, Table]:
    """The tables whose columns the rows of an exhibit, or of a table, have."""
    return {item.table: item.resource for item in served()} if kind == "exhibit" else TABLES


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
