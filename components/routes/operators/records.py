"""What happened, counted and written as one line. No address of a visitor, no query, no text of theirs."""

import logging
import time

from components.routes.operators import measures

log = logging.getLogger(__name__)


def answered(route: str, method: str, status: int, seconds: float) -> None:
    """A request that was answered, by the template of its route."""
    measures.REQUESTS.labels(route, str(status)).inc()
    measures.REQUEST_SECONDS.labels(route).observe(seconds)
    told = {"route": route, "method": method, "status": status, "milliseconds": round(seconds * 1000, 1)}
    log.info("request", extra=told)


def page_ran(page: str, started: float) -> None:
    """A run of a page that came to its end; `started` is of `time.perf_counter`."""
    seconds = time.perf_counter() - started
    measures.RUN_SECONDS.labels(page).observe(seconds)
    log.info("run", extra={"page": page, "milliseconds": round(seconds * 1000, 1)})


def run_failed(error: Exception) -> None:
    """A run that ended in an error nobody foresaw; Streamlit logs its traceback."""
    measures.RUNS_FAILED.inc()
    log.warning("run failed", extra={"reason": type(error).__name__})


def exhibit_failed(slug: str, error: Exception) -> None:
    """An exhibit that could not be shown."""
    measures.EXHIBITS_FAILED.labels(slug).inc()
    log.warning("exhibit failed", extra={"exhibit": slug, "reason": type(error).__name__})
