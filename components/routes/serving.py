"""The addresses that answer beside the dashboard's pages, from the same process."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import BaseRoute, Route

from components.routes import briefs, exhibit_pages, figures, pages
from components.routes.problems import REFUSALS, Faults

READING = ["GET", "HEAD"]
CONDITIONS = ["If-None-Match", "If-Modified-Since"]
TOLD = ["ETag", "Last-Modified", "Content-Disposition"]
WHOLE = {
    "/datapackage.json": figures.descriptor,
    "/datapackage.zip": figures.package,
    "/openapi.json": pages.openapi,
    "/api": pages.api,
    "/changes.atom": pages.changes,
    "/sitemap.xml": pages.sitemap,
    "/robots.txt": pages.robots,
}


def routes() -> list[BaseRoute]:
    """The routes for the server. All lead to one application with refusals and headers of its own,
    so that Streamlit's pages keep theirs."""
    answering = _answering()
    paths = [
        "/data/{rest:path}",
        "/exhibits/{rest:path}",
        "/assets/{rest:path}",
        "/briefs/{rest:path}",
        *WHOLE,
    ]
    return [Route(path, answering) for path in paths]


def _answering() -> Starlette:
    """Handlers are plain functions, which Starlette runs in threads: pages are not held up."""
    inner = [
        Route("/data/{table}.html", pages.table_page),
        Route("/data/{table}.{ending}", figures.table),
        Route("/exhibits/{slug}.offline.html", exhibit_pages.offline),
        Route("/exhibits/{slug}.html", exhibit_pages.page),
        Route("/exhibits/{slug}.{ending}", figures.exhibit),
        Route("/assets/{name}", exhibit_pages.script),
        *(Route(f"/briefs/{{place}}.{ending}", briefs.brief) for ending in ("html", "pdf")),
        *(Route(path, handler) for path, handler in WHOLE.items()),
    ]
    readable = Middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=READING,
        allow_headers=CONDITIONS,
        expose_headers=TOLD,
        max_age=86_400,
    )
    app = Starlette(routes=inner, middleware=[readable, Middleware(Faults)], exception_handlers=REFUSALS)
    app.router.redirect_slashes = False
    return app
