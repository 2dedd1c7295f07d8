"""A chart as PNG or SVG, or a page as PNG, drawn by a Chromium that is installed where the app runs.

One Chromium draws all; it is started when it is first needed, and again where it has ended or hangs.
"""

import asyncio
import atexit
import base64
import json
import math
import os
import shutil
import signal
import threading
import time
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import plotly

from components.charts.draw import OUTLINES, lacking
from components.exports.framed import FAMILY, OURS, UNKNOWN, font_face, framed
from components.model.view import View
from data.faults import Unavailable, note

_which = cache(shutil.which)  # each card asks
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ENDINGS, SHARP = ("png", "svg"), 2
# The drawing stands in the page itself: an image has none of its fonts. The cells of a heat map are an image.
PAGE = (
    """<!doctype html><meta http-equiv="Content-Security-Policy" """
    """content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">"""
    "<style>{font} body {{ margin: 0 }} svg {{ display: block }}</style>{svg}"
)
FONTS_READY = "document.fonts.ready.then(() => true)"
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
# Seconds: a picture takes less than one, a first start a few, both many on a busy machine.
PATIENCE, TO_END, PAUSE = 30.0, 5.0, 60.0
REST = "all other formats work."
MISSING = (
    "Pictures are drawn by a Chromium on the server, and none is installed there. Open the page of the "
    f"exhibit, which draws the chart in your own browser and has the sentences; {REST}"
)
FAILED = (
    "The picture could not be drawn by the server's Chromium this time. Ask again in a minute, or open the "
    f"page of the exhibit, which draws the chart in your own browser and has the sentences; {REST}"
)
_one_at_a_time = threading.Lock()
_open: dict[str, Any] = {}
_failed: dict[str, float] = {}  # the path of a Chromium -> when it failed


class NoPicture(Unavailable):
    """No Chromium is installed, or it failed; the message says what works without."""


def browser() -> str:
    """The path of an installed Chromium or Chrome, "" where there is none."""
    path = os.environ.get("PATH")
    return next(filter(None, (_which(name, path=path) for name in BROWSERS)), "")


def picture(view: View, ending: str) -> bytes:
    """The framed chart in light colours as "png" (twice as many pixels) or "svg". Raises NoPicture."""
    _able()
    if reason := lacking(view.exhibit):
        raise NoPicture(reason)
    figure = json.loads(framed(view, OURS if ending == "png" else UNKNOWN))
    drawn = _made(lambda path: _drawn(path, figure))
    if ending == "svg":
        return drawn
    layout = figure["layout"]
    html = PAGE.format(font=font_face(), svg=drawn.decode())
    return photograph(html, (layout["width"], math.ceil(layout["height"])), FONTS_READY, SHARP)


def photograph(html: str, size: tuple[int, int], fit: str, scale: int = 1) -> bytes:
    """A page that loads nothing as PNG, once the script `fit` has said yes of it. Raises NoPicture.

    `size` is in pixels of the page, of which each is `scale` of the picture's.
    """
    if drawn := _made(lambda path: _photographed(path, html, size, fit, scale)):
        return drawn
    raise NoPicture(FAILED)


def _able() -> str:
    """The Chromium to ask. Raises NoPicture where there is none, or it failed a moment ago."""
    path = browser()
    if not path or time.monotonic() - _failed.get(path, -PAUSE) < PAUSE:
        raise NoPicture(FAILED if path else MISSING)
    return path


def _made(work: Callable[[str], Coroutine[Any, Any, bytes]]) -> bytes:
    with _one_at_a_time:
        path = _able()
        try:
            drawn: bytes = _waited(work(path), PATIENCE)
        except Exception as error:  # of Kaleido, of Chromium, of the system
            _failed[path] = time.monotonic()
            _close()  # the next picture has a new Chromium
            note("A picture was not drawn", error)
            raise NoPicture(FAILED) from error
    return drawn


def pictures(view: View) -> dict[str, bytes]:
    """Ending -> picture; none where there is no chart, or nothing that draws it."""
    if not (view.exhibit.chart and browser()) or view.empty:
        return {}
    try:
        return {ending: picture(view, ending) for ending in ENDINGS}
    except NoPicture:
        return {}


async def _opened(path: str) -> Any:
    if path not in _open:
        import kaleido  # noqa: PLC0415 - takes a part of every start, and few starts draw a picture

        page = kaleido.PageGenerator(plotly=PLOTLY, mathjax=False)
        # Texts are measured in the font in which they are drawn.
        page.header += f"<style>{font_face()}</style><script>document.fonts.load(`1em {FAMILY}`)</script>"
        chromium = kaleido.Kaleido(page_generator=page, path=path, timeout=PATIENCE)
        _open[path] = chromium  # before it opens: one that hangs has processes too
        await chromium.open()
    return _open[path]


async def _drawn(path: str, figure: Mapping[str, Any]) -> bytes:
    chromium = await _opened(path)
    drawn: bytes = await chromium.calc_fig(figure, opts={"format": "svg"}, topojson=f"{OUTLINES.as_uri()}/")
    return drawn


async def _photographed(path: str, html: str, size: tuple[int, int], fit: str, scale: int) -> bytes:
    """In a tab of its own, which is closed again; b"" where the script says no."""
    chromium = await _opened(path)
    tab = await chromium.create_tab("about:blank")

    async def told(command: str, **asked: Any) -> Any:
        return (await tab.send_command(command, params=asked))["result"]

    try:
        width, height = size
        screen = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
        await told("Emulation.setDeviceMetricsOverride", **screen)
        frame = (await told("Page.getFrameTree"))["frameTree"]["frame"]["id"]
        await told("Page.setDocumentContent", frameId=frame, html=html)
        fits = await told("Runtime.evaluate", expression=fit, awaitPromise=True, returnByValue=True)
        if fits["result"].get("value") is not True:
            return b""
        return base64.b64decode((await told("Page.captureScreenshot", format="png"))["data"])
    finally:
        await chromium.close_tab(tab.target_id)


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """Chromium is spoken to from one thread of its own; it ends with the process."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True, name="pictures").start()
    atexit.register(_close)
    return loop


def _waited(work: Coroutine[Any, Any, Any], patience: float) -> Any:
    """What the work gives. Raises what it raises, and TimeoutError after `patience` seconds.

    The loop itself ends what takes too long, and meets its exception; it is left alone if it hangs too.
    """
    future = asyncio.run_coroutine_threadsafe(asyncio.wait_for(work, patience), _loop())
    return future.result(patience + TO_END)


def _close() -> None:
    """Let go of the Chromium, whatever state it is in."""
    while _open:
        _, chromium = _open.popitem()
        with suppress(Exception):
            _waited(chromium.close(), TO_END)
        _end(chromium)


def _end(chromium: Any) -> None:
    """Whatever is left of a Chromium that did not end when it was asked to: processes, profile, page."""
    process = getattr(chromium, "subprocess", None)
    with suppress(OSError, AttributeError):
        if process and os.getpgid(process.pid) == process.pid:
            os.killpg(process.pid, signal.SIGKILL)
        if process:
            process.kill()
            process.wait(TO_END)
    for owner, name in ((chromium._browser_impl, "tmp_dir"), (chromium, "_html_tmp_dir")):
        with suppress(Exception):
            getattr(owner, name).clean()
