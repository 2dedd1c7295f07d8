"""Exhibits, tables, briefs and the whole package over HTTP: as files, and as pages to share and to print."""

import json
from collections.abc import Iterable
from mimetypes import guess_type
from typing import TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from components.exhibits.choices import asked_of
from components.exhibits.country import DETECTED
from components.exhibits.explore import EXPLORE
from components.exhibits.site import served
from components.exports import cards, html_page, table_files
from components.exports.brief import printing
from components.exports.brief.contents import brief_of
from components.exports.formats import EXHIBIT_FORMATS, JSON, TABLE_FORMATS, formats_of
from components.exports.framed import schemes
from components.exports.table_files import Extract, package_name, package_zip
from components.model.exhibit import Exhibit
from components.model.numbers import listing, quoted
from components.model.url_state import MOST_SIGNS, Unanswerable, near, parse
from components.model.view import View, settle
from components.routes.queries import asked_in, once
from components.routes.responses import HTML, base, inert, respond
from data.clock import today
from data.faults import Unavailable
from data.geographies import choices, countries, place_code
from data.geographies import near as near_places
from data.package import TABLES

T = TypeVar("T")
EXHIBITS = {item.slug: item for item in served()}
SCHEME = "scheme"
FOR_GOOD = "public, max-age=31536000, immutable"
BRIEF_POLICY = inert("'unsafe-inline'")


def exhibit(request: Request) -> Response:
    """`/exhibits/<slug>.<ending>`: the rows that a query asks for, as on the page."""
    asked_of, pairs = _asked_of(request)
    ending = request.path_params["ending"]
    if ending not in formats_of(asked_of):
        raise _unknown(ending, [*formats_of(asked_of), "html", "offline.html"], "format of this exhibit")
    view = settle(asked_of, parse(pairs, asked_of).selection)
    if ending not in formats_of(view.exhibit):
        raise Unanswerable(
            "This picture is of one country: ask for one, or for the rows of all as csv or json."
        )
    written, file = EXHIBIT_FORMATS[ending], f"{view.file_stem}.{ending}"
    return respond(request, written.write(view), written.media_type, file, shown=written.shown)


def exhibit_page(request: Request) -> Response:
    """`/exhibits/<slug>.html`, which anybody may frame, and `.offline.html`, which needs no server.

    Raises Unanswerable and HTTPException 404.
    """
    (view, scheme), site = asked_view(request), base(request)
    if request.url.path.endswith(".offline.html"):
        content = html_page.exhibit_page(view, today(), site, scheme, offline=True)
        return respond(request, content, HTML, f"{view.file_stem}.html", shown=False)
    around = html_page.Around(cards.preview(view, site))
    content = html_page.exhibit_page(view, today(), site, scheme, around=around)
    return respond(request, content, HTML, policy=html_page.POLICY)


def asked_view(request: Request) -> tuple[View, str]:
    """What an address shows and in which scheme, "" for none. Raises Unanswerable and HTTPException 404."""
    asked_of, pairs = _asked_of(request)
    if (scheme := once(SCHEME, pairs)) not in ("", *schemes()):
        raise Unanswerable(f"{quoted(scheme)} is not a choice of scheme: {listing(schemes())}.")
    pairs = [pair for pair in pairs if pair[0] != SCHEME]
    return settle(asked_of, parse(pairs, asked_of).selection), scheme


def _asked_of(request: Request) -> tuple[Exhibit, list[tuple[str, str]]]:
    """The exhibit of an address, and what else it asks for; /exhibits/explore.csv takes measure, by and as.

    Raises Unanswerable and HTTPException 404.
    """
    pairs = asked_in(request)
    if request.path_params["slug"] != EXPLORE:
        return called(request.path_params["slug"], EXHIBITS, "exhibit"), pairs
    return asked_of(pairs)


def asset(request: Request) -> Response:
    """`/assets/<name>`: what pages run and show; its address changes with its content."""
    name = request.path_params["name"]
    if name not in html_page.ASSETS:
        raise HTTPException(404)
    response = respond(request, html_page.asset(name), guess_type(name)[0] or "")
    if f"{name}?{request.url.query}" == html_page.asset_path(name).partition("/")[2]:
        response.headers["Cache-Control"] = FOR_GOOD
    elif request.url.query:  # of another release, as while one process after the other is started anew
        response.headers["Cache-Control"] = "no-store"
    return response


def table(request: Request) -> Response:
    """`/data/<table>.<ending>`: the whole table, or the rows that a query asks for."""
    asked_of = called(request.path_params["table"], TABLES, "table")
    ending = request.path_params["ending"]
    if ending not in TABLE_FORMATS:
        raise _unknown(ending, [*TABLE_FORMATS, "html"], "format of tables")
    extract = Extract(asked_of, parse(asked_in(request), asked_of))
    written, file = TABLE_FORMATS[ending], extract.file_name(ending)
    return respond(request, written.write(extract), written.media_type, file, shown=written.shown)


def brief(request: Request) -> Response:
    """`/briefs/<name or code>.html` and `.pdf`, of the years from and to; both hold the same lines.

    Raises HTTPException, Unanswerable, and Unavailable where no PDF can be made.
    """
    place = _place_called(request.path_params["place"], choices(), "country or region")
    site, day = base(request), today()
    fitting, pdf = printing.printed(place, parse(asked_in(request), DETECTED.resource).selection, day, site)
    if request.url.path.endswith(".html"):
        preview = cards.preview(cards.of_country(place), site)
        page = printing.page(fitting, day, site, preview=preview)
        return respond(request, page, HTML, policy=BRIEF_POLICY)
    if not pdf:
        instead = f"{site}{printing.path(place, 'html')}"
        raise Unavailable(f"The PDF could not be made this time. Read or print the page {instead} instead.")
    file_name = f"brief-{place.lower()}.pdf"
    return respond(request, pdf, "application/pdf", file_name, policy=BRIEF_POLICY)


def country(request: Request) -> Response:
    """`/country/<code>`: the figures of a country in one page that needs no scripts; by name it leads there.

    Raises HTTPException 404.
    """
    code = _place_called(name := request.path_params["place"], countries(), "country")
    if name != code:
        return RedirectResponse(f"/{printing.twin(code)}", 308)
    site, day = base(request), today()
    preview = cards.preview(cards.of_country(code), site)
    page = printing.page(brief_of(code), day, site, in_full=True, preview=preview)
    return respond(request, page, HTML, policy=BRIEF_POLICY)


def descriptor(request: Request) -> Response:
    """`/datapackage.json`: the descriptor, as it stands in the repository but for the tables' addresses."""
    package = json.loads(table_files.descriptor())
    for resource in package["resources"]:
        resource["path"] = f"data/{resource['name']}.csv"
    return respond(request, json.dumps(package, ensure_ascii=False, indent=1), JSON)


def package(request: Request) -> Response:
    """`/datapackage.zip`: descriptor and tables."""
    return respond(request, package_zip(), "application/zip", package_name(), shown=False)


def called(name: str, known: dict[str, T], what: str) -> T:
    """What is known by a name. Raises HTTPException 404 with what is near it."""
    if name not in known:
        raise _unknown(name, known, what)
    return known[name]


def _place_called(name: str, known: dict[str, str], what: str) -> str:
    """The code of the place of this name or code among those known. Raises HTTPException 404."""
    if code := place_code(name[:MOST_SIGNS], known):
        return code
    raise _unknown(name, known.values(), what, near_places(name[:MOST_SIGNS], known))


def _unknown(name: str, known: Iterable[str], what: str, alike: list[str] | None = None) -> HTTPException:
    """That there is nothing of a name, and what is near it, in two sentences."""
    names = list(known)
    alike = near(name[:60], names) if alike is None else alike
    instead = f"Near it: {listing(alike)}." if alike else f"There are {listing(names, 8)}."
    return HTTPException(404, f"There is no {what} called {quoted(name)}. {instead}")
