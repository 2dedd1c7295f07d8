"""What answers over HTTP as an OpenAPI 3.1 description, made from the descriptor and the site map."""

import json
from functools import cache
from typing import Any

from components.exhibits.site import exhibits
from components.exports.formats import TABLE_FORMATS, Format, formats_of
from components.exports.schemes import schemes
from components.model.exhibit import Exhibit
from components.model.selection import DIMENSIONS
from components.model.url_state import COUNTRY, FIRST, LAST, accepted, choices
from components.routes.parameters import parameter_of, parameters
from components.routes.schemas import PROBLEM, SOURCE, Schema, exhibit_schema, reference, table_schema
from data.package import LICENCE, PACKAGE, TABLES, VERSION, Table

WHOLE = {
    "/datapackage.json": (
        "application/json",
        "The descriptor: every table and column in words, as a Data Package.",
    ),
    "/datapackage.zip": ("application/zip", "Descriptor and tables in one file."),
    "/openapi.json": ("application/json", "This description."),
    "/api": ("text/html", "This description as a page."),
    "/changes.atom": ("application/atom+xml", "What changed with each version of the data, as an Atom feed."),
    "/sitemap.xml": ("application/xml", "The addresses of all pages."),
    "/robots.txt": ("text/plain", "What search engines may read."),
}
PAGES_OF_EXHIBITS: tuple[Format[Any], ...] = (
    Format("html", "text/html", lambda _: b"", "A page of its own, to share or to put in a frame."),
    Format("offline.html", "text/html", lambda _: b"", "The page in one file, which works offline."),
)
LOOKS = {
    "name": "scheme",
    "in": "query",
    "required": False,
    "description": "The colours of the page; without it, those that the reader's system asks for.",
    "schema": {"type": "string", "enum": [*schemes()]},
}
PLACE = {
    "name": "place",
    "in": "path",
    "required": True,
    "description": "A country or area, a region or subregion, or the World, by name or code.",
    "schema": reference("place"),
}
BRIEFS = {
    "html": ("text/html", "The main exhibits of a country or region with sentences and sources, to print."),
    "pdf": ("application/pdf", "The same as two pages of A4."),
}
OTHERWISE = {
    "304": "Unchanged",
    "404": "Unknown",
    "405": "OnlyReading",
    "422": "Unanswerable",
    "503": "Unreadable",
}
HEADERS = {
    "ETag": "The same for the same bytes; for If-None-Match.",
    "Last-Modified": "The day of the data's version.",
}
_HEADERS = {name: reference(name, "headers") for name in HEADERS}


def openapi_json() -> bytes:
    """The description as it is served."""
    return json.dumps(description(), ensure_ascii=False, separators=(",", ":")).encode()


@cache  # a fifth of a second
def description() -> dict[str, Any]:
    """The description as a mapping; treat it as read-only."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": PACKAGE["title"],
            "version": VERSION,
            "description": f"{PACKAGE['description']} The filters have the names and values of the "
            "dashboard's own address; one asked for more than once keeps all its values, and codes are "
            "taken too.",
            "license": {"name": LICENCE["title"], "url": LICENCE["path"]},
        },
        "servers": [{"url": "/"}],
        "paths": {**_exhibits(), **_tables(), **_pages(), **_briefs(), **_whole()},
        "components": {
            "parameters": {"scheme": LOOKS, **parameters()},
            "schemas": _schemas(),
            "responses": _responses(),
            "headers": {
                name: {"required": True, "schema": {"type": "string"}, "description": words}
                for name, words in HEADERS.items()
            },
        },
    }


def _exhibits() -> dict[str, Any]:
    return {
        f"/exhibits/{item.slug}.{written.ending}": _path(
            item, item.slug, item.title, written, f"exhibit_{item.table}"
        )
        for item in exhibits()
        for written in (*formats_of(item).values(), *PAGES_OF_EXHIBITS)
    }


def _tables() -> dict[str, Any]:
    return {
        f"/data/{item.name}.{written.ending}": _path(
            item, item.name, item.title, written, f"table_{item.name}"
        )
        for item in TABLES.values()
        for written in TABLE_FORMATS.values()
    }


def _path(
    asked_of: Exhibit | Table, name: str, title: str, written: Format[Any], schema: str
) -> dict[str, Any]:
    media_type = written.media_type.partition(";")[0]
    content = {"schema": reference(schema)} if written.ending == "json" else {}
    looks = [reference("scheme", "parameters")] if written in PAGES_OF_EXHIBITS else []
    return _answered(
        f"{title} ({written.ending})",
        written.words,
        f"{'exhibit' if isinstance(asked_of, Exhibit) else 'table'}_{name}_{written.ending}",
        {media_type: content},
        [*(reference(parameter_of(name, asked_of), "parameters") for name in accepted(asked_of)), *looks],
    )


def _pages() -> dict[str, Any]:
    return {
        f"/data/{table.name}.html": _answered(
            f"{table.title} (page)",
            "What the table is, in a page.",
            f"table_{table.name}_html",
            {"text/html": {}},
        )
        for table in TABLES.values()
    }


def _briefs() -> dict[str, Any]:
    """One address for every place: its name or code is part of the path."""
    parameters = [PLACE, *(reference(name, "parameters") for name in (FIRST, LAST))]
    return {
        f"/briefs/{{place}}.{ending}": _answered(
            f"Brief ({ending})", words, f"brief_{ending}", {media_type: {}}, parameters
        )
        for ending, (media_type, words) in BRIEFS.items()
    }


def _whole() -> dict[str, Any]:
    return {
        path: _answered(words, words, path[1:].replace(".", "_"), {media_type: {}})
        for path, (media_type, words) in WHOLE.items()
    }


def _answered(
    summary: str, words: str, name: str, content: dict[str, Any], parameters: list[Schema] | None = None
) -> dict[str, Any]:
    """An address that is read with GET, or with HEAD for its headers alone."""
    answered = {"description": words, "headers": _HEADERS, "content": content}
    others = {status: reference(kind, "responses") for status, kind in OTHERWISE.items()}
    told = {"summary": summary, "operationId": name, "responses": {"200": answered, **others}}
    return {"get": told | ({"parameters": parameters} if parameters else {})}


def _schemas() -> dict[str, Schema]:
    vocabularies = {"place": "region", COUNTRY: COUNTRY, **{name: name for name in DIMENSIONS}}
    enums = {
        name: {"type": "string", "enum": [*choices(key), *choices(key).values()]}
        for name, key in vocabularies.items()
    }
    shown = {f"exhibit_{item.table}": exhibit_schema(item.resource) for item in exhibits()}
    tables = {f"table_{name}": table_schema(table) for name, table in TABLES.items()}
    return {"Problem": PROBLEM, "Source": SOURCE, **enums, **shown, **tables}


def _responses() -> dict[str, Any]:
    words = {
        "Unknown": "There is no such table, exhibit or format.",
        "Unanswerable": "A name or a value of the query means nothing here.",
        "OnlyReading": "Only GET and HEAD are answered.",
        "Unreadable": "The table cannot be read at the moment.",
    }
    problem = {"content": {"application/problem+json": {"schema": reference("Problem")}}}
    unchanged = {"Unchanged": {"description": "The asker has this answer already."}}
    return {name: {"description": text, **problem} for name, text in words.items()} | unchanged
