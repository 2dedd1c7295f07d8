"""The main job by keyboard alone, what screen readers are told, focus, forced colours, pages outside Streamlit."""

import csv
import re
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.accessibility import (
    LONGEST_WAY,
    OUTSIDE,
    PHONE,
    SCHEMES,
    WIDE,
    grave,
    press_until,
    settled,
    sideways,
    unseen_on_the_way,
    until,
)
from tests.browser.test_browser import finished
from tests.components.charts.test_colours import FOR_MARKS, FOR_TEXT, contrast
from tests.sampled import by_turns

# A page with few charts, and one with more stops than are walked.
FEW, MANY = "/profits?region=Africa", "/profits"
STATUS = "[data-testid=stMain] [role=status]"
LOOKED_AT = by_turns(OUTSIDE, 3)
UNFOLD = "panels => panels.forEach(panel => { panel.open = true })"
CELL = "[role=gridcell][aria-selected=true]"


def _elsewhere(route: Route, request: Request) -> None:
    route.fulfill(status=200, content_type="text/plain", body=f"Elsewhere: {request.url}")


def choose(page: Page, label: str, text: str, told: str) -> None:
    """Reach a box by Tab, type a choice, take it by Enter, and wait until the status tells it."""
    press_until(page, f"input[aria-label='{label}']")
    page.keyboard.type(text, delay=5)
    expect(page.get_by_role("option", name=text, exact=True)).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(STATUS).first).to_contain_text(told)


def test_the_main_job_by_keyboard_alone(server: str, page: Page, tmp_path: Path) -> None:
    page.context.route(elsewhere := re.compile(r"https?://(?!127\.0\.0\.1)"), _elsewhere)
    settled(page, f"{server}/")
    told = page.get_by_role("button", name="Topics").get_attribute("id")
    press_until(page, f"[id='{told}']")
    page.keyboard.press("Enter")
    press_until(page, "[role=menuitem][href$='/estimates'], a[href$='/estimates']", key="ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="How many people are estimated?")).to_be_visible()
    expect(page.locator(STATUS).first).to_contain_text("rows of this page.")
    finished(page)  # what is replaced loses the focus
    choose(page, "Region", "Africa", "rows: Africa.")
    choose(page, "From year", "2016", "rows: Africa, 2016 and later.")
    choose(page, "To year", "2022", "rows: Africa, 2016 to 2022.")
    press_until(page, "[role=tab]")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[role=tab][aria-selected=true]:focus")).to_contain_text("Table (")
    page.locator("canvas[data-testid=data-grid-canvas]").first.wait_for()  # sent once its tab is opened
    press_until(page, "canvas[data-testid=data-grid-canvas]")
    page.keyboard.press("ArrowDown")
    first = page.locator(CELL).first.inner_text()
    page.keyboard.press("ArrowRight")
    expect(page.locator(CELL).first).not_to_have_text(first)
    press_until(page, "[data-testid=stMain] details summary")  # the notes and citations
    page.keyboard.press("Enter")
    press_until(page, "[data-testid=stMain] a[href^=http][target=_blank]")
    source = page.evaluate("document.activeElement.href")
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    assert opened.value.url == source
    opened.value.close()
    page.context.unroute(elsewhere)
    press_until(page, "[class*=st-key-csv-] button")
    with page.expect_download() as waited:
        page.keyboard.press("Enter")
    waited.value.save_as(tmp_path / "rows.csv")
    with (tmp_path / "rows.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert all("Africa" in row["geography_label"] for row in rows)
    assert parse_qs(urlparse(page.url).query) == {"region": ["Africa"], "from": ["2016"], "to": ["2022"]}


def test_a_change_of_a_filter_changes_the_words_of_one_status(server: str, page: Page) -> None:
    """Screen readers tell a status whose node stays and whose text changes, not one that comes anew."""
    settled(page, server + FEW)
    status = page.locator(STATUS).first
    expect(status).to_contain_text("rows: Africa.")
    node = status.element_handle()
    page.get_by_role("button", name="Clear all filters").click()
    expect(status).to_contain_text("rows of this page.")
    assert node.inner_text() == status.inner_text()
    assert node.evaluate("node => node.isConnected && node.getAttribute('role')") == "status"


@pytest.mark.parametrize(
    ("path", "size"),
    [(MANY, PHONE), pytest.param(MANY, WIDE, marks=pytest.mark.rare), (OUTSIDE[0], PHONE)],
)
def test_focus_is_never_hidden_by_a_bar(server: str, page: Page, path: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    settled(page, server + path)
    if (path, size) == (MANY, PHONE):
        # Streamlit leaves what is in its closed sidebar among the stops of Tab: docs/accessibility.md.
        press_until(page, "a[href='#stMain']")
        page.keyboard.press("Enter")
    reached, unseen = unseen_on_the_way(page, LONGEST_WAY)
    assert reached >= 8
    assert unseen == []


@pytest.mark.parametrize("place", [place for place, path in enumerate(OUTSIDE) if path in LOOKED_AT])
def test_pages_outside_streamlit(server: str, page: Page, place: int) -> None:
    """Wide in one scheme and narrow in the other, by turns: axe, 320, 640 px, tables with a name and headings."""
    page.emulate_media(color_scheme=SCHEMES[place % 2], reduced_motion="reduce")
    settled(page, server + OUTSIDE[place])
    if place == 0:  # unfolded, the tables of the others take axe minutes
        page.locator("details").evaluate_all(UNFOLD)
    found = grave(page)
    page.emulate_media(color_scheme=SCHEMES[1 - place % 2], reduced_motion="reduce")
    for width in (640, 390, 320):
        page.set_viewport_size({"width": width, "height": PHONE[1]})
        assert sideways(page) == [], width
        if width == PHONE[0]:
            found += grave(page)
    assert (found, page.evaluate("document.getAnimations().length")) == ([], 0)
    page.locator("details").evaluate_all(UNFOLD)
    nameless = page.locator("table").evaluate_all(
        "tables => tables.filter(table => !(table.caption || table.getAttribute('aria-labelledby'))"
        " || !table.querySelector('th[scope]')).length"
    )
    named = page.get_by_role("table", name=re.compile(r"\w")).count()
    assert OUTSIDE[place] == "/api" or (nameless, named > 0) == (0, True)


def test_an_entry_of_the_site_map_that_has_the_focus_is_marked(server: str, page: Page) -> None:
    settled(page, f"{server}/about")
    told = page.get_by_role("button", name="Topics").get_attribute("id")
    style = "getComputedStyle(document.getElementById(told))"
    look = f"told => [{style}.outlineStyle, {style}.boxShadow, {style}.backgroundColor]"
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        press_until(page, f"[id='{told}']")
        marked = page.evaluate(look, told)
        page.keyboard.press("Shift+Tab")
        until(page, lambda marked=marked: page.evaluate(look, told) != marked)


def test_nothing_moves_where_no_motion_is_wanted(server: str, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    settled(page, f"{server}/country?country=Albania")
    expect(page.locator("[data-testid=stPlotlyChart] .main-svg").first).to_be_visible()
    assert page.evaluate("document.getAnimations().filter(one => one.playState === 'running').length") == 0
    transitions = page.locator(".js-plotly-plot").evaluate_all(
        "plots => plots.map(plot => (plot.layout.transition || {}).duration || 0)"
    )
    assert set(transitions) == {0}


@pytest.mark.parametrize(
    ("path", "scheme"),
    [pytest.param("/profits", "dark", marks=pytest.mark.rare), ("/exhibits/eu-forms.html", "light")],
)
def test_charts_and_controls_hold_in_forced_colours(server: str, page: Page, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme, forced_colors="active")
    settled(page, server + path)
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    paper = _hexes(page, "body", "backgroundColor")[0]
    texts = _hexes(page, ".js-plotly-plot :is(.xtick, .ytick) text", "fill")
    marks = _hexes(page, ".js-plotly-plot .bars .point > path", "fill")
    buttons = _hexes(page, "button:not([hidden])", "color")
    assert texts and marks and buttons
    assert all(contrast(text, paper) >= FOR_TEXT for text in (*texts, *buttons))
    assert all(contrast(mark, paper) >= FOR_MARKS for mark in marks)


def _hexes(page: Page, selector: str, name: str) -> list[str]:
    """The different computed colours of some elements that can be seen, as #rrggbb."""
    colors = page.locator(selector).evaluate_all(
        "(found, name) => [...new Set(found.filter(node => node.checkVisibility())"
        ".map(node => getComputedStyle(node)[name]))]",
        name,
    )
    # Stripes are a pattern with an outline, and no single colour.
    parts = [
        [int(float(part)) for part in re.findall(r"[\d.]+", color)[:4]] for color in colors if "rgb" in color
    ]
    return ["#" + "".join(f"{part:02x}" for part in found[:3]) for found in parts if found[3:] != [0]]
