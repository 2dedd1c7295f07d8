"""Streamlit's scripts are compressed once, for whoever takes it, and kept by browsers for good."""

import gzip
import threading
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.testclient import TestClient

from components.routes import packed_files
from components.routes.files import FOR_GOOD
from components.routes.nowhere import Addresses
from components.routes.packed_files import PackedFiles, packed
from tests.components.routes.test_nowhere import FILES, anything

PLOTLY = next((FILES / "static" / "js").glob("PlotlyChart.*.js"))
ADDRESS = f"/static/js/{PLOTLY.name}"
UNPACKED = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.fixture
def client() -> Iterator[TestClient]:
    checking = Middleware(Addresses, routes=[], files=FILES)
    with TestClient(Starlette(routes=[Mount("/", anything)], middleware=[checking])) as opened:
        yield opened


def asked(client: TestClient, coding: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and the bytes as they came over the wire."""
    with client.stream("GET", ADDRESS, headers={"Accept-Encoding": coding, **headers}) as answer:
        return answer.status_code, dict(answer.headers), b"".join(answer.iter_raw())


@pytest.mark.parametrize(
    ("takes", "coding", "most"),
    [("gzip, deflate, br, zstd", "br", 0.27), ("gzip, deflate", "gzip", 0.31), ("br;q=0, gzip;q=0.5", "gzip", 0.31), ("*", "br", 0.27), ("br;q=0, *;q=0.1", "gzip", 0.31)],
)  # fmt: skip
def test_a_script_of_streamlit_is_packed(client: TestClient, takes: str, coding: str, most: float) -> None:
    status, headers, body = asked(client, takes)
    assert (status, headers["content-encoding"], headers["vary"]) == (200, coding, "Accept-Encoding")
    assert headers["cache-control"] == FOR_GOOD and headers["content-type"].startswith("text/javascript")
    assert UNPACKED[coding](body) == PLOTLY.read_bytes() and len(body) < most * PLOTLY.stat().st_size
    assert asked(client, takes, **{"If-None-Match": headers["etag"]})[::2] == (304, b"")
    assert asked(client, takes, **{"If-Modified-Since": "yesterday"})[0] == 200


def test_who_takes_no_coding_gets_the_file_and_each_form_has_a_tag(client: TestClient) -> None:
    status, headers, body = asked(client, "identity")
    assert (status, body, headers["vary"]) == (200, PLOTLY.read_bytes(), "Accept-Encoding")
    assert headers["cache-control"] == FOR_GOOD and "content-encoding" not in headers
    tags = {asked(client, coding)[1]["etag"] for coding in ("identity", "br", "gzip")}
    assert len(tags) == 3


def test_what_is_small_or_packed_or_not_there_is_left_as_it_is(client: TestClient, tmp_path: Path) -> None:
    font = next((FILES / "static" / "media").glob("*.woff2"))
    assert "content-encoding" not in client.get(f"/static/media/{font.name}").headers
    assert client.get("/static/js/none.js").status_code == client.get("/static/").status_code == 404
    (tmp_path / "small.js").write_text("go()", encoding="utf-8")
    small = TestClient(PackedFiles(tmp_path)).get("/small.js")
    assert small.text == "go()" and "content-encoding" not in small.headers
    with pytest.raises(Exception, match="404"):
        TestClient(PackedFiles(tmp_path / "missing")).get("/small.js")


def test_a_file_is_packed_once_beside_the_loop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    threads, truly = [], brotli.compress

    def compress(plain: bytes, quality: int) -> bytes:
        threads.append(threading.get_ident())
        return truly(plain, quality=quality)

    monkeypatch.setattr(packed_files.brotli, "compress", compress)
    packed.cache_clear()
    client = TestClient(PackedFiles(tmp_path))
    for text in ("one;" * 1000, "two;" * 2000):
        (tmp_path / "own.js").write_text(text, encoding="utf-8")
        assert {client.get("/own.js", headers={"Accept-Encoding": "br"}).text for _ in range(3)} == {text}
    assert len(threads) == 2 and threading.get_ident() not in threads
