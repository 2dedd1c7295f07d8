"""How much stands on a page when it has been opened, how much was sent for it, and what is folded."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_browser import MAIN, finished, opened, read_to_its_end, sent
from tests.sampled import by_turns

# Beside the pages that tests/browser/test_browser.py walks: the longest of their other addresses.
LONGEST = ("/country?country=United+Kingdom", "/victims?lens=How+many+countries+reported")
CUT = "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent)"


@pytest.mark.parametrize("address", by_turns(LONGEST, 2))
def test_a_page_is_read_to_its_end(server: str, page: Page, address: str) -> None:
    sizes = sent(page)
    opened(page, server + address)
    finished(page)
    read_to_its_end(page, sizes)


def test_an_address_opens_the_fold_of_its_card_as_the_contents_do(server: str, page: Page) -> None:
    opened(page, f"{server}/justice?from=2010#other-proceedings")
    expect(page.locator("#other-proceedings")).to_be_in_viewport()
    finished(page)
    folds = page.locator(f"{MAIN} details")
    assert [fold.get_attribute("open") is not None for fold in folds.all()].count(True) == 1
    link = page.locator("[data-testid=stSidebar]").locator("a[href='#countries-without-convictions']")
    link.click()
    expect(page.locator("#countries-without-convictions")).to_be_in_viewport()
    finished(page)
    fold = page.locator(f"{MAIN} details", has=page.locator("#countries-without-convictions"))
    fold.locator("summary").first.click()
    expect(page.locator("#countries-without-convictions")).to_have_count(0)
    link.click()
    expect(page.locator("#countries-without-convictions")).to_be_in_viewport()


def test_an_address_opens_the_tab_of_its_card_and_so_does_a_tile(server: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    opened(page, f"{server}/country?country=Bolivia#country-detected-forms")
    expect(page.locator("#country-detected-forms")).to_be_in_viewport()
    expect(page.get_by_role("tab", name="Form")).to_have_attribute("aria-selected", "true")
    finished(page)
    tiles = [page.locator(f"a[href='#country-{name}']").bounding_box() for name in ("detected", "rate-among")]
    assert tiles[0] and tiles[1] and tiles[0]["x"] < tiles[1]["x"], "two beside each other on a phone"
    assert page.locator("[data-testid=stMetricValue] *").evaluate_all(CUT) == []
    page.locator("a[href='#country-justice']").click()
    expect(page.locator("#country-justice")).to_be_in_viewport()
    expect(page.locator("#country-detected-forms")).to_have_count(0)


def test_what_is_folded_is_served_and_stays_open_at_another_filter(server: str, page: Page) -> None:
    opened(page, f"{server}/origins")
    finished(page)
    link = page.locator(f"{MAIN} details a[href^='/exhibits/']").first
    address = link.get_attribute("href") or ""
    assert page.request.get(server + address.partition("#")[0]).ok
    opened(page, f"{server}/justice#countries-without-convictions")
    expect(page.locator("#countries-without-convictions")).to_be_visible()
    finished(page)
    told = page.locator(f"{MAIN} details[open] > summary").inner_text()
    box = page.get_by_role("combobox", name="From year")
    box.click()
    box.fill("2015")
    page.keyboard.press("Enter")
    expect(page.locator(f"{MAIN} details[open]")).to_have_count(1)
    expect(page.locator(f"{MAIN} details[open] > summary")).not_to_have_text(told)
