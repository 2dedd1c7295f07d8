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
from components.routes.public_address import base, configured
from components.routes.responses import Answer, respond
from data.package import PACKAGE

HTML = "text/html; charset=utf-8"
UNTITLED = "<title>Streamlit</title>"
NAME = "Blue Heart Statistics"


def fronts(index: Path) -> list[BaseRoute]:
    """A route for each page, made from the file that Streamlit gives for all of them.

    Raises ValueError at the start of a server whose public address is no address.
    """
    configured()
    return [Route(f"/{'' if page is PAGES[0] else page.path}", _front(page, index)) for page in PAGES]


def _front(page: SitePage, index: Path) -> Callable[[Request], Response]:
    def front(request: Request) -> Response:
        text = index.read_text(encoding="utf-8").replace(UNTITLED, _head(page, base(request)), 1)
        response = respond(request, Answer(text.encode(), HTML))
        response.headers["Cache-Control"] = "private, no-cache"
        return response

    return front


def _head(page: SitePage, site: str) -> str:
    """Title, description and preview of a page."""
    first = page is PAGES[0]
    title = NAME if first else f"{page.title} · {NAME}"
    words = PACKAGE["description"] if first else f"{page.purpose} {PACKAGE['description']}"
    told = {
        "og:title": title,
        "og:description": words,
        "og:image": f"{site}assets/card.png",
        "og:type": "website",
    }
    metas = [f'<meta property="{name}" content="{escape(text)}">' for name, text in told.items()]
    address = escape(f"{site}{'' if first else page.path}")
    return "\n    ".join(
        [
            f"<title>{escape(title)}</title>",
            f'<meta name="description" content="{escape(words)}">',
            f'<link rel="canonical" href="{address}">',
            *metas,
        ]
    )
