"""Addresses that are none of ours: where they have moved, or 404 with what is near and a search form."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import anyio
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send

from components.exhibits.site import MOVED, MOVED_EXHIBITS, PAGES, path_of
from components.model.url_state import MOST_SIGNS, near
from components.routes.files import EXHIBITS, FOR_GOOD
from components.routes.making import searching
from components.routes.packed_files import PackedFiles
from components.routes.plain_pages import SEARCHING, rendered
from components.routes.responses import HTML, respond
from components.search import Hits, search
from components.search.entries import href
from data.package import TABLES

# What Streamlit serves beside pages, below these and as files of its own.
RESERVED = ("/_stcore/", "/media/", "/component/")
SCRIPTS = "/static/"
MOST_RESULTS, MOST_NEAR = 12, 3


class Addresses:
    """Redirects what has moved or is written otherwise; answers 404 where Streamlit would give a page.

    Streamlit's scripts and styles are sent compressed from here, as it lets no route have their address.
    """

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute], files: Path) -> None:
        self._app, self._routes, self._files = app, routes, files
        self._scripts = PackedFiles(files, FOR_GOOD)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as the application does, for the addresses that are known."""
        answer: ASGIApp = self._app
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            request = Request(scope)
            if place := elsewhere(scope["path"]):
                query = f"?{request.url.query}" if request.url.query else ""
                answer = RedirectResponse(place + query, 308)
            elif not self._known(scope):
                # A search takes a while: not in the loop that serves everybody.
                answer = await anyio.to_thread.run_sync(not_found, request, limiter=searching)
            elif scope["path"].startswith(SCRIPTS):
                answer = self._scripts
        await answer(scope, receive, send)

    def _known(self, scope: Scope) -> bool:
        path = scope["path"]
        if path.startswith(RESERVED) or any(one.matches(scope)[0] is not Match.NONE for one in self._routes):
            return True
        file = self._files / path.lstrip("/")
        return ".." not in path and os.path.isfile(file)  # noqa: PTH113 - the other one trips over long names


def elsewhere(path: str) -> str:
    """Where an address of a page or a file leads that is written another way, or was ours before; "" else."""
    room, _, name = path.strip("/").partition("/")
    stem, dot, ending = name.partition(".")
    if not name:
        place = f"/{PLACES.get(_plain(room), room)}"
    elif dot and room == "exhibits":
        slug = _plain(stem).replace("_", "-")
        place = f"/{room}/{_of(EXHIBITS, stem, MOVED_EXHIBITS.get(slug, slug))}.{ending}"
    elif dot and room == "data":
        place = f"/{room}/{_of(TABLES, stem, _plain(stem))}.{ending}"
    else:
        return ""
    return place if place != path and not place.startswith("//") else ""


def _plain(name: str) -> str:
    return name.lower().replace("-", "_")


def _of(known: Mapping[str, object], name: str, instead: str) -> str:
    return instead if name not in known and instead in known else name


# Each page's address, and those of pages that have moved, written plainly -> where it is served.
PLACES = {_plain(page.path): path_of(page) for page in PAGES} | MOVED | {"index.html": ""}
# The names of pages, exhibits and tables -> address and title.
NAMED = (
    {page.path: (f"/{path_of(page)}", page.title) for page in PAGES}
    | {slug: (f"/exhibits/{slug}.html", item.title) for slug, item in EXHIBITS.items() if not item.one}
    | {name: (f"/data/{name}.html", table.title) for name, table in TABLES.items()}
)


def not_found(request: Request, sentence: str = "") -> Response:
    """404 with our own page: what is near the address, and a form to search."""
    asked = request.url.path.strip("/").rpartition("/")[2].partition(".")[0][:MOST_SIGNS]
    words = asked.replace("_", " ").replace("-", " ")
    found = [NAMED[name] for name in near(asked, NAMED)] or _listed(search(words))[:MOST_NEAR]
    response = _page(request, ("There is nothing at this address", "Near it"), words, found, sentence)
    response.status_code = 404
    response.headers["Cache-Control"] = "no-store"
    return response


def find(request: Request) -> Response:
    """`/find?q=`: what a search finds, for browsers without scripts and for whoever came to no page."""
    text = request.query_params.get("q", "")[:MOST_SIGNS]
    hits = search(text) if text.strip() else Hits()
    found = _listed(hits)[:MOST_RESULTS]
    return _page(request, ("What a search finds", "Found"), text, found, hits.sentence)


def _listed(hits: Hits) -> list[tuple[str, str]]:
    """Address and title of what was found."""
    return [(f"/{href(one, {}).removeprefix('.')}", f"{one.title} ({one.kind})") for one in hits.entries]


def _page(
    request: Request, headings: tuple[str, str], text: str, found: list[tuple[str, str]], told: str
) -> Response:
    page = rendered("not_found.html", headings=headings, text=text, found=found, told=told, pages=PAGES)
    return respond(request, page, HTML, policy=SEARCHING)
