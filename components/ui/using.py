"""Take an exhibit away, share it, frame it, or read its rows in another program."""

from html import escape
from urllib.parse import urlsplit

import streamlit as st

from components.charts.draw import draw
from components.exports.pictures import browser
from components.exports.snippets import snippets
from components.model.url_state import address_of
from components.model.view import View
from components.text.presentation import present
from components.ui.error_boundary import shielded

PICTURES = {"png": "PNG", "svg": "SVG"}
FILES = {
    "xlsx": "Workbook",
    **PICTURES,
    "offline.html": "page in one file",
    "zip": "figure package",
    "csv": "CSV",
    "json": "JSON",
}
ENDINGS = {**FILES, "html": "page"}
# Title, note, source and closed panels around the chart, and room for a list, in pixels.
BESIDE_CHART, LIST = 420, 480


@shielded("The lines for other programs")
def show_use(view: View) -> None:
    """Files, pictures, a link to share, a frame, and lines for Python, R or a spreadsheet.

    All are one text: each element of the screen costs time.
    """
    st.markdown(lines(view, server()))


def lines(view: View, base: str) -> str:
    """Files of a view, its page to share and to frame, and the lines that read its rows, in Markdown."""
    at = {ending: address_of(view, ending, base) for ending in ENDINGS}
    drawn = view.exhibit.chart and browser()
    files = [f"[{ENDINGS[name]}]({at[name]})" for name in FILES if drawn or name not in PICTURES]
    return "\n\n".join(
        [
            f"**Take away** {' · '.join(files)}",
            f"**Share** [a page of this exhibit]({at['html']}) with these filters; it saves PNG and SVG.",
            f"**Put it on your page**\n```html\n{frame(view, at['html'])}\n```",
            *(item.markdown for item in snippets(at["csv"], at["json"])),
            f":small[[Everything that is served]({base or '/'}api)]",
        ]
    )


def frame(view: View, page: str) -> str:
    """The lines that put an exhibit's page into another page."""
    drawn = view.exhibit.chart and not view.empty
    height = BESIDE_CHART + (int(draw(view).layout.height) if drawn else LIST)
    title, size = escape(present(view).title), f'width="100%" height="{height}"'
    return f'<iframe src="{escape(page)}" title="{title}" {size} loading="lazy"></iframe>'


def server() -> str:
    """Where this server is, as the reader's browser knows it, with a slash at the end; "" if unknown.

    The address of a page is that of the server and one more word at most.
    """
    place = urlsplit(st.context.url or "")
    if not place.netloc:
        return ""
    return f"{place.scheme}://{place.netloc}{place.path.rpartition('/')[0]}/"
