"""One Chromium that draws, started when it is first needed and again where it has ended or hangs."""

import asyncio
import atexit
import threading
from collections.abc import Coroutine, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import plotly

PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
# Seconds: a picture takes less than one, a first start a few, both many on a busy machine.
PATIENCE, TO_END = 60.0, 5.0
_one_at_a_time = threading.Lock()
_open: dict[str, Any] = {}


def drawn(path: str, figure: Mapping[str, Any], options: Mapping[str, Any], outlines: str) -> bytes:
    """A figure of Plotly as a picture, by the Chromium at a path.

    Raises whatever Kaleido does, and TimeoutError; the next picture then has a new Chromium.
    """
    with _one_at_a_time:
        try:
            picture: bytes = _waited(_picture(path, figure, options, outlines), PATIENCE)
        except BaseException:
            _close()
            raise
    return picture


async def _picture(path: str, figure: Mapping[str, Any], options: Mapping[str, Any], outlines: str) -> bytes:
    if path not in _open:
        import kaleido  # noqa: PLC0415 - takes a part of every start, and few starts draw a picture

        browser = kaleido.Kaleido(mathjax=False, plotlyjs=PLOTLY, path=path, timeout=PATIENCE)
        await browser.open()
        _open[path] = browser
    picture: bytes = await _open[path].calc_fig(figure, opts=options, topojson=outlines)
    return picture


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """Chromium is spoken to from one thread of its own; it ends with the process."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True, name="pictures").start()
    atexit.register(_close)
    return loop


def _waited(work: Coroutine[Any, Any, Any], patience: float) -> Any:
    future = asyncio.run_coroutine_threadsafe(_outcome(work), _loop())
    try:
        outcome = future.result(patience)
    except TimeoutError:
        future.cancel()
        raise
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


async def _outcome(work: Coroutine[Any, Any, Any]) -> Any:
    """What the work gives or raises, as a value: after a timeout nobody is there to meet an exception.

    It would be told when the garbage is collected, in the middle of whatever runs then.
    """
    try:
        return await work
    except Exception as error:
        return error


def _close() -> None:
    """Let go of the Chromium, whatever state it is in."""
    while _open:
        _, browser = _open.popitem()
        with suppress(Exception):
            _waited(browser.close(), TO_END)
