"""The addresses for operators, and what begins with the server."""

import ipaddress
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from components.routes.operators import logs, measures
from components.routes.operators.counting import Counted
from components.routes.operators.readiness import readiness
from data.package import VERSION as DATA_VERSION
from data.versions import APP_VERSION

SETTING = "BLUE_HEART_METRICS"
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")
NEVER_KEPT = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
MIDDLEWARE = Middleware(Counted)


def routes() -> list[BaseRoute]:
    """`/healthz`, `/readyz` and `/metrics`."""
    return [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics)]


@asynccontextmanager
async def started(_app: object) -> AsyncIterator[dict[str, Any]]:
    """What begins once the server has set itself up."""
    logs.set_up()
    yield {}


async def healthz(_request: Request) -> Response:
    """Whether the process answers. It asks nothing of threads or disk, so that only a hung one is silent."""
    told = {"alive": True, "version": APP_VERSION, "data_version": DATA_VERSION}
    return JSONResponse(told, headers=NEVER_KEPT)


def readyz(_request: Request) -> Response:
    """Whether tables are read and the store can be reached; 503 when not."""
    found = readiness()
    told = {
        "ready": found.ready,
        "detail": found.sentence,
        "tables": found.tables,
        "unreadable_tables": found.unreadable,
        "store_reachable": found.store_reachable,
    }
    status = HTTPStatus.OK if found.ready else HTTPStatus.SERVICE_UNAVAILABLE
    return JSONResponse(told, status, NEVER_KEPT)


def metrics(request: Request) -> Response:
    """The measures, for whoever asks from this machine and not through a web server."""
    if os.environ.get(SETTING, "").strip().lower() == "open" or _from_here(request):
        return Response(measures.exposition(), media_type=measures.MEDIA_TYPE, headers=NEVER_KEPT)
    sentence = f"The measures are given to this machine only; {SETTING}=open gives them to everyone."
    return JSONResponse({"detail": sentence}, HTTPStatus.FORBIDDEN, NEVER_KEPT)


def _from_here(request: Request) -> bool:
    """Whether the asker is on this machine, with no web server in between."""
    if request.client is None or any(name in request.headers for name in FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False
