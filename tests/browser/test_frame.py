"""The frame in a browser: site map, title, filters, menu of a phone, steps in history."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from components.exhibits.site import PAGES
from tests.browser.accessibility import PHONE, at_rest
from tests.browser.policy import refusals
from tests.browser.test_browser import chosen_from, finished, opened
from tests.sampled import by_turns

MENU = "[data-testid=stSidebar]"
SIZES = "selector => getComputedStyle(document.querySelector(selector)).fontSize"
HEIGHT = "document.querySelector('[data-testid=stMain]').scrollHeight"
COVERS = (
    """([left, top]) => Boolean(document.elementFromPoint(left, top).closest("[data-testid=stSidebar]"))"""
)


def test_the_site_map_leads_to_every_page(server: str, page: Page) -> None:
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    opened(page, f"{server}/about")
    assert page.locator(MENU).count() == 0, "no sidebar where there is nothing to stand beside the page"
    for entry in dict.fromkeys(item.section for item in PAGES if item.section):
        page.get_by_role("button", name=entry).click()
        told = page.get_by_role("menuitem").all_inner_texts()
        assert [text.split("\n")[-1] for text in told] == [
            item.title for item in PAGES if item.section == entry
        ]
        page.keyboard.press("Escape")
    for alone in (item for item in PAGES[::-1] if not item.section):
        page.get_by_role("link", name=alone.title).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(alone.heading)
    assert problems == []


def test_filters_stand_below_the_title_and_above_what_they_change(server: str, page: Page) -> None:
    opened(page, f"{server}/estimates")
    finished(page)
    at_rest(page)
    parts = ("h1", ".st-key-filters", ".st-key-shown", "[data-testid=stPlotlyChart]")
    boxes = [page.locator(f"[data-testid=stMain] {part}").first.bounding_box() for part in parts]
    tops = [box["y"] for box in boxes if box]
    assert tops == sorted(tops) and len(tops) == 4
    sizes = [page.evaluate(SIZES, f"[data-testid=stMain] {name}") for name in ("h1", "h2", "h3")]
    assert sizes == ["32px", "24px", "20px"]


def test_the_contents_stay_in_view_and_paper_has_no_buttons_and_keeps_folds(server: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    opened(page, f"{server}/justice")
    finished(page)
    contents = page.locator(MENU).get_by_role("link")
    contents.nth(6).click()
    expect(page.locator("[data-testid=stMain] h1")).not_to_be_in_viewport()
    expect(contents.nth(6)).to_be_in_viewport()
    page.emulate_media(media="print")
    for part in ("stHeader", "stSidebar", "stDownloadButton", "stButton"):
        for one in page.get_by_test_id(part).all():
            expect(one).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    folded = page.locator("[data-testid=stMain] details:not([open])")
    assert folded.count() > 3 and all(one.bounding_box()["height"] > 60 for one in folded.all())  # type: ignore[index]


@pytest.mark.parametrize(
    ("path", "choice", "to"),
    by_turns([("/profits?region=Africa", "Justice", "/justice"), ("/justice", "What the EU and single places count", "#")], 2),
)  # fmt: skip
def test_a_phones_menu_closes_at_a_choice(server: str, page: Page, path: str, choice: str, to: str) -> None:
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
    finished(page)
    germany = re.compile(r"/country\?country=Germany#country-detected$")
    page.get_by_role("combobox", name="Search").fill("Germany")
    page.keyboard.press("Enter")
    expect(page).to_have_url(germany)
    finished(page)
    steps = page.evaluate("history.length")
    chosen_from(page, "Topics", "Justice")
    expect(page.get_by_role("heading", level=1)).to_have_text("How many traffickers are convicted?")
    finished(page)
    assert page.evaluate("history.length") == steps + 1
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Germany")
    expect(page).to_have_url(germany)
    finished(page)
    page.go_back()
    expect(page.get_by_text("No country is chosen")).to_be_visible()
    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_have_text("Germany")
    opened(page, f"{server}/explore")
    page.get_by_role("radio", name="Columns", exact=True).click()
    expect(page).to_have_url(re.compile("as=Columns"))
    page.go_back()
    expect(page.get_by_role("radio", name="Lines", exact=True)).to_be_checked()
    expect(page.get_by_text("Serbia").first).to_be_visible()
    assert refused == []


def test_home_shows_a_figure_and_a_chart_at_once_and_leads_to_what_to_cite(server: str, page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    opened(page, f"{server}/")
    finished(page)
    at_rest(page)
    chart = page.locator("[data-testid=stPlotlyChart]").first.bounding_box()
    assert chart and chart["y"] <= 560
    assert page.evaluate(HEIGHT) <= 2200
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    at_rest(page)
    figure = page.locator("[data-testid=stMetricValue]").first.bounding_box()
    assert figure and figure["y"] <= 420
    page.locator(".st-key-home-well-known").get_by_text("1 in 7", exact=True).click()
    expect(page.get_by_role("heading", name="1 in 7 · Not traceable")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/famous_numbers\?number="))


def test_a_click_on_the_map_and_a_name_in_the_box_open_a_country(server: str, page: Page) -> None:
    opened(page, f"{server}/")
    finished(page)
    at_rest(page)
    page.locator(".st-key-reporters").scroll_into_view_if_needed()
    box = page.locator(".st-key-reporters .choroplethlayer path").first.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page).to_have_url(re.compile(r"/country\?country=."))
    finished(page)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES[0].heading)
    finished(page)
    place = page.get_by_role("combobox", name="Country")
    place.click()
    place.fill("Ivory Coast")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/country\?country=C"))


def test_a_click_on_the_strip_opens_the_wall_and_one_on_a_cell_tells_its_row(server: str, page: Page) -> None:
    opened(page, f"{server}/")
    finished(page)
    at_rest(page)
    press_mark(page, ".st-key-strip g.point")
    expect(page).to_have_url(re.compile(r"/who_reports"))
    finished(page)
    at_rest(page)
    press_mark(page, ".st-key-chart-wall-detected g.point")
    expect(page.get_by_test_id("stAlert")).to_contain_text(
        re.compile(r"^In 20\d\d, .+ reported by .+ \([“a-z].+Source: UNODC")
    )


def press_mark(page: Page, marks: str) -> None:
    """Click the middle of the twentieth mark of a chart."""
    mark = page.locator(marks).nth(20)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    page.mouse.move(x := box["x"] + box["width"] / 2, y := box["y"] + box["height"] / 2)
    page.mouse.click(x, y)


def test_without_a_connection_there_is_a_sentence_with_links_in_five_seconds(server: str, page: Page) -> None:
    page.route_web_socket(re.compile(".*"), lambda socket: socket.close())
    page.goto(f"{server}/justice")
    told = page.locator("#told-without-connection")
    expect(told).to_be_visible()  # after 3 s
    script = page.locator("script[src*=dashboard]").get_attribute("src") or ""
    assert "setTimeout(tell, 3000)" in page.request.get(f"{server}/{script[2:]}").text()
    expect(told).to_contain_text("needs scripts and a connection that stays open")
    assert told.get_by_role("link").count() > 5


def test_without_scripts_there_is_a_sentence_with_links(server: str, chromium: Browser) -> None:
    plain = chromium.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{server}/victims")
    expect(page.get_by_role("heading", level=1)).to_have_text("How many victims are found, and who?")
    page.get_by_role("link", name="Detected victims by region").first.click()
    expect(page.locator("tbody tr").first).to_be_attached()
    plain.close()


def test_an_address_of_nothing_has_a_page_that_leads_on(server: str, page: Page) -> None:
    answer = page.goto(f"{server}/justise")
    assert answer and answer.status == 404
    expect(page.get_by_role("link", name="Justice").first).to_be_visible()
    page.get_by_role("searchbox").fill("Albania")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Albania (Country or area)").click()
    expect(page).to_have_url(re.compile(r"/country\?country=Albania$"))
