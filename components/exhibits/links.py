"""The address that leads to an exhibit on its page, with a selection, as the page's own filters write it."""

from components.exhibits import explore
from components.exhibits.assisted import CHOICES
from components.exhibits.site import PAGES
from components.model.addresses import SHOWN, SHOWN_BY, address
from components.model.exhibit import Exhibit
from components.model.selection import Selection
from components.model.url_state import LENS, LENSES, asked
from data.tables import vocabulary


def query(selection: Selection, exhibit: Exhibit) -> dict[str, list[str]]:
    """The filters' names and values that show an exhibit with this selection; what is default is left out."""
    if exhibit.exact:
        return explore.words(exhibit) | asked(selection, exhibit)
    default = next(iter(LENSES))
    seen_through = {LENS: [LENSES[exhibit.lens]]} if exhibit.lens not in ("", default) else {}
    return asked(selection, exhibit) | seen_through


def boxes(exhibit: Exhibit) -> dict[str, list[str]]:
    """What the two boxes of its page hold while they show an exhibit; empty for one that none chooses."""
    pair = next((pair for pair, item in CHOICES.items() if item is exhibit), ())
    columns = {SHOWN: "attribute", SHOWN_BY: "grouped_by"}
    return {name: [vocabulary(columns[name])[code]] for name, code in zip(columns, pair, strict=False)}


def link(selection: Selection, exhibit: Exhibit, site: str = "") -> str:
    """The address of an exhibit on its page, with its filters; without a site it begins with "/"."""
    base = f"{site.rstrip('/')}/"
    asks = query(selection, exhibit) | boxes(exhibit)
    return f"{address(base, page_of(exhibit), asks)}#{exhibit.slug}"


def page_of(exhibit: Exhibit) -> str:
    """The address of the first page that shows an exhibit; "" for the first page, and for no page."""
    first, *others = PAGES
    if exhibit in first.exhibits:
        return ""
    return next((page.path for page in others if exhibit in (*page.exhibits, *page.made)), "")
