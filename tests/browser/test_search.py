"""The search box and the number box, from the keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.accessibility import PHONE, grave, press_until
from tests.browser.test_browser import finished, opened, runs_of
from tests.sampled import by_turns


def test_a_key_leads_to_the_box_and_a_result_opens_without_a_reload(server: str, page: Page) -> None:
    runs, loads = runs_of(page), list[str]()
    page.on("load", lambda: loads.append(page.url))
    opened(page, f"{server}/about?region=Europe")
    finished(page)
    assert runs, "the first run of the page was not seen"
    runs.clear()
    page.keyboard.press("/")
    page.keyboard.type("market value lost earnings", delay=5)
    box = page.get_by_role("combobox", name="Search")
    expect(page.get_by_role("option", name=re.compile("^Market value, lost earnings"))).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    assert ForwardMsg.FINISHED_SUCCESSFULLY not in runs, "typing ran the whole page"
    steps = page.evaluate("history.length")
    for _ in range(9):
        page.keyboard.press("ArrowDown")
        if "market-value" in page.evaluate("document.activeElement.href ?? ''"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/profits\?region=Europe#market-value-and-losses$"))
    expect(page.get_by_role("heading", name="Market value, lost earnings")).to_be_in_viewport()
    expect(page.get_by_role("option")).to_have_count(0)
    finished(page)
    assert page.evaluate("history.length") == steps + 1
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("About the data")
    assert len(loads) == 1 and len(page.context.pages) == 1


def test_a_slash_in_another_field_is_a_slash_and_escape_closes_the_results(server: str, page: Page) -> None:
    opened(page, f"{server}/famous_numbers")
    finished(page)
    number = page.get_by_label("Number", exact=True)
    number.click()
    page.keyboard.type("1/7")
    assert number.input_value() == "1/7"
    page.keyboard.press("Control+k")
    page.keyboard.type("Nigera", delay=5)
    expect(page.get_by_role("option", name=re.compile("^Nigeria: "))).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_enter_opens_the_first_result_on_a_phone_and_nothing_covers_it(server: str, page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    opened(page, f"{server}/country?country=Germany")
    finished(page)
    page.get_by_role("combobox", name="Search").fill("prosecutions Albania")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/country\?country=Albania&section=Justice#country-justice$"))
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator(".st-key-shown")).to_contain_text("Albania. ")
    expect(page.get_by_role("combobox", name="Search")).to_have_value("")
    assert page.locator("[data-testid=stSidebar][aria-expanded=true]").count() == 0


def test_a_typed_number_stands_in_the_address(server: str, page: Page) -> None:
    opened(page, f"{server}/famous_numbers")
    finished(page)
    press_until(page, "input[aria-label=Number]")
    page.keyboard.type("one in seven")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 in 7 · Not traceable")).to_be_visible()
    assert page.url.endswith("?number=one+in+seven") or page.url.endswith("?number=one%20in%20seven")


def test_results_have_nothing_that_axe_finds_serious(server: str, page: Page) -> None:
    opened(page, f"{server}/about")
    page.get_by_label("Search", exact=True).fill("forced labour")
    expect(page.get_by_text("the first 8")).to_be_visible()
    assert grave(page) == []


@pytest.mark.parametrize("there", by_turns(["option", "link"], 2))
def test_what_is_clicked_at_once_after_escape_opens_whole(server: str, page: Page, there: str) -> None:
    """The box tells what it holds after the click that leaves: of a page that is gone."""
    opened(page, server)
    finished(page)
    result, link = (
        page.locator(".st-key-found a").first,
        page.get_by_role("link", name=re.compile("^.*More: ")),
    )
    link.first.wait_for()
    page.get_by_role("combobox", name="Search").press_sequentially("Nigeria", delay=5)
    expect(result).to_be_visible()
    clicked = (result if there == "option" else link.first).element_handle()
    assert clicked
    page.keyboard.press("Escape")
    page.evaluate("(link) => { document.activeElement.blur(); link.click(); }", clicked)
    page.wait_for_url(re.compile("/(country|justice|victims)"))
    finished(page)
    page.wait_for_timeout(1000)
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
