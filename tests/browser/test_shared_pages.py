"""The page of an exhibit in a fresh browser: linked, framed, saved as a picture, kept offline."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from components.exhibits.site import exhibits
from components.model.addresses import address
from components.model.selection import Selection
from components.model.url_state import asked
from components.model.view import settle
from components.text.presentation import present
from tests.processes import HOST

BY_SLUG = {item.slug: item for item in exhibits()}
CHOSEN = Selection(geography=("150",), first_year=2015)


def linked(server: str, slug: str, ending: str = "html") -> str:
    """The address that somebody shares with a selection."""
    return address(f"{server}/", f"exhibits/{slug}.{ending}", asked(CHOSEN, BY_SLUG[slug]))


@pytest.mark.parametrize("slug", ["regions-detected", "who-reports"])
def test_a_frame_shows_what_the_sender_saw(
    page: Page, server: str, elsewhere: int, tmp_path: Path, requests: list[str], slug: str
) -> None:
    page.set_viewport_size({"width": 340, "height": 900})
    framed = f'<iframe src="{linked(server, slug)}" title="x" width="320" height="780"></iframe>'
    (tmp_path / "page.html").write_text(framed, encoding="utf-8")
    website = f"http://{HOST}:{elsewhere}"
    page.goto(f"{website}/page.html")
    frame = page.frame_locator("iframe")
    expect(frame.locator("h1")).to_have_text(present(settle(BY_SLUG[slug], CHOSEN)).title)
    expect(frame.locator("#chart .main-svg").first).to_be_visible()
    inside = page.frames[1]
    assert inside.evaluate("document.documentElement.scrollWidth") <= 320
    assert [url for url in requests if not url.startswith((server, website, "data:", "blob:"))] == []


def test_the_chart_follows_the_scheme_of_the_address(page: Page, server: str) -> None:
    page.emulate_media(color_scheme="light")
    paper = {}
    for scheme in ("light", "dark"):
        page.goto(f"{linked(server, 'eu-registered')}&scheme={scheme}")
        expect(page.locator("#chart .main-svg").first).to_be_visible()
        paper[scheme] = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == {"light": "rgb(255, 255, 255)", "dark": "rgb(15, 23, 32)"}


def test_a_picture_is_saved_with_title_note_and_source(page: Page, server: str, tmp_path: Path) -> None:
    view = settle(BY_SLUG["eu-registered"], CHOSEN)
    page.goto(linked(server, "eu-registered"))
    for ending in ("svg", "png"):
        with page.expect_download() as told:
            page.get_by_role("button", name=f"Save as {ending.upper()}").click()
        told.value.save_as(tmp_path / f"chart.{ending}")
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")
    svg = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    words = " ".join(re.sub("<[^>]+>", " ", svg).split())  # lines are broken between words
    assert present(view).title.split(":")[0] in words
    assert "Not a publication of UNODC" in words
    assert present(view).sources_in_short in words


@pytest.mark.parametrize("slug", ["eu-registered", "who-reports"])
def test_the_page_in_one_file_needs_no_server(page: Page, server: str, tmp_path: Path, slug: str) -> None:
    answer = page.request.get(linked(server, slug, "offline.html"))
    kept = tmp_path / "kept.html"
    kept.write_bytes(answer.body())
    page.context.set_offline(True)
    asked_for: list[str] = []
    page.on("request", lambda request: asked_for.append(request.url))
    page.goto(kept.as_uri())
    expect(page.locator("#chart .main-svg").first).to_be_visible()
    expect(page.locator("h1")).to_have_text(present(settle(BY_SLUG[slug], CHOSEN)).title)
    assert [url for url in asked_for if not url.startswith(("file:", "data:", "blob:"))] == []
    if slug == "who-reports":
        page.locator("#chart .choroplethlayer path").first.wait_for(state="attached")


def test_without_scripts_the_rows_are_there(chromium: Browser, server: str) -> None:
    plain = chromium.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(linked(server, "eu-registered"))
    page.locator("summary").first.click()
    expect(page.locator("tbody tr")).to_have_count(len(settle(BY_SLUG["eu-registered"], CHOSEN).rows))
    plain.close()
