"""The site map: the pages of `data/site_map.json`, their exhibits, and the address of each with a selection.

A page names exhibits in sections and beside them, those made of a choice, and tiles above its filters. What
is not among the addresses that have moved, old -> new, has kept its own.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from components.exhibits import explore, flows, wall
from components.exhibits.declared import DECLARED, codes
from components.exhibits.site_page import Section, SitePage
from components.model.addresses import SHOWN, SHOWN_BY, address
from components.model.exhibit import Exhibit
from components.model.selection import Selection
from components.model.url_state import LENS, LENSES, asked
from data.package import FOLDER
from data.tables import vocabulary

_BY_SLUG = DECLARED | {item.slug: item for item in (*flows.EXHIBITS, *wall.EXHIBITS)}


def _of(slugs: Iterable[str]) -> tuple[Exhibit, ...]:
    return tuple(_BY_SLUG[slug] for slug in slugs)


def _section(exhibits: Sequence[str], **words: Any) -> Section:
    return Section(exhibits=_of(exhibits), **words)


def _tile(exhibit: str, title: str, **where: str) -> Exhibit:
    """The rows of an exhibit from which one figure is told above a page: none that was read second-hand."""
    every = _BY_SLUG[exhibit]
    picked = {**every.where, **codes(where)}
    return replace(every, title=title, where=picked, chart=None, lens="", first_hand=True)


def _page(
    path: str,
    sections: Sequence[Mapping[str, Any]] = (),
    exhibits: Sequence[str] = (),
    made: Sequence[str] = (),
    tiles: Sequence[Mapping[str, Any]] = (),
    **words: Any,
) -> SitePage:
    return SitePage(
        path,
        sections=tuple(_section(**section) for section in sections),
        beside=_of(exhibits),
        made=explore.MADE if path == explore.EXPLORE else _of(made),
        tiles=tuple(_tile(**tile) for tile in tiles),
        **words,
    )


_MAP = json.loads((FOLDER / "site_map.json").read_text(encoding="utf-8"))
PAGES = tuple(_page(**page) for page in _MAP["pages"])
TITLES = {page.path: page.title for page in PAGES}
SECTIONS = {page.path: page.sections for page in PAGES}
MOVED: dict[str, str] = _MAP["moved"]
MOVED_EXHIBITS: dict[str, str] = _MAP["moved_exhibits"]


def exhibits() -> tuple[Exhibit, ...]:
    """Every exhibit once, in the order of the pages."""
    return tuple(dict.fromkeys(item for page in PAGES for item in page.exhibits))


def served() -> tuple[Exhibit, ...]:
    """Every exhibit that has an address: those of the pages, and those made of a choice."""
    return (*exhibits(), *(item for page in PAGES for item in page.made))


def path_of(page: SitePage) -> str:
    """Where a page is served, without the slash before it: "" for the first."""
    return "" if page is PAGES[0] else page.path


def query(selection: Selection, exhibit: Exhibit) -> dict[str, list[str]]:
    """The filters' names and values that show an exhibit with this selection; what is default is left out."""
    if exhibit.exact:
        return explore.words(exhibit) | asked(selection, exhibit)
    default = next(iter(LENSES))
    seen_through = {LENS: [LENSES[exhibit.lens]]} if exhibit.lens not in ("", default) else {}
    return asked(selection, exhibit) | seen_through


def boxes(exhibit: Exhibit) -> dict[str, list[str]]:
    """What the two boxes of its page hold while they show an exhibit; empty for one that none chooses."""
    columns = {SHOWN: "attribute", SHOWN_BY: "grouped_by"}
    held = {name: exhibit.where[column][0] for name, column in columns.items() if column in exhibit.where}
    return {name: [vocabulary(columns[name])[str(code)]] for name, code in held.items()}


def link(selection: Selection, exhibit: Exhibit, site: str = "") -> str:
    """The address of an exhibit on its page, with its filters; without a site it begins with "/"."""
    base = f"{site.rstrip('/')}/"
    asks = query(selection, exhibit) | boxes(exhibit)
    return f"{address(base, page_of(exhibit), asks)}#{exhibit.slug}"


def page_of(exhibit: Exhibit) -> str:
    """The address of the first page that shows an exhibit; "" for the first page, and for no page."""
    return next((path_of(page) for page in PAGES if exhibit in (*page.exhibits, *page.made)), "")
