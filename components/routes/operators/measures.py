"""What is counted, for Prometheus. Labels are names of our code alone, so that their number is bounded."""

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    ProcessCollector,
    disable_created_metrics,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from components.routes.operators.caches import Caches
from data.package import VERSION as DATA_VERSION
from data.versions import APP_VERSION

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
disable_created_metrics()  # type: ignore[no-untyped-call]
MEDIA_TYPE = CONTENT_TYPE_LATEST
# A registry of its own: the library's is shared with whatever else is installed.
REGISTRY = CollectorRegistry()
REQUESTS = Counter(
    "blue_heart_requests", "Answers over HTTP, by route and status.", ["route", "status"], registry=REGISTRY
)
REQUEST_SECONDS = Histogram(
    "blue_heart_request_seconds",
    "Time from a request to the end of its answer.",
    ["route"],
    buckets=BUCKETS,
    registry=REGISTRY,
)
SESSIONS = Gauge("blue_heart_sessions_open", "Tabs of browsers that are connected.", registry=REGISTRY)
RUN_SECONDS = Histogram(
    "blue_heart_run_seconds",
    "Time of the runs of a page that came to their end.",
    ["page"],
    buckets=BUCKETS,
    registry=REGISTRY,
)
RUNS_FAILED = Counter(
    "blue_heart_runs_failed", "Runs of a page that ended in an error nobody foresaw.", registry=REGISTRY
)
EXHIBITS_FAILED = Counter(
    "blue_heart_exhibits_failed", "Exhibits that could not be shown.", ["exhibit"], registry=REGISTRY
)
Info("blue_heart_build", "Versions of the dashboard and of its data.", registry=REGISTRY).info(
    {"version": APP_VERSION, "data_version": DATA_VERSION}
)
Caches(REGISTRY)
ProcessCollector(registry=REGISTRY)


def exposition() -> bytes:
    """All measures in Prometheus' text format."""
    return generate_latest(REGISTRY)
