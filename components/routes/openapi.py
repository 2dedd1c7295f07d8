"""What answers over HTTP as an OpenAPI 3.1 description, made from the descriptor and the site map."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from components.exhibits.site import exhibits
from components.exports.formats import JSON, TABLE_FORMATS, Format, formats_of
from components.exports.framed import schemes
from components.model.exhibit import Exhibit
from components.model.selection import DIMENSIONS
from components.model.url_state import COUNTRY, FIRST, LAST, accepted, choices
from components.routes.schemas import (
    PROBLEM,
    SOURCE,
    Schema,
    exhibit_schema,
    parameter_of,
    parameters,
    reference,
    table_schema,
)
from data.overlay import cached, version
from data.package import LICENCE, PACKAGE, TABLES, Table

# What does not follow from descriptor and site map: addresses, parameters, answers and headers in words.
_TOLD = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
# Path, or ending of a brief -> media type and words.
WHOLE, BRIEFS, PLACE, SEARCHED, CLAIMED = (
    _TOLD[name] for name in ("whole", "briefs", "place", "searched", "claimed")
)
SCHEME = _TOLD["scheme"] | {"schema": {"type": "string", "enum": [*schemes()]}}
# Status -> its answer in the description, and the words of those that are problems.
OTHERWISE, PROBLEMS, HEADERS = (_TOLD[name] for name in ("otherwise", "problems", "headers"))
EXHIBIT_PAGES: tuple[Format[Any], ...] = (
    Format("html", "text/html", lambda _: b"", "A page of its own, to share or to put in a frame."),
    Format("offline.html", "text/html", lambda _: b"", "The page in one file, which works offline."),
)
PROBLEM_JSON = {"application/problem+json": {"schema": reference("Problem")}}


@cached()  # a fifth of a second
def description() -> dict[str, Any]:
    """The description as a mapping; treat it as read-only."""
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
            "parameters": {"scheme": SCHEME, **parameters()},
            "schemas": _schemas(),
            "responses": {
                **{name: {"description": words, "content": PROBLEM_JSON} for name, words in PROBLEMS.items()},
                "Unchanged": {"description": "The asker has this answer already."},
            },
            "headers": {
                name: {"required": True, "schema": {"type": "string"}, "description": words}
                for name, words in HEADERS.items()
            },
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
        words = "What the table is, in a page."
        paths[f"/data/{name}.html"] = _read(f"{table.title} (page)", words, f"table_{name}_html", "text/html")
    for ending, (media_type, words) in BRIEFS.items():
        asked, title = (
            [PLACE, *(reference(name, "parameters") for name in (FIRST, LAST))],
            f"Brief ({ending})",
        )
        paths[f"/briefs/{{place}}.{ending}"] = _read(
            title, words, f"brief_{ending}", media_type, parameters=asked
        )
    for path, (media_type, words) in WHOLE.items():
        paths[path] = _read(words, words, path[1:].replace(".", "_"), media_type)
    words = "Every main figure of a country, by name or code, in a page that needs no scripts."
    paths["/country/{place}"] = _read("Country", words, "country", "text/html", parameters=[PLACE])
    paths["/find"] = _read("What a search finds", "A page.", "find", "text/html", parameters=[SEARCHED])
    for name in ("verify", "verify.json"):
        paths[f"/{name}"] = _read(
            "A sentence, checked", "What is known of it.", name.replace(".", "_"), JSON, parameters=[CLAIMED]
        )
    paths["/verify"]["get"]["responses"]["200"]["content"]["text/html"] = {}
    return paths


def _rows(kind: str, name: str, asked_of: Exhibit | Table, written: Format[Any]) -> dict[str, Any]:
    """The rows of an exhibit or a table, which filters can pick, in one format."""
    table = asked_of.table if isinstance(asked_of, Exhibit) else name
    filters = [parameter_of(key, asked_of) for key in accepted(asked_of)]
    scheme = ["scheme"] if written in EXHIBIT_PAGES else []
    return _read(
        f"{asked_of.title} ({written.ending})",
        written.words,
        f"{kind}_{name}_{written.ending}",
        written.media_type.partition(";")[0],
        schema={"schema": reference(f"{kind}_{table}")} if written.ending == "json" else {},
        parameters=[reference(parameter, "parameters") for parameter in (*filters, *scheme)],
    )


def _read(
    summary: str,
    words: str,
    name: str,
    media_type: str,
    *,
    schema: Schema | None = None,
    parameters: Sequence[Schema] = (),
) -> dict[str, Any]:
    """An address that is read with GET, or with HEAD for its headers alone."""
    headers = {header: reference(header, "headers") for header in HEADERS}
    answered = {"description": words, "headers": headers, "content": {media_type: schema or {}}}
    others = {status: reference(kind, "responses") for status, kind in OTHERWISE.items()}
    told = {"summary": summary, "operationId": name, "responses": {"200": answered, **others}}
    return {"get": told | ({"parameters": [*parameters]} if parameters else {})}


def _schemas() -> dict[str, Schema]:
    vocabularies = {"place": "region", COUNTRY: COUNTRY, **{name: name for name in DIMENSIONS}}
    enums = {
        name: {"type": "string", "enum": [*choices(key), *choices(key).values()]}
        for name, key in vocabularies.items()
    }
    shown = {f"exhibit_{item.table}": exhibit_schema(item.resource) for item in exhibits()}
    tables = {f"table_{name}": table_schema(table) for name, table in TABLES.items()}
    return {"Problem": PROBLEM, "Source": SOURCE, **enums, **shown, **tables}
