"""A Chromium for the benchmark, and what is watched in its pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import QUIET, installed

SIZE = {"width": 1440, "height": 900}
PATIENCE = 120_000  # milliseconds
QUIET_FOR = 400  # milliseconds without drawing, after which a page stands
# Tabs that are not in front would otherwise be drawn seldom.
AWAKE = [
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
]
# The clock starts at the press of a button and is read, in the page, when the marks of the first chart that is
# seen differ from those before, and at the last time that any chart was drawn.
WATCH = """() => {
  const told = window.told = {asked: 0, changed: 0, last: 0};
  const marks = () => {
    const chart = [...document.querySelectorAll('.js-plotly-plot')].find(one => one.offsetParent);
    const drawn = chart ? chart.querySelectorAll('.cartesianlayer path, .cartesianlayer text') : [];
    return [...drawn].map(one => one.getAttribute('d') || one.textContent).join('|');
  };
  let before = marks();
  addEventListener('pointerdown', () => {
    before = marks();
    Object.assign(told, {asked: performance.now(), changed: 0, last: 0});
  }, true);
  new MutationObserver(changes => {
    const drawn = changes.some(({target}) => {
      const one = target.nodeType === 1 ? target : target.parentElement;
      return one && one.closest('.js-plotly-plot') && !one.closest('.hoverlayer');
    });
    if (!drawn || !told.asked) return;
    told.last = performance.now();
    if (!told.changed) { const now = marks(); if (now && now !== before) told.changed = told.last; }
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
    && charts.every(chart => chart.querySelector('.main-svg'));
}"""
STANDS = f"() => window.told.changed && performance.now() - window.told.last > {QUIET_FOR}"


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium that asks nothing of other hosts. Raises RuntimeError where there is none."""
    path = installed()
    if not path:
        raise RuntimeError("No Chromium: `python -m tests.browser.chromium` finds or installs one.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET, *AWAKE])
        yield browser
        browser.close()


def opened(browser: Browser, url: str) -> Page:
    """A page whose charts stand and are watched."""
    page = browser.new_page(viewport=SIZE)
    page.set_default_timeout(PATIENCE)
    page.goto(url)
    page.locator(".js-plotly-plot .main-svg").first.wait_for(state="attached")
    page.wait_for_function(LOADED)
    page.evaluate(WATCH)
    return page


def drawn_after(page: Page) -> tuple[float, float]:
    """Milliseconds from the last press to the first changed chart and to the last one drawn."""
    page.wait_for_function(STANDS)
    told = page.evaluate("() => window.told")
    return told["changed"] - told["asked"], told["last"] - told["asked"]
