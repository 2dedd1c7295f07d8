"""Where the figures were read."""

import re
from dataclasses import dataclass
from textwrap import shorten

from data.overlay import cached
from data.package import TABLES
from data.tables import labels, records

ACRONYM = re.compile(r"\(([A-Z]{2,})\)$")
IN_BRACKETS = re.compile(r" \((?!edition of)(?:[^()]|\([^()]*\))*\)$")
LONGEST = 75  # signs of a title in a sentence


@dataclass(frozen=True)
class Source:
    """A page or document: who published what, when and where, and what of it was seen."""

    source: str
    title: str
    publisher: str
    published: str
    page: str
    url: str
    seen_at: str
    access: str
    seen_on: str
    terms: str

    @property
    def year(self) -> str:
        """The year of publication, or "n.d." as citations have it."""
        return self.published[:4] or "n.d."

    @property
    def first_hand(self) -> bool:
        """Whether figures were read in what their publisher wrote, or in a copy of it."""
        return self.access in ("original", "copy")

    @property
    def short_title(self) -> str:
        """The title without brackets at its end, but for those of an edition, shortened."""
        return shorten(IN_BRACKETS.sub("", self.title), LONGEST, placeholder=" …")

    @property
    def citation(self) -> str:
        """Publisher, title and year in one line; "read in" where others repeat a publisher's figures."""
        seen = "" if self.access == "original" else f" [{access_words()[self.access].lower()}]"
        return f"{self.read_in}{self.publisher}: {self.title} ({self.year}){seen}"

    @property
    def read_in(self) -> str:
        """ "read in " before a second-hand source."""
        return "read in " if self.access == "second_hand" else ""


def in_short(publisher: str) -> str:
    """The acronym in the brackets of a publisher's name, UNODC for its data portal."""
    acronym = ACRONYM.search(publisher)
    return acronym[1] if acronym else publisher.removesuffix(" data portal")


@cached()
def access_words() -> dict[str, str]:
    """Code -> words for what of a source was seen."""
    return labels(TABLES["sources"].field("access"))


@cached()
def sources() -> dict[str, Source]:
    """Every source by its code."""
    return {row[0]: Source(*row) for row in records("sources")}


def second_hand() -> frozenset[str]:
    """The sources that tell what a publisher wrote and are neither its own page nor a copy of its words."""
    return frozenset(name for name, source in sources().items() if source.access == "second_hand")
