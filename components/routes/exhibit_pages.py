"""An exhibit as a page over HTTP, to share and to frame, and what the page loads."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.exports.csv_files import file_name
from components.exports.html_page import POLICY, SCRIPTS, asset, exhibit_page
from components.exports.schemes import schemes
from components.model.numbers import listing, quoted
from components.model.url_state import Unanswerable, parse
from components.model.view import View, settle
from components.routes.files import exhibit_called
from components.routes.responses import HTML, base, for_one, respond
from data.clock import today

SCHEME = "scheme"
FOR_GOOD = "public, max-age=31536000, immutable"
# What previews show of an exhibit where the server can draw no picture.
CARD = Path(__file__).parents[2] / "static" / "card.png"


def page(request: Request) -> Response:
    """`/exhibits/<slug>.html`: title, chart, table, words and sources; anybody may frame it."""
    view, scheme = _asked(request)
    content = exhibit_page(view, today(), base(request), scheme)
    return for_one(respond(request, content, HTML, policy=POLICY))


def offline(request: Request) -> Response:
    """`/exhibits/<slug>.offline.html`: the same in one file, which needs no server."""
    view, scheme = _asked(request)
    content = exhibit_page(view, today(), base(request), scheme, offline=True)
    return for_one(respond(request, content, HTML, file_name(view, "html"), shown=False))


def script(request: Request) -> Response:
    """`/assets/<name>`: what the page runs and shows; its address changes with its content."""
    name = request.path_params["name"]
    if name == CARD.name:
        response = respond(request, CARD.read_bytes(), "image/png")
    elif name in SCRIPTS:
        response = respond(request, asset(name), "text/javascript; charset=utf-8")
    else:
        raise HTTPException(404)
    response.headers["Cache-Control"] = FOR_GOOD
    return response


def _asked(request: Request) -> tuple[View, str]:
    """View and scheme of an address. Raises Unanswerable and HTTPException 404."""
    asked_of = exhibit_called(request.path_params["slug"])
    pairs = request.query_params.multi_items()
    wanted = [value for name, value in pairs if name == SCHEME] or [""]
    if wanted[0] not in ("", *schemes()) or len(wanted) > 1:
        raise Unanswerable(f"{quoted(wanted[0])} is not a choice of scheme: {listing(schemes())}.")
    selection = parse([pair for pair in pairs if pair[0] != SCHEME], asked_of).selection
    return settle(asked_of, selection), wanted[0]
