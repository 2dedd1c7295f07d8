"""What tests measure of accessibility in a browser: axe, sideways scrolling, covered focus."""

from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from components.exhibits.site import PAGES
from tests.processes import PATIENCE, eventually

MILLISECONDS = PATIENCE * 1000  # only what fails waits so long
expect.set_options(timeout=MILLISECONDS)

WIDE, PHONE = (1440, 1000), (390, 844)
LONGEST_WAY = 60  # presses of a key
SCHEMES = ("light", "dark")
INSIDE = tuple(
    f"/{'' if page is PAGES[0] else page.path}" + ("?country=Albania" if page.one_country else "")
    for page in PAGES
)
# Our own HTML beside Streamlit's: pages to share and to frame, a map, a list, a table, the interface, a brief.
OUTSIDE = (
    "/exhibits/eu-registered.html?region=Europe&from=2015",
    "/exhibits/who-reports.html",
    "/exhibits/legal-instruments.html",
    "/exhibits/country-detected.html?country=Albania",
    "/data/victim_counts.html",
    "/api",
    "/briefs/Albania.html",
)
# axe leaves targets of 24 px (WCAG 2.2, 2.5.8) aside unless it is asked for them.
RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
GRAVE = ("serious", "critical")
# Whether the page is drawn and still: no run of the script, every chart there, nothing that moves for a time, and
# the same boxes whenever it is looked at, some times one after another.
AT_REST = """() => {
  const charts = [...document.querySelectorAll('[data-testid=stPlotlyChart]')];
  const app = document.querySelector('[data-testid=stApp]');
  const drawn = charts.every(chart => chart.querySelector('.main-svg'))
    && !document.querySelector('[data-testid=stSkeleton]')
    && !(app && app.dataset.testScriptState !== 'notRunning')
    && document.fonts.status === 'loaded'
    && document.getAnimations().every(one => !isFinite(one.effect.getComputedTiming().endTime)
                                             || one.playState !== 'running');
  const parts = '[data-testid=stElementContainer], .main-svg, h1, h2, h3, p';  // each node of a chart would take seconds
  const boxes = [...document.querySelectorAll(parts)].map(node => node.getBoundingClientRect());
  const looks = boxes.reduce((sum, box) => sum + box.left + 3 * box.top + 7 * box.width + 11 * box.height, boxes.length);
  window.stillFor = drawn && window.looked === looks ? window.stillFor + 1 : 0;
  window.looked = looks;
  return window.stillFor > 3;
}"""

# What stands out to the right of the window, outside of boxes that scroll by themselves.
STICKING_OUT = """() => {
  const wide = innerWidth;
  const scrolls = (node) => {
    for (; node && node !== document.body; node = node.parentElement)
      if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(node).overflowX)
          && node.getBoundingClientRect().right <= wide + 1) return true;
    return false;
  };
  return [...document.querySelectorAll('body *')]
    .filter((node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((node) => { const box = node.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && box.right > wide + 1 && box.left < 4 * wide && !scrolls(node); })
    .map((node) => node.outerHTML.slice(0, 120));
}"""

# Whether some point of the element in focus can be seen: itself, a part of it, or what it stands in for.
SEEN = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const box = (node.matches('input') && node.closest('label') || node).getBoundingClientRect();
  const name = node.outerHTML.slice(0, 120);
  const shares = [0.05, 0.25, 0.5, 0.75, 0.95];
  for (const across of shares) for (const down of shares) {
    const hit = document.elementFromPoint(box.left + across * box.width, box.top + down * box.height);
    if (hit && (node.contains(hit) || hit.contains(node) && hit.getBoundingClientRect().height < 3 * box.height + 40))
      return { name, seen: true };
  }
  return { name, seen: false };
}"""

# Texts of charts that do not end within their chart, whose edge cuts them; labels that are not shown are 0 px wide.
CUT = """() => [...document.querySelectorAll(".js-plotly-plot")].flatMap(plot => {
  const edge = plot.querySelector("svg.main-svg").getBoundingClientRect();
  return [...plot.querySelectorAll("svg.main-svg text")].filter(text => {
    const box = text.getBoundingClientRect();
    return box.width && (box.left < edge.left - 1 || box.right > edge.right + 1);
  }).map(text => `cut: ${text.textContent}`);
})"""


# Rules that elements of Streamlit's own break, which no setting changes: docs/accessibility.md says how.
OF_STREAMLIT = {
    "presentation-role-conflict": "stFileUploaderDropzone",
    "list": "stSidebarNavItems",
    "listitem": '<li class="st-emotion-cache',  # ours have no class
}


def at_rest(page: Page) -> None:
    """Wait until a page is drawn and nothing on it moves any more."""
    page.evaluate("window.stillFor = 0")
    page.wait_for_function(AT_REST, polling=200)


def until(page: Page, sought: Callable[[], object]) -> None:
    """Let the browser go on until something is so."""

    def look() -> None:
        page.evaluate("0")  # lets Playwright tell what came
        assert sought()

    eventually(look)


def settled(page: Page, address: str) -> None:
    """Open a page and wait until it is whole."""
    page.goto(address)
    if any(address.endswith(path) for path in INSIDE[1:]) or (
        address.count("/") == 3 and address.endswith("/")
    ):
        expect(page.get_by_text("Not an official UNODC product")).to_be_visible()
    expect(page.locator("h1").first).to_be_visible()
    at_rest(page)


def sideways(page: Page) -> list[str]:
    """What does not fit a window at rest: the page itself, elements that nothing lets scroll, a chart's cut text."""
    at_rest(page)
    too_wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*(["the page"] if too_wide else []), *page.evaluate(STICKING_OUT), *page.evaluate(CUT)]


def press_until(page: Page, selector: str, key: str = "Tab") -> None:
    """Press a key until an element has the focus."""
    for _ in range(LONGEST_WAY):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} was not reached with {LONGEST_WAY} times {key}")


def unseen_on_the_way(page: Page, presses: int) -> tuple[int, list[str]]:
    """Press Tab so many times: how many elements had the focus, and those of which nothing could be seen."""
    names: list[str] = []
    unseen: list[str] = []
    for _ in range(presses):
        page.keyboard.press("Tab")
        if told := page.evaluate(SEEN):
            names.append(told["name"])
            unseen += [] if told["seen"] else [told["name"]]
    return len(set(names)), unseen


def grave(page: Page) -> list[tuple[str, str]]:
    """What axe finds critical or serious and Streamlit does not make: the rule, and the first place."""
    found = Axe().run(page, options=RULES).response["violations"]
    places = [(item["id"], item["nodes"][0]["html"][:160]) for item in found if item["impact"] in GRAVE]
    return [(rule, place) for rule, place in places if OF_STREAMLIT.get(rule, "\0") not in place]
