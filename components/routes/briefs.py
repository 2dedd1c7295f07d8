"""Two pages to print on a country or a region, over HTTP: as a page and as PDF."""

from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.exports.brief.contents import Years
from components.exports.brief.printing import page, path, printed
from components.model.numbers import quoted
from components.model.url_state import FIRST, LAST, Unanswerable, parse
from components.routes.figures import near
from components.routes.public_address import base, for_one
from components.routes.responses import Answer, respond
from data.clock import today
from data.faults import Unavailable
from data.geographies import choices
from data.package import TABLES

HTML, PDF = "text/html; charset=utf-8", "application/pdf"
# Nothing runs and nothing is fetched; the styles are in the page.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


def brief(request: Request) -> Response:
    """`/briefs/<name or code>.html` and `.pdf`, of the years from and to."""
    place = place_called(request.path_params["place"])
    ending = "pdf" if request.url.path.endswith(".pdf") else "html"
    response = respond(request, _brief(place, _years(request), base(request), ending, today()))
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Referrer-Policy"] = "no-referrer"
    return for_one(response)


def place_called(name: str) -> str:
    """The code of a country or region of this name or code. Raises HTTPException 404."""
    codes = {label: code for code, label in choices().items()}
    if name in codes or name in codes.values():
        return codes.get(name, name)
    raise HTTPException(404, f"There is no country or region called {quoted(name)}. {near(name, codes)}")


def _years(request: Request) -> Years:
    """The years that are asked for. Raises Unanswerable for anything else."""
    told = request.query_params.multi_items()
    if other := next((name for name, _ in told if name not in (FIRST, LAST)), None):
        raise Unanswerable(f"{quoted(other)} is not the name of a filter here. Filters here: from and to.")
    selection = parse(told, TABLES["detected_victims"]).selection
    return selection.first_year, selection.last_year


def _brief(place: str, years: Years, site: str, ending: str, day: date) -> Answer:
    """Page and PDF hold the same lines: as many as fit on two pages of paper. Raises Unavailable."""
    fitting = printed(place, years, day, site)
    if ending == "html":
        return Answer(page(fitting.brief, day, site).encode(), HTML)
    if fitting.pdf:
        return Answer(fitting.pdf, PDF, f"brief-{place.lower()}.pdf")
    page_instead = f"{site}{path(place, 'html')}"
    raise Unavailable(f"The PDF could not be made this time. Read or print the page {page_instead} instead.")
