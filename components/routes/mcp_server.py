"""`/mcp`: search, figures, series, checked sentences and citations for programs that speak MCP. Read-only.

Each figure comes as the JSON of its exhibit says it, with what may be said of it and what may not. A server
is made for each request: nothing is kept of whoever asks. Reading the SDK takes half a second, so that this
is imported with the first request.
"""

import json
import logging
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import replace
from functools import cache, wraps
from typing import Any

import anyio
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from mcp_types import ToolAnnotations
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from components.exhibits.choices import asked_of, measure_of
from components.exhibits.measures import MEASURES
from components.exhibits.site import MOVED_EXHIBITS
from components.exports.row_files import exhibit_json
from components.model.addresses import EXPLORED
from components.model.numbers import listing
from components.model.url_state import FIRST, LAST, PLACE, Unanswerable, address_of, key, parse, place_key
from components.model.view import View, settle
from components.routes.files import EXHIBITS, called
from components.routes.making import searching
from components.routes.plain_pages import UNNAMED, told
from components.routes.responses import base
from components.search import search as found
from components.search.claims import verify as verified
from components.search.entries import href
from components.text.citations import as_bibtex, as_text, cite_view
from components.text.faults import told as told_of
from components.text.presentation import present
from components.text.statements import say
from data.clock import today
from data.loaded_tables import followed
from data.package import PACKAGE

MOST_ROWS, MOST_BYTES, MOST_FOUND, MOST_SIGNS = 500, 65_536, 12, 200
LEFT_OUT = ("columns", "licence")
_asking: ContextVar[Request] = ContextVar("_asking")  # whose address answers name, as those of the routes do
WHAT = (
    "Published figures on trafficking in persons, each with range, unit, kind, year, source and note. "
    "Quote a figure with these. Do not make a claim that stands under not_supported, do not compare across "
    "breaks, do not add ranges up, and say of an estimate that it is one. A missing figure is not zero."
)


def search(text: str) -> list[dict[str, str]]:
    """Find measures (exhibits by their slug), places, terms, famous numbers and direct answers by words."""
    entries = found(text[:MOST_SIGNS]).entries[:MOST_FOUND]
    site = base(_asking.get())
    return [
        {"kind": one.kind, "title": one.title, "text": one.text, "slug": one.anchor}
        | {"address": site + href(one, {}).removeprefix("./")}
        for one in entries
    ]


def figure(measure: str, place: str = "", year: int | None = None) -> dict[str, Any]:
    """The figure of a place in a year, without one in the latest.

    The measure is an exhibit by its slug, or one of Explore by code or title.
    """
    view = _view(measure, place, year, year)
    if year is None and not view.empty:
        last = int(view.rows["period_end"].max())
        view = settle(view.exhibit, replace(view.selection, first_year=last, last_year=last))
    return _answer(view)


def series(
    measure: str, place: str = "", first_year: int | None = None, last_year: int | None = None
) -> dict[str, Any]:
    """All figures of a place from one year to another, with breaks across which they do not compare."""
    return _answer(_view(measure, place, first_year, last_year))


def verify(claim: str) -> dict[str, Any]:
    """What is known of a sentence or a number as people say it, and what to say instead."""
    if not claim.strip():
        raise Unanswerable(UNNAMED)
    return told(verified(claim), base(_asking.get()))


def cite(
    measure: str, place: str = "", first_year: int | None = None, last_year: int | None = None
) -> dict[str, str]:
    """How to cite the figures, as text and as BibTeX, with their first sources."""
    view = _view(measure, place, first_year, last_year)
    if view.empty:
        raise Unanswerable(present(view).widen)
    entries = cite_view(view, today(), address_of(view, "json", base(_asking.get())))
    return {"text": as_text(entries), "bibtex": as_bibtex(entries)}


TOOLS = (search, figure, series, verify, cite)


def _view(measure: str, place: str, first: int | None, last: int | None) -> View:
    """What is asked for. Raises Unanswerable."""
    where = [(PLACE, place[:MOST_SIGNS])] if place else []
    if measure_of(measure):
        exhibit, where = asked_of([(EXPLORED[0], measure), *where])
    else:
        try:
            exhibit = called(MOVED_EXHIBITS.get(measure, measure)[:MOST_SIGNS], EXHIBITS, "exhibit")
        except HTTPException as error:
            measures = f"Measures of Explore: {listing(MEASURES, len(MEASURES))}."
            raise Unanswerable(f"{error.detail} {measures}") from error
        where = [(place_key(exhibit) if exhibit.one else key("geography"), value) for _, value in where]
    years = [(name, str(year)) for name, year in ((FIRST, first), (LAST, last)) if year is not None]
    view = settle(exhibit, parse([*where, *years], exhibit).selection)
    if view.count > MOST_ROWS:
        raise Unanswerable(
            f"These are {view.count:,} rows. Ask for a place or for fewer years, or fetch the CSV."
        )
    return view


def _answer(view: View) -> dict[str, Any]:
    said = say(view)
    known = {name: one for name, one in json.loads(exhibit_json(view)).items() if name not in LEFT_OUT}
    return {
        "may_be_said": [*said.supports],
        "not_supported": [*said.not_supported],
        "address": address_of(view, "json", base(_asking.get())),
        **known,
    }


def _speaking(tool: Callable[..., Any]) -> Callable[..., Any]:
    """The tool, from one state of what is loaded, what it refuses as the sentences of the routes.

    It waits where they wait, not where pages begin.
    """

    def answered(asked_for: dict[str, Any]) -> Any:
        try:
            with followed():
                return tool(**asked_for)
        except (Unanswerable, HTTPException) as error:
            raise ToolError(getattr(error, "detail", str(error))) from error
        except Exception as error:
            raise ToolError(told_of("These figures", error)) from error

    @wraps(tool)
    async def answer(**asked_for: Any) -> Any:
        return await anyio.to_thread.run_sync(answered, asked_for, limiter=searching)

    return answer


@cache
def _server() -> MCPServer:
    log, held = logging.getLogger(), logging.NullHandler()
    log.addHandler(held)  # else the SDK sets up the log of the whole process; left there it would silence it
    server = MCPServer(PACKAGE["name"], PACKAGE["title"], instructions=WHAT)
    log.removeHandler(held)
    for tool in TOOLS:
        server.tool(annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False))(_speaking(tool))
    return server


async def answer(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one message. Every Host is taken: nothing here is for some and not for others."""
    _asking.set(Request(scope))
    app = _server().streamable_http_app(
        stateless_http=True,
        json_response=True,
        max_request_body_size=MOST_BYTES,
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )
    async with app.router.lifespan_context(app):
        await app(scope, receive, send)
