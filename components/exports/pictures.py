"""A chart as PNG or SVG, drawn by a Chromium that is installed where the app runs."""

import json
import shutil
from collections.abc import Sequence

from components.charts.outlines import OUTLINES, lacking
from components.exports.drawing import drawn
from components.exports.framed import WIDTH, framed
from components.exports.schemes import LIGHT, schemes
from components.model.view import View
from data.faults import Unavailable, note

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SCALE = {"png": 2, "svg": 1}
MISSING = (
    "Pictures are drawn by a Chromium on the server, and none is installed there. Open the page of the "
    "exhibit, which draws them in your own browser; all other formats work."
)
FAILED = (
    "The picture could not be drawn by the server's Chromium this time. Ask again in a minute, or open the "
    "page of the exhibit, which draws it in your own browser; all other formats work."
)


class NoPicture(Unavailable):
    """No Chromium is installed, or it failed; the message says what works without."""


def browser() -> str:
    """The path of an installed Chromium or Chrome, "" where there is none."""
    return next(filter(None, map(shutil.which, BROWSERS)), "") or ""


def picture(view: View, ending: str, scheme: str = LIGHT, width: int = WIDTH) -> bytes:
    """The framed chart as "png" (twice as many pixels) or "svg". Raises NoPicture."""
    found = browser()
    if not found:
        raise NoPicture(MISSING)
    if reason := lacking(view.exhibit):
        raise NoPicture(reason)
    figure = json.loads(framed(view, schemes()[scheme], width))
    options = {"format": ending, "scale": SCALE[ending]}
    try:
        return drawn(found, figure, options, f"{OUTLINES.as_uri()}/")
    except Exception as error:  # of Kaleido, of Chromium, of the system
        note("A picture was not drawn", error)
        raise NoPicture(FAILED) from error


def pictures(view: View, endings: Sequence[str] = ("png", "svg")) -> dict[str, bytes]:
    """Each format of the picture; none where there is no chart, or nothing that draws it."""
    if not (view.exhibit.chart and browser()) or view.empty:
        return {}
    try:
        return {ending: picture(view, ending) for ending in endings}
    except NoPicture:
        return {}
