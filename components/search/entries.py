"""What can be found by words: pages, exhibits, tables, places, terms, famous numbers.

Countries are found by other names in use, former ones, those of their parts.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, urlencode

from components.exhibits.declared import DECLARED
from components.exhibits.site import PAGES, boxes
from components.model.exhibit import Exhibit
from components.model.url_state import LENS, LENSES
from components.model.view import settle
from components.search.asked import in_our_terms, stem
from components.search.famous import Famous, famous_numbers
from components.search.place_words import LEVELS, REGIONS, initials, words_in
from data.geographies import groups, places
from data.overlay import cached
from data.package import TABLES, Table
from data.place_names import usual_names
from data.sources import sources
from data.tables import UnreadableTable, labels, read

VOCABULARIES = ("kinds", "forms", "concepts")
ANSWER, BRIEF, FAMOUS = "Answer", "Brief", "Famous number"
FEW_SOURCES = 3
CODED = ("source", "publisher", "form", "concept", "geography", "origin")


@dataclass(frozen=True)
class Entry:
    """What can be found and where it stands: a page, an anchor on it and what its address asks for.

    `also` are other names, found as if they were the title's; `made_by` are publishers, documents and
    forms, found as if they stood in the text.
    """

    kind: str
    title: str
    text: str
    page: str
    anchor: str = ""
    asks: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = ()
    made_by: tuple[str, ...] = ()

    @cached_property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The words of the title, and of each other name."""
        return tuple(map(words_in, (self.title, *self.also)))

    @cached_property
    def title_words(self) -> tuple[str, ...]:
        """The words of the title and the other names."""
        return tuple(word for name in self.names for word in name)

    @cached_property
    def text_words(self) -> tuple[str, ...]:
        """The words of the text, and of who made it."""
        return words_in(" ".join((self.text, *self.made_by)))

    @cached_property
    def stems(self) -> tuple[frozenset[str], frozenset[str]]:
        """The words of the title and of the text, in our terms too, without their endings."""
        title, text = (
            frozenset(map(stem, (*words, *in_our_terms(words))))
            for words in (self.title_words, self.text_words)
        )
        return title, text


def index() -> tuple[Entry, ...]:
    """Every entry; a table that cannot be read leaves its own out for as long as it cannot."""
    entries: list[Entry] = []
    for part in (_site, _data, _places, _numbers, _statements):
        with suppress(UnreadableTable):
            entries += _whole(part)
    return tuple(entries)


@cached()
def _whole(part: Callable[[], Iterable[Entry]]) -> tuple[Entry, ...]:
    return tuple(part())


def _numbers() -> Iterable[Entry]:
    return map(number_entry, famous_numbers())


def _site() -> Iterator[Entry]:
    """Pages, and each exhibit on the first page that shows it."""
    seen = set()
    for page in PAGES:
        yield Entry("Page", page.title, page.purpose, page.path)
        shown = (*page.exhibits, *(item for item in page.made if item.table in TABLES and not item.exact))
        for exhibit in (item for item in shown if item.slug not in seen):
            seen.add(exhibit.slug)
            lens = [("lens", exhibit.lens)] if exhibit.lens else []
            asks = (*((name, value) for name, (value,) in boxes(exhibit).items()), *lens)
            text, made_by = f"{page.title}. {exhibit.reading_note}", _made_by(exhibit.resource, exhibit)
            yield Entry("Exhibit", exhibit.title, text, page.path, exhibit.slug, asks, made_by=made_by)


def _data() -> Iterator[Entry]:
    """Tables, and the words that figures are described with."""
    for name, table in TABLES.items():
        text = f"{table.description} {name}"
        yield Entry("Table", table.title, text, "about", f"table-{name}", made_by=_made_by(table))
    for name in VOCABULARIES:
        rows = read(TABLES[name])[["label", "description"]].astype("object").fillna("")
        for label, description in rows.itertuples(index=False, name=None):
            yield Entry("Term", label, description, "about", name)


def _made_by(table: Table, exhibit: Exhibit | None = None) -> tuple[str, ...]:
    """The publishers and forms of a table's or an exhibit's rows, and their documents where these are few.

    None where the rows cannot be read.
    """
    where = exhibit.where if exhibit else {}
    coded = [name for name in CODED if name in table.names and table.field(name).vocabulary]
    try:
        rows = read(table)[[*dict.fromkeys((*coded, *where))]]  # copying all columns would be dear
        for column, codes in where.items():
            rows = rows[rows[column].isin(codes)]
        found = {name: [str(code) for code in rows[name].dropna().unique()] for name in coded}
        documents = found.pop("source", [])
        titles = [sources()[code].title for code in documents if len(documents) <= FEW_SOURCES]
        named = (*found.pop("geography", ()), *found.pop("origin", ()))
        own = [code for code in named if code in places() and places()[code].level not in LEVELS]
        titles += [places()[code].label for code in own]  # "Middle East (UNODC)" is no region of M49
        return (*(labels(table.field(name))[code] for name in found for code in found[name]), *titles)
    except UnreadableTable:
        return ()


def _places() -> Iterator[Entry]:
    for place in places().values():
        if place.level == "country":
            asks = (("country", place.label),)
            also = dict.fromkeys((place.iso3, initials(place.label), *usual_names().get(place.geography, ())))
            names = tuple(name for name in also if name and name != place.label)
            yield Entry("Country or area", place.label, "", "country", asks=asks, also=names)
        elif place.level in REGIONS or place.geography in groups():
            names = usual_names().get(place.geography, ())
            yield Entry("Region", place.label, "", "victims", asks=(("region", place.label),), also=names)


def number_entry(row: Famous) -> Entry:
    """A famous number as an entry."""
    text, asks = f"{row.status}: {row.as_repeated} {row.said_by}", (("number", row.number),)
    return Entry(FAMOUS, row.number, text, "famous_numbers", asks=asks)


def _statements() -> Iterator[Entry]:
    """What the founding documents say, each on the page that checks it."""
    for row in settle(DECLARED["documents-checked"]).shown.to_dict("records"):
        text, anchor = f"{row['verdict']}. {row['why']}", row["document_statement"]
        yield Entry("Statement", row["text"], text, "documents_checked", anchor)


def href(entry: Entry, filters: dict[str, list[str]]) -> str:
    """The address of an entry, relative to any page, with the filters that are set."""
    asks: dict[str, list[str]] = {}
    for name, value in entry.asks:
        asks.setdefault(name, []).append(LENSES[value] if name == LENS else value)
    query = urlencode({**filters, **asks} if entry.kind != BRIEF else {}, doseq=True)
    path = "." if entry.page == PAGES[0].path else quote(entry.page)
    return f"{path}{'?' if query else ''}{query}{'#' if entry.anchor else ''}{entry.anchor}"
