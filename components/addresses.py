"""The address that leads to an exhibit with a selection, as the page's own filters write it."""

from functools import cache
from urllib.parse import quote, urlencode

from components.exhibit import Exhibit
from components.selection import DIMENSIONS, PLACES, Selection, options
from components.site import PAGES
from data.geographies import countries

NAMES_IN_ADDRESS = {"geography": "region"}
FIRST, LAST, COUNTRY, LENS = "from", "to", "country", "lens"
# What the page's own filter calls each lens; the first is what is shown without a choice.
LENSES = {
    "all_reporters": "All countries that reported",
    "constant_panel": "The same countries every year",
    "coverage": "How many countries reported",
}


def query(selection: Selection, exhibit: Exhibit) -> list[tuple[str, str]]:
    """The filters' names and values that show an exhibit with this selection; what is default is left out."""
    asked: list[tuple[str, str]] = []
    if exhibit.one:
        asked += [(COUNTRY, countries()[code]) for code in selection.chosen(exhibit.one)]
    else:
        for dimension in (*PLACES, *DIMENSIONS):
            name, words = NAMES_IN_ADDRESS.get(dimension, dimension), options(dimension)
            asked += [(name, words[code]) for code in selection.chosen(dimension)]
    years = ((FIRST, selection.first_year), (LAST, selection.last_year))
    asked += [(name, str(year)) for name, year in years if year is not None]
    if exhibit.lens and exhibit.lens != next(iter(LENSES)):
        asked.append((LENS, LENSES[exhibit.lens]))
    return asked


def link(selection: Selection, exhibit: Exhibit, site: str = "") -> str:
    """The address of an exhibit on its page, with its filters; without a site it begins with "/"."""
    asked = urlencode(query(selection, exhibit), quote_via=quote)
    return f"{site.rstrip('/')}/{page_of(exhibit)}{'?' if asked else ''}{asked}#{exhibit.slug}"


@cache
def page_of(exhibit: Exhibit) -> str:
    """The address of the first page that shows an exhibit; "" for the first page, and for no page."""
    first, *others = PAGES
    if exhibit in first.exhibits:
        return ""
    return next((page.path for page in others if exhibit in page.exhibits), "")
