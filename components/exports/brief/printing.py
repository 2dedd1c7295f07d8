"""A brief as a page in HTML and as a PDF of two pages; nothing foreign is loaded for either."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup

from components.exhibits.links import link
from components.exports.brief.contents import Brief, Years, asked_years, brief_of
from components.exports.brief.lines import DRAWN
from components.exports.jinja import templates
from components.model import numbers
from components.model.addresses import address
from components.model.url_state import FIRST, LAST, address_of
from data.clock import plausible
from data.faults import note
from data.package import VERSION

FOLDER = Path(__file__).parent / "templates"
PAGES = 2
# How many lines a table may have, until everything fits on two pages.
ROWS = (10, 8, 6, 5, 4, 3, 2)
_templates = templates(FOLDER)


@dataclass(frozen=True)
class Printed:
    """A brief that fits, as PDF, and how many pages it takes; b"" and 0 where no PDF could be made."""

    brief: Brief
    pdf: bytes
    pages: int


def printed(place: str, years: Years, day: date, base: str) -> Printed:
    """The brief of a place with the most lines that fit on two pages; without a PDF where none can be made.

    Raises KeyError for what is no place, UnreadableTable.
    """
    whole = brief_of(place, years)
    try:
        # Half a second of the app's start, for a library that many visits never need.
        from components.exports.brief.paper import paper  # noqa: PLC0415

        for most in ROWS:
            brief = whole.shortened(most)
            pdf, pages = paper(page(brief, day, base, to_print=True), day)
            if pages <= PAGES:
                break
    except Exception as error:  # of the library that makes PDF files, which runs outside Python
        note("A brief was not printed", error)
        return Printed(whole.shortened(ROWS[0]), b"", 0)
    return Printed(brief, pdf, pages)


def page(brief: Brief, day: date, base: str, *, to_print: bool = False) -> str:
    """A brief in HTML. `base` is the address of this server with a slash at its end.

    To print, it brings its own font and a foot on every page.
    """
    here = _address(brief, base, "html")
    style = (FOLDER / "brief.css").read_text(encoding="utf-8") + _foot(brief, here, day)
    return _templates.get_template("brief.html").render(
        brief=brief,
        style=Markup(style + (_faces() if to_print else "")),  # noqa: S704 - the foot is escaped by _css_text
        here=here,
        pdf=_address(brief, base, "pdf"),
        dashboard=_dashboard(brief, base),
        csv=lambda view: address_of(view, "csv", base),
        drawn=DRAWN,
        plural=numbers.plural,
        chosen=asked_years(brief.years),
        version=VERSION,
        day=_date(day),
    )


def _date(day: date) -> str:
    """A day in words; a clock that cannot be right gives none."""
    return numbers.date(day.isoformat()) if plausible(day) else "day not known"


def _foot(brief: Brief, here: str, day: date) -> str:
    """The foot of each page: from whom, from where, of when."""
    cited = numbers.listing([source.publisher for source in brief.sources], 2)
    told = numbers.sentences(
        f"From {cited}: see Sources." if cited else "",
        f"Blue Heart Statistics, data package {VERSION}, {_date(day)}. Not a publication of UNODC.",
    )
    font = "font: 6.5pt Brief, sans-serif"
    return (
        "\n@page { size: A4; margin: 12mm 14mm 17mm;\n"
        f"@bottom-left {{ content: {_css_text(told)} '\\A ' {_css_text(here)}; white-space: pre-line; "
        f"width: 92%; text-align: left; {font} }}\n"
        f"@bottom-right {{ content: counter(page) ' of ' counter(pages); width: 8%; "
        f"text-align: right; {font} }} }}\n"
    )


def _css_text(text: str) -> str:
    """A text in a style sheet: every sign that is no letter or digit by its number."""
    return (
        "'"
        + "".join(sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):06x}" for sign in text)
        + "'"
    )


@cache
def _faces() -> str:
    """The font that Streamlit's package ships, so that a server need not have any; "" without it.

    A face for each weight with an address of its own: of a font of variable weight the first one drawn would
    serve for all. Inside the page: bytes of a fetched font are freed after Python has ended, which crashes.
    """
    found = find_spec("streamlit")
    folder = Path(found.origin or "").parent / "static" / "static" / "media" if found else Path()
    file = next(folder.glob("SourceSansVF-Upright*.woff2"), None)
    inside = base64.b64encode(file.read_bytes()).decode() if file else ""
    faces = (
        f"@font-face {{ font-family: Brief; font-weight: {weight}; "
        f"src: url(data:font/woff2;weight={weight};base64,{inside}) }}\n"
        for weight in (400, 700)
    )
    return "".join(faces) if inside else ""


def path(place: str, ending: str) -> str:
    """The address of a brief without server and query."""
    return f"briefs/{place}.{ending}"


def query(years: Years) -> dict[str, list[str]]:
    """The query of a brief: the years that were chosen."""
    pairs = zip((FIRST, LAST), years, strict=True)
    return {name: [str(year)] for name, year in pairs if year is not None}


def _address(brief: Brief, base: str, ending: str) -> str:
    return address(base, path(brief.place, ending), query(brief.years))


def _dashboard(brief: Brief, base: str) -> str:
    """The page of the dashboard with the exhibits of a brief."""
    if not brief.parts:
        return base
    view = brief.parts[0].view
    return link(view.selection, view.exhibit, base)
