"""The addresses that answer beside the dashboard's pages, from the same process, and how they refuse."""

from http import HTTPStatus
from importlib import import_module
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.convertors import PathConvertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from components.model.url_state import FIRST, LAST, Unanswerable
from components.routes import cards, files, nowhere, plain_pages
from components.routes.making import made
from components.routes.negotiated import wants_page
from components.routes.queries import only
from components.routes.responses import problem
from components.text.faults import passing, told

WHOLE = {
    "/datapackage.json": only(files.descriptor),
    "/datapackage.zip": only(files.package),
    "/openapi.json": only(plain_pages.openapi),
    "/api": only(plain_pages.api),
    "/changes.atom": only(plain_pages.changes),
    "/sitemap.xml": only(plain_pages.sitemap),
    "/robots.txt": only(plain_pages.robots),
    "/llms.txt": only(plain_pages.llms),
    "/find": only(nowhere.find, "q"),
    "/verify": only(plain_pages.verified, plain_pages.CLAIM),
    "/verify.json": only(plain_pages.verified, plain_pages.CLAIM),
}
ROOMS = ("assets", "briefs", "c", "country", "data", "exhibits")


class _Anything(PathConvertor):
    """The rest of an address, line breaks in it too."""

    regex = r"(?s:.*)"


register_url_convertor("anything", _Anything())


def routes() -> list[BaseRoute]:
    """The routes for the server. All lead to one application with refusals and headers of its own,
    so that Streamlit's pages keep theirs."""
    answering = _answering()
    paths = (*(f"/{room}/{{rest:anything}}" for room in ROOMS), *WHOLE)
    return [*(Route(path, answering) for path in paths), Route("/mcp", _Programs())]


class _Programs:
    """What speaks MCP; read with the first request, beside the loop that serves the pages."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers POST."""
        if scope["method"] == "POST":
            server = await run_in_threadpool(import_module, "components.routes.mcp_server")
            await server.answer(scope, receive, send)
        else:
            sentence = "Programs that speak MCP send POST to this address; /api says what else there is."
            refused = problem(HTTPStatus.METHOD_NOT_ALLOWED, sentence, {"Allow": "POST"})
            await refused(scope, receive, send)


def _answering() -> ASGIApp:
    """Handlers are plain functions, which run in threads: pages are not held up."""
    inner = [
        Route("/data/{table}.html", only(plain_pages.table_page)),
        Route("/data/{table}.{ending}", files.table),
        Route("/exhibits/{slug}.offline.html", files.exhibit_page),
        Route("/exhibits/{slug}.html", files.exhibit_page),
        Route("/exhibits/{slug}.card.png", cards.card),
        Route("/exhibits/{slug}.{ending}", files.exhibit),
        Route("/c/{code:path}", only(cards.back)),
        Route("/assets/{name}", files.asset),
        *(Route(f"/briefs/{{place}}.{ending}", only(files.brief, FIRST, LAST)) for ending in ("html", "pdf")),
        Route("/country/{place}", only(files.country)),
        *(Route(path, handler) for path, handler in WHOLE.items()),
    ]
    inner = [Route(route.path, made(route.endpoint)) for route in inner]
    refusing: dict[Any, Any] = {
        HTTPException: _refused,
        Unanswerable: lambda _, error: problem(HTTPStatus.UNPROCESSABLE_ENTITY, str(error)),
        Exception: _failed,
    }
    return CORSMiddleware(
        ExceptionMiddleware(Router(inner, redirect_slashes=False), refusing),
        allow_origins=["*"],
        allow_methods=["GET", "HEAD"],
        allow_headers=["If-None-Match", "If-Modified-Since"],
        expose_headers=["ETag", "Last-Modified", "Content-Disposition"],
        max_age=86_400,
    )


def _refused(request: Request, error: HTTPException) -> Response:
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        return problem(error.status_code, "This address answers GET and HEAD only.", {"Allow": "GET, HEAD"})
    untold = error.detail == HTTPStatus(error.status_code).phrase
    if error.status_code == HTTPStatus.NOT_FOUND and wants_page(request):
        return nowhere.not_found(request, "" if untold else error.detail)
    nothing = "There is nothing at this address; /api says what there is."
    return problem(error.status_code, nothing if untold else error.detail)


def _failed(_request: Request, error: Exception) -> Response:
    """What fails: 503 and when to ask again where it may pass, else 500; nothing of the exception itself."""
    status = HTTPStatus.SERVICE_UNAVAILABLE if passing(error) else HTTPStatus.INTERNAL_SERVER_ERROR
    return problem(status, told("These figures", error))
