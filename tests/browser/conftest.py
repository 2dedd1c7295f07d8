"""One server and one browser for all browser tests; every request is recorded."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.chromium import QUIET, installed

ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 120
# Milliseconds: a machine with much else to do takes a minute for a page. Only what fails waits so long.
PATIENCE = 90_000
expect.set_options(timeout=PATIENCE)


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
    return port


def wait_for(url: str) -> None:
    for _ in range(STARTS_WITHIN * 5):
        try:
            urllib.request.urlopen(url, timeout=2).read()
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"no answer from {url}")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard, started from another working directory as `streamlit run` does."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port)]
    elsewhere, log = tmp_path_factory.mktemp("elsewhere"), tmp_path_factory.mktemp("log") / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=elsewhere, stdout=out, stderr=out, env={**os.environ})
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)
    assert "Traceback" not in log.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One for a file: while Playwright is there, its event loop keeps others out of the process."""
    path = installed()
    assert path, "run `python -m tests.browser.chromium` first: it finds or installs a Chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def requests() -> list[str]:
    """Every address that the page under test asked for."""
    return []


@pytest.fixture
def context(chromium: Browser, requests: list[str]) -> Iterator[BrowserContext]:
    """A fresh browser: no cookies, no cache of another test.

    Waiting for an expression and asking axe run text as code, which the app's own policy forbids;
    test_protection.py has browsers that keep to it.
    """
    fresh = chromium.new_context(
        viewport={"width": 1440, "height": 1000}, accept_downloads=True, bypass_csp=True
    )
    fresh.set_default_timeout(PATIENCE)
    fresh.on("request", lambda request: requests.append(request.url))
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
