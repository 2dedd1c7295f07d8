"""What the first page costs on the wire, without a web server in front that compresses."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.accessibility import MILLISECONDS
from tests.browser.conftest import STILL
from tests.sampled import by_turns

MOST, AGAIN = {"br": 3_300_000, "gzip": 3_900_000}, 100_000


@pytest.fixture(params=by_turns(MOST, 2))
def fresh(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A browser that has been nowhere, and takes one coding."""
    context = chromium.new_context(
        viewport={"width": 1440, "height": 1000}, extra_http_headers={"Accept-Encoding": request.param}
    )
    context.set_default_timeout(MILLISECONDS)
    context.add_init_script(STILL)
    yield context
    context.close()


def received(context: BrowserContext, server: str) -> int:
    """Bytes of all files and of the websocket, until the charts of the first page are drawn."""
    page = context.new_page()
    told, sizes = context.new_cdp_session(page), [0]
    told.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.on("websocket", lambda one: one.on("framereceived", lambda frame: sizes.append(len(frame))))
    told.send("Network.enable")
    page.goto(server)
    # Countries stand once the last file has come, their outlines: a slow machine is idle before that too.
    page.locator(".choroplethlayer path").first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    page.close()
    return sum(sizes)


def test_a_visit_of_home_is_small(fresh: BrowserContext, server: str, request: pytest.FixtureRequest) -> None:
    first, second = received(fresh, server), received(fresh, server)
    assert 1_000_000 < first <= MOST[request.node.callspec.params["fresh"]]  # less would lack its scripts
    assert second <= AGAIN
