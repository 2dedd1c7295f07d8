"""What operators ask: alive, ready, measured, and a log without anybody's address or words."""

import io
import json
import logging
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket
from streamlit.testing.v1 import AppTest

from components.exhibits.declared import DECLARED
from components.routes.operators import endpoints, metrics, settings
from components.routes.serving import routes
from components.ui import card
from data.faults import Unavailable
from data.package import TABLES
from data.tables import UnreadableTable

FRAME = Path(__file__).parents[3] / "pages" / "frame.py"
ONE_EXHIBIT = """
from components.exhibits.declared import DECLARED
from components.ui.card import show
show(DECLARED["eu-registered"])
"""
HERE = ("127.0.0.1", 50000)


async def broken(_request: Request) -> PlainTextResponse:
    raise RuntimeError("a hole")


async def tab(socket: WebSocket) -> None:
    await socket.accept()
    await socket.receive_text()
    await socket.close()


APP = Starlette(
    routes=[*endpoints.routes(), *routes(), Route("/broken", broken), WebSocketRoute("/tab", tab)],
    middleware=[Middleware(metrics.Counted)],
)


def client(asker: tuple[str, int] = HERE) -> TestClient:
    return TestClient(APP, "http://localhost", client=asker, raise_server_exceptions=False)


def measured(name: str, **labels: str) -> float:
    return metrics.REGISTRY.get_sample_value(name, labels) or 0


@contextmanager
def counting(name: str, more: int = 1, **labels: str) -> Iterator[None]:
    before = measured(name, **labels)
    yield
    assert measured(name, **labels) == before + more


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What the log holds when it is set to JSON."""
    held, root = io.StringIO(), logging.getLogger()
    levels = {room: room.level for room in map(logging.getLogger, ("components", "data"))}
    monkeypatch.setenv(endpoints.LOG, "json")
    monkeypatch.setattr(root, "handlers", [])
    monkeypatch.setattr(endpoints, "_handlers", lambda: iter(root.handlers))
    endpoints.set_up_log()
    root.handlers[0].setStream(held)  # type: ignore[attr-defined]
    yield held
    for room, level in levels.items():
        room.setLevel(level)


def test_it_says_that_it_is_alive_and_which_version() -> None:
    answer = client().get("/healthz")
    assert (answer.status_code, answer.json()["alive"]) == (200, True)
    assert answer.headers["cache-control"] == "no-store"


READY = f"Ready: {len(TABLES)} tables are read, the store can be reached."
NOT_READY = "Not ready. The store of loaded editions cannot be reached. The rest works."


@pytest.mark.parametrize(
    ("place", "status", "said"),
    [("", 200, READY), ("not made yet", 200, READY), ("a secret file", 503, NOT_READY)],
)
def test_it_is_ready_when_tables_are_read_and_the_store_can_be_reached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, status: int, said: str
) -> None:
    (tmp_path / "a secret file").touch()
    monkeypatch.setenv("BLUE_HEART_STORE", str(tmp_path / place))
    answer = client().get("/readyz")
    assert (answer.status_code, answer.json()["detail"]) == (status, said)
    assert "secret" not in answer.text


OPTIONS = {"server.maxUploadSize": 32, "server.maxMessageSize": 10, "server.maxWidgetStateSize": 1}
OPTIONS |= {"server.baseUrlPath": "", "server.disconnectedSessionTTL": 120}
CANNOT_BE = [
    ("server.baseUrlPath", "x"), ("server.disconnectedSessionTTL", -1), ("server.disconnectedSessionTTL", 10**6),
    ("server.maxUploadSize", 10**6), ("server.maxMessageSize", 0), ("server.maxWidgetStateSize", "1"), ("BLUE_HEART_LOG", "xml"), ("BLUE_HEART_METRICS", "yes"),
    ("BLUE_HEART_ADRESS", "x"), ("BLUEHEART_STORE", "x"), ("blue_heart_log", "json"), ("CASES_TREADS", "1"),
    *(("CASES_THRESHOLD", told) for told in ("2", "0", "-5", "ten", "1e3", "٣٠", "9" * 5000)), ("CASES_MEMORY", "lots"),
    ("CASES_MEMORY", "1TB"), ("CASES_THREADS", "0"), ("CASES_THREADS", "-1"), ("BLUE_HEART_ADDRESS", "x"),
    ("BLUE_HEART_STORE", __file__), ("BLUE_HEART_STORE", f"{__file__}/x"), ("BLUE_HEART_STORE", "~nosuchuser/x"),
    *(("TZ", name) for name in ("Mars/X", ":Mars/X", "Europe", "../x", "Wien", "a" * 300)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "told"), CANNOT_BE)
def test_a_setting_that_cannot_be_is_named(monkeypatch: pytest.MonkeyPatch, name: str, told: object) -> None:
    for other in ("BLUE_HEART_PORT", "CASES_SERVICE_HOST", "CASES_DATA", "CASES_URL"):
        monkeypatch.setenv(other, "tcp://10.0.0.1:80")  # a service of Kubernetes; of the last a page tells
    for zone in ("", "UTC", ":Europe/Vienna", "CET-1CEST,M3.5.0,M10.5.0/3", "<+03>-3", "/etc/localtime"):
        monkeypatch.setenv("TZ", zone)
        settings.check(OPTIONS.get)
    if name not in OPTIONS:
        monkeypatch.setenv(name, str(told))
    with pytest.raises((ValueError, Unavailable), match=name):
        settings.check((OPTIONS | {name: told}).get)


def test_a_table_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(table: object) -> None:
        if table is TABLES["forms"]:
            raise UnreadableTable("forms.csv cannot be read: /somewhere/forms.csv")

    monkeypatch.setattr(endpoints, "read", read)
    answer = client().get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["unreadable_tables"] == ["forms"]
    assert "These tables cannot be read: forms." in answer.json()["detail"]
    assert "somewhere" not in answer.text


@pytest.mark.parametrize("asker", ["203.0.113.7", "10.0.0.2", "testclient", "::ffff:203.0.113.7"])
def test_measures_are_for_this_machine_alone(asker: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = client((asker, 1)).get("/metrics")
    assert answer.status_code == 403
    assert "blue_heart" not in answer.text
    monkeypatch.setenv(endpoints.METRICS, "open")
    assert client((asker, 1)).get("/metrics").status_code == 200


@pytest.mark.parametrize("header", endpoints.FORWARDED)
def test_measures_do_not_pass_a_web_server_on_this_machine(header: str) -> None:
    assert client().get("/metrics").status_code == 200
    assert client().get("/metrics", headers={"Host": "evil.example"}).status_code == 403
    assert client().get("/metrics", headers={header: "127.0.0.1"}).status_code == 403


def test_prometheus_can_read_the_measures() -> None:
    client().get("/healthz")
    answer = client(("::1", 1)).get("/metrics")
    assert answer.headers["content-type"] == CONTENT_TYPE_LATEST
    families = {family.name: family for family in text_string_to_metric_families(answer.text)}
    assert {"blue_heart_requests", "blue_heart_run_seconds", "blue_heart_sessions_open"} <= set(families)
    built = families["blue_heart_build_info"].samples[0].labels
    assert built["version"] and built["data_version"]


def test_requests_are_counted_by_template_and_status() -> None:
    with counting("blue_heart_requests_total", 3, route="/exhibits/{slug}.{ending}", status="404"):
        for slug in ("nothing", "<b>", "x" * 300):
            client().get(f"/exhibits/{slug}.csv?region=Europe")
    with counting("blue_heart_requests_total", route="/broken", status="500"):
        assert client().get("/broken").status_code == 500


def test_open_tabs_are_counted_until_they_close() -> None:
    before = measured("blue_heart_sessions_open")
    with counting("blue_heart_sessions_open", 0), client().websocket_connect("/tab") as socket:
        assert measured("blue_heart_sessions_open") == before + 1
        socket.send_text("close")


def test_runs_and_failed_exhibits_are_counted(lines: io.StringIO) -> None:
    with counting("blue_heart_run_seconds_count", page="regions"):
        metrics.page_ran("regions", time.perf_counter() - 2)
    with counting("blue_heart_exhibits_failed_total", exhibit="eu-registered"):
        metrics.exhibit_failed("eu-registered", UnreadableTable("/somewhere/forms.csv"))
    metrics.run_failed(ValueError("what somebody typed"))
    ran, missing, broke = (json.loads(line) for line in lines.getvalue().splitlines())
    assert (ran["message"], ran["page"]) == ("run", "regions")
    assert ran["milliseconds"] >= 2000
    assert (missing["exhibit"], missing["level"]) == ("eu-registered", "WARNING")
    assert missing["reason"] == "UnreadableTable"
    assert broke["reason"] == "ValueError"
    assert "somewhere" not in lines.getvalue() and "typed" not in lines.getvalue()


def test_a_run_of_a_page_and_an_exhibit_not_shown_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    at = AppTest.from_file(str(FRAME), default_timeout=300).run()
    with counting("blue_heart_run_seconds_count", page="about"):
        at.switch_page("about.py").run()

    def settle(*_asked: object) -> None:
        raise UnreadableTable("forms.csv cannot be read")

    monkeypatch.setattr(card, "settle", settle)
    with counting("blue_heart_exhibits_failed_total", exhibit=DECLARED["eu-registered"].slug):
        at = AppTest.from_string(ONE_EXHIBIT, default_timeout=300).run()
    assert at.warning and not at.exception


def test_a_line_of_the_log_tells_neither_who_nor_what_was_asked(lines: io.StringIO) -> None:
    asking = client(("203.0.113.7", 4711))
    told = {"User-Agent": "secretword", "Cookie": "secretword=1"}
    asking.get("/exhibits/secretword.csv?region=secretword", headers=told)
    asking.request("SECRETWORD", "/healthz")
    first, _ = (json.loads(line) for line in lines.getvalue().splitlines())
    assert (first["route"], first["status"]) == ("/exhibits/{slug}.{ending}", 404)
    assert not [text for text in ("secretword", "203.0.113.7", "4711") if text in lines.getvalue().lower()]


def test_of_many_failures_the_last_is_told(lines: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoints, "MOST_TRACEBACKS", 2)
    monkeypatch.setattr(endpoints, "_told", deque[float](maxlen=2))
    with pytest.raises(LookupError) as caught:
        "a".encode("odd\n2026 forged\x1b")
    for _ in range(3):
        logging.getLogger().error(caught.value, exc_info=caught.value)
    told = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert [one["exc_info"].startswith("Traceback") for one in told] == [True, True, False]
    assert all("odd\n  2026 forged\\x1b" in one[name] for one in told for name in ("message", "exc_info"))
