"""What a browser receives for each page: on the first visit with nothing kept, and on a second one."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext

from tests.benchmarks.browser import LOADED, PATIENCE, SIZE, chromium
from tests.benchmarks.measures import PRODUCT, address_of
from tests.benchmarks.results import Part, Row
from tests.benchmarks.servers import listening, serving

DONE = "[data-testid=stApp][data-test-script-state=notRunning]"
NOTE = (
    "Everything that Chromium received until the page stood: files as they came over the wire (the browser "
    "offers gzip) and the frames of the websocket. A second visit has the files that the browser may keep."
)


@dataclass
class Counter:
    """Bytes received by one tab."""

    files: int = 0
    frames: int = 0

    def loaded(self, event: dict[str, Any]) -> None:
        """A file came, with its headers."""
        self.files += int(event["encodedDataLength"])

    def received(self, event: dict[str, Any]) -> None:
        """A frame came; binary ones are told in base64."""
        frame = event["response"]
        text = frame["payloadData"]
        self.frames += len(text.encode() if frame["opcode"] == 1 else base64.b64decode(text))

    @property
    def kilobytes(self) -> float:
        """All of it."""
        return (self.files + self.frames) / 1000


def measure(script: Path, names: Sequence[str]) -> Part:
    """Each page of the product beside the bare one, both visited twice."""
    rows = []
    with serving(PRODUCT) as ours, serving(script) as floor, chromium() as browser:
        listening(ours), listening(floor)
        for name in names:
            found = []
            for server in (ours, floor):
                context = browser.new_context(viewport=SIZE)
                url = f"http://{server.address}/{address_of(name, names)}"
                found.append([_visit(context, url), _visit(context, url)])
                context.close()
            for place, visit in enumerate(("first visit", "second visit")):
                rows.append(Row(f"{name}, {visit}", "kB", found[0][place], found[1][place]))
    return Part("Over the wire", rows, NOTE)


def _visit(context: BrowserContext, url: str) -> float:
    """Kilobytes that a new tab receives."""
    counter, page = Counter(), context.new_page()
    page.set_default_timeout(PATIENCE)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", counter.loaded)
    session.on("Network.webSocketFrameReceived", counter.received)
    page.goto(url)
    page.locator(DONE).wait_for(state="attached")
    page.wait_for_function(LOADED)
    page.close()
    return counter.kilobytes
