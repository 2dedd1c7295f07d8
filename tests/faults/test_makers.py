"""What makes pictures, PDF and charts is missing, fails or hangs."""

import asyncio
import gc
import os
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import httpx2 as httpx
import plutoprint
import pytest
from starlette.testclient import TestClient

from components.exports import formats, pictures
from components.ui import card
from tests.components.routes.in_process import APP
from tests.faults.servers import Served
from tests.faults.visitor import visit
from tests.pages.test_pages import PAGE, alts, opened, words
from tests.processes import PATIENCE

PICTURE, BRIEF = "/exhibits/eu-registered.png", "/briefs/ALB.pdf"
# A program that nobody should wait for; it would tell that somebody did.
HANGS = f"exec {sys.executable} -c 'import pathlib, time; time.sleep({PATIENCE}); pathlib.Path(\"ENDED\").touch()'"


def path_with(folder: Path, script: str) -> str:
    """A PATH whose only Chromium is this script."""
    folder.mkdir()
    program = folder / "chromium"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return f"{folder}:/bin"


def in_process() -> httpx.AsyncClient:
    """Who asks the routes for several things at once."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(APP), base_url="http://testserver")


@pytest.mark.rare
@pytest.mark.parametrize(
    ("how", "script", "years"),
    [("missing", "", "2015"), ("ends at once", "exit 1", "2016"), ("hangs", HANGS, "2017")],
)
def test_a_chromium_that_is_missing_or_fails(
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
    how: str,
    script: str,
    years: str,
) -> None:
    """Each asks for years of its own: a picture that was made once is kept."""
    true, asked = shutil.which("chromium"), f"{PICTURE}?from={years}"
    monkeypatch.setattr(pictures, "PATIENCE", 2.0)
    monkeypatch.setattr(pictures, "TO_END", 1.0)
    monkeypatch.setenv(
        "PATH",
        path_with(tmp_path / "bin", script.replace("ENDED", f"{tmp_path}/ended"))
        if script
        else str(tmp_path),
    )
    if true:
        monkeypatch.setattr(
            "shutil.which",
            lambda name: str(tmp_path / "bin" / name) if script and name == "chromium" else None,
        )
    client = TestClient(APP)
    answer = client.get(asked)
    assert not (tmp_path / "ended").exists(), "it was waited for"
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
    assert client.get(asked.replace("png", "html")).status_code == 200
    assert client.get(asked.replace("png", "zip")).status_code == 200
    gc.collect()
    assert "never retrieved" not in caplog.text
    monkeypatch.undo()
    if true:
        monkeypatch.setattr(pictures, "PATIENCE", PATIENCE)
        assert client.get(asked).content.startswith(b"\x89PNG")


def test_a_crowd_at_a_chromium_that_hangs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Others are answered meanwhile; it is started once; nothing of it is left."""
    script = f"echo >> {tmp_path}/started; exec sleep 987"
    started, room = tmp_path / "started", tmp_path / "room"
    room.mkdir()
    monkeypatch.setenv("PATH", path_with(tmp_path / "bin", script) + f":{os.environ['PATH']}")
    monkeypatch.setattr(pictures, "PATIENCE", 3.0)
    monkeypatch.setattr(pictures, "TO_END", 1.0)
    monkeypatch.setattr(tempfile, "tempdir", str(room))

    async def crowd() -> None:
        async with in_process() as client:
            asked = [asyncio.create_task(client.get(f"{PICTURE}?from={2008 + at % 13}")) for at in range(40)]
            while not started.exists():
                await asyncio.sleep(0.05)
            assert (await client.get("/exhibits/eu-registered.csv")).status_code == 200
            assert not all(task.done() for task in asked), "everybody waited for the pictures"
            answers = await asyncio.gather(*asked)
            assert {(one.status_code, one.headers["retry-after"]) for one in answers} == {(503, "60")}
            assert any("was not begun" in answer.text for answer in answers)

    asyncio.run(crowd())
    assert started.read_text() == "\n", "it is asked once a minute"
    assert not [path for path in Path("/proc").glob("[0-9]*/cmdline") if _says(path, b"987")]
    assert list(room.iterdir()) == []


def _says(path: Path, words: bytes) -> bool:
    with suppress(OSError):
        return words in path.read_bytes().split(b"\0")
    return False


def test_equal_requests_share_one_making(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def slow(view: object, *_: object) -> bytes:
        made.append(view)
        time.sleep(1)
        return b"a picture"

    monkeypatch.setattr(pictures, "picture", slow)
    monkeypatch.setitem(formats.EXHIBIT_FORMATS, "png", replace(formats.EXHIBIT_FORMATS["png"], write=slow))

    async def crowd() -> set[bytes]:
        async with in_process() as client:
            answers = await asyncio.gather(*[client.get(PICTURE) for _ in range(30)])
            return {answer.content for answer in answers}

    assert asyncio.run(crowd()) == {b"a picture"} and len(made) == 1


def test_a_pdf_that_cannot_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise plutoprint.Error("out of fonts in /secret")

    client = TestClient(APP)
    monkeypatch.setattr(plutoprint, "Book", broken)
    answer = client.get(BRIEF)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "60") and "/secret" not in answer.text
    page = client.get(BRIEF.replace("pdf", "html"))
    assert page.status_code == 200 and "Albania" in page.text
    monkeypatch.undo()
    assert client.get(BRIEF).content.startswith(b"%PDF")


def test_an_exhibit_whose_chart_fails_keeps_its_table(monkeypatch: pytest.MonkeyPatch) -> None:
    true_draw = card.draw

    def broken(view: object) -> object:
        if view.exhibit.slug == broken.slug:  # type: ignore[attr-defined]
            raise ZeroDivisionError("secret")
        return true_draw(view)  # type: ignore[arg-type]

    whole = opened(PAGE["profits"])
    broken.slug = next(item.slug for item in PAGE["profits"].exhibits if item.chart)  # type: ignore[attr-defined]
    notes = [panel.label for panel in whole.expander]
    monkeypatch.setattr(card, "draw", broken)
    card._send.clear()  # what was drawn before is sent again
    at = opened(PAGE["profits"])
    assert not at.exception
    sentence = at.warning[0].value
    assert "nobody foresaw (ZeroDivisionError)" in sentence.replace("\\", "") and "secret" not in words(at)
    assert [panel.label for panel in at.expander] == notes and len(alts(at)) == len(alts(whole)) - 1


def test_a_fault_of_ours_over_http_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("components.routes.plain_pages.exhibits", broken)
    answer = TestClient(APP).get("/sitemap.xml")
    assert answer.status_code == 500 and "secret" not in answer.text


@pytest.mark.rare
def test_outlines_that_are_missing(served: Served) -> None:
    outlines = served.folder / "static" / "outlines"
    outlines.rename(outlines.with_name("away"))
    try:
        read = visit(served.address, "justice")
        assert served.get("/outlines/world_50m.json")[0] == 404
        status, headers, text = served.get("/exhibits/who-reports.png")
    finally:
        outlines.with_name("away").rename(outlines)
    assert any("outlines" in text for text in read.warnings)
    assert (status, headers["retry-after"]) == (503, "60") and ("outlines" in text or "Chromium" in text)
    assert not read.broken and not visit(served.address, "justice").warnings
    assert served.get("/outlines/world_50m.json")[0] == 200
