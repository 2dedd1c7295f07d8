"""Everything that can be found by words: pages, exhibits, tables, places, terms, famous numbers.

Every word of a query must begin a word of an entry. Entries rank by how they match (a whole word of the
title, a beginning there, a whole word of the text, a beginning there), then by kind, then by length of title.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property

from components.exhibit import Exhibit
from components.famous import Famous, famous_numbers, find
from components.numbers import plain
from components.site import PAGES, SitePage
from data.geographies import places
from data.package import TABLES
from data.tables import UnreadableTable, read

KINDS = ("Famous number", "Country or area", "Exhibit", "Page", "Region", "Term", "Table")
REGIONS = ("world", "region", "subregion")
VOCABULARIES = ("kinds", "forms", "concepts")
MOST_SIGNS, MOST_WORDS = 80, 8
NO_MATCH = 100
SMALL = {"a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}


@dataclass(frozen=True)
class Entry:
    """What can be found and where it stands: a page, an anchor on it and what its address asks for.

    `also` are short names, found as if they were the title's.
    """

    kind: str
    title: str
    text: str
    page: str
    anchor: str = ""
    asks: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = ()

    @cached_property
    def title_words(self) -> tuple[str, ...]:
        """The words of the title and the short names."""
        return words_in(" ".join((self.title, *self.also)))

    @cached_property
    def text_words(self) -> tuple[str, ...]:
        """The words of the text."""
        return words_in(self.text)


@dataclass(frozen=True)
class Hits:
    """The entries found, best first; `sentence` says what was corrected, or why there are none."""

    entries: tuple[Entry, ...] = ()
    sentence: str = ""


def words_in(text: str) -> tuple[str, ...]:
    """The words of a text without case and accents."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return tuple(re.findall(r"[^\W_]+", plain(bare)))


def _site() -> Iterator[Entry]:
    """Pages, and each exhibit on the first page that shows it."""
    seen = set()
    for page in PAGES:
        yield Entry("Page", page.title, page.purpose, page.path)
        for exhibit in page.exhibits:
            if exhibit.slug not in seen:
                seen.add(exhibit.slug)
                yield _exhibit(exhibit, page)


def _exhibit(exhibit: Exhibit, page: SitePage) -> Entry:
    lens = (("lens", exhibit.lens),) if exhibit.lens else ()
    return Entry("Exhibit", exhibit.title, f"{page.title}. {exhibit.note}", page.path, exhibit.slug, lens)


def _data() -> Iterator[Entry]:
    """Tables, and the words that figures are described with."""
    for table in TABLES.values():
        text = f"{table.description} {table.name}"
        yield Entry("Table", table.title, text, "about", f"table-{table.name}")
    for name in VOCABULARIES:
        rows = read(TABLES[name])[["label", "description"]].astype("object").fillna("")
        for label, description in rows.itertuples(index=False, name=None):
            yield Entry("Term", label, description, "about", name)


def _places() -> Iterator[Entry]:
    for place in places().values():
        if place.level == "country":
            asks = (("country", place.label),)
            also = (place.iso3, _initials(place.label))
            yield Entry("Country or area", place.label, "", "country", asks=asks, also=also)
        elif place.level in REGIONS:
            yield Entry("Region", place.label, "", "regions", asks=(("region", place.label),))


def _initials(name: str) -> str:
    """United Kingdom -> UK."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _number(row: Famous) -> Entry:
    text, asks = f"{row.as_repeated} {row.said_by}", (("number", row.number),)
    return Entry("Famous number", row.number, text, "famous_numbers", asks=asks)


def _numbers() -> Iterator[Entry]:
    yield from map(_number, famous_numbers())


@cache
def index() -> tuple[Entry, ...]:
    """Every entry; a table that cannot be read leaves its own out."""
    found: list[Entry] = []
    for entries in (_site, _data, _places, _numbers):
        try:
            found.extend(entries())
        except UnreadableTable:
            continue
    return tuple(found)


@cache
def _vocabulary() -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for entry in index() for word in (*entry.title_words, *entry.text_words)))


def search(text: str) -> Hits:
    """What a reader's text finds. A text that finds nothing gets a sentence."""
    if len(text) > MOST_SIGNS:
        return Hits(sentence=f"That is too long to search for: {MOST_SIGNS} signs are read at most.")
    words = words_in(text)[:MOST_WORDS]
    asked = tuple(word for word in words if word not in SMALL) or words
    if not asked:
        return Hits(sentence="Type a word or a number.")
    found = tuple(dict.fromkeys([*_by_number(text), *_by_words(asked)]))
    return Hits(found) if found else _likest(asked)


def _by_number(text: str) -> tuple[Entry, ...]:
    """Famous numbers, when the text is one or names one."""
    try:
        found = find(text)
    except UnreadableTable:
        return ()
    return tuple(map(_number, (*found.exact, *found.named))) if found.read_as or found.exact else ()


def _by_words(asked: tuple[str, ...], lacking: int = 0) -> list[Entry]:
    """The entries that lack no more than so many of the words, best first."""
    scored = [(sum(_match(word, entry) for word in asked), entry) for entry in index()]
    fitting = [(score, entry) for score, entry in scored if score < NO_MATCH * (lacking + 1)]
    return [entry for _, entry in sorted(fitting, key=lambda pair: _rank(pair[0], pair[1], asked))]


def _rank(score: int, entry: Entry, asked: tuple[str, ...]) -> tuple[int, bool, int, int]:
    return score, entry.title_words != asked, KINDS.index(entry.kind), len(entry.title)


def _match(word: str, entry: Entry) -> int:
    """0 a word of the title, 1 its beginning, 2 a word of the text, 3 its beginning."""
    for score, words in ((0, entry.title_words), (2, entry.text_words)):
        if word in words:
            return score
        if any(other.startswith(word) for other in words):
            return score + 1
    return NO_MATCH


def _likest(asked: tuple[str, ...]) -> Hits:
    """What is found with the likest words in place of unknown ones, else with all words but one."""
    likest = tuple(filter(None, map(_known, asked)))
    if likest != asked and len(likest) == len(asked) and (entries := _by_words(likest)):
        return Hits(tuple(entries), f"Found for “{' '.join(likest)}”:")
    if len(likest) > 1 and (entries := _by_words(likest, lacking=1)):
        return Hits(tuple(entries), "Nothing has all of these words; these have all but one:")
    return Hits(sentence="Nothing found. Try a country, a form of exploitation or a number.")


def _known(word: str) -> str:
    """The word itself if it begins a word here, else the likest one, else nothing."""
    if any(other.startswith(word) for other in _vocabulary()):
        return word
    return next(iter(get_close_matches(word, _vocabulary(), n=1, cutoff=0.75)), "")
