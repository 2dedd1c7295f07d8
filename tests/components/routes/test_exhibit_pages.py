"""An exhibit's page: the same rows, its own words for previews, nothing foreign, and safe to frame."""

import asyncio
import html
import json
import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from starlette.testclient import TestClient

from components.exhibits.site import exhibits
from components.exports import cards
from components.exports.html_page import MOST_ROWS, asset_path
from components.model.exhibit import Exhibit
from components.model.selection import Selection
from components.model.url_state import address_of
from components.model.view import View, settle
from components.routes import cards as routes
from components.text.presentation import Presentation, present
from components.text.statements import say
from data.overlay import SHIPPED, Overlay
from data.package import VERSION
from tests.components.model.test_views import selections
from tests.figures import seen
from tests.sampled import of_each_kind

BY_SLUG = {exhibit.slug: exhibit for exhibit in exhibits()}


class Page(HTMLParser):
    """What a page holds: its title, meta, links, and the texts of its tags."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.loaded: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.scripts: dict[str, str] = {}
        self._open: list[tuple[str, str]] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := told.get("property") or told.get("name")):
            self.meta[name] = told["content"]
        self.loaded += [told[name] for name in ("src", "data", "srcset") if name in told]
        self.loaded += [told["href"]] if tag == "link" and told.get("rel") != "canonical" else []
        self._open.append((tag, told.get("id", "")))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open:
            tag, name = self._open[-1]
            self.texts.setdefault(tag, []).append(data)
            if tag == "script" and name:
                self.scripts[name] = data


def page_of(client: TestClient, view: View, ending: str = "html") -> Page:
    answer = client.get(address_of(view, ending))
    assert answer.status_code == 200, answer.text
    return Page(answer.text)


CASES = [
    pytest.param(exhibit, selection, id=f"{exhibit.slug}, {name}")
    for exhibit in of_each_kind()
    for name, selection in selections(exhibit).items()
    if not exhibit.one or selection.geography or selection.origin
]


@pytest.mark.parametrize(("exhibit", "selection"), CASES)
def test_a_page_tells_rows_words_sources(client: TestClient, exhibit: Exhibit, selection: Selection) -> None:
    view = settle(exhibit, selection)
    page = page_of(client, view)
    assert page.texts["h1"] == [present(view).title]
    assert page.meta["og:title"] == present(view).full_title
    assert exhibit.reading_note in "".join(page.texts["p"])
    if view.empty:
        assert "No rows" in "".join(page.texts["p"])
        return
    assert set(say(view).supports) <= set(page.texts["li"])
    frame = present(view).table.head(MOST_ROWS)
    assert [text for text in page.texts["th"] if text.strip()] == list(frame)
    cells = frame.astype("object").where(frame.notna(), "").to_numpy().ravel()
    told = [text for text in page.texts["td"] if text.strip()]
    assert told == [str(cell) for cell in cells if str(cell).strip()]
    if exhibit.chart:
        framed = json.loads(page.scripts["frame"])["title"]["text"].replace("<br>", " ")
        assert html.unescape(framed) == present(view).title
        assert len(json.loads(page.scripts["figure"])["data"]) > 0


def test_a_list_begins_with_what_is_read_and_ends_with_its_codes(client: TestClient) -> None:
    page = page_of(client, seen(BY_SLUG["what-was-said"]))
    assert (page.texts["th"][0], page.texts["th"][-1]) == ("Date", "Statement")


@pytest.mark.whole
def test_nothing_is_loaded_from_elsewhere_and_offline_nothing_at_all(client: TestClient) -> None:
    for slug in ("eu-registered", "who-reports"):
        view = seen(BY_SLUG[slug])
        online = page_of(client, view)
        assert all(re.match(r"/assets/|data:", place) for place in online.loaded)
        assert all(client.get(place).status_code == 200 for place in online.loaded if place.startswith("/"))
        assert page_of(client, view, "offline.html").loaded == ["data:,"]


def test_a_page_may_be_framed_and_runs_only_what_this_server_gives(client: TestClient) -> None:
    answer = client.get("/exhibits/eu-registered.html")
    policy = dict(rule.strip().split(" ", 1) for rule in answer.headers["content-security-policy"].split(";"))
    assert policy["frame-ancestors"] == "*"
    assert policy["script-src"] == "'self'"
    assert policy["default-src"] == "'none'"
    assert "x-frame-options" not in answer.headers


def test_a_scheme_is_fixed_by_the_address_or_left_to_the_reader(client: TestClient) -> None:
    path = "/exhibits/eu-registered.html"
    assert '<html lang="en" data-scheme="dark">' in client.get(f"{path}?scheme=dark&scheme=dark&gclid=1").text
    assert '<html lang="en">' in client.get(path).text
    for query in ("scheme=<b>", "scheme=dark&scheme=light"):
        refused = client.get(f"{path}?{query}")
        assert (refused.status_code, refused.headers["content-type"]) == (422, "application/problem+json")


def test_texts_of_tables_stay_texts(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = "</script><script>alert(1)</script><img src=x>"
    monkeypatch.setattr(Presentation, "table", pd.DataFrame({hostile: [hostile]}))
    monkeypatch.setattr(Presentation, "alt", f'"{hostile}')
    content = client.get("/exhibits/eu-registered.html").text
    assert "<img" not in content
    assert "<script>alert" not in content
    assert hostile in "".join(Page(content).texts["td"])


def test_previews_have_a_picture_and_searches_a_description(client: TestClient) -> None:
    page = page_of(client, seen(BY_SLUG["eu-registered"]))
    assert page.meta["og:image"].startswith("http://testserver/")
    assert page.meta["description"] == say(seen(BY_SLUG["eu-registered"])).supports[0]


def test_a_preview_is_the_card_of_the_exhibit_until_that_of_a_choice_was_drawn(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cards, "browser", lambda: "chromium")
    monkeypatch.setattr(cards, "photograph", lambda *_: b"drawn")
    path, query = "http://testserver/exhibits/eu-registered.", "?from=2020&to=2021"
    chosen = settle(BY_SLUG["eu-registered"], Selection(first_year=2020, last_year=2021))
    assert page_of(client, chosen).meta["og:image"] == f"{path}card.png"
    assert client.get(f"{path}card.png{query}").content == b"drawn"
    meta = page_of(client, chosen).meta
    assert meta["og:image"] == f"{path}card.png{query}"
    assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "675")
    assert meta["twitter:card"] == "summary_large_image"
    assert page_of(client, settle(BY_SLUG["registered-rates"])).meta["og:image"].endswith("/assets/card.png")
    country = Page(client.get("/country/NGA").text).meta["og:image"]
    assert country == "http://testserver/exhibits/country-detected.card.png?country=Nigeria"


def test_cards_that_previews_name_are_drawn_ahead_while_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    site, drawn, quiet, faults = "https://figures.example.org/", [], iter([True, True]), [OSError("once")]
    items = [settle(BY_SLUG["eu-registered"]), cards.of_country("NGA"), settle(BY_SLUG["registered-rates"])]
    monkeypatch.setattr(cards, "_ahead", {})
    monkeypatch.setattr(cards, "photograph", lambda html, *_: drawn.append(html) or b"drawn")
    monkeypatch.setattr(cards, "previewed", lambda: [lambda view=view: view for view in items])
    monkeypatch.setattr(routes, "browser", lambda: "chromium")
    monkeypatch.setattr(routes, "busy", lambda: next(quiet, False) and not drawn.append("waited"))
    monkeypatch.setattr(cards, "_drawn", {})
    for name in ("PAUSE", "LOOK_AGAIN"):
        monkeypatch.setattr(routes, name, 0)

    def followed() -> Overlay:
        if faults:
            raise faults.pop()
        return SHIPPED

    monkeypatch.setattr(routes, "follow", followed)

    async def told() -> None:
        work = asyncio.ensure_future(routes.draw_ahead(site))
        while len(cards._ahead) < 2 and not work.done():
            await asyncio.sleep(0)
        work.cancel()

    asyncio.run(told())
    assert drawn[:2] == ["waited", "waited"] and len(drawn) == 4, (
        "none while somebody waits, none second-hand"
    )
    assert not cards._drawn, "those that were asked for stay"
    assert [cards.card(view, site) for view in items[:2]] == [b"drawn"] * 2 and len(drawn) == 4
    asyncio.run(asyncio.wait_for(routes.draw_ahead(""), None))  # no address, no card


def test_what_pages_name_as_their_picture_is_drawn_ahead_and_that_of_another_state_let_go(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cards, "browser", lambda: "chromium")
    monkeypatch.setattr(cards, "photograph", lambda *_: b"drawn")
    ahead = {address_of(made(), cards.ENDING, "http://testserver/") for made in cards.previewed()}
    paths = [f"exhibits/{item.slug}.html" for item in of_each_kind() if not item.one]
    for path in (*paths, "country/NGA", "country/VAT", "country/XKX"):
        assert Page(client.get(path).text).meta["og:image"] in {
            *ahead,
            "http://testserver/assets/card.png",
        }, path
    monkeypatch.setattr(cards, "_ahead", {("before", "world-detected", Selection(), "", "light"): b"old"})
    cards.keep_ahead(settle(BY_SLUG["world-detected"]), "")
    assert list(cards._ahead.values()) == [b"drawn"]


def test_without_a_chromium_a_card_is_refused_and_previews_have_the_dashboards(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("components.exports.pictures.browser", lambda: "")
    monkeypatch.setattr(cards, "browser", lambda: "")
    answer = client.get("/exhibits/world-detected.card.png?from=2011")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
    assert "none is installed" in answer.json()["detail"]
    meta = page_of(client, seen(BY_SLUG["world-detected"])).meta
    assert (meta["og:image"], meta["og:image:height"]) == ("http://testserver/assets/card.png", "630")


@pytest.mark.parametrize(
    ("version", "told"),
    [(VERSION, "which is the present one"), ("1.2.0", "an earlier one whose rows are not kept"), ("9.9.9", "which is not known here")],
)  # fmt: skip
def test_the_address_of_a_card_leads_to_its_version(client: TestClient, version: str, told: str) -> None:
    page = client.get(f"/c/world-detected~{version}~from=2015")
    assert page.status_code == 200
    assert told in "".join(Page(page.text).texts["strong"])
    assert ("What changed since" in page.text) == (version == "1.2.0")
    csv = next(place for place in re.findall(r'href="([^"]+\.csv[^"]*)"', page.text))
    assert csv == "http://testserver/exhibits/world-detected.csv?from=2015"


@pytest.mark.parametrize(
    "code",
    [
        "", "~", "world-detected", "world-detected~", "world-detected~1.3", "nothing~1.3.1", "a" * 60_000,
        "world-detected~1.3.1~", "world-detected~1.3.1~region", "world-detected~1.3.1~region=nowhere",
        "world-detected~1.3.1~country=ALB", "country-detected~1.3.1", "world-detected~1.3.1~from=2015&from=2016",
        "world-detected~1.3.1~" + "region=150&" * 2000, "world-detected~1.3.1%00", "%ff%fe", "%F0%9F%92%99",
        "..%2f..%2fetc%2fpasswd", "..%5c..%5c", "%252e%252e%252f", "d29ybGQtZGV0ZWN0ZWR-MS4zLjE", "<script>",
        "world-detected~1.3.1%2f..%2f..%2fapp.py", "world-detected~1.3.1+..~", "١~1.3.1", "world-detected~١.3.1",
    ],
)  # fmt: skip
def test_an_address_of_a_card_that_makes_no_sense_is_404_in_a_sentence(client: TestClient, code: str) -> None:
    answer = client.get(f"/c/{code}")
    assert answer.status_code == 404
    assert answer.json()["detail"].endswith(".")
    page = client.get(f"/c/{code}", headers={"accept": "text/html"})
    assert (page.status_code, "<script>" in page.text) == (404, False)
    assert Page(page.text).texts["h1"] == ["There is nothing at this address"]


def test_scripts_are_kept_for_good_and_the_card_is_a_picture(client: TestClient) -> None:
    for name in ("plotly.min.js", "exhibit.js"):
        assert "immutable" in client.get(f"/{asset_path(name)}").headers["cache-control"]
        assert client.get(f"/assets/{name}?0123").headers["cache-control"] == "no-store", "of another release"
    assert client.get("/assets/card.png").content.startswith(b"\x89PNG")
    assert client.get("/assets/..%2fapp.py").status_code == 404
