"""`/verify?claim=`: what is known of a sentence as people say it, as a page and as JSON."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from components.exhibits.site import MOVED, PAGES, path_of
from components.exports.formats import JSON
from components.exports.json_files import CITED, written
from components.routes.nowhere import SEARCHING, wants_page
from components.routes.plain_pages import rendered
from components.routes.responses import HTML, base, respond
from components.search.claims import MOST_SIGNS, Checked, Match, verify
from components.search.entries import Entry, href
from data.overlay import version
from data.sources import Source

CLAIM = "claim"
WORDS = ("number", "as_repeated", "said_by", "said_on", "status", "reality", "years", "cite_instead")


def verify_page(request: Request) -> Response:
    """A page for a browser, JSON for a program."""
    return _page(request) if wants_page(request) else verify_json(request)


def verify_json(request: Request) -> Response:
    """`/verify.json?claim=`."""
    return _apart(respond(request, written(told(_checked(request), base(request))), JSON))


def _page(request: Request) -> Response:
    checked = _checked(request)
    page = rendered("verify.html", checked=checked, told=told(checked, "/"), most=MOST_SIGNS)
    return _apart(respond(request, page, HTML, policy=SEARCHING))


def _apart(response: Response) -> Response:
    """One address, two answers: kept by nobody under the wrong one."""
    response.headers["Vary"] = "Accept, Accept-Encoding"
    return response


def _checked(request: Request) -> Checked:
    return verify(request.query_params.get(CLAIM, ""))


def told(checked: Checked, site: str) -> dict[str, Any]:
    """The answer in plain values, its addresses those of a site."""
    return {
        "claim": checked.claim,
        "verdict": checked.verdict,
        "sentence": checked.sentence,
        "numbers": [_number(match, site) for match in checked.matches],
        "figures": [_figure(entry, site) for entry in checked.figures],
        "data_version": version(),
    }


def _number(match: Match, site: str) -> dict[str, Any]:
    row = match.famous
    shown = next((page for page in PAGES if page.path == MOVED.get(row.page, row.page)), None)
    return {
        "id": row.famous_number,
        **{name: getattr(row, name) or None for name in WORDS},
        "may_be_cited": row.stands,
        "not_supported": [*match.reasons],
        "origin_source": _source(row.source),
        "read_in": _source(row.said_in),
        "cite_source": _source(row.cite_source),
        "charts": site + path_of(shown) if shown else None,
        "page": shown.title if shown else None,
    }


def _figure(entry: Entry, site: str) -> dict[str, str]:
    return {"title": entry.title, "text": entry.text, "chart": site + href(entry, {}).removeprefix("./")}


def _source(source: Source) -> dict[str, str | None]:
    return {name: getattr(source, name) or None for name in CITED}
