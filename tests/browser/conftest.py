"""One server and one browser for all browser tests; every request is recorded."""

import signal
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.accessibility import MILLISECONDS
from tests.browser.chromium import QUIET, installed
from tests.processes import HOST, ROOT, answering, free_port, running, streamlit


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard, started from another working directory as `streamlit run` does."""
    port, elsewhere = free_port(), tmp_path_factory.mktemp("elsewhere")
    log = tmp_path_factory.mktemp("log") / "server.log"
    with running(streamlit(ROOT / "app.py", port), log, elsewhere) as process:
        answering(f"http://{HOST}:{port}/_stcore/health", process, log)
        yield f"http://{HOST}:{port}"
    assert process.returncode != -signal.SIGKILL, "it did not end when it was asked to"
    assert "Traceback" not in log.read_text(encoding="utf-8")


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One for a folder: while Playwright is there, its event loop keeps others out of the process."""
    path = installed()
    assert path, "run `python -m tests.browser.chromium` first: it finds or installs a Chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


# Grey boxes shimmer where a chart will be: without a graphics card their frames take more than all else of a page.
STILL = """const still = new CSSStyleSheet();
still.replaceSync("[data-testid=stSkeleton], [data-testid=stSkeleton] *, [data-testid=stStatusWidget] * "
                  + "{ animation: none !important }");
document.adoptedStyleSheets = [still];"""


@pytest.fixture(scope="package")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that keeps Streamlit's scripts for all tests of a folder; `page` empties the rest for each."""
    fresh = chromium.new_context(viewport={"width": 1440, "height": 1000}, accept_downloads=True)
    fresh.set_default_timeout(MILLISECONDS)
    fresh.add_init_script(STILL)
    yield fresh
    fresh.close()


@pytest.fixture
def requests() -> list[str]:
    """Every address that the page under test asked for."""
    return []


@pytest.fixture
def page(context: BrowserContext, requests: list[str]) -> Iterator[Page]:
    """A new tab, without cookies and what pages store of another test; closed afterwards."""
    context.clear_cookies()
    context.set_offline(False)
    context.on("request", note := lambda request: requests.append(request.url))
    tab = context.new_page()
    yield tab
    context.remove_listener("request", note)
    place = urlparse(tab.url)
    stored = {"origin": f"{place.scheme}://{place.netloc}", "storageTypes": "local_storage"}
    context.new_cdp_session(tab).send("Storage.clearDataForOrigin", stored)
    for opened in context.pages:
        opened.close()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[int]:
    """The port of a website of somebody else, which serves the test's folder and can frame our pages."""
    handler = partial(SimpleHTTPRequestHandler, directory=tmp_path)
    with ThreadingHTTPServer((HOST, 0), handler) as website:
        Thread(target=website.serve_forever, daemon=True).start()
        yield website.server_port
        website.shutdown()
