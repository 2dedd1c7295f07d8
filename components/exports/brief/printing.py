"""A brief as a page in HTML and as a PDF of two pages; nothing foreign is loaded for either."""

from __future__ import annotations

import io
from datetime import date
from threading import Lock

from markupsafe import Markup

from components.exhibits.site import link
from components.exports.brief.contents import Brief, brief_of
from components.exports.brief.lines import DRAWN
from components.exports.framed import font
from components.exports.html_page import TEMPLATES
from components.model import numbers
from components.model.addresses import address
from components.model.selection import Selection
from components.model.url_state import address_of
from components.model.url_state import asked as query
from data.clock import plausible
from data.faults import note
from data.geographies import countries
from data.overlay import version

PAGES = 2
# How many lines a table may have, until everything fits on two pages.
ROWS = (10, 8, 6, 5, 4, 3, 2)
_one_at_a_time = Lock()


def printed(place: str, asked: Selection, day: date, base: str) -> tuple[Brief, bytes]:
    """The brief of a place with the most lines that fit on two pages, and as PDF; b"" where none can be made.

    Raises KeyError for what is no place, UnreadableTable.
    """
    whole = brief_of(place, asked)
    try:
        for most in ROWS:
            brief = whole.shortened(most)
            pdf, pages = paper(page(brief, day, base, to_print=True), day)
            if pages <= PAGES:
                break
    except Exception as error:  # of the library that makes PDF files, which runs outside Python
        note("A brief was not printed", error)
        return whole.shortened(ROWS[0]), b""
    return brief, pdf


def paper(html: str, day: date) -> tuple[bytes, int]:
    """A page as PDF on A4, the same bytes on the same day, and how many sheets it takes."""
    # Half a second of the app's start, for a library that many visits never need.
    import plutoprint  # noqa: PLC0415

    class Nothing(plutoprint.ResourceFetcher):
        """Answers with nothing: nothing is asked of a host or a disk, whatever a page names."""

        def fetch_url(self, _url: str) -> plutoprint.ResourceData:
            return plutoprint.ResourceData(b"", "text/plain")

    out = io.BytesIO()
    with _one_at_a_time:
        book = plutoprint.Book(plutoprint.PAGE_SIZE_A4)
        book.custom_resource_fetcher = Nothing()
        book.load_html(html)
        for what in (plutoprint.PDF_METADATA_CREATION_DATE, plutoprint.PDF_METADATA_MODIFICATION_DATE):
            book.set_metadata(what, f"{day.isoformat()}T00:00:00Z")
        book.write_to_pdf_stream(out)
        return out.getvalue(), book.get_page_count()


def page(
    brief: Brief, day: date, base: str, *, to_print: bool = False, in_full: bool = False, preview: str = ""
) -> str:
    """A brief in HTML. `base` is the address of this server with a slash at its end.

    To print, it brings its own font; in full, every figure stands in type beside its drawing. `preview` are
    the tags of its picture, in HTML.
    """
    here, pdf = (address(base, path(brief.place, end), query(brief.asked)) for end in ("html", "pdf"))
    shown = [part.view for part in brief.parts]
    when = numbers.date(day.isoformat()) if plausible(day) else "day not known"
    cited = numbers.listing([source.publisher for source in brief.sources], 2)
    foot = f"Blue Heart Statistics, data package {version()}, {when}. Not a publication of UNODC."
    return TEMPLATES.get_template("brief.html").render(
        brief=brief,
        here=here,
        pdf=pdf,
        home=base,
        dashboard=link(shown[0].selection, shown[0].exhibit, base) if shown else base,
        csv=lambda view: address_of(view, "csv", base),
        drawn=DRAWN,
        plural=numbers.plural,
        version=version(),
        day=when,
        foot=numbers.sentences(f"From {cited}: see Sources." if cited else "", foot),
        font=font() if to_print else "",
        in_full=in_full,
        preview=preview,
        canonical=base + twin(brief.place) if brief.place in countries() and not brief.asked.years else "",
    )


def _css_text(text: str) -> Markup:
    """A text in a style sheet: every sign that is no letter or digit by its number."""
    signs = (sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):06x}" for sign in text)
    return Markup(f"'{''.join(signs)}'")  # noqa: S704 - nothing but letters, digits and backslashes


TEMPLATES.filters["css_text"] = _css_text


def twin(country: str) -> str:
    """The address of the page of a country that needs no scripts, without server."""
    return f"country/{country}"


def path(place: str, ending: str) -> str:
    """The address of a brief without server and query."""
    return f"briefs/{place}.{ending}"
