"""The site map: the pages of `data/site_map.json`, their exhibits and the filters that concern them.

A `module` of this room has the `EXHIBITS` of a page, those `MADE` of a choice, and tiles `ABOVE` its filters.
What is not among the addresses that have moved, old -> new, has kept its own.
"""

import json
from importlib import import_module

from components.exhibits.site_page import SitePage
from components.model.exhibit import Exhibit
from data.package import FOLDER

SHOWN = {"exhibits": "EXHIBITS", "made": "MADE", "tiles": "ABOVE"}


def _page(path: str, module: str = "", **words: str) -> SitePage:
    """A page with what its module shows."""
    shows = vars(import_module(f"{__package__}.{module}")) if module else {}
    shown = {name: shows[held] for name, held in SHOWN.items() if held in shows}
    return SitePage(path, **words, **shown)


_MAP = json.loads((FOLDER / "site_map.json").read_text(encoding="utf-8"))
PAGES = tuple(_page(**page) for page in _MAP["pages"])
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
