"""An answer that is given again is the answer of the application, for the same request only."""

from collections.abc import Iterator
from datetime import date

import pytest
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.routes import kept
from components.routes.kept import KeptAnswers
from components.routes.serving import routes

PATHS = (
    "/data/origin_shares.csv",
    "/data/origin_shares.json",
    "/data/origin_shares.parquet",
    "/exhibits/europe-origins.csv?from=2005",
    "/exhibits/europe-origins.html",
    "/data/no_such_table.csv",
    "/exhibits/europe-origins.csv?from=never",
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The addresses that reached the application."""
    monkeypatch.setattr(kept, "today", lambda: date(2026, 1, 1))
    yield []


@pytest.fixture
def client(asked: list[str]) -> Iterator[TestClient]:
    def counting(request: Request) -> Response:
        asked.append(str(request.url))
        status = int(request.query_params.get("status", "200"))
        headers = {"Set-Cookie": "name=value"} if "cookie" in request.query_params else {}
        size = int(request.query_params.get("size", "10"))
        return Response(b"x" * size, status, headers)

    app = Starlette(routes=[Route("/{rest:path}", counting)], middleware=[Middleware(KeptAnswers)])
    with TestClient(app) as opened:
        yield opened


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("headers", [{}, {"Accept-Encoding": "identity"}, {"Origin": "https://example.org"}])
def test_the_data_routes_answer_the_same_with_it(path: str, headers: dict[str, str]) -> None:
    plain, keeping = (
        Starlette(routes=routes(), middleware=around) for around in ([], [Middleware(KeptAnswers)])
    )
    with TestClient(plain) as without, TestClient(keeping) as with_it:
        expected = without.get(path, headers=headers)
        for _ in range(3):
            answer = with_it.get(path, headers=headers)
            assert (answer.status_code, answer.content) == (expected.status_code, expected.content)
            assert answer.headers == expected.headers
        told = {"If-None-Match": expected.headers.get("etag", ""), **headers}
        again = [with_it.get(path, headers=told).status_code for _ in range(2)]
        assert again == [without.get(path, headers=told).status_code] * 2


def test_the_same_request_reaches_the_application_once(client: TestClient, asked: list[str]) -> None:
    for _ in range(3):
        client.get("/data/a.csv")
    assert len(asked) == 1


@pytest.mark.parametrize(
    "path",
    [
        "/data/a.csv?status=404",
        "/data/a.csv?status=503",
        "/data/a.csv?cookie=1",
        "/page",
        "/data/a?size=5000000",
    ],
)
def test_what_may_not_be_kept_is_asked_each_time(client: TestClient, asked: list[str], path: str) -> None:
    client.get(path), client.get(path)
    assert len(asked) == 2


def test_requests_that_differ_in_anything_read_are_different(
    client: TestClient, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get("/data/a.csv")
    client.get("/data/a.csv?from=2016")
    client.get("/exhibits/a.csv")
    for name in ("Host", "Accept-Encoding", "If-None-Match", "If-Modified-Since"):
        client.get("/data/a.csv", headers={name: "other"})
    client.head("/data/a.csv")
    monkeypatch.setattr(kept, "today", lambda: date(2026, 1, 2))
    client.get("/data/a.csv")
    assert len(asked) == 9


def test_the_oldest_is_dropped_where_there_is_no_room(
    client: TestClient, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST", 2 * (kept.HEAD + 10))
    for name in ("a", "b", "a", "c", "a", "b"):
        client.get(f"/data/{name}.csv")
    assert [url.rpartition("/")[2] for url in asked] == ["a.csv", "b.csv", "c.csv", "b.csv"]


def test_what_stands_around_it_adds_its_headers_once() -> None:
    class Adding:
        def __init__(self, app: ASGIApp) -> None:
            self.app = app

        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            async def adding(message: Message) -> None:
                if message["type"] == "http.response.start":
                    MutableHeaders(raw=message["headers"]).append("Added", "once")
                await send(message)

            await self.app(scope, receive, adding)

    app = Starlette(routes=routes(), middleware=[Middleware(Adding), Middleware(KeptAnswers)])
    with TestClient(app) as client:
        answers = [client.get(PATHS[0]).headers.get_list("added") for _ in range(3)]
    assert answers == [["once"]] * 3
