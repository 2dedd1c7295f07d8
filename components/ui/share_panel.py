"""Under an exhibit: its CSV, and what may be said of it, how to cite it, where else it can be read."""

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

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


def show_actions(view: View) -> None:
    """One row of actions. What opens is filled only then; `static/dashboard.js` copies the link."""
    slug = view.exhibit.slug
    with st.container(horizontal=True, gap="small", key=f"actions-{slug}"):
        show_download(view)
        if view.exhibit.chart and browser():
            _save(view, "Image", IMAGE, "png", lambda shown: picture(shown, "png"))
        elif view.exhibit.chart:  # the page that draws it
            st.link_button("Image", address_of(view, "html", _server()), icon=IMAGE, **PLAIN)
        opened = st.popover(QUOTE, icon=":material/format_quote:", key=f"quote-{slug}", **OPENS)
        if opened.open:
            with opened, shielded("The sentences about these figures"):
                _show_said(view)
        st.link_button("Link", f"#{slug}", icon=":material/link:", key=f"link-{slug}", **PLAIN)
        opened = st.popover(MORE, icon=":material/more_horiz:", key=f"more-{slug}", **OPENS)
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

    All are one text: each element of the screen costs time.
    """
    formats = [one for one in formats_of(view.exhibit).values() if browser() or not one.of_chart]
    labels = {one.ending: one.label or one.ending.upper() for one in formats} | {
        "offline.html": "page in one file"
    }
    at = {ending: address_of(view, ending, base) for ending in (*labels, "html")}
    codes = [field.name for field in view.exhibit.resource.fields if field.vocabulary == "geographies"]
    files = [f"[{label}]({at[ending]})" for ending, label in labels.items()]
    return "\n\n".join(
        [
            f"**Take away** {' · '.join(files)}",
            f"**Share** [a page of this exhibit]({at['html']}) with these filters; it saves PNG and SVG.",
            f"**Put it on your page**\n```html\n{frame(view, at['html'])}\n```",
            *snippets(at["csv"], at["json"], codes),
            f":small[[Everything that is served]({base or '/'}api)]",
        ]
    )


def snippets(csv: str, json: str, codes: Sequence[str] = ()) -> tuple[str, ...]:
    """Lines for Python, R, spreadsheets and curl that read a CSV at one address, a JSON at the other.

    `codes` are columns whose leading zeros must stay: Africa is 002. Addresses are written by `address`:
    percent-encoded, so that no quotation mark can end a text.
    """
    as_text = ", ".join(f'"{name}": "str"' for name in codes)
    classes = ", ".join(f'{name} = "character"' for name in codes)
    # Only blanks are missing: pandas would take "NA", a code of places, for a missing value.
    blank, told = 'keep_default_na=False,\n    na_values=[""]', f"    dtype={{{as_text}}},\n" if codes else ""
    python = f'import pandas as pd\n\nrows = pd.read_csv(\n    "{csv}",\n{told}    {blank},\n)'
    told = f"  colClasses = c({classes}),\n" if codes else ""
    r = f'rows <- read.csv(\n  "{csv}",\n{told}  na.strings = "",\n  fileEncoding = "UTF-8-BOM"\n)'
    power_query = f"""let
    Source = Csv.Document(Web.Contents("{csv}"), [Delimiter = ",", Encoding = 65001]),
    Rows = Table.PromoteHeaders(Source, [PromoteAllScalars = true])
in
    Rows"""
    in_a_cell = "In a cell; Google must be able to reach this address."
    return (
        _snippet("Python", python, "python"),
        _snippet("R", r, "r"),
        _snippet("Excel", power_query, words="Data, Get Data, Blank Query, Advanced Editor:"),
        _snippet("Google Sheets", f'=IMPORTDATA("{csv}")', words=in_a_cell),
        _snippet("LibreOffice", csv, words="Sheet, External Links: the address, UTF-8, comma."),
        _snippet("curl", f'curl --output rows.csv "{csv}"\ncurl --output rows.json "{json}"', "shell"),
    )


def _snippet(program: str, code: str, language: str = "text", words: str = "") -> str:
    """The name of a program, what must be known first, and lines to copy into it, in Markdown."""
    return f"{f'**{program}** {words}'.rstrip()}\n```{language}\n{code}\n```"


def frame(view: View, page: str) -> str:
    """The lines that put an exhibit's page into another page."""
    drawn = view.exhibit.chart and not view.empty
    height = BESIDE_CHART + (draw(view).pixels if drawn else LIST)
    title, size = escape(present(view).full_title), f'width="100%" height="{height}"'
    return f'<iframe src="{escape(page)}" title="{title}" {size} loading="lazy"></iframe>'


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
