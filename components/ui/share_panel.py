"""Under an exhibit: its CSV, and what may be said of it, how to cite it, where else it can be read."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from jinja2 import StrictUndefined, Template

from components.charts.draw import draw
from components.exhibits.site import link
from components.exports import cards
from components.exports.formats import formats_of
from components.exports.pictures import browser, picture
from components.exports.row_files import csv_bytes
from components.model.url_state import address_of
from components.model.view import View
from components.text import citations
from components.text.citations import Entry
from components.text.markdown import plain
from components.text.presentation import present
from components.ui.error_boundary import shielded
from components.ui.explore import show_open
from data.clock import today

QUOTE, MORE, IMAGE = "Quote", "More", ":material/image:"
FORMATS = {
    "Text": citations.as_text,
    "BibTeX": citations.as_bibtex,
    "CSL-JSON": citations.as_csl_json,
}
PLAIN: Any = {"type": "tertiary"}  # of buttons
OPENS: Any = {**PLAIN, "on_change": "rerun"}
CARDS = {"light": "Card to share", "dark": "Dark card"}
# Title, note, source and closed panels around the chart, and room for a list, in pixels.
BESIDE_CHART, LIST = 420, 480
# Markdown, in which nothing may be escaped but what stands in a tag.
USES = Template(
    Path(__file__).with_name("use_this_data.md").read_text(encoding="utf-8"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def show_actions(view: View) -> None:
    """One row of actions, on a phone too: what opens has an arrow and no icon, and is filled only then.

    `static/dashboard.js` copies the link.
    """
    slug = view.exhibit.slug
    with st.container(horizontal=True, gap="small", key=f"actions-{slug}"):
        show_download(view)
        if view.exhibit.chart and browser():
            _save(view, "Image", IMAGE, "png", lambda shown: picture(shown, "png"))
        elif view.exhibit.chart:  # the page that draws it
            st.link_button("Image", address_of(view, "html", _server()), icon=IMAGE, **PLAIN)
        opened = st.popover(QUOTE, key=f"quote-{slug}", **OPENS)
        if opened.open:
            with opened, shielded("The sentences about these figures"):
                _show_said(view)
        st.link_button("Link", f"#{slug}", icon=":material/link:", key=f"link-{slug}", **PLAIN)
        opened = st.popover(MORE, key=f"more-{slug}", **OPENS)
        if opened.open:
            with opened:
                for tab, (what, show) in zip(st.tabs(list(PANELS)), PANELS.values(), strict=True):
                    with tab, shielded(what):
                        show(view)
        show_open(view, PLAIN)  # what is long stands last, so that the others share a line


def show_download(view: View) -> None:
    """The button that saves the rows shown as CSV."""
    _save(view, "CSV", ":material/download:", "csv", csv_bytes)


def _save(view: View, label: str, icon: str, ending: str, write: Callable[[View], bytes]) -> None:
    """A button whose file is written once it is pressed, which runs nothing of the page."""
    name, key = f"{view.file_stem}.{ending}", f"{ending}-{view.exhibit.slug}"
    st.download_button(label, lambda: write(view), name, icon=icon, on_click="ignore", key=key, **PLAIN)


def _show_said(view: View) -> None:
    """Cards; each sentence with where it was seen, which the link above copies; what is not supported.

    The buttons stand on top, as the panel can open where it has room for little.
    """
    said, here = present(view).said, citations.in_short(_cited(view)[-1])
    with st.container(horizontal=True, gap="small"):
        for scheme in CARDS if browser() else ():
            draw_card = partial(cards.card, base=_server(), scheme=scheme)
            _save(view, CARDS[scheme], IMAGE, f"{scheme}.{cards.ENDING}", draw_card)
    yes, no = st.columns(2)
    with yes:
        for sentence in said.supports:
            st.markdown(f"**You may say** · [Copy](#copy)  \n{plain(sentence)}  \n:small[{plain(here)}]")
    claims = (f"- {plain(claim)}" for claim in said.not_supported)
    no.markdown("\n".join(["**These rows do not support**", "", *claims]))


def _show_formats(entries: tuple[Entry, ...]) -> None:
    """The same works in each format, each with its button to copy."""
    for tab, write in zip(st.tabs(list(FORMATS)), FORMATS.values(), strict=True):
        tab.code(write(entries), language=None, wrap_lines=True)


def _cited(view: View) -> tuple[Entry, ...]:
    """The works to cite, seen today, at the address under which this page was opened."""
    return citations.cite_view(view, today(), link(view.selection, view.exhibit, _server()))


def lines(view: View, base: str) -> str:
    """Files of a view, its page to share and to frame, and the lines that read its rows, in Markdown.

    All are one text: each element of the screen costs time. Addresses are percent-encoded, so that no
    quotation mark in them can end a text. Only blanks are missing: pandas would take "NA", a code of places,
    for a missing value. Of codes leading zeros must stay: Africa is 002.
    """
    formats = [one for one in formats_of(view.exhibit).values() if browser() or not one.of_chart]
    labels = {one.ending: one.label or one.ending.upper() for one in formats}
    labels["offline.html"] = "page in one file"
    at = {ending: address_of(view, ending, base) for ending in (*labels, "html")}
    drawn = view.exhibit.chart and not view.empty
    told: str = USES.render(
        files=[f"[{label}]({at[ending]})" for ending, label in labels.items()],
        at=at,
        title=present(view).full_title,
        height=BESIDE_CHART + (draw(view).pixels if drawn else LIST),
        codes=[field.name for field in view.exhibit.resource.fields if field.vocabulary == "geographies"],
        base=base,
    )
    return told


def _server() -> str:
    """Where this server is, as the reader's browser knows it, with a slash at the end; "" if unknown.

    The address of a page is that of the server and one more word at most.
    """
    place = urlsplit(st.context.url or "")
    return f"{place.scheme}://{place.netloc}{place.path.rpartition('/')[0]}/" if place.netloc else ""


PANELS: dict[str, tuple[str, Callable[[View], object]]] = {
    "Cite": ("The citations of these figures", lambda view: _show_formats(_cited(view))),
    "Use this data": ("The lines for other programs", lambda view: st.markdown(lines(view, _server()))),
}
