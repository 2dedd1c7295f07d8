"""The first answer to the address of a page, with the page's own title and words for searches and previews.

Streamlit gives the same file for every page and fills it in the browser: without this, a search engine or a
preview finds "Streamlit" and nothing else.
"""

from collections.abc import Callable
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components.exhibits.site import PAGES, SitePage
from components.routes.responses import HTML, base, configured, respond
from data.package import PACKAGE

UNTITLED = "<title>Streamlit</title>"
NAME = "Blue Heart Statistics"


def fronts(index: Path) -> list[BaseRoute]:
    """A route for each page, made from the file that Streamlit gives for all of them.

    Raises ValueError at the start of a server whose public address is no address.
    """
    configured()
    return [Route(f"/{_path(page)}", _front(page, index)) for page in PAGES]


def _path(page: SitePage) -> str:
    return "" if page is PAGES[0] else page.path


def _front(page: SitePage, index: Path) -> Callable[[Request], Response]:
    def front(request: Request) -> Response:
        text = index.read_text(encoding="utf-8").replace(UNTITLED, _head(page, base(request)), 1)
        response = respond(request, text, HTML)
        response.headers["Cache-Control"] = "private, no-cache"
        return response

    return front


def _head(page: SitePage, site: str) -> str:
    """Title, description and preview of a page."""
    first = page is PAGES[0]
    title = escape(NAME if first else f"{page.title} · {NAME}")
    words = escape(PACKAGE["description"] if first else f"{page.purpose} {PACKAGE['description']}")
    return "\n    ".join(
        [
            f"<title>{title}</title>",
            f'<meta name="description" content="{words}">',
            f'<link rel="canonical" href="{escape(site + _path(page))}">',
            f'<meta property="og:title" content="{title}">',
            f'<meta property="og:description" content="{words}">',
            f'<meta property="og:image" content="{escape(site)}assets/card.png">',
            '<meta property="og:type" content="website">',
        ]
    )
