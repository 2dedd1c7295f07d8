"""Addresses that are none of ours: redirected where they have moved or are written otherwise, else 404."""

import asyncio
import threading
from pathlib import Path

import httpx2 as httpx
import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from starlette.testclient import TestClient

from components.exhibits.country import DETECTED
from components.exhibits.site import MOVED_EXHIBITS, PAGES, exhibits, path_of
from components.model.selection import Selection
from components.model.view import settle
from components.routes import making, nowhere
from components.routes.fronts import fronts
from components.routes.nowhere import Addresses, elsewhere
from components.routes.serving import routes
from components.search import NOTHING, Hits
from data.package import TABLES

FILES = Path(streamlit.__file__).parent / "static"
BROWSER = {"Accept": "text/html,application/xhtml+xml"}


async def anything(scope: dict, receive: object, send: object) -> None:
    """Streamlit, which gives its page for any address."""
    await PlainTextResponse("the page of Streamlit")(scope, receive, send)


@pytest.fixture(scope="module")
def client() -> TestClient:
    answering = [*routes(), *fronts(FILES / "index.html")]
    checking = Middleware(Addresses, routes=answering, files=FILES)
    app = Starlette(routes=[*answering, Mount("/", anything)], middleware=[checking])
    return TestClient(app, follow_redirects=False)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_a_page_answers_at_its_own_address_however_it_is_written(client: TestClient, page: object) -> None:
    own = f"/{path_of(page)}"
    assert client.get(own).status_code == 200
    for written in {f"/{page.path.replace('_', '-')}", f"/{page.path.upper()}", f"/{page.path}/"} - {own}:
        answer = client.get(f"{written}?region=Europe&from=2015")
        assert (answer.status_code, answer.headers["location"]) == (308, f"{own}?region=Europe&from=2015")


def test_pages_and_exhibits_that_moved_are_found_with_their_filters(client: TestClient) -> None:
    answer = client.get("/regions?region=Europe&sex=Women+and+girls")
    assert answer.headers["location"] == "/victims?region=Europe&sex=Women+and+girls"
    slugs = {item.slug for item in exhibits()}
    assert set(MOVED_EXHIBITS.values()) <= slugs and not set(MOVED_EXHIBITS) & slugs
    for old, new in MOVED_EXHIBITS.items():
        for ending in ("csv", "html", "offline.html"):
            assert elsewhere(f"/exhibits/{old}.{ending}") == f"/exhibits/{new}.{ending}"
        assert client.get(f"/exhibits/{new}.csv").status_code == 200


def test_files_are_found_however_their_name_is_written() -> None:
    for item in exhibits():
        assert elsewhere(f"/exhibits/{item.slug.replace('-', '_')}.csv") in ("", f"/exhibits/{item.slug}.csv")
        assert elsewhere(f"/exhibits/{item.slug}.csv") == ""
    assert elsewhere("/exhibits/EU_Registered.html") == "/exhibits/eu-registered.html"
    for name in TABLES:
        assert elsewhere(f"/data/{name.replace('_', '-')}.parquet") in ("", f"/data/{name}.parquet")
        assert elsewhere(f"/data/{name}.parquet") == ""


@pytest.mark.parametrize("path", ["/" + "a" * 300, "/" + "a/" * 4000, f"/static/js/{'é' * 200}.js"])
def test_no_file_has_so_long_a_name(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_nobody_waits_for_the_search_for_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[int] = []
    monkeypatch.setattr(nowhere, "search", lambda _: searched.append(threading.get_ident()) or Hits())

    async def served() -> None:
        transport = httpx.ASGITransport(Addresses(anything, routes=[], files=FILES))
        async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as asker:
            assert (await asker.get("/qqqzzz")).status_code == 404

    asyncio.run(served())
    assert searched and threading.get_ident() not in searched


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("/justise", "/justice"), ("/exhibits/eu-registred.csv", "/exhibits/eu-registered.html"),
        ("/data/victim_count.csv", "/data/victim_counts.html"), ("/no/such/place.html", ""),
        ("/country/nigera", "/country?country=Nigeria"), ("/static/js/none.js", ""), ("/none.png", ""),
    ],
)  # fmt: skip
def test_nothing_is_404_with_our_own_page_and_what_is_near(client: TestClient, path: str, near: str) -> None:
    for method in ("GET", "HEAD"):
        assert client.request(method, path, headers=BROWSER).status_code == 404
    answer = client.get(path, headers=BROWSER)
    assert "<h1>There is nothing at this address</h1>" in answer.text
    assert f'<a href="{near}">' in answer.text if near else True
    assert '<form action="/find"' in answer.text and 'href="/victims"' in answer.text
    assert "form-action 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    if path.endswith(".csv"):
        told = client.get(path, headers={"Accept": "*/*"})
        assert told.status_code == 404 and Path(near).stem in told.json()["detail"], (
            "a program is told in JSON"
        )


def test_a_country_has_a_page_without_scripts_and_both_name_it_as_canonical(client: TestClient) -> None:
    twin, front = (client.get(path).text for path in ("/country/NGA", "/country?country=NGA"))
    canonical = '<link rel="canonical" href="http://testserver/country/NGA">'
    assert canonical in twin and canonical in front and "<title>Nigeria · Blue" in front
    rows = settle(DETECTED, Selection(geography=("NGA",))).shown
    assert all(
        f"{year}: {figure}" in twin for year, figure in zip(rows["years"], rows["figure"], strict=True)
    )
    assert "What is missing" in twin
    assert all('property="og:image" content="http://testserver/' in page for page in (twin, front))
    assert client.get("/country/nigeria").headers["location"] == "/country/NGA"
    assert "Near it: Niger and Nigeria." in client.get("/country/nigera", headers=BROWSER).text
    listed = client.get("/sitemap.xml").text
    assert "/country/NGA<" in listed and "/country/TUV<" not in listed
    assert client.get("/country/TUV").status_code == 200


def test_what_streamlit_serves_is_left_to_it(client: TestClient) -> None:
    for path in ("/_stcore/health", "/media/abc.png", "/favicon.png"):
        assert client.get(path).text == "the page of Streamlit", path
    assert client.post("/nowhere").text == "the page of Streamlit"


@pytest.mark.parametrize("path", ["//evil.example", "/%2F%2Fevil.example/", "/\\evil.example/", "/country//"])
def test_no_redirect_leaves_this_server(client: TestClient, path: str) -> None:
    place = client.get(path).headers.get("location", "/")
    assert place.startswith("/") and not place.startswith(("//", "/\\"))


def test_a_search_without_scripts_finds_places_charts_and_numbers(client: TestClient) -> None:
    for text, place in (("albania", "/country?country=Albania"), ("market value", "market-value-and-losses")):
        assert place in client.get("/find", params={"q": text}).text
    strange = client.get("/find", params={"q": "<script>alert(1)</script>"}).text
    assert "<script>alert" not in strange and "&lt;script&gt;" in strange
    assert NOTHING.split(".")[0] in client.get("/find", params={"q": "xqzwv"}).text
    assert client.get("/find").status_code == 200


def test_a_sentence_is_checked_on_a_page_and_in_json(client: TestClient) -> None:
    asked = {"claim": "27.6 million victims of <b>trafficking</b>"}
    page = client.get("/verify", params=asked, headers={"accept": "text/html"})
    assert "27.6 million: Current" in page.text and "<b>trafficking" not in page.text
    assert "not a number of trafficking, but of forced labour" in page.text
    assert "Read in: read in" not in page.text and ">/estimates<" not in page.text
    some = {"text/html;q=0": "json", "TEXT/HTML": "html", "text/html;q=.5, application/json": "json"}
    for accept, kind in some.items():
        assert kind in client.get("/verify", params=asked, headers={"accept": accept}).headers["content-type"]
    told = client.get("/verify", params=asked)
    assert told.json() == client.get("/verify.json", params=asked).json() and "Accept" in told.headers["vary"]
    number = told.json()["numbers"][0]
    assert (told.json()["verdict"], number["id"], number["may_be_cited"]) == ("in_part", "27-6-million", True)
    assert client.get(number["charts"]).status_code == 200 and number["cite_source"]["citation"]
    assert client.get("/verify.json", params={"claim": "x" * 9999}).json()["verdict"] == "nothing"
    assert "For example" in client.get("/verify", headers={"accept": "text/html"}).text
    for unnamed in ("/verify", "/verify?fbclid=27.6 million", "/verify.json?claim=%20"):
        refused = client.get(unnamed)
        assert refused.status_code == 422 and 'name it as "claim"' in refused.json()["detail"]


def test_whoever_searches_takes_no_turn_of_files(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_others", object())  # whoever takes one fails
    asked = zip(making.SEARCHES, ("q", "claim", "claim"), strict=True)
    assert [client.get(f"{path}?{name}=1").status_code for path, name in asked] == [200, 200, 200]
