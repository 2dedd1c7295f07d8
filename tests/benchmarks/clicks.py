"""In Chromium: from a click to the first changed chart, beside the bare app."""

from collections.abc import Callable, Sequence
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.report import Part, Row
from tests.benchmarks.run import CLICKED, Run
from tests.browser.chromium import QUIET, installed

AIM = 1.2
WARM_UP, REPEATS = 2, 10
PAGE, OTHER = "origins", "estimates"
SIZE = {"width": 1440, "height": 900}
PATIENCE = 120_000  # milliseconds
# The clock starts at the press of a button and is read, in the page, when the marks of the first chart that is
# seen differ from those before; `last` is when any chart was drawn, and so whether the page stands again.
WATCH = """() => {
  const met = window.met = {pressed: 0, changed: 0, last: 0};
  const marks = () => {
    const chart = [...document.querySelectorAll('.js-plotly-plot')].find(one => one.offsetParent);
    const drawn = chart ? chart.querySelectorAll('.cartesianlayer path, .cartesianlayer text') : [];
    return [...drawn].map(one => one.getAttribute('d') || one.textContent).join('|');
  };
  let before = marks();
  addEventListener('pointerdown', () => {
    before = marks();
    Object.assign(met, {pressed: performance.now(), changed: 0, last: 0});
  }, true);
  new MutationObserver(changes => {
    const drawn = changes.some(({target}) => {
      const one = target.nodeType === 1 ? target : target.parentElement;
      return one && one.closest('.js-plotly-plot') && !one.closest('.hoverlayer');
    });
    if (!drawn || !met.pressed) return;
    met.last = performance.now();
    if (!met.changed) { const now = marks(); if (now && now !== before) met.changed = met.last; }
  }).observe(document, {subtree: true, childList: true, characterData: true, attributes: true,
                        attributeFilter: ['d', 'transform']});
}"""
# Whether nothing has come for a while: no file, no chart, and no grey box where one will be.
LOADED = """() => {
  const charts = [...document.querySelectorAll('[data-testid=stPlotlyChart], .js-plotly-plot')];
  const count = performance.getEntriesByType('resource').length + 1000 * charts.length;
  const now = performance.now();
  if (window.came !== count) Object.assign(window, {came: count, cameAt: now});
  return now - window.cameAt > 1000 && !document.querySelector('[data-testid=stSkeleton]')
    && document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]')
    && charts.every(chart => chart.querySelector('.main-svg'));
}"""
STANDS = "() => window.met.changed && performance.now() - window.met.last > 400"
TIME = "() => window.met.changed - window.met.pressed"


def measure(run: Run) -> Part:
    """Clicks on a year, and switches between two pages."""
    with run.servers() as servers, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=QUIET)
        urls = [f"http://{server.address}/{PAGE}" for server in servers]
        rows = [
            Row(f"{what}, click to first changed chart", "ms", _clicked(browser, urls, click), AIM)
            for what, click in (("filter", _choose_year), ("switch of page", _switch))
        ]
    return Part(
        "In the browser",
        rows,
        "From pressing the button to other marks in the first chart, by the page's clock.",
    )


def _clicked(browser: Browser, urls: Sequence[str], click: Callable[[Page, int], None]) -> list[float]:
    """Median times of each page; they are clicked in turn, so that noise meets all, the first times to warm up."""
    pages = [_opened(browser, url) for url in urls]
    turns = [[_time(page, click, turn) for page in pages] for turn in range(WARM_UP + REPEATS)][WARM_UP:]
    for page in pages:
        page.close()
    return [median(times) for times in zip(*turns, strict=True)]


def _opened(browser: Browser, url: str) -> Page:
    """A page that stands and is watched."""
    page = browser.new_page(viewport=SIZE)
    page.set_default_timeout(PATIENCE)
    page.goto(url)
    page.wait_for_function(LOADED)
    page.evaluate(WATCH)
    return page


def _time(page: Page, click: Callable[[Page, int], None], turn: int) -> float:
    page.bring_to_front()
    click(page, turn)
    page.wait_for_function(STANDS)
    return float(page.evaluate(TIME))


def _choose_year(page: Page, turn: int) -> None:
    """Open the box, and type: its list holds only the options that are in view."""
    year = CLICKED[turn % 2].first
    page.get_by_test_id("stSelectbox").filter(has_text="From year").locator("input").click()
    page.keyboard.type(year)
    page.get_by_role("option", name=year, exact=True).click()


def _switch(page: Page, turn: int) -> None:
    page.get_by_role("button", name="Topics").click()
    page.locator(f"[data-testid=stTopNavPopover] a[href$='/{(OTHER, PAGE)[turn % 2]}']").click()
