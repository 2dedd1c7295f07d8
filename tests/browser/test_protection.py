"""With the headers on, everything still works in a browser, and pages cannot be framed by strangers."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from components.exhibits.site import exhibits
from tests.browser.accessibility import until
from tests.browser.policy import refusals
from tests.browser.test_browser import opened
from tests.sampled import by_turns

KINDS = list({item.chart: item for item in exhibits()}.items())


@pytest.fixture
def refused(page: Page) -> list[str]:
    """What the page under test was kept from."""
    return refusals(page)


def test_the_check_sees_what_a_policy_refuses(server: str, page: Page, refused: list[str]) -> None:
    opened(page, f"{server}/about")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://localhost:9/x.png'}))")
    page.evaluate("void setTimeout('window.ran = 1')")
    kept_from = {"script-src", "script-src-elem", "img-src"}
    until(page, lambda: {line.split()[1] for line in refused if line.startswith("REFUSED")} == kept_from)
    assert page.evaluate("window.ran") is None


def test_a_file_can_be_uploaded(server: str, page: Page, refused: list[str]) -> None:
    opened(page, f"{server}/add_data")
    content = b"a,b\n<img src=x onerror=alert(1)>,2\n"
    page.locator("input[type=file]").set_input_files(
        [{"name": "x.csv", "mimeType": "text/csv", "buffer": content}]
    )
    expect(page.get_by_text("This file was not read")).to_be_visible()
    assert refused == []


def test_pages_of_exhibits_are_drawn(server: str, page: Page, refused: list[str]) -> None:
    for chart, item in by_turns(KINDS, 3):
        page.goto(f"{server}/exhibits/{item.slug}.html" + ("?country=Albania" if item.one else ""))
        expect(page.locator("h1")).to_be_visible()
        if chart and page.locator("#chart").count():
            expect(page.locator("#chart .main-svg").first).to_be_visible()
        assert refused == [], item.slug


FRAME = "<iframe></iframe><script>document.querySelector('iframe').src = location.hash.slice(1)</script>"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/exhibits/eu-registered.html?region=Europe", True),
        ("/", False),
        ("/add_data", False),
        ("/api", False),
        ("/briefs/ALB.html", False),
        ("/data/forms.html", False),
        ("/no-such-page", False),
    ],
)
def test_a_stranger_can_frame_exhibits_and_nothing_else(
    server: str, page: Page, elsewhere: int, tmp_path: Path, path: str, shown: bool
) -> None:
    """The stranger has another origin: localhost."""
    (tmp_path / "frame.html").write_text(FRAME)
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"http://localhost:{elsewhere}/frame.html#{server}{path}")
    if shown:
        expect(page.frame_locator("iframe").locator("#chart .main-svg").first).to_be_visible()
    else:
        until(page, lambda: any("frame-ancestors" in line for line in told))
        assert page.frames[1].url.startswith("chrome-error:")
