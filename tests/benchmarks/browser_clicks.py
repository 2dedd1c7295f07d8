"""From a click on a filter to the changed chart in a browser: ours, bare, plain Streamlit and Dash in turn."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from tests.benchmarks import bare
from tests.benchmarks.browser import chromium, drawn_after, opened
from tests.benchmarks.measures import CLICKED, PRODUCT
from tests.benchmarks.results import Part, Row
from tests.benchmarks.servers import listening, serving, serving_dash

PEERS = bare.HERE / "peers"
WARM_UP = 2
OF_BARE, OF_PLAIN, OF_DASH = 1.2, 1.0, 1.1  # ahead of plain Streamlit; level with Dash
PAGE, OTHER = "origins", "estimates"

Open = Callable[[Page, str], None]
Times = tuple[float, float]


def measure(script: Path, repeats: int = 10) -> Part:
    """Median milliseconds of clicks on a year, and of switches between two pages."""
    bare.offer(script.parent, [years.first for years in CLICKED])
    with ExitStack() as stack:
        servers = [stack.enter_context(serving(path)) for path in (PRODUCT, script, PEERS / "plain.py")]
        servers.append(stack.enter_context(serving_dash(PEERS / "dashed.py")))
        for server in servers:
            listening(server)
        browser = stack.enter_context(chromium())
        ours, floor, plain, dash = (f"http://{server.address}/" for server in servers)
        years = _years(browser, [ours + PAGE, floor + PAGE, plain, dash], repeats)
        switches = _switches(browser, [ours + PAGE, floor + PAGE], repeats)
    note = (
        "Read in the page with performance.now(), from pressing the button to the marks of the first chart "
        "having changed, and to the last drawing of any chart; the page of origins, from 2014 or from 2019. "
        "Servers and browser share the cores."
    )
    return Part("In the browser", [*_compared("filter", years), *_compared("switch of page", switches)], note)


def _compared(what: str, found: list[Times]) -> list[Row]:
    (first, every), *others = found
    named = zip(("bare", "plain Streamlit", "Dash"), (OF_BARE, OF_PLAIN, OF_DASH), others, strict=False)
    return [
        Row(f"{what}, click to {when}", "ms", ours, theirs[place], against, aim)
        for against, aim, theirs in named
        for place, (when, ours) in enumerate((("first changed chart", first), ("last chart drawn", every)))
    ]


def _years(browser: Browser, urls: list[str], repeats: int) -> list[Times]:
    pages = [opened(browser, url) for url in urls]
    opens: list[Open] = [_open_streamlit, _open_streamlit, _open_streamlit, _open_dash]

    def click(number: int, turn: int) -> Times:
        page = pages[number]
        page.bring_to_front()
        year = CLICKED[turn % 2].first
        opens[number](page, year)
        page.get_by_role("option", name=year, exact=True).click()
        return drawn_after(page)

    return _medians(click, len(pages), repeats)


def _switches(browser: Browser, urls: list[str], repeats: int) -> list[Times]:
    pages = [opened(browser, url) for url in urls]

    def click(number: int, turn: int) -> Times:
        page = pages[number]
        page.bring_to_front()
        page.locator(f"[data-testid=stSidebarNav] a[href$='/{(OTHER, PAGE)[turn % 2]}']").first.click()
        return drawn_after(page)

    return _medians(click, len(pages), repeats)


def _medians(click: Callable[[int, int], Times], pages: int, repeats: int) -> list[Times]:
    """Each page clicked in turn, so that noise meets all; the first clicks warm up."""
    turns = [[click(number, turn) for number in range(pages)] for turn in range(WARM_UP + repeats)]
    kept = turns[WARM_UP:]
    return [
        (median(turn[number][0] for turn in kept), median(turn[number][1] for turn in kept))
        for number in range(pages)
    ]


def _open_streamlit(page: Page, year: str) -> None:
    """Open the box, and type: its list holds only the options that are in view."""
    page.get_by_test_id("stSelectbox").filter(has_text="From year").locator("input").click()
    page.keyboard.type(year)


def _open_dash(page: Page, _: str) -> None:
    """Open the box; its list holds every option, and is drawn anew while one types."""
    page.locator("#from").click()
