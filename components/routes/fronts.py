"""How the dashboard's own pages begin, and what they say without scripts or connection.

Streamlit gives one file for every page, fills it in the browser, and answers any address with it.
"""

import re
from functools import partial
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components.exhibits.site import PAGES, path_of
from components.exhibits.site_page import SitePage
from components.exports import cards
from components.exports.brief.printing import twin
from components.exports.html_page import asset_path
from components.model.url_state import COUNTRY, MOST_SIGNS
from components.routes.plain_pages import rendered
from components.routes.responses import HTML, base, configured, respond
from data.geographies import countries, place_code
from data.package import PACKAGE

NAME = "Blue Heart Statistics"
UNTITLED, BODY = "<title>Streamlit</title>", "</body>"
NO_SCRIPTS = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)


def fronts(index: Path) -> list[BaseRoute]:
    """A route for each page of the dashboard, with the page's own title and words for searches and previews.

    `index` is the file that Streamlit gives for every page and fills in the browser: without this, a search
    engine or a preview finds "Streamlit" and nothing else. Raises ValueError at the start of a server whose
    public address is no address.
    """
    configured()
    return [Route(f"/{path_of(page)}", partial(_front, page, index)) for page in PAGES]


def _front(page: SitePage, index: Path, request: Request) -> Response:
    text = index.read_text(encoding="utf-8")
    if UNTITLED in text:
        without = rendered("without_scripts.html", page=page, first=page is PAGES[0], pages=PAGES)
        asked = page.one_country and request.query_params.get(COUNTRY, "")[:MOST_SIGNS]
        country = place_code(asked, countries()) if asked else ""
        text = text.replace(UNTITLED, _head(page, base(request), country), 1)
        text = NO_SCRIPTS.sub(lambda _: f"<noscript>{without}</noscript>", text, count=1)
        told = (
            f'<template id="without-connection"><div id="told-without-connection">{without}</div></template>'
        )
        text = text.replace(BODY, f"{told}{BODY}", 1)
    response = respond(request, text, HTML)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _head(page: SitePage, site: str, country: str) -> str:
    """Title, description and preview of a page; our script and how it is printed.

    One about a chosen country has its name, and the country's page the one without scripts as canonical.
    """
    first = page is PAGES[0]
    own = page.one_country.format(countries()[country]) if country else page.title
    return rendered(
        "front.html",
        title=NAME if first else f"{own} · {NAME}",
        words=PACKAGE["description"] if first else f"{page.purpose} {PACKAGE['description']}",
        address=site + (twin(country) if own == countries().get(country) else path_of(page)),
        preview=cards.preview(cards.of_country(country) if country else None, site),
        script=asset_path("dashboard.js"),
        style=asset_path("print.css"),
    )
