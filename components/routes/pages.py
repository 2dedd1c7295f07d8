"""Plain pages for people and for search engines; nothing in them is asked of another host."""

import base64
import hashlib
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from components.exhibits.site import PAGES, exhibits
from components.exports.datasets import dataset
from components.exports.extracts import Extract
from components.exports.formats import EXHIBIT_FORMATS, JSON, TABLE_FORMATS, formats_of
from components.exports.jinja import templates
from components.exports.json_files import THEIR_TERMS
from components.routes.figures import table_called
from components.routes.openapi import description, openapi_json
from components.routes.public_address import base, for_one
from components.routes.responses import Answer, respond
from data.geographies import countries
from data.package import LICENCE, PACKAGE, TABLES, VERSION
from data.tables import read
from data.versions import CURRENT, VERSIONS

HTML, XML, ATOM = "text/html; charset=utf-8", "application/xml", "application/atom+xml"
TEXT = "text/plain; charset=utf-8"
TEMPLATES = Path(__file__).parent / "templates"
STYLE = (TEMPLATES / "page.css").read_text(encoding="utf-8")
_DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
# Nothing runs, nothing is fetched, nothing is framed: the page's own style alone is allowed.
POLICY = (
    f"default-src 'none'; style-src 'sha256-{_DIGEST}'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
SHOWN_ROWS = 10
_templates = templates(TEMPLATES)
_templates.globals.update(
    package=PACKAGE, version=VERSION, licence=LICENCE, their_terms=THEIR_TERMS, style=STYLE
)


def table_page(request: Request) -> Response:
    """`/data/<table>.html`: what a table is, its columns and sources, for people and for searches."""
    table = table_called(request.path_params["table"])
    return for_one(_page(request, _table_page(table.name, base(request))))


def api(request: Request) -> Response:
    """`/api`: the page that explains `/openapi.json`."""
    return _page(request, _api())


def openapi(request: Request) -> Response:
    """`/openapi.json`."""
    return respond(request, Answer(openapi_json(), JSON))


def changes(request: Request) -> Response:
    """`/changes.atom`: what changed with each version of the data."""
    told = _rendered("changes.atom", ATOM, base=base(request), versions=VERSIONS)
    return for_one(respond(request, told))


def sitemap(request: Request) -> Response:
    """`/sitemap.xml`: pages, tables, exhibits that have a page each, briefs of reporting countries."""
    addresses = ["", *(page.path for page in PAGES[1:]), "api", *(f"data/{name}.html" for name in TABLES)]
    addresses += [f"exhibits/{item.slug}.html" for item in exhibits() if not item.one]
    reporting = set(read(TABLES["reporting_years"])["geography"])
    addresses += [f"briefs/{code}.html" for code in countries() if code in reporting]
    told = {"addresses": [base(request) + address for address in addresses], "changed": CURRENT.date}
    return for_one(respond(request, _rendered("sitemap.xml", XML, **told)))


def robots(request: Request) -> Response:
    """`/robots.txt`: everything may be read."""
    lines = ["User-agent: *", "Allow: /", f"Sitemap: {base(request)}sitemap.xml"]
    return for_one(respond(request, Answer("\n".join([*lines, ""]).encode(), TEXT)))


def _page(request: Request, answer: Answer) -> Response:
    response = respond(request, answer)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _table_page(name: str, site: str) -> Answer:
    table = TABLES[name]
    extract = Extract(table)
    return _rendered(
        "table.html",
        HTML,
        table=table,
        extract=extract,
        described=dataset(table, site),
        formats=TABLE_FORMATS.values(),
        first=extract.rows.head(SHOWN_ROWS).astype("object").where(lambda rows: rows.notna(), ""),
    )


def _api() -> Answer:
    told = description()
    exhibit_formats, table_formats = list(EXHIBIT_FORMATS), [*TABLE_FORMATS, "html"]
    return _rendered(
        "api.html",
        HTML,
        told=told,
        filters=_filters(told["components"]),
        pages=[page for page in PAGES if page.exhibits],
        tables=TABLES.values(),
        exhibit_formats=exhibit_formats,
        formats_of=formats_of,
        table_formats=table_formats,
    )


def _filters(components: dict[str, Any]) -> list[dict[str, Any]]:
    """The parameters of the description, each name once with all that can be asked for: choices or years."""
    found: dict[str, dict[str, Any]] = {}
    for parameter in components["parameters"].values():
        schema = parameter["schema"].get("items", parameter["schema"])
        schema = components["schemas"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
        years = [schema.get("minimum"), schema.get("maximum")]
        told = found.setdefault(parameter["name"], {**parameter, "choices": [], "years": years})
        told["choices"] = list(dict.fromkeys([*told["choices"], *schema.get("enum", [])]))
    return list(found.values())


def _rendered(template: str, media_type: str, **told: Any) -> Answer:
    return Answer(_templates.get_template(template).render(told).encode(), media_type)
