"""Headers of every answer, and addresses that no stranger can choose for others."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.testclient import TestClient

from components.exhibits.site import PAGES
from components.routes.fronts import fronts
from components.routes.responses import SETTING, configured, headers_of, protected
from components.routes.serving import routes

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
PLAIN = "<html><head><title>Streamlit</title></head><body><script>\nstart()\n</script></body></html>"
HOLD_ADDRESSES = [
    *("/", "/about", "/sitemap.xml", "/robots.txt", "/changes.atom", "/exhibits/eu-registered.html"),
    *("/exhibits/eu-registered.offline.html", "/data/forms.html", "/briefs/ALB.html", "/country/ALB"),
    *("/verify.json?claim=5", "/verify?claim=5", "/llms.txt"),
]
NO = 'identity, gzip; q=0|gzip;q=0.00, br|notgzip|pgzip, gzip-foo|gzip;q=1;q=0|gzip; q="0"|gzip, gzip;q=0|*;q=0.000|gzip;q=0, x-gzip;q=0, *'
FRAMED = "/exhibits/eu-registered.html"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    index = tmp_path / "index.html"
    index.write_text(PLAIN, encoding="utf-8")
    app = Starlette(
        routes=[*routes(), *fronts(index)], middleware=[protected(index), Middleware(GZipMiddleware)]
    )
    with TestClient(app, base_url="http://127.0.0.1:8501") as opened:
        yield opened


@pytest.mark.parametrize(
    "path", [*HOLD_ADDRESSES, "/data/forms.csv", "/data/forms.parquet", "/data/no.csv", "/api", "/no-page"]
)
def test_every_answer_has_each_header_once(client: TestClient, path: str) -> None:
    told = client.get(path, headers={"Origin": "https://example.org"}).headers
    for name in (*headers_of(PLAIN), "vary"):
        assert len(told.get_list(name)) <= 1
        assert name == "vary" or told[name], name
    said = [name.strip().lower() for name in told.get("vary", "").split(",")]
    assert len(said) == len(set(said))
    for takes in f"{NO}|br;q=0, gzip;q=0.1|X-Gzip ; Q=1.0000|*;q=0.2".split("|"):
        answer = client.get(path, headers={"Accept-Encoding": takes})
        packed = takes not in NO and len(answer.content) > 999 and not path.endswith("parquet")
        assert ("content-encoding" in answer.headers) is packed
        assert ('-gzip"' in answer.headers.get("etag", "")) is packed


def test_only_pages_of_exhibits_may_be_framed_by_others(client: TestClient) -> None:
    ancestors = {
        path: re.findall(r"frame-ancestors ([^;]*)", client.get(path).headers["content-security-policy"])
        for path in (*HOLD_ADDRESSES, "/api", "/data/forms.csv")
    }
    assert {path for path, told in ancestors.items() if told not in (["'none'"], ["'self'"])} == {FRAMED}
    assert ancestors[FRAMED] == ["*"]


def test_no_policy_names_another_host_or_lets_words_run_as_a_program(client: TestClient) -> None:
    for path in (*HOLD_ADDRESSES, "/api"):
        policy = client.get(path).headers["content-security-policy"]
        assert "'unsafe-eval'" not in policy
        scripts = re.findall(r"script-src ([^;]*)", policy)
        assert "unsafe-inline" not in "".join(scripts)
        framed = re.sub(r"frame-ancestors [^;]*", "", policy)
        assert not re.search(r"https?:|wss?:|\*", framed), path


def test_the_scripts_of_the_page_of_streamlit_are_named_one_by_one() -> None:
    text = INDEX.read_text(encoding="utf-8")
    inline = [tag for tag in re.findall(r"<script[^>]*>", text) if "src=" not in tag]
    assert headers_of(text)["Content-Security-Policy"].count("'sha256-") == len(inline) > 0
    changed = text.replace("window.prerenderReady = false", "window.prerenderReady = 0")
    assert headers_of(changed) != headers_of(text)


@pytest.mark.parametrize("path", HOLD_ADDRESSES)
def test_what_a_host_header_says_is_kept_for_nobody_and_means_nothing_beside_the_operators_address(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    answer = client.get(path, headers={"Host": "evil.example"})
    assert "evil.example" in answer.text, "the checks below would see nothing"
    assert answer.headers["cache-control"].startswith("private")
    assert "evil.example" not in client.get(path).text
    monkeypatch.setenv(SETTING, "https://figures.example.org")
    answer = client.get(path, headers={"Host": "evil.example"})
    assert "evil.example" not in answer.text and "https://figures.example.org/" in answer.text


@pytest.mark.parametrize(
    "host",
    [
        *(",", 'a"b', "evil one", "<evil>", "a" * 254, "u@evil.example"),
        *("a\\b", "evil.example/?", "", "evil..example"),
    ],
)
@pytest.mark.parametrize("path", ["/", "/robots.txt", FRAMED])
def test_a_strange_host_is_refused_and_not_written_anywhere(client: TestClient, path: str, host: str) -> None:
    answer = client.get(path, headers={"Host": host})
    assert answer.status_code == 400 or not host or host not in answer.text
    assert "evil.example" not in answer.text


NO_PORTS = ["http://127.0.0.1:99999", "http://a:0", "http://[::1]:65536"]
NO_HOSTS = ["https://.", "https://a..b", "https://.a", "https://[::::]", "https://[::1", "https://:80"]
NONE = ["a.example", "javascript:alert(1)", "https://a/b", "https://me:secret@a", *NO_PORTS, *NO_HOSTS]


@pytest.mark.parametrize("told", NONE)
def test_an_address_that_is_none_stops_the_start(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    assert len(fronts(INDEX)) == len(PAGES)
    monkeypatch.setenv(SETTING, told)
    with pytest.raises(ValueError, match="has to be an address such as [^@]*$"):
        fronts(INDEX)


def test_a_slash_at_the_end_of_the_address_means_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for named in ("https://a.example:8443", "http://[::1]:65535", "https://a_b.example."):
        for told in (named, f"{named}/", f" {named} "):
            monkeypatch.setenv(SETTING, told)
            assert configured() == f"{named}/"


def test_a_format_that_is_none_is_told_and_years_in_the_wrong_order_are_turned(client: TestClient) -> None:
    for path in ("/exhibits/eu-registered.html5", "/exhibits/eu-registered.doc", "/data/forms.doc"):
        assert "html" in client.get(path).json()["detail"]
    orders = ("from=2015&to=2020", "from=2020&to=2015")
    right, wrong = (client.get(f"/exhibits/eu-registered.json?{query}").json()["rows"] for query in orders)
    assert wrong == right != []
