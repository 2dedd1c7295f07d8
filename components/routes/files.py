"""Exhibits, tables and the whole package over HTTP."""

import json
from collections.abc import Iterable
from typing import TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.exhibits.site import exhibits
from components.exports.csv_files import file_name
from components.exports.downloads import PACKAGE_NAME, package_zip
from components.exports.formats import EXHIBIT_FORMATS, JSON, TABLE_FORMATS, formats_of
from components.exports.table_files import Extract
from components.model.exhibit import Exhibit
from components.model.numbers import listing, quoted
from components.model.url_state import near, parse
from components.model.view import settle
from components.routes.responses import respond
from data.package import DESCRIPTOR, TABLES, Table

T = TypeVar("T")


def exhibit(request: Request) -> Response:
    """`/exhibits/<slug>.<ending>`: the rows that a query asks for, as on the page."""
    asked_of, ending = exhibit_called(request.path_params["slug"]), request.path_params["ending"]
    _known(ending, formats_of(asked_of), ("html", "offline.html"), "format of this exhibit")
    view = settle(asked_of, parse(request.query_params.multi_items(), asked_of).selection)
    written, file = EXHIBIT_FORMATS[ending], file_name(view, ending)
    return respond(request, written.write(view), written.media_type, file, shown=written.shown)


def table(request: Request) -> Response:
    """`/data/<table>.<ending>`: the whole table, or the rows that a query asks for."""
    asked_of, ending = table_called(request.path_params["table"]), request.path_params["ending"]
    _known(ending, TABLE_FORMATS, ("html",), "format of tables")
    extract = Extract(asked_of, parse(request.query_params.multi_items(), asked_of))
    written, file = TABLE_FORMATS[ending], extract.file_name(ending)
    return respond(request, written.write(extract), written.media_type, file, shown=written.shown)


def descriptor(request: Request) -> Response:
    """`/datapackage.json`: the descriptor, as it stands in the repository but for the tables' addresses."""
    package = json.loads(DESCRIPTOR.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        resource["path"] = f"data/{resource['name']}.csv"
    return respond(request, json.dumps(package, ensure_ascii=False, indent=1), JSON)


def package(request: Request) -> Response:
    """`/datapackage.zip`: descriptor and tables."""
    return respond(request, package_zip(), "application/zip", PACKAGE_NAME, shown=False)


def exhibit_called(slug: str) -> Exhibit:
    """The exhibit of this slug. Raises HTTPException 404."""
    return _called(slug, {item.slug: item for item in exhibits()}, "exhibit")


def table_called(name: str) -> Table:
    """The table of this name. Raises HTTPException 404."""
    return _called(name, TABLES, "table")


def _called(name: str, known: dict[str, T], what: str) -> T:
    """What is known by a name. Raises HTTPException 404 with what is near it."""
    if name not in known:
        raise unknown(name, known, what)
    return known[name]


def _known(ending: str, written: Iterable[str], pages: Iterable[str], what: str) -> None:
    """Raises HTTPException 404 for a format that is not written; says those that are pages too."""
    if ending not in written:
        raise unknown(ending, [*written, *pages], what)


def unknown(name: str, known: Iterable[str], what: str) -> HTTPException:
    """That there is nothing of a name, and what is near it, in two sentences."""
    names = list(known)
    alike = near(name[:60], names)
    instead = f"Near it: {listing(alike)}." if alike else f"There are {listing(names, 8)}."
    return HTTPException(404, f"There is no {what} called {quoted(name)}. {instead}")
