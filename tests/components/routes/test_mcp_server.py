"""A program that speaks MCP gets the figures that the routes give, with what they do not support."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

import anyio
import httpx2
import pytest
from mcp.client.client import Client
from mcp.client.streamable_http import streamable_http_client
from starlette.testclient import TestClient

from components.model import url_state
from components.routes import mcp_server
from components.routes.making import searching
from components.search.claims import verify
from tests.components.routes.in_process import APP

QUESTIONS: list[tuple[dict[str, Any], str, int | None]] = [
    ({"measure": "detected", "place": "Nigeria"}, "explore.json?measure=detected&place=Nigeria", 2022),
    ({"measure": "Detected victims", "place": "ALB", "year": 2020}, "explore.json?measure=detected&place=ALB", 2020),
    ({"measure": "Persons convicted", "place": "Serbia"}, "explore.json?measure=convicted&place=Serbia", None),
    ({"measure": "sums", "place": "World", "year": 2019}, "explore.json?measure=sums&place=World", 2019),
    ({"measure": "eu-registered", "year": 2023}, "eu-registered.json?", 2023), ({"measure": "profits-world"}, "profits-world.json?", 2021),
]  # fmt: skip


def spoken(ask: Callable[[Client], Awaitable[Any]]) -> Any:
    """What the SDK's own client gets from the routes."""

    async def asking() -> Any:
        http = httpx2.AsyncClient(transport=httpx2.ASGITransport(app=APP))
        async with http, Client(streamable_http_client("http://127.0.0.1/mcp", http_client=http)) as client:
            return await ask(client)

    return anyio.run(asking)


def called(tool: str, **asked: Any) -> Any:
    answer = spoken(lambda client: client.call_tool(tool, asked))
    assert not answer.is_error, answer.content
    return answer.structured_content


def test_the_tools_are_listed_as_reading_only() -> None:
    tools = spoken(lambda client: client.list_tools()).tools
    assert [tool.name for tool in tools] == ["search", "figure", "series", "verify", "cite"]
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)


def test_the_log_of_the_process_is_left_as_it_is() -> None:
    before = [*logging.getLogger().handlers]
    mcp_server._server.cache_clear()
    mcp_server._server()
    assert logging.getLogger().handlers == before


def test_a_tool_waits_where_routes_wait_and_not_where_pages_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[int] = []
    monkeypatch.setattr(
        mcp_server, "verified", lambda _: held.append(searching.borrowed_tokens) or verify("x")
    )
    called("verify", claim="x")
    assert held == [1]


@pytest.mark.parametrize(("asked", "route", "year"), QUESTIONS)
def test_a_figure_is_that_of_the_route(asked: dict[str, Any], route: str, year: int | None) -> None:
    told = called("figure", **asked)
    years = {row["period_end"] for row in told["rows"]}
    assert len(years) == 1 and years <= ({year} if year else years)
    query = "".join(f"&{name}={next(iter(years))}" for name in ("from", "to"))
    assert told["rows"] == TestClient(APP).get(f"/exhibits/{route}{query}").json()["rows"] != []
    assert told["address"].startswith("http://127.0.0.1/exhibits/")
    assert TestClient(APP).get(told["address"]).json()["rows"] == told["rows"]
    assert told["sources"] and told["unit"] and told["reading_note"] and told["not_supported"]


def test_the_latest_figure_is_told_whatever_year_may_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    known = url_state.choices
    monkeypatch.setattr(url_state, "choices", lambda name: {} if name == "from" else known(name))
    assert called("figure", measure="detected", place="Nigeria")["rows"][0]["period_end"] == 2022


def test_a_series_a_claim_a_search_and_a_citation() -> None:
    told = called("series", measure="detected", place="Nigeria", first_year=2018)
    assert {row["period_start"] for row in told["rows"]} <= set(range(2018, 2030)) and told["comparability"]
    checked, cited = (
        called("verify", claim="40 million slaves"),
        called("cite", measure="detected", place="NGA"),
    )
    (found, *_) = called("search", text="Nigeria victims")["result"]
    assert (checked["verdict"], found["kind"], "UNODC" in cited["text"]) == ("not_so", "Answer", True)
    assert all("http://127.0.0.1/" in str(one) for one in (checked, cited, found))


@pytest.mark.parametrize(
    ("tool", "asked", "sentence"),
    [
        ("figure", {"measure": "detected", "place": "Atlantis"}, "is not a choice of place"),
        ("series", {"measure": "nonsense"}, "There is no exhibit called “nonsense”."), ("figure", {}, "measure"),
        ("figure", {"measure": "detected victims"}, "Measures of Explore: detected"), ("verify", {"claim": " "}, "A sentence or a number is missing"),
        ("cite", {"measure": "detected", "place": "NGA", "first_year": 2026}, "these figures are about 2007"),
        ("series", {"measure": "wall-detected"}, "rows. Ask for a place or for fewer years"),
    ],
)  # fmt: skip
def test_what_means_nothing_is_refused_in_a_sentence(tool: str, asked: dict[str, Any], sentence: str) -> None:
    answer = spoken(lambda client: client.call_tool(tool, asked))
    assert answer.is_error and sentence in answer.content[0].text


def test_other_methods_and_long_messages_are_refused(client: TestClient) -> None:
    refused = client.get("/mcp")
    assert (refused.status_code, refused.headers["allow"]) == (405, "POST") and "MCP" in refused.text
    assert client.post("/mcp", content=b"x" * 100_000).status_code == 413
    assert client.post("/mcp", content=b"{").status_code == 400


def test_what_answers_is_listed_for_language_models(client: TestClient) -> None:
    text = client.get("/llms.txt").text
    assert "http://testserver/mcp" in text and "not_supported" in text and "/victims" in text
