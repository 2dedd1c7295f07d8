"""Answers over HTTP: what they hold, when they need not be sent, what is refused."""

import gc
import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd
import pyarrow.parquet as pq
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.exhibits.site import PAGES, exhibits
from components.exports.formats import EXHIBIT_FORMATS, TABLE_FORMATS
from components.exports.row_files import csv_bytes
from components.model.exhibit import Exhibit
from components.model.selection import EVERYTHING, Selection, about
from components.model.url_state import asked
from components.model.view import View, settle
from components.routes.fronts import fronts
from components.routes.plain_pages import POLICY
from components.text.presentation import present
from data.package import TABLES, VERSION, Table
from data.tables import UnreadableTable, read
from data.versions import CURRENT, VERSIONS
from tests import sampled
from tests.components.routes.in_process import APP
from tests.sampled import of_each_kind

SELECTIONS = {
    "everything": EVERYTHING,
    "a region and years": Selection(geography=("150",), first_year=2015, last_year=2020),
    "a country, women and girls": Selection(geography=("FRA",), sex=("female",)),
}
REGISTERED = "/exhibits/eu-registered"


def chosen(exhibit: Exhibit, selection: Selection) -> Selection:
    return about(selection, exhibit.one, "ALB") if exhibit.one else selection


def plain(cells: pd.Series) -> list[object]:
    """The cells of a column, with None for what is missing."""
    return [None if pd.isna(cell) else cell for cell in cells.astype("object")]


@pytest.mark.parametrize("selection", SELECTIONS.values(), ids=SELECTIONS)
@pytest.mark.parametrize("exhibit", of_each_kind(), ids=lambda exhibit: exhibit.slug)
def test_csv_and_json_tell_the_rows(client: TestClient, exhibit: Exhibit, selection: Selection) -> None:
    view = settle(exhibit, chosen(exhibit, selection))
    query = urlencode(asked(view.selection, exhibit), doseq=True)
    csv, whole = (
        client.get(f"/exhibits/{exhibit.slug}.{ending}?{query}").content for ending in ("csv", "json")
    )
    assert csv == csv_bytes(view)
    told = json.loads(whole, parse_constant=pytest.fail)
    assert told["title"] == present(view).full_title
    assert told["filters"] == asked(view.selection, exhibit)
    assert [source["citation"] for source in told["sources"]] == [source.citation for source in view.sources]
    for name in exhibit.resource.names:
        assert [row[name] for row in told["rows"]] == plain(view.rows[name]), name
    assert [row["figure"] for row in told["rows"]] == plain(view.shown["figure"])
    assert bool(told["rows"]) != bool(told["no_rows"])


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_a_table_is_the_same_in_every_format(client: TestClient, table: Table) -> None:
    csv, whole, parquet = (
        client.get(f"/data/{table.name}.{ending}") for ending in ("csv", "json", "parquet")
    )
    as_csv = pd.read_csv(io.BytesIO(csv.content), dtype="str", keep_default_na=False)
    as_json, as_parquet = whole.json(), pq.read_table(io.BytesIO(parquet.content))
    about_it = json.loads(as_parquet.schema.metadata[b"about"])
    assert tuple(as_csv.columns) == table.names == tuple(as_parquet.schema.names)
    assert {key: as_json[key] for key in about_it} == about_it
    for field in table.fields:
        cells = plain(read(table)[field.name])
        assert as_parquet[field.name].to_pylist() == cells == [row[field.name] for row in as_json["rows"]]
        kept = as_parquet.schema.field(field.name)
        assert kept.metadata[b"description"].decode() == field.description
        if field.type in ("integer", "number"):
            assert str(kept.type) == {"integer": "int64", "number": "double"}[field.type]


def test_a_table_is_filtered_by_what_it_has(client: TestClient) -> None:
    rows = client.get("/data/detected_victims.json?region=France&sex=female&from=2018&to=2019").json()["rows"]
    assert {(row["geography"], row["sex"]) for row in rows} == {("FRA", "female")}
    assert {row["period_start"] for row in rows} == {2018, 2019}
    kept = client.get("/data/regional_detections.json?lens=constant_panel").json()
    assert {row["lens"] for row in kept["rows"]} == {"constant_panel"}
    assert kept["filters"] == {"lens": ["The same countries every year"]}
    assert 0 < kept["row_count"] < len(read(TABLES["regional_detections"]))
    ranges = client.get("/data/detected_victims.json?region=Albania").json()["rows"]
    assert {(row["low"], row["persons"]) for row in ranges if row["high"] == 4} == {(0, None)}


def test_what_a_filter_could_not_do_is_told(client: TestClient) -> None:
    told = client.get(f"{REGISTERED}.json?sex=Men and boys&region=Europe").json()
    without = client.get("/exhibits/profits-world.json?sex=Men and boys").json()
    assert told["not_filtered_by"] == without["not_filtered_by"] == ["sex"]
    assert told["reaching_beyond"]
    assert told["comparability"]["breaks"]
    assert told["data"] == {"name": "blue-heart-statistics", "version": VERSION, "date": CURRENT.date}


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/data/nothing.csv", 404, "There is no table called “nothing”. There are origin_shares"),
        ("/data/victim_count.csv", 404, "There is no table called “victim_count”. Near it: victim_counts"),
        ("/data/forms.xlsx", 404, "There is no format of tables called “xlsx”. There are csv, json, parquet and html."),
        ("/exhibits/eu-registred.csv", 404, "There is no exhibit called “eu-registred”. Near it: eu-registered"),
        ("/exhibits/", 404, "There is nothing at this address; /api says what there is."),
        ("/data/forms.csv/", 404, "There is nothing at this address"),
        ("/data/%3Cscript%3E.html", 404, "There is no table called “script”."),
        (f"{REGISTERED}.csv?region=Atlantis", 422, "“Atlantis” is not a choice of region."),
        ("/data/forms.csv?region=France", 422, "“region” is not the name of a filter here. Filters here: none."),
        ("/exhibits/country-detected.csv", 422, "This exhibit is about one country"),
    ],
)  # fmt: skip
def test_refusals_are_sentences_in_json(client: TestClient, path: str, status: int, said: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["detail"].startswith(said)
    assert answer.json()["detail"].endswith(".")
    assert answer.headers["cache-control"] == "no-store"


def test_a_table_that_is_not_read_is_said_so(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_table: Table) -> pd.DataFrame:
        raise UnreadableTable("forms.csv cannot be read: no such file /secret/path")

    monkeypatch.setattr("components.exports.table_files.read", broken)
    answer = client.get("/data/trust_fund.parquet?from=2001")
    assert answer.status_code == 503
    assert "/secret" not in answer.text


@pytest.mark.parametrize(
    "path", ["/data/victim_counts.csv", f"{REGISTERED}.json?region=Europe", "/api", "/sitemap.xml"]
)
@pytest.mark.parametrize("coding", ["gzip", "identity", "gzip;q=0", "br, GZIP;q=0.5"])
def test_what_the_asker_has_is_not_sent_again(client: TestClient, path: str, coding: str) -> None:
    first = client.get(path, headers={"Accept-Encoding": coding})
    tag, date = first.headers["etag"], first.headers["last-modified"]
    packed = coding in ("gzip", "br, GZIP;q=0.5")
    assert (first.headers.get("content-encoding") == "gzip") == packed
    assert tag.endswith('-gzip"') == packed
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = client.get(path, headers={"If-None-Match": known, "Accept-Encoding": coding})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(path, headers={"If-Modified-Since": date}).status_code == 304
    for since in ("Sat, 01 Jan 2000 00:00:00 GMT", "yesterday"):
        assert client.get(path, headers={"If-Modified-Since": since}).status_code == 200
    other = {"If-None-Match": '"other"', "If-Modified-Since": date}
    assert client.get(path, headers=other).status_code == 200


def test_headers_for_keeping_reading_and_saving(client: TestClient) -> None:
    foreign = {"Origin": "https://example.org"}
    told = client.get(f"{REGISTERED}.csv?region=Europe&from=2017", headers=foreign).headers
    assert told["access-control-allow-origin"] == "*"
    assert told["cache-control"] == "public, max-age=600, must-revalidate"
    assert told["x-content-type-options"] == "nosniff"
    assert told["content-disposition"] == 'attachment; filename="eu-registered_europe_2017-and-later.csv"'
    assert "Accept-Encoding" in told["vary"]
    asking = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match"}
    first = client.options(f"{REGISTERED}.csv", headers=foreign | asking)
    assert (first.status_code, first.headers["access-control-allow-methods"]) == (200, "GET, HEAD")
    assert client.get("/data/nothing.csv", headers=foreign).headers["access-control-allow-origin"] == "*"


def test_the_feed_tells_each_version_of_the_data(client: TestClient) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ET.fromstring(client.get("/changes.atom").content)  # noqa: S314
    entries = feed.findall(f"{atom}entry")
    titles = [entry.findtext(f"{atom}title") for entry in entries]
    assert titles == [f"Data package {item.version}" for item in VERSIONS]
    assert len({entry.findtext(f"{atom}id") for entry in entries}) == len(VERSIONS)
    assert feed.findtext(f"{atom}updated") == f"{CURRENT.date}T00:00:00+00:00"
    assert all(entry.findtext(f"{atom}content") for entry in entries)


def test_the_sitemap_names_pages_and_tables_that_are_there(client: TestClient) -> None:
    site = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314
    found = [str(place.text) for place in site.iter() if place.tag.endswith("}loc")]
    assert len(found) == len(set(found)) >= len(PAGES) + len(TABLES) + 1
    assert all(client.get(url).status_code == 200 for url in found if "/data/" in url or url.endswith("/api"))
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").text


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_the_page_of_a_table_describes_a_dataset(client: TestClient, table: Table) -> None:
    page = client.get(f"/data/{table.name}.html")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page.text, re.DOTALL)
    assert found
    told = json.loads(found[1])
    assert (told["@type"], told["name"], told["version"]) == ("Dataset", table.title, VERSION)
    assert 50 <= len(told["description"]) <= 5000
    assert len(told["variableMeasured"]) == len(table.fields)
    assert all(client.head(item["contentUrl"]).status_code == 200 for item in told["distribution"])
    assert len(told["distribution"]) == len(TABLE_FORMATS)
    assert page.headers["content-security-policy"] == POLICY


def test_text_of_tables_and_strangers_is_escaped(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    planted = "</script><script>alert(1)</script>"
    monkeypatch.setattr(Table, "description", property(lambda _table: planted), raising=False)
    page = client.get("/data/kinds.html", headers={"Host": "evil.example:8000"})
    assert planted not in page.text
    assert "&lt;/script&gt;" in page.text
    for host in ('"><script>', "a b", "[::1", "x" * 253, "", "evil.example/<x>"):
        for path in ("/changes.atom", "/sitemap.xml", "/data/sources.html", "/robots.txt"):
            answer = client.get(path, headers={"Host": host})
            assert answer.status_code == 200
            assert "><script>" not in answer.text
            assert "evil.example/<" not in answer.text


def test_the_page_that_explains_names_all_links_what_is_and_asks_no_host(client: TestClient) -> None:
    page = client.get("/api").text
    for name in (*(item.slug for item in exhibits()), *TABLES, "region", "country", "lens", "/openapi.json"):
        assert name in page
    (examples,) = re.findall(r"<code>(/exhibits/eu-.*?)</code>", page, re.DOTALL)
    for path in examples.split():
        assert client.get(path.replace("&amp;", "&")).status_code == 200
    linked = set(re.findall(r'href="/exhibits/([^".]+)\.([^"]+)"', page))
    pairs = {(item, ending) for item in exhibits() if not item.one for ending in EXHIBIT_FORMATS}
    pictures = ("png", "svg")
    assert linked == {(item.slug, ending) for item, ending in pairs if item.chart or ending not in pictures}
    foreign = r'<(?:link|img|script|iframe)[^>]+(?:src|href)="(?!data:|http://testserver/)'
    for text in (page, client.get("/data/victim_counts.html").text):
        assert not re.search(rf"{foreign}|@import|url\(", text)


@pytest.mark.whole
def test_views_that_strangers_ask_for_are_not_kept(client: TestClient) -> None:
    """Each holds its rows, and there are more selections than memory."""

    def views() -> int:
        gc.collect()
        return sum(isinstance(thing, View) for thing in gc.get_objects())

    before = views()
    for year in range(1995, 2005 if sampled.EVERYTHING else 1998):
        for ending in set(EXHIBIT_FORMATS) - {"png", "svg", "zip"} | {"html", "offline.html"}:
            path = f"/exhibits/world-detected.{ending}?from={year}&to={year + 11}"
            assert client.get(path).status_code == 200
    assert views() <= before + 1, "more than the last one"


OTHERS = "<noscript><p>You need to enable JavaScript.</p></noscript>"


def fronts_of(folder: Path, text: str) -> TestClient:
    """The pages of a Streamlit whose file is this text."""
    index = folder / "index.html"
    index.write_text(text, encoding="utf-8")
    return TestClient(Starlette(routes=fronts(index)))


def test_every_page_answers_with_its_own_title_and_words(tmp_path: Path) -> None:
    client = fronts_of(
        tmp_path, f"<html><head><title>Streamlit</title></head><body>{OTHERS}app</body></html>"
    )
    titles = {}
    for page in PAGES:
        answer = client.get("/" if page is PAGES[0] else f"/{page.path}?region=Europe")
        assert answer.status_code == 200
        assert OTHERS not in answer.text and answer.text.count("app<template") == 1
        (without,) = re.findall(r"<noscript>(.*?)</noscript>", answer.text, re.DOTALL)
        assert f"<h1>{page.heading}</h1>" in without
        told = [item.slug for item in page.exhibits if not item.one]
        assert re.findall(r"/exhibits/(.+?)\.html", without) == told
        assert '<meta name="description"' in answer.text
        (titles[page.path],) = re.findall(r"<title>(.*?)</title>", answer.text)
    assert titles["home"] == "Blue Heart Statistics"
    assert titles["justice"] == "Justice · Blue Heart Statistics"
    assert len(set(titles.values())) == len(PAGES)
    assert client.get("/justice").headers["cache-control"] == "private, no-cache"


def test_script_and_print_styles_are_linked_and_kept_for_good(tmp_path: Path) -> None:
    client = fronts_of(tmp_path, "<html><head><title>Streamlit</title></head><body></body></html>")
    paths = re.findall(r'="\.(/assets/\S+?)"', client.get("/justice").text)
    for name, path in zip(("dashboard.js", "print.css"), paths, strict=True):
        answer = TestClient(APP).get(path)
        assert answer.text == Path(f"static/{name}").read_text(encoding="utf-8")
        assert "immutable" in answer.headers["cache-control"]
    other = "<html><head></head><body>of another Streamlit</body></html>"
    assert fronts_of(tmp_path, other).get("/").text == other, "given as it is"
