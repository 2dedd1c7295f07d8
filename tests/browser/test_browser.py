"""What only a browser shows: drawn charts, addresses, downloads, other hosts, accessibility."""

import csv
import re
import tomllib
from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, Page, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from components.exhibits.site import PAGES
from tests.browser.accessibility import INSIDE, PHONE, SCHEMES, WIDE, at_rest, grave, sideways
from tests.browser.policy import refusals
from tests.sampled import EVERYTHING, by_turns

CHART = "[data-testid=stPlotlyChart] .main-svg"
LAND = "[data-testid=stPlotlyChart] .choroplethlayer path"
MAIN = "[data-testid=stMain]"
MOST_CARDS, MOST_PIXELS, MOST_BYTES = 12, 6000, 300_000
MOST_OF_A_COUNTRY = 3500
WALL = "/who_reports"  # every country by year, which nobody reads to its end
BEGUN = -1
CONFIG = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
# A function, not an expression: waiting for an expression runs text as code, which the app's policy forbids.
ALL_DRAWN = (
    "() => !document.querySelector('[data-testid=stSkeleton]') && "
    "[...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(c => c.querySelector('.main-svg'))"
)
PAPER = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
PATHS = INSIDE
CHARTED = {path for path, page in zip(PATHS, PAGES, strict=True) if any(item.chart for item in page.exhibits)}


def opened(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("[data-testid=stMain] h1")).to_be_visible()
    expect(page.get_by_text("Not an official UNODC product")).to_be_visible()


def chosen_from(page: Page, entry: str, title: str) -> None:
    """Choose a page in the site map."""
    page.get_by_role("button", name=entry).click()
    page.get_by_role("menuitem", name=title).click()


def finished(page: Page) -> None:
    """Wait until the page has run to its end and all its charts are drawn."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_function(ALL_DRAWN, polling=200)  # else it is asked at each frame, and draws one


def sent(page: Page) -> list[int]:
    """How long each message is that a page opened from now on gets; the list grows as they come."""
    sizes: list[int] = []
    page.on("websocket", lambda one: one.on("framereceived", lambda frame: sizes.append(len(frame))))
    return sizes


def runs_of(page: Page) -> list[int]:
    """How each run of a page opened from now on ends, and that it has begun; the list grows as they come."""
    runs: list[int] = []

    def note(frame: bytes | str) -> None:
        message = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
        kind = message.WhichOneof("type")
        if kind in ("new_session", "script_finished"):
            runs.append(BEGUN if kind == "new_session" else message.script_finished)

    page.on("websocket", lambda socket: socket.on("framereceived", note))
    return runs


def read_to_its_end(page: Page, sizes: list[int]) -> None:
    """How many cards stand on an open page, how long it is on a laptop, and how much was sent for it."""
    page.set_viewport_size({"width": 1440, "height": 900})
    at_rest(page)
    assert page.locator(f"{MAIN} [data-testid=stTabs]").count() <= MOST_CARDS
    most = MOST_OF_A_COUNTRY if "/country?" in page.url else MOST_PIXELS
    assert page.evaluate(f"document.querySelector('{MAIN}').scrollHeight") <= most
    assert 5_000 < sum(sizes) <= MOST_BYTES


def looks() -> list[tuple[str, str, tuple[int, int]]]:
    """Each page in one scheme and one size, by turns of days; with EVERYTHING=1 in all four, as the report has them."""
    four = [(scheme, size) for scheme in SCHEMES for size in (PHONE, WIDE)]
    return [(path, *look) for place, path in enumerate(PATHS) for look in by_turns(four, 4, place)]


@pytest.mark.parametrize(("path", "scheme", "size"), looks())
def test_a_page_draws_and_is_refused_nothing_asks_no_other_host_and_axe_finds_nothing_serious(
    server: str, page: Page, requests: list[str], path: str, scheme: str, size: tuple[int, int]
) -> None:
    """Of one page in one browser: what it asks for and is refused is counted to the end.

    It never needs sideways scrolling: at 320 px, which is also 400 % zoom, on days of the phone; at 640 px, 200 % on
    a laptop. A laptop can read it to its end, on the other days: each width draws all charts anew.
    """
    refused, sizes = refusals(page), sent(page)
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, server + path)
    if path in CHARTED:
        expect(page.locator(CHART).first).to_be_visible()
    finished(page)
    if path == "/justice" or page.locator(LAND).count():
        expect(page.locator(LAND).first).to_be_attached()
        assert page.locator(LAND).count() > 70
        assert any(url.endswith("/outlines/world_50m.json") for url in requests), "our own outlines"
    at_rest(page)  # colours change slowly
    color = CONFIG["theme"][scheme]["backgroundColor"]
    told = ", ".join(str(int(color[place : place + 2], 16)) for place in (1, 3, 5))
    assert page.evaluate(PAPER) == f"rgb({told})"
    assert grave(page) == []
    laptop = size == WIDE
    if path != WALL and (EVERYTHING or laptop):
        read_to_its_end(page, sizes)
    for width in (320, PHONE[0], 640) if EVERYTHING else () if laptop else (320,):
        page.set_viewport_size({"width": width, "height": PHONE[1]})
        assert sideways(page) == [], width
    assert refused == []
    hosts = {urlparse(url).hostname for url in requests if urlparse(url).scheme in ("http", "https", "ws")}
    assert hosts == {"127.0.0.1"}


def test_a_filter_changes_chart_and_address_for_anyone(server: str, page: Page, chromium: Browser) -> None:
    opened(page, f"{server}/estimates")
    box = page.get_by_role("combobox", name="Region")
    box.click()
    box.fill("Afri")
    page.get_by_role("option", name="Africa", exact=True).click()
    expect(page.get_by_text("rows: Africa")).to_be_visible()
    assert "region=Africa" in page.url
    status = page.get_by_text("rows: Africa").inner_text()
    fresh = chromium.new_context()
    other = fresh.new_page()
    opened(other, page.url)
    assert other.get_by_text("rows: Africa").inner_text() == status
    fresh.close()


def test_a_filter_follows_from_page_to_page_and_back(server: str, page: Page) -> None:
    opened(page, f"{server}/victims?region=Honduras&from=2015")
    chosen_from(page, "Topics", "Profits")
    expect(page.get_by_text("No rows on this page for: Honduras")).to_be_visible()
    chosen_from(page, "Topics", "Victims")
    expect(page).to_have_url(re.compile(r"/victims\?.*region=Honduras"))
    expect(page.get_by_text("rows: Honduras, 2015 and later")).to_be_visible()
    expect(page.get_by_role("heading", name="Victims detected, assisted or rescued")).to_be_visible()
    page.get_by_role("button", name="Clear all filters").click()
    expect(page.get_by_text("rows of this page.")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/victims$"))


def test_the_csv_is_what_is_shown_and_reruns_nothing(server: str, page: Page, tmp_path: Path) -> None:
    refused, runs = refusals(page), runs_of(page)
    opened(page, f"{server}/origins?origin=Europe")
    page.get_by_role("tab", name="Table").first.click()
    expect(page.locator("[data-testid=stDataFrame] canvas").first).to_be_visible()
    finished(page)
    assert runs, "the first run of the page was not seen"
    runs.clear()
    with page.expect_download() as waited:
        page.locator(".st-key-csv-europe-origins").get_by_role("button", name="CSV").click()
    path = tmp_path / waited.value.suggested_filename
    waited.value.save_as(path)
    assert path.name == "europe-origins_europe.csv"
    lines = list(csv.DictReader(path.open(encoding="utf-8-sig", newline="")))
    assert sorted(line["origin_label"] for line in lines) == [
        "Balkans",
        "Central Europe",
        "Former Soviet Union",
    ]
    assert {line["unit"] for line in lines} == {"per cent"}
    assert runs == [] and refused == []


def test_table_and_chart_are_of_one_height_and_what_is_long_scrolls(server: str, page: Page) -> None:
    opened(page, f"{server}/estimates")
    finished(page)
    heights: dict[str, list[float]] = {}
    for what in ("Chart", "Table"):
        for place in (0, 2):  # one that scrolls, and one that has room
            page.get_by_role("tab", name=what).nth(place).click()
            panel = page.get_by_role("tabpanel").locator("visible=true").nth(place)
            inside = panel.locator(
                "[class*=st-key-long-], [data-testid=stPlotlyChart], [data-testid=stDataFrame]"
            )
            expect(inside.first).to_be_visible()
            heights.setdefault(what, []).append(inside.first.bounding_box()["height"])  # type: ignore[index]
    assert heights["Chart"] == pytest.approx(heights["Table"], abs=4)
    assert max(heights["Chart"]) <= 480


def test_a_link_and_a_sentence_are_copied_and_that_is_said(server: str, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, f"{server}/origins?origin=Europe")
    actions = page.locator(".st-key-actions-europe-origins")
    actions.get_by_role("link", name="Link").click()
    expect(actions.get_by_text("Copied")).to_be_visible()
    copied = "() => navigator.clipboard.readText()"
    assert page.evaluate(copied) == f"{server}/origins?origin=Europe#europe-origins"
    quote = actions.get_by_role("button", name="Quote")
    quote.evaluate("button => button.scrollIntoView({ block: 'end' })")
    quote.click()
    room = "button => innerHeight - button.getBoundingClientRect().bottom > innerHeight / 3"
    assert quote.evaluate(room), "what opens at the foot of the window cannot be read"
    page.get_by_role("link", name="Copy").first.click()
    expect(page.get_by_text("Copied").first).to_be_visible()
    sentence, seen = page.evaluate(copied).split("\n")
    assert "per cent of detected victims" in sentence and seen.startswith(
        "Blue Heart Statistics, data version"
    )


def test_rubbish_in_the_address_is_named_and_shows_no_markup(server: str, page: Page) -> None:
    opened(page, f"{server}/?region=Atlantis&region=%3Cimg%20src=x%20onerror=alert(1)%3E&from=1800")
    expect(page.get_by_text("Ignored: ")).to_contain_text("“Atlantis”")
    assert page.locator("img[src=x]").count() == 0
    expect(page.locator(CHART).first).to_be_visible()


@pytest.mark.parametrize("path", by_turns(["/origins?origin=Europe", "/flows?country=Germany"], 2))
def test_text_of_charts_can_be_read(server: str, page: Page, path: str) -> None:
    parts = ".xtick text, .ytick text, .annotation-text, .node-label, .bartext-outside, .legendtext, .xtitle"
    texts = f"[data-testid=stPlotlyChart] :is({parts})"
    for scheme, fill in (("light", "rgb(38, 39, 48)"), ("dark", "rgb(250, 250, 250)")):
        page.emulate_media(color_scheme=scheme)
        opened(page, server + path)
        finished(page)
        page.locator(texts).first.wait_for(state="attached")
        page.wait_for_function(
            "([texts, fill]) => [...document.querySelectorAll(texts)].every(t => getComputedStyle(t).fill === fill)",
            arg=[texts, fill],
            polling=200,
        )
