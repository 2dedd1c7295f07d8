"""The addresses for operators, and the log, which begins with the server."""

import ipaddress
import logging
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any

from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from pythonjsonlogger.json import JsonFormatter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from components.routes.operators.metrics import REGISTRY
from data.editions import store_reachable
from data.overlay import version
from data.package import TABLES
from data.tables import UnreadableTable, read
from data.versions import APP_VERSION

METRICS, LOG = "BLUE_HEART_METRICS", "BLUE_HEART_LOG"
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")
NEVER_KEPT = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def routes() -> list[BaseRoute]:
    """`/healthz`, `/readyz` and `/metrics`."""
    return [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics)]


@asynccontextmanager
async def started(_app: object) -> AsyncIterator[dict[str, Any]]:
    """What begins once the server has set itself up."""
    set_up_log()
    yield {}


def set_up_log() -> None:
    """Write every line of this process as JSON where BLUE_HEART_LOG says so; otherwise change nothing.

    Call it once the server has set up its own loggers.
    """
    if os.environ.get(LOG, "").strip().lower() != "json":
        return
    names = {"levelname": "level", "name": "logger"}
    formatter = JsonFormatter("%(levelname)s %(name)s %(message)s", rename_fields=names, timestamp="time")
    logging.getLogger().addHandler(logging.StreamHandler())
    for room in ("components", "data"):
        logging.getLogger(room).setLevel(logging.INFO)
    for handler in _handlers():
        handler.setFormatter(formatter)


def _handlers() -> Iterator[logging.Handler]:
    """Those of every logger that there is: Streamlit and uvicorn have loggers with handlers of their own."""
    yield from logging.getLogger().handlers
    for logger in list(logging.getLogger().manager.loggerDict.values()):
        if isinstance(logger, logging.Logger):
            yield from logger.handlers


async def healthz(_request: Request) -> Response:
    """Whether the process answers. It asks nothing of threads or disk, so that only a hung one is silent."""
    told = {"alive": True, "version": APP_VERSION, "data_version": version()}
    return JSONResponse(told, headers=NEVER_KEPT)


def readyz(_request: Request) -> Response:
    """Whether tables are read and the store can be reached; 503 when not."""
    unreadable, reachable = [], store_reachable()
    for name, table in TABLES.items():
        try:
            read(table)  # from memory after the first time
        except UnreadableTable:
            unreadable.append(name)
    ready = reachable and not unreadable
    told = {
        "ready": ready,
        "detail": _detail(unreadable, reachable),
        "tables": len(TABLES),
        "unreadable_tables": unreadable,
        "store_reachable": reachable,
    }
    return JSONResponse(told, HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE, NEVER_KEPT)


def metrics(request: Request) -> Response:
    """The measures, for whoever asks from this machine and not through a web server."""
    if os.environ.get(METRICS, "").strip().lower() == "open" or _from_here(request):
        return Response(generate_latest(REGISTRY), media_type=CONTENT_TYPE_LATEST, headers=NEVER_KEPT)
    sentence = f"The measures are given to this machine only; {METRICS}=open gives them to everyone."
    return JSONResponse({"detail": sentence}, HTTPStatus.FORBIDDEN, NEVER_KEPT)


def _detail(unreadable: list[str], reachable: bool) -> str:
    """What an operator should know; the log has the reasons, which name files."""
    if reachable and not unreadable:
        return f"Ready: {len(TABLES)} tables are read, the store can be reached."
    tables = f"These tables cannot be read: {', '.join(unreadable)}." if unreadable else ""
    place = "" if reachable else "The store of loaded editions cannot be reached."
    return " ".join(text for text in ("Not ready.", tables, place, "The rest works.") if text)


def _from_here(request: Request) -> bool:
    """Whether the asker is on this machine, with no web server in between."""
    if request.client is None or any(name in request.headers for name in FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False
