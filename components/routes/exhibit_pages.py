"""An exhibit as a page over HTTP, to share and to frame, and what the page loads."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.exports.formats import exhibit_file
from components.exports.html_page import asset, exhibit_page, policy
from components.exports.schemes import schemes
from components.model.exhibit import Exhibit
from components.model.numbers import listing, quoted
from components.model.selection import Selection
from components.model.url_state import Unanswerable, parse
from components.model.view import settle
from components.routes.figures import exhibit_called
from components.routes.public_address import base, for_one
from components.routes.responses import Answer, respond
from data.clock import today

HTML, SCRIPT = "text/html; charset=utf-8", "text/javascript; charset=utf-8"
SCHEME = "scheme"
FOR_GOOD = "public, max-age=31536000, immutable"
# What previews show of an exhibit where the server can draw no picture.
CARD = Path(__file__).parents[2] / "static" / "card.png"
ASSETS = ("plotly.min.js", "exhibit.js")


def page(request: Request) -> Response:
    """`/exhibits/<slug>.html`: title, chart, table, words and sources; anybody may frame it."""
    asked_of, selection, scheme = _asked(request)
    content = exhibit_page(settle(asked_of, selection), today(), base(request), scheme)
    response = respond(request, Answer(content, HTML))
    response.headers["Content-Security-Policy"] = policy()
    response.headers["Referrer-Policy"] = "no-referrer"
    return for_one(response)


def offline(request: Request) -> Response:
    """`/exhibits/<slug>.offline.html`: the same in one file, which needs no server."""
    asked_of, selection, scheme = _asked(request)
    view = settle(asked_of, selection)
    content = exhibit_page(view, today(), base(request), scheme, offline=True)
    return for_one(respond(request, Answer(content, HTML, exhibit_file(view, "html"), shown=False)))


def script(request: Request) -> Response:
    """`/assets/<name>`: what the page runs and shows; its address changes with its content."""
    name = request.path_params["name"]
    if name not in (*ASSETS, CARD.name):
        raise HTTPException(404)
    card = Answer(CARD.read_bytes(), "image/png")
    response = respond(request, card if name == CARD.name else Answer(asset(name).encode(), SCRIPT))
    response.headers["Cache-Control"] = FOR_GOOD
    return response


def _asked(request: Request) -> tuple[Exhibit, Selection, str]:
    """Exhibit, selection and scheme of an address. Raises Unanswerable and HTTPException 404."""
    asked_of = exhibit_called(request.path_params["slug"])
    told = request.query_params.multi_items()
    wanted = [value for name, value in told if name == SCHEME] or [""]
    if wanted[0] not in ("", *schemes()) or len(wanted) > 1:
        raise Unanswerable(f"{quoted(wanted[0])} is not a choice of scheme: {listing(schemes())}.")
    return asked_of, parse([item for item in told if item[0] != SCHEME], asked_of).selection, wanted[0]
