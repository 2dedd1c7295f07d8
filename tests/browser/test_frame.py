"""The frame in a browser: site map, title, filters, menu of a phone, steps in history."""

import re

import pytest
from playwright.sync_api import Page, expect

from components.exhibits.site import PAGES
from tests.browser.accessibility import PHONE, at_rest
from tests.browser.policy import refusals
from tests.browser.test_browser import finished, opened

MENU = "[data-testid=stSidebar]"
SIZES = "selector => getComputedStyle(document.querySelector(selector)).fontSize"
COVERS = (
    """([left, top]) => Boolean(document.elementFromPoint(left, top).closest("[data-testid=stSidebar]"))"""
)


def chosen_from(page: Page, entry: str, title: str) -> None:
    """Choose a page in the site map."""
    page.get_by_role("button", name=entry).click()
    page.get_by_role("menuitem", name=title).click()


def test_the_site_map_leads_to_every_page(server: str, page: Page) -> None:
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    opened(page, f"{server}/about")
    for entry in dict.fromkeys(item.section for item in PAGES[1:]):
        page.get_by_role("button", name=entry).click()
        told = page.get_by_role("menuitem").all_inner_texts()
        assert [text.split("\n")[-1] for text in told] == [
            item.title for item in PAGES if item.section == entry
        ]
        page.keyboard.press("Escape")
    page.get_by_role("link", name="Home").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES[0].heading)
    assert problems == []


def test_title_headings_and_lead_have_the_sizes_of_the_theme(server: str, page: Page) -> None:
    opened(page, f"{server}/profits")
    assert [page.evaluate(SIZES, f"[data-testid=stMain] {name}") for name in ("h1", "h2", "h3")] == [
        "32px",
        "24px",
        "20px",
    ]


def test_filters_stand_below_the_title_and_above_what_they_change(server: str, page: Page) -> None:
    opened(page, f"{server}/estimates")
    finished(page)
    at_rest(page)
    parts = ("h1", ".st-key-filters", ".st-key-shown", "[data-testid=stPlotlyChart]")
    boxes = [page.locator(f"[data-testid=stMain] {part}").first.bounding_box() for part in parts]
    tops = [box["y"] for box in boxes if box]
    assert tops == sorted(tops) and len(tops) == 4
    assert page.locator(MENU).count() == 0, "no sidebar where there is nothing to stand beside the page"


def test_the_contents_stay_in_view_on_a_wide_screen(server: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    opened(page, f"{server}/justice")
    finished(page)
    contents = page.locator(MENU).get_by_role("link")
    contents.nth(6).click()
    expect(page.locator("[data-testid=stMain] h1")).not_to_be_in_viewport()
    expect(contents.nth(6)).to_be_in_viewport()


@pytest.mark.parametrize(
    ("path", "choice", "to"), [("/profits", "Justice", "/justice"), ("/justice", "European Union", "#")]
)
def test_the_menu_of_a_phone_closes_after_a_choice(
    server: str, page: Page, path: str, choice: str, to: str
) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    opened(page, server + path)
    finished(page)
    page.locator("[data-testid=stExpandSidebarButton]").click()
    at_rest(page)
    assert page.evaluate(COVERS, [100, 400])
    page.locator(MENU).get_by_role("link", name=choice, exact=True).click()
    expect(page).to_have_url(re.compile(re.escape(to)))
    at_rest(page)
    assert not page.evaluate(COVERS, [100, 400])


def test_one_click_is_one_step_and_back_restores_the_filters(server: str, page: Page) -> None:
    refused = refusals(page)
    opened(page, f"{server}/country")
    page.get_by_role("button", name="Germany").click()
    expect(page).to_have_url(re.compile(r"/country\?country=Germany$"))
    finished(page)
    steps = page.evaluate("history.length")
    chosen_from(page, "Topics", "Justice")
    expect(page.get_by_role("heading", level=1)).to_have_text("Suspected, prosecuted, convicted")
    finished(page)
    assert page.evaluate("history.length") == steps + 1
    page.go_back()
    expect(page.get_by_text("Germany: ")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/country\?country=Germany$"))
    finished(page)
    page.go_back()
    expect(page.get_by_text("No country is chosen")).to_be_visible()
    page.go_forward()
    expect(page.get_by_text("Germany: ")).to_be_visible()
    assert refused == []
