"""A chart as PNG or SVG, drawn by a Chromium that is installed where the app runs."""

import json
import shutil
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock

import kaleido
import plotly

from components.exhibit import View
from components.exports.framed import WIDTH, framed
from components.exports.schemes import LIGHT, schemes

PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
OUTLINES = Path(__file__).parents[2] / "static" / "outlines"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SCALE = {"png": 2, "svg": 1}
MISSING = (
    "Pictures are drawn by a Chromium on the server, and none is installed there. Open the page of the "
    "exhibit, which draws them in your own browser; all other formats work."
)
_one_at_a_time = Lock()


class NoBrowser(RuntimeError):
    """No Chromium is installed; the message says what works without."""


@cache
def browser() -> str:
    """The path of an installed Chromium or Chrome, "" where there is none."""
    return next(filter(None, map(shutil.which, BROWSERS)), "") or ""


@cache
def _start() -> None:
    """One browser for all pictures, from the first one until the app ends; it asks no other host."""
    kaleido.start_sync_server(silence_warnings=True, mathjax=False, plotlyjs=PLOTLY, path=browser())


@lru_cache(maxsize=64)
def picture(view: View, ending: str, scheme: str = LIGHT, width: int = WIDTH) -> bytes:
    """The framed chart as "png" (twice as many pixels) or "svg". Raises NoBrowser."""
    if not browser():
        raise NoBrowser(MISSING)
    figure = json.loads(framed(view, schemes()[scheme], width))
    options = {"format": ending, "scale": SCALE[ending]}
    with _one_at_a_time:
        _start()
        drawn: bytes = kaleido.calc_fig_sync(figure, opts=options, topojson=OUTLINES.as_uri() + "/")
    return drawn


def pictures(view: View, endings: Sequence[str] = ("png", "svg")) -> dict[str, bytes]:
    """Each format of the picture; none where there is no chart or no Chromium."""
    if not (view.exhibit.chart and browser()) or view.empty:
        return {}
    return {ending: picture(view, ending) for ending in endings}
