"""Answers are made in threads of their own, apart from those that give a page's first answer.

Pictures and PDFs take seconds and a browser: few are made at a time, few wait, and equal requests share one.
"""

import asyncio
from collections.abc import Awaitable, Callable
from copy import copy
from typing import TypeAlias

import anyio
from starlette.requests import Request
from starlette.responses import Response

from data.faults import Unavailable
from data.loaded_tables import followed

Handler: TypeAlias = Callable[[Request], Response]
COSTLY = (".png", ".svg", ".zip", ".pdf")
COSTLY_ROOM = "/briefs/"  # how many lines fit is known once it is printed
AT_ONCE, WAITING, OTHERS_AT_ONCE, SEARCHING_AT_ONCE = 2, 8, 3, 2
BUSY = (
    "So many pictures and PDFs are being made at the moment that this one was not begun. Ask again in a "
    "minute; all other formats work."
)
DECIDING = ("host", "accept-encoding", "if-none-match", "if-modified-since")
_making: dict[tuple[str, ...], "asyncio.Task[Response]"] = {}
_costly, _others = anyio.CapacityLimiter(AT_ONCE), anyio.CapacityLimiter(OTHERS_AT_ONCE)
# Unknown addresses, programs and whoever looks for words: no file waits for it, and pages little.
searching = anyio.CapacityLimiter(SEARCHING_AT_ONCE)
SEARCHES = ("/find", "/verify", "/verify.json")


def made(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """A handler that answers from one state of what is loaded, the newest, when it is its turn."""

    def answer(request: Request) -> Response:
        with followed():
            return handler(request)

    async def in_turn(request: Request) -> Response:
        if request.url.path.endswith(COSTLY) or request.url.path.startswith(COSTLY_ROOM):
            return await _shared(answer, request)
        limiter = searching if request.url.path in SEARCHES else _others
        return await anyio.to_thread.run_sync(answer, request, limiter=limiter)

    return in_turn


def busy() -> bool:
    """Whether somebody waits for a picture or a PDF."""
    return bool(_making)


async def _shared(answer: Handler, request: Request) -> Response:
    """The answer to this request or to an equal one. Raises Unavailable where many wait."""
    key = (str(request.url), *(request.headers.get(name, "") for name in DECIDING))
    if key not in _making:
        if len(_making) >= AT_ONCE + WAITING:
            raise Unavailable(BUSY)
        work = anyio.to_thread.run_sync(answer, request, limiter=_costly)
        _making[key] = asyncio.ensure_future(work)
        _making[key].add_done_callback(lambda task: (_making.pop(key), task.cancelled() or task.exception()))
    shared = copy(await asyncio.shield(_making[key]))
    shared.raw_headers = list(shared.raw_headers)  # what stands around adds to them
    return shared
