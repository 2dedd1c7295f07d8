"""The site map: pages, their exhibits and the filters that concern them."""

from dataclasses import dataclass

from components.exhibits import (
    assisted,
    country,
    estimates,
    famous,
    flows,
    justice,
    origins,
    overview,
    profits,
    regions,
    response,
)
from components.model.exhibit import Exhibit
from components.model.rows import every_row
from components.model.selection import DIMENSIONS
from data.tables import UnreadableTable


@dataclass(frozen=True)
class SitePage:
    """One page: its address, symbol, purpose and exhibits; its title, if not as its address.

    Whether it is about one chosen country; whether it is about case records of no place in particular.
    """

    path: str
    symbol: str
    purpose: str
    exhibits: tuple[Exhibit, ...] = ()
    title: str = ""
    one_country: bool = False
    case_records: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", self.title or self.path.replace("_", " ").capitalize())

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

        None where case records are, which have filters of their own.
        """
        names = () if self.case_records else ("origin", *DIMENSIONS)
        return tuple(name for name in names if any(_has(item, name) for item in self.exhibits))


def _has(exhibit: Exhibit, dimension: str) -> bool:
    """Asked anew each time while a table cannot be read, so that its filter comes back with it."""
    try:
        return dimension in every_row(exhibit).picking
    except UnreadableTable:
        return False


PAGES = (
    SitePage("overview", "home", "Questions answered in figures with their sources.", overview.EXHIBITS),
    SitePage(
        "country",
        "flag",
        "One country: every source side by side, and what is missing.",
        country.EXHIBITS,
        one_country=True,
    ),
    SitePage(
        "flows",
        "alt_route",
        "Where victims detected in a country come from, and where its citizens were detected.",
        flows.EXHIBITS,
        one_country=True,
    ),
    SitePage(
        "cases",
        "folder_shared",
        "Case records of assisted people: shares of what is known, never totals.",
        assisted.EXHIBITS,
        case_records=True,
    ),
    SitePage("origins", "flight_takeoff", "Where detected victims come from.", origins.EXHIBITS),
    SitePage(
        "regions",
        "public",
        "Detected and registered victims by place, year, sex, age and form.",
        regions.EXHIBITS,
    ),
    SitePage(
        "estimates",
        "query_stats",
        "What the ILO, Walk Free and UNODC estimate, each edition by itself.",
        estimates.EXHIBITS,
    ),
    SitePage(
        "profits", "payments", "Profits, market value, losses and costs: five concepts.", profits.EXHIBITS
    ),
    SitePage("justice", "gavel", "Suspected, prosecuted, convicted.", justice.EXHIBITS),
    SitePage(
        "response", "handshake", "Treaties and laws, the Blue Heart Campaign, commitments.", response.EXHIBITS
    ),
    SitePage(
        "famous_numbers",
        "format_quote",
        "Type a number you heard: where it comes from and what to cite instead.",
        famous.EXHIBITS,
    ),
    SitePage(
        "about", "info", "Sources, words, whole tables to download, how to cite.", title="About the data"
    ),
    SitePage("add_data", "upload_file", "Load publishers' own files: UNODC, CTDC and others."),
)


def exhibits() -> tuple[Exhibit, ...]:
    """Every exhibit once, in the order of the pages."""
    return tuple(dict.fromkeys(item for page in PAGES for item in page.exhibits))
