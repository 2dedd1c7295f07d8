"""Quote cards over HTTP, and the address on each that leads back to its figures."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from anyio.to_thread import run_sync
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.exhibits.site import MOVED_EXHIBITS
from components.exports import cards, html_page
from components.exports.figure_package.verifying import differences
from components.exports.pictures import browser
from components.exports.row_files import csv_bytes
from components.model import numbers
from components.model.exhibit import Exhibit
from components.model.selection import Selection
from components.model.url_state import Unanswerable, parse
from components.model.view import View, settle
from components.routes.files import EXHIBITS, asked_view, called
from components.routes.making import busy
from components.routes.responses import HTML, base, respond
from data.clock import today
from data.faults import Unavailable, Unreadable, note
from data.loaded_tables import follow, followed, kept
from data.overlay import using, version
from data.versions import VERSIONS

PAUSE, LOOK_AGAIN = 2.0, 60.0  # seconds: some 330 cards take a quarter of an hour and a quarter of a core
NO_CODE = (
    "This is no address of a quote card: these have the name of an exhibit, a data version and what was "
    "chosen, as in /c/world-detected~1.4.15. Search for the figure instead."
)


def card(request: Request) -> Response:
    """`/exhibits/<slug>.card.png`: a sentence to share. Raises Unanswerable and HTTPException 404."""
    view, scheme = asked_view(request)
    content = cards.card(view, base(request), scheme or "light")
    return respond(request, content, "image/png", f"{view.file_stem}.{cards.ENDING}")


async def draw_ahead(site: str) -> None:
    """Draw the cards that previews name, for as long as the server runs: one at a time, while nobody waits.

    `site` is the address that the operator named; without one the address on a card is not known before.
    """
    known: str | None = None
    while site and browser():
        try:
            state = (await run_sync(follow)).state
            for made in [] if state == known else await run_sync(_previewed):
                while busy():
                    await asyncio.sleep(PAUSE)
                await run_sync(_draw, made, site, abandon_on_cancel=True)
                await asyncio.sleep(PAUSE)
            known = state
        except Exception as error:  # whatever it is, it may be mended while the server runs
            note("Cards are not drawn ahead", error)
        await asyncio.sleep(LOOK_AGAIN)


def _draw(made: Callable[[], View | None], site: str) -> None:
    """One card; where it cannot be drawn now, it is when it is asked for."""
    with followed(), suppress(Unavailable, Unreadable):
        cards.keep_ahead(made(), site)


def _previewed() -> list[Callable[[], View | None]]:
    with followed():
        return list(cards.previewed())


def back(request: Request) -> Response:
    """`/c/<code>`: the page of the figures on a card, and what changed since. Raises HTTPException 404."""
    code = cards.read(request.path_params["code"])
    if not code:
        raise HTTPException(404, NO_CODE)
    slug, named, pairs = code
    exhibit = called(MOVED_EXHIBITS.get(slug, slug), EXHIBITS, "exhibit")
    try:
        selection = parse(pairs, exhibit).selection
    except Unanswerable as error:
        raise HTTPException(404, str(error)) from error
    view, site = settle(exhibit, selection), base(request)
    around = html_page.Around(cards.preview(view, site), *_since(exhibit, selection, named))
    content = html_page.exhibit_page(view, today(), site, around=around)
    return respond(request, content, HTML, policy=html_page.POLICY)


def _since(exhibit: Exhibit, selection: Selection, named: str) -> tuple[str, list[str]]:
    """Whether a data version is the present one, and what changed since, as far as that is known."""
    now, released = version(), [item.version for item in VERSIONS]
    package, _, loaded = named.partition("+")
    if named == now:
        return f"The address names data version {now}, which is the present one.", []
    if then := kept(named):
        with using(then):
            held = csv_bytes(settle(exhibit, selection))
        changes = differences(held, settle(exhibit, selection), f"version {named}")[0]
        count = numbers.plural(len(changes), "difference") if changes else "no difference"
        known = f"an earlier one that is kept, with {count} in these figures"
    elif package in released:
        changes = [told for item in VERSIONS[: released.index(package)] for told in item.changes]
        known = f"an earlier one{', with an edition loaded then,' if loaded else ''} whose rows are not kept"
    else:
        changes, known = [], "which is not known here"
    return f"The address names data version {named}, {known}. Shown is the present one, {now}.", changes
