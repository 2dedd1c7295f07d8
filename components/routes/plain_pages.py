"""Plain pages for people and for searches; nothing is asked of others."""

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from components.exhibits.country import with_rows
from components.exhibits.site import MOVED, PAGES, exhibits, path_of
from components.exports.brief.printing import twin
from components.exports.formats import EXHIBIT_FORMATS, JSON, TABLE_FORMATS, dataset, formats_of
from components.exports.html_page import cells, templates
from components.exports.row_files import CITED, COLUMN, THEIR_TERMS, written
from components.exports.table_files import Extract
from components.model.addresses import EXPLORED
from components.model.numbers import date
from components.model.url_state import COUNTRY, Unanswerable
from components.routes.files import called
from components.routes.negotiated import wants_page
from components.routes.openapi import FILTERS, description
from components.routes.responses import HTML, base, inert, respond
from components.search.claims import MOST_SIGNS, Checked, Match, verify
from components.search.entries import href
from data.loaded_tables import changed
from data.overlay import current, version
from data.package import LICENCE, PACKAGE, TABLES
from data.versions import VERSIONS

TEMPLATES = Path(__file__).parent / "templates"
_templates = templates(TEMPLATES)
STYLE = _templates.get_template("site.css").render()
_DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = inert(f"'sha256-{_DIGEST}'")
SEARCHING = POLICY.replace("form-action 'none'", "form-action 'self'")
CLAIM = "claim"
UNNAMED = 'A sentence or a number is missing: name it as "claim", as in /verify.json?claim=40 million.'
NUMBER = ("number", "as_repeated", "said_by", "said_on", "status", "reality", "years", "cite_instead")
SHOWN_ROWS = 10
_templates.globals.update(
    package=PACKAGE, version=version, licence=LICENCE, their_terms=THEIR_TERMS, style=STYLE, date=date
)


def table_page(request: Request) -> Response:
    """`/data/<table>.html`: what a table is, its columns and sources, for people and for searches."""
    table = called(request.path_params["table"], TABLES, "table")
    extract = Extract(table)
    page = rendered(
        "table.html",
        table=table,
        extract=extract,
        described=dataset(table, base(request)),
        formats=TABLE_FORMATS.values(),
        columns=[[getattr(field, name) for name in COLUMN] for field in table.fields],
        first=cells(extract.rows.head(SHOWN_ROWS)),
    )
    return respond(request, page, HTML, policy=POLICY)


def api(request: Request) -> Response:
    """`/api`: the page that explains `/openapi.json`."""
    page = rendered(
        "api.html",
        told=description(),
        filters=_filters(description()["components"]),
        pages=[page for page in PAGES if page.exhibits],
        tables=TABLES.values(),
        exhibit_formats=list(EXHIBIT_FORMATS),
        formats_of=formats_of,
        table_formats=[*TABLE_FORMATS, "html"],
    )
    return respond(request, page, HTML, policy=POLICY)


def openapi(request: Request) -> Response:
    """`/openapi.json`."""
    return respond(request, json.dumps(description(), ensure_ascii=False, separators=(",", ":")), JSON)


def changes(request: Request) -> Response:
    """`/changes.atom`: what changed with each version of the data."""
    known = {"versions": VERSIONS, "loaded": current().editions, "changed": changed()}
    return _with_addresses(request, "changes.atom", "application/atom+xml", **known)


def sitemap(request: Request) -> Response:
    """`/sitemap.xml`: pages, tables, exhibits that have a page each, countries that have any row."""
    paths = [
        *map(path_of, PAGES),
        "api",
        *(f"data/{name}.html" for name in TABLES),
        *(f"exhibits/{item.slug}.html" for item in exhibits() if not item.one),
        *map(twin, with_rows()),
    ]
    day = changed().date().isoformat()
    return _with_addresses(request, "sitemap.xml", "application/xml", paths=paths, changed=day)


def robots(request: Request) -> Response:
    """`/robots.txt`: everything may be read."""
    return _with_addresses(request, "robots.txt", "text/plain; charset=utf-8")


def llms(request: Request) -> Response:
    """`/llms.txt`: what this is, what answers and how to quote it, for models that read the web."""
    return _with_addresses(request, "llms.txt", "text/plain; charset=utf-8", pages=PAGES)


def _with_addresses(request: Request, template: str, media_type: str, **values: Any) -> Response:
    """A file that names addresses of this server."""
    return respond(request, rendered(template, base=base(request), **values), media_type)


def verified(request: Request) -> Response:
    """`/verify?claim=`: what is known of a sentence, as a page for a browser, and `/verify.json?claim=`."""
    checked = verify(request.query_params.get(CLAIM, ""))
    shown = wants_page(request) and not request.url.path.endswith(".json")
    if not (shown or checked.claim):  # the page has a box for it
        raise Unanswerable(UNNAMED)
    if shown:
        page = rendered("verify.html", checked=checked, told=told(checked, "/"), most=MOST_SIGNS)
        response = respond(request, page, HTML, policy=SEARCHING)
    else:
        response = respond(request, written(told(checked, base(request))), JSON)
    response.headers["Vary"] = "Accept, Accept-Encoding"  # one address, two answers
    return response


def told(checked: Checked, site: str) -> dict[str, Any]:
    """What is known of a claim in plain values, its addresses those of a site."""
    figures = [
        {"title": entry.title, "text": entry.text, "chart": site + href(entry, {}).removeprefix("./")}
        for entry in checked.figures
    ]
    return {
        "claim": checked.claim,
        "verdict": checked.verdict,
        "sentence": checked.sentence,
        "numbers": [_number(match, site) for match in checked.matches],
        "figures": figures,
        "data_version": version(),
    }


def _number(match: Match, site: str) -> dict[str, Any]:
    row = match.famous
    shown = next((page for page in PAGES if page.path == MOVED.get(row.page, row.page)), None)
    return {
        "id": row.famous_number,
        **_plain(row, NUMBER),
        "may_be_cited": row.stands,
        "not_supported": [*match.reasons],
        "origin_source": _plain(row.source, CITED),
        "read_in": _plain(row.said_in, CITED),
        "cite_source": _plain(row.cite_source, CITED),
        "charts": site + path_of(shown) if shown else None,
        "page": shown.title if shown else None,
    }


def _plain(row: object, names: tuple[str, ...]) -> dict[str, str | None]:
    return {name: getattr(row, name) or None for name in names}


def _filters(of: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What a query can hold, with all that can be asked for: choices or years."""
    for name in (*EXPLORED, "places", COUNTRY, *FILTERS, "scheme"):
        parameter = of["parameters"][name]
        schema = parameter["schema"].get("items", parameter["schema"])
        held = of["schemas"][schema["$ref"].rpartition("/")[2]]
        years = [held.get("minimum"), held.get("maximum")]
        yield {**parameter, "choices": held.get("enum", []), "years": years}


def rendered(template: str, **values: Any) -> str:
    """A page from a template of this room."""
    return _templates.get_template(template).render(values)
