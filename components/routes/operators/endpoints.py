"""The addresses for operators, and the log, which begins with the server."""

import asyncio
import ipaddress
import logging
import os
import re
import sys
import time
import traceback
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from http import HTTPStatus
from typing import Any

from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from pythonjsonlogger.json import JsonFormatter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from components.model.numbers import visible
from components.routes.cards import draw_ahead
from components.routes.operators.metrics import REGISTRY
from components.routes.responses import NEVER_KEPT, configured, problem
from data.editions import store_reachable
from data.overlay import version
from data.package import TABLES
from data.tables import UnreadableTable, read
from data.versions import APP_VERSION

log = logging.getLogger(__name__)

MOST_SIGNS, MOST_SAID, MOST_TOLD = 200, 500, 20_000
MOST_TRACEBACKS, MINUTE = 20, 60.0  # beyond, one line of each
_told: deque[float] = deque(maxlen=MOST_TRACEBACKS)  # when
_SESSION = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
METRICS, LOG = "BLUE_HEART_METRICS", "BLUE_HEART_LOG"
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")


def routes() -> list[BaseRoute]:
    """`/healthz`, `/readyz` and `/metrics`."""
    return [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics)]


def started(where: Callable[[], str]) -> Callable[[object], AbstractAsyncContextManager[dict[str, Any]]]:
    """What begins once the server has set itself up; `where` it is goes to the log."""

    @asynccontextmanager
    async def begin(_app: object) -> AsyncIterator[dict[str, Any]]:
        set_up_log()
        if in_json():
            log.info("serving", extra={"address": where()})
        else:
            with suppress(OSError, AttributeError):  # of a log that is full, or of none
                sys.stderr.write(f"\n  Blue Heart Statistics is at {where()}\n\n")
        ahead = asyncio.create_task(draw_ahead(configured()))
        yield {}
        ahead.cancel()

    return begin


def in_json() -> bool:
    """Whether the operator wants one object a line."""
    return os.environ.get(LOG, "").strip().lower() == "json"


def set_up_log() -> None:
    """Cut what strangers wrote, and write every line as JSON where BLUE_HEART_LOG says so.

    Call it again once the server has set up its own loggers.
    """
    logging.raiseExceptions = False  # a log that is full or closed ends nothing and says nothing
    logging.captureWarnings(capture=True)
    logging.setLogRecordFactory(_cut_record)
    if not in_json():
        return
    names = {"levelname": "level", "name": "logger"}
    formatter = JsonFormatter("%(levelname)s %(name)s %(message)s", rename_fields=names, timestamp="time")
    root = logging.getLogger()
    root.handlers = root.handlers or [logging.StreamHandler()]
    for room in ("components", "data"):
        logging.getLogger(room).setLevel(logging.INFO)
    for handler in _handlers():
        handler.setFormatter(formatter)


def _cut_record(*given: Any, **named: Any) -> logging.LogRecord:
    """A line of the log in which texts that may be a stranger's are short, and no session is named."""
    record = logging.LogRecord(*given, **named)
    said = str(record.msg)
    with suppress(TypeError, ValueError):
        said = record.getMessage()
    record.msg, record.args = _lines(said[:MOST_SAID], MOST_SAID), None
    if record.exc_info and record.exc_info[1]:
        now = time.monotonic()
        if seldom := len(_told) < MOST_TRACEBACKS or now - _told[0] > MINUTE:  # a stranger may cause many
            _told.append(now)
        telling = traceback.format_exception if seldom else traceback.format_exception_only
        told = "".join(telling(record.exc_info[1]))
        record.exc_text, record.exc_info = _lines(told, MOST_SIGNS)[:MOST_TOLD], None
    return record


def _lines(text: str, most: int) -> str:
    """A text of which no line is taken for another one of the log, and that moves no cursor of a terminal."""
    return "\n  ".join(_SESSION.sub("…", visible(line[:most])) for line in text.splitlines())


def _handlers() -> Iterator[logging.Handler]:
    """Those of every logger that there is: Streamlit and uvicorn have loggers with handlers of their own."""
    yield from [logging.lastResort] if logging.lastResort else []
    for logger in (logging.getLogger(), *logging.getLogger().manager.loggerDict.values()):
        yield from getattr(logger, "handlers", ())  # a placeholder has none


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
    wrong = [f"These tables cannot be read: {', '.join(unreadable)}."] if unreadable else []
    wrong += [] if reachable else ["The store of loaded editions cannot be reached."]
    ready = f"Ready: {len(TABLES)} tables are read, the store can be reached."
    told = {
        "ready": not wrong,
        "detail": " ".join(["Not ready.", *wrong, "The rest works."]) if wrong else ready,
        "tables": len(TABLES),
        "unreadable_tables": unreadable,
        "store_reachable": reachable,
    }
    return JSONResponse(told, HTTPStatus.SERVICE_UNAVAILABLE if wrong else HTTPStatus.OK, NEVER_KEPT)


def metrics(request: Request) -> Response:
    """The measures, for whoever asks from this machine and not through a web server."""
    if os.environ.get(METRICS, "").strip().lower() == "open" or _from_here(request):
        return Response(generate_latest(REGISTRY), media_type=CONTENT_TYPE_LATEST, headers=NEVER_KEPT)
    sentence = f"The measures are given to this machine only; {METRICS}=open gives them to everyone."
    return problem(HTTPStatus.FORBIDDEN, sentence)


def _from_here(request: Request) -> bool:
    """Whether the asker is on this machine, with no web server in between, and asks for this machine.

    A page of another website can have its name lead here; its browser then writes that name as Host.
    """
    if request.client is None or any(name in request.headers for name in FORWARDED):
        return False
    try:
        named = request.url.hostname or ""
        here = named == "localhost" or ipaddress.ip_address(named.strip("[]")).is_loopback
        return here and ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False
