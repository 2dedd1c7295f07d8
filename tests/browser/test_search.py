"""The search box and the number box, from the keyboard alone."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.test_browser import finished, opened

LONGEST_WAY = 60


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus."""
    expect(page.locator(selector)).to_be_visible()
    finished(page)
    for _ in range(LONGEST_WAY):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} was not reached with {LONGEST_WAY} tabs")


def test_search_leads_from_the_keyboard_to_an_exhibit_with_the_filters(server: str, page: Page) -> None:
    runs: list[int] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: _note_run(frame, runs)))
    opened(page, f"{server}/about?region=Europe")
    finished(page)
    assert runs, "the first run of the page was not seen"
    runs.clear()
    tab_to(page, "input[aria-label=Search]")
    page.keyboard.type("market value lost earnings", delay=5)
    expect(page.get_by_role("link", name=re.compile("^Market value, lost earnings"))).to_be_visible()
    assert set(runs) == {ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}, "typing ran the whole page"
    tab_to(page, "a[href*=market-value-and-losses]")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/profits\?region=Europe#market-value-and-losses$"))
    expect(page.get_by_role("heading", name="Market value, lost earnings")).to_be_in_viewport()
    assert len(page.context.pages) == 1


def _note_run(frame: bytes | str, runs: list[int]) -> None:
    """Keep how a run has ended: that of a page or that of a fragment."""
    if isinstance(frame, bytes):
        message = ForwardMsg.FromString(frame)
        if message.WhichOneof("type") == "script_finished":
            runs.append(message.script_finished)


def test_a_number_leads_from_the_search_to_its_finding(server: str, page: Page) -> None:
    opened(page, f"{server}/about")
    tab_to(page, "input[aria-label=Search]")
    page.keyboard.type("150bn", delay=5)
    expect(page.get_by_role("link", name="USD 150 billion")).to_be_visible()
    tab_to(page, "a[href*='number=']")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/famous_numbers\?number=USD\+150\+billion$"))
    expect(page.get_by_role("heading", name="USD 150 billion · Misquoted")).to_be_visible()


def test_a_typed_number_stands_in_the_address(server: str, page: Page) -> None:
    opened(page, f"{server}/famous_numbers")
    tab_to(page, "input[aria-label=Number]")
    page.keyboard.type("one in seven")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 in 7 · Not traceable")).to_be_visible()
    assert page.url.endswith("?number=one+in+seven") or page.url.endswith("?number=one%20in%20seven")


def test_results_have_nothing_that_axe_finds_serious(server: str, page: Page) -> None:
    opened(page, f"{server}/about")
    page.get_by_label("Search", exact=True).fill("forced labour")
    expect(page.get_by_text("the first 8.")).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [item["id"] for item in found if item["impact"] in ("serious", "critical")] == []
