"""A page of the site map: its words, its exhibits, and the filters that concern them."""

from dataclasses import dataclass
from functools import cached_property

from components.model.exhibit import Exhibit
from components.model.rows import every_row
from components.model.selection import DIMENSIONS
from data.tables import UnreadableTable


@dataclass(frozen=True)
class Section:
    """A question of a page and its exhibits, of which the first few stand open and the others fold.

    Its answer, if there is a sentence, is a question of `text/headlines.py`.
    """

    heading: str
    exhibits: tuple[Exhibit, ...]
    open: int = 4
    answer: str = ""


@dataclass(frozen=True)
class SitePage:
    """One page: its address, symbol and purpose; its exhibits, in sections and beside these; those made of a
    choice; its title, if any.

    Under which entry of the site map it stands, "" for one of its own; its heading, if not its title, and the
    lead below. The question of `text/headlines.py` that it answers, and figures above the filters, which
    do not follow them. What the heading of a page about one country is once that is chosen, "{}" for its
    name; whether it is also about the citizens of another one who were detected there; whether it is about
    case records of no place in particular.
    """

    path: str
    symbol: str
    purpose: str
    sections: tuple[Section, ...] = ()
    beside: tuple[Exhibit, ...] = ()
    made: tuple[Exhibit, ...] = ()
    title: str = ""
    section: str = ""
    heading: str = ""
    lead: str = ""
    answer: str = ""
    tiles: tuple[Exhibit, ...] = ()
    one_country: str = ""
    corridors: bool = False
    case_records: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", self.title or self.path.replace("_", " ").capitalize())
        object.__setattr__(self, "heading", self.heading or self.title)

    @cached_property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """Every exhibit that stands on the page."""
        in_sections = (exhibit for section in self.sections for exhibit in section.exhibits)
        return (*in_sections, *self.beside)

    @property
    def filtered(self) -> bool:
        """Whether filters change what the page shows; the first page tells of everything."""
        return bool(self.exhibits or self.made) and bool(self.section)

    @property
    def lenses(self) -> bool:
        """Whether some sums over countries can be shown through a lens."""
        return any(exhibit.lens for exhibit in self.exhibits)

    def shown(self, lens: str) -> tuple[Exhibit, ...]:
        """The exhibits to be seen through this lens."""
        return tuple(exhibit for exhibit in self.exhibits if exhibit.lens in ("", lens))

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions beside place and year by which some rows of the page can be chosen.

        None where case records are, which have filters of their own, and where one country is.
        """
        names = () if self.case_records or self.one_country else ("origin", *DIMENSIONS)
        picking = frozenset[str]().union(*map(_picking, self.exhibits)) if names else ()
        return tuple(name for name in names if name in picking)


def _picking(exhibit: Exhibit) -> frozenset[str]:
    """Asked anew each time while a table cannot be read, so that its filters come back with it."""
    try:
        return every_row(exhibit).picking
    except UnreadableTable:
        return frozenset()
