"""Two pages to print on a country or a region, over HTTP: as a page and as PDF."""

from starlette.requests import Request
from starlette.responses import Response

from components.exhibits.country import DETECTED
from components.exports.brief.contents import Years
from components.exports.brief.printing import page, path, printed
from components.model.numbers import quoted
from components.model.url_state import FIRST, LAST, Unanswerable, parse
from components.routes.files import unknown
from components.routes.responses import HTML, base, for_one, respond
from data.clock import today
from data.faults import Unavailable
from data.geographies import choices

# Nothing runs and nothing is fetched; the styles are in the page.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


def brief(request: Request) -> Response:
    """`/briefs/<name or code>.html` and `.pdf`, of the years from and to; both hold the same lines.

    Raises HTTPException, Unanswerable, and Unavailable where no PDF can be made.
    """
    place, years = place_called(request.path_params["place"]), _years(request)
    site, day = base(request), today()
    fitting = printed(place, years, day, site)
    if request.url.path.endswith(".html"):
        return for_one(respond(request, page(fitting.brief, day, site), HTML, policy=POLICY))
    if not fitting.pdf:
        instead = f"{site}{path(place, 'html')}"
        raise Unavailable(f"The PDF could not be made this time. Read or print the page {instead} instead.")
    file_name = f"brief-{place.lower()}.pdf"
    return for_one(respond(request, fitting.pdf, "application/pdf", file_name, policy=POLICY))


def place_called(name: str) -> str:
    """The code of a country or region of this name or code. Raises HTTPException 404."""
    codes = {label: code for code, label in choices().items()}
    if name not in codes and name not in codes.values():
        raise unknown(name, codes, "country or region")
    return codes.get(name, name)


def _years(request: Request) -> Years:
    """The years that are asked for. Raises Unanswerable for anything else."""
    pairs = request.query_params.multi_items()
    if other := next((name for name, _ in pairs if name not in (FIRST, LAST)), None):
        raise Unanswerable(f"{quoted(other)} is not the name of a filter here. Filters here: from and to.")
    selection = parse(pairs, DETECTED.resource).selection
    return selection.first_year, selection.last_year
