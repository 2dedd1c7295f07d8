"""What is counted, for Prometheus, and told to the log in one line each.

Labels are names of our code alone, so that their number is bounded; a line holds no address of a visitor, no
query, no text of theirs.
"""

import logging
import time
from contextlib import nullcontext
from functools import partial

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    ProcessCollector,
    disable_created_metrics,
)
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.package import VERSION as DATA_VERSION
from data.versions import APP_VERSION

log = logging.getLogger(__name__)
disable_created_metrics()  # type: ignore[no-untyped-call]
# A registry of its own: the library's is shared with whatever else is installed.
REGISTRY = CollectorRegistry()
_count = partial(Counter, registry=REGISTRY)
_seconds = partial(Histogram, registry=REGISTRY)
REQUESTS = _count("blue_heart_requests", "Answers over HTTP, by route and status.", ["route", "status"])
REQUEST_SECONDS = _seconds(
    "blue_heart_request_seconds", "Time from a request to the end of its answer.", ["route"]
)
SESSIONS = Gauge("blue_heart_sessions_open", "Tabs of browsers that are connected.", registry=REGISTRY)
RUN_SECONDS = _seconds(
    "blue_heart_run_seconds", "Time of the runs of a page that came to their end.", ["page"]
)
RUNS_FAILED = _count("blue_heart_runs_failed", "Runs of a page that ended in an error nobody foresaw.")
EXHIBITS_FAILED = _count("blue_heart_exhibits_failed", "Exhibits that could not be shown.", ["exhibit"])
Info("blue_heart_build", "Versions of the dashboard and of its data.", registry=REGISTRY).info(
    {"version": APP_VERSION, "data_version": DATA_VERSION}
)
ProcessCollector(registry=REGISTRY)


class Counted:
    """ASGI middleware through which every request and every open tab passes.

    Routes are counted by their template, never by the address that was asked for.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count a request or a tab; let everything else through."""
        if scope["type"] == "http":
            await self._request(scope, receive, send)
            return
        with SESSIONS.track_inprogress() if scope["type"] == "websocket" else nullcontext():
            await self.app(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        status, started = 500, time.perf_counter()  # what the server answers when an application gives none

        async def noting(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self.app(scope, receive, noting)
        finally:
            seconds = time.perf_counter() - started
            route = getattr(scope.get("route"), "path", "") or "other"  # as our code and Streamlit's write it
            REQUESTS.labels(route, str(status)).inc()
            REQUEST_SECONDS.labels(route).observe(seconds)
            told = {"route": route, "status": status, "milliseconds": round(seconds * 1000, 1)}
            log.info("request", extra=told)


def page_ran(page: str, started: float) -> None:
    """A run of a page that came to its end; `started` is of `time.perf_counter`."""
    seconds = time.perf_counter() - started
    RUN_SECONDS.labels(page).observe(seconds)
    log.info("run", extra={"page": page, "milliseconds": round(seconds * 1000, 1)})


def run_failed(error: Exception) -> None:
    """A run that ended in an error nobody foresaw; Streamlit logs its traceback."""
    RUNS_FAILED.inc()
    log.warning("run failed", extra={"reason": type(error).__name__})


def exhibit_failed(slug: str, error: Exception) -> None:
    """An exhibit that could not be shown."""
    EXHIBITS_FAILED.labels(slug).inc()
    log.warning("exhibit failed", extra={"exhibit": slug, "reason": type(error).__name__})
