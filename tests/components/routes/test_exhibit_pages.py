"""An exhibit's page: the same rows, its own words for previews, nothing foreign, and safe to frame."""

import html
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pandas as pd
import pytest
from starlette.testclient import TestClient

from components.exhibits.site import exhibits
from components.exports.html_page import MOST_ROWS
from components.model.exhibit import Exhibit
from components.model.selection import Selection
from components.model.url_state import address_of
from components.model.view import View, settle
from components.text.presentation import Presentation, present
from components.text.statements import say
from tests.components.model.test_views import selections
from tests.components.routes.in_process import APP
from tests.figures import seen
from tests.sampled import of_each_kind

BY_SLUG = {exhibit.slug: exhibit for exhibit in exhibits()}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(APP) as found:
        yield found


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
def test_the_page_tells_the_rows_the_words_and_the_sources(
    client: TestClient, exhibit: Exhibit, selection: Selection
) -> None:
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
    assert '<html lang="en" data-scheme="dark">' in client.get(f"{path}?scheme=dark").text
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
    described = json.loads(next(text for text in page.texts["script"] if "schema.org" in text))
    assert described["@type"] == "Dataset"
    rows = pd.read_csv(io.StringIO(client.get(described["distribution"][0]["contentUrl"]).text))
    assert len(rows) == len(seen(BY_SLUG["eu-registered"]).rows)


def test_a_preview_shows_no_picture_of_what_was_read_second_hand(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("components.exports.html_page.browser", lambda: "chromium")
    second_hand, first_hand = seen(BY_SLUG["eu-registered"]), seen(BY_SLUG["world-detected"])
    assert not all(source.first_hand for source in second_hand.sources)
    assert page_of(client, second_hand).meta["og:image"].endswith("/assets/card.png")
    assert "/exhibits/world-detected.png" in page_of(client, first_hand).meta["og:image"]


def test_scripts_are_kept_for_good_and_the_card_is_a_picture(client: TestClient) -> None:
    for name in ("plotly.min.js", "exhibit.js"):
        assert "immutable" in client.get(f"/assets/{name}").headers["cache-control"]
    assert client.get("/assets/card.png").content.startswith(b"\x89PNG")
    assert client.get("/assets/..%2fapp.py").status_code == 404
