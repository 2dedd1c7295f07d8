"""Everything that can be found by words, and what a text that is a number finds.

First comes a direct answer, where there is one; then places, charts, numbers and pages. Words are read as
`asked` understands them. Entries rank by how they match: a word of the title, a beginning there, a word of
the text, a beginning there; then by length of title.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain

import pandas as pd

from components.exhibits.site import PAGES
from components.model.exhibit import Exhibit
from components.model.rows import every_row
from components.model.url_state import LENS, LENSES
from components.search.answers import NEUTRAL, answers
from components.search.asked import Asked, stem, synonyms, understood
from components.search.entries import FAMOUS, Entry, index, number_entry
from components.search.famous import unit_of
from components.search.likeness import EXACT, by_number, is_alone, ranked
from components.search.number_words import without_ages
from components.search.place_words import parts, words_in
from components.search.quantities import claimed, plain
from components.search.several import briefs
from components.search.told import NO_FIGURE
from data.geographies import WORLD, places
from data.overlay import cached
from data.package import TABLES
from data.tables import UnreadableTable, read

PLACES = ("Country or area", "Region")
# Kind of an entry -> how many of it stand before all else that was found.
KINDS = dict.fromkeys(PLACES, 2) | {"Exhibit": 4, FAMOUS: 3, "Page": 2, "Term": 1, "Table": 1}
OTHER_LENSES = [((LENS, lens),) for lens in LENSES][1:]
ONE_COUNTRY = [page.path for page in PAGES if page.one_country]
MOST_SIGNS = 200
NO_MATCH = 100
LEAST_NAMED = 32  # a smaller number without a unit is everywhere
NOTHING = "Nothing found. Try a country, a form of exploitation or a number."
NEAR = "No number here is this one. Like it are:"
TYPE = "Type a word or a number."


@dataclass(frozen=True)
class Hits:
    """The entries found, best first; `sentence` says what was corrected, or why there are none."""

    entries: tuple[Entry, ...] = ()
    sentence: str = ""


def search(text: str) -> Hits:
    """What a reader's text finds. A text that finds nothing gets a sentence."""
    if len(text) > MOST_SIGNS:
        return Hits(sentence=f"That is too long to search for: {MOST_SIGNS} signs are read at most.")
    asked, amounts = understood(text, known_words()), claimed(without_ages(text))
    exact: tuple[Entry, ...] = ()
    others: tuple[Entry, ...] = ()
    with suppress(UnreadableTable):  # famous numbers, when the text is one or names one
        rows = {row: by_number(row, plain(text), amounts) for row in ranked(text, amounts)}
        exact = tuple(number_entry(row) for row, number in rows.items() if number == EXACT)
        others = tuple(number_entry(row) for row, number in rows.items() if amounts and number < EXACT)
    if others and not exact and is_alone(text):
        return Hits(others, NEAR)
    single = len("".join(asked.words)) == 1 and not asked.places  # too much has a single letter or digit
    of_place = [entry for entry in index() if entry.kind in PLACES]
    called_for = [code for code in asked.places if code != WORLD or not asked.words]
    words = f" {' '.join(asked.words)} "  # of a part, the place that it is of
    called_for += [code for part, code in parts().items() if f" {' '.join(part)} " in words]
    named = [entry for code in called_for for entry in of_place if entry.title == places()[code].label]
    found = () if single else (*named, *others, *_by_words(asked.words or asked.spelled))
    listed = list(dict.fromkeys(found))  # the first of each kind go before the others
    if not amounts and any(places()[code].level == "country" for code in asked.places):
        listed = [entry for entry in listed if entry.kind != FAMOUS]  # a plain question on a country
    called = [entry for entry in listed if {words_in(text), asked.words}.intersection(entry.names)]
    of_kinds = ([one for one in listed if one.kind == kind][:most] for kind, most in KINDS.items())
    best = [_about(asked, entry) for entry in dict.fromkeys((*called, *chain(*of_kinds), *listed))]
    entries = dict.fromkeys(exact or others[:1])  # who says a number asks of it before all else
    with suppress(UnreadableTable):
        alone = called and not (asked.places and asked.words)  # a name finds what has it
        several = sum(entry.kind in PLACES for entry in called) > 1  # no answer is of what all have been
        direct = () if several else answers(asked)
        told = (entry for entry in direct if not (alone and NO_FIGURE in entry.title))
        entries |= dict.fromkeys((*briefs(asked), *told))
    entries |= dict.fromkeys(best)
    corrected = f"Found for “{' '.join(asked.spelled)}”:" if asked.corrected else ""
    return Hits(tuple(entries), corrected) if entries else Hits(sentence=NOTHING if text.strip() else TYPE)


def _about(asked: Asked, entry: Entry) -> Entry:
    """An exhibit of one country with the country that was named."""
    states = [places()[code].label for code in asked.places if places()[code].level == "country"]
    one = states and entry.kind == "Exhibit" and entry.page in ONE_COUNTRY
    return replace(entry, asks=(("country", states[0]),)) if one else entry


@cached()
def known_words() -> frozenset[str]:
    """Every word that something here has or that people say for it."""
    ours = (word for entry in index() for word in (*entry.title_words, *entry.text_words))
    theirs = (word for said, meant in synonyms().items() for word in (*said, *meant))
    return frozenset((*ours, *theirs))


@cached(maxsize=256)  # words come from strangers; a box that is filled is asked with every click
def _by_words(words: tuple[str, ...]) -> tuple[Entry, ...]:
    """The entries that lack the fewest of the words, best first; a title that is what was asked for leads.

    A place lacks none: "Middle East" is neither Middle Africa nor the East Indies.
    """
    ranks = {}
    for entry in index():
        score = sum(_match(word, entry) for word in words)
        named = entry.names[0] != words, words not in entry.names
        seldom = entry.asks in OTHER_LENSES
        ranks[entry] = score, *named, seldom, len(entry.title)
    least = min((score // NO_MATCH for score, *_ in ranks.values()), default=0)
    telling = tuple(word for word in words if word not in NEUTRAL)  # of airlines, not of trafficking
    if 2 * least >= len(words) and telling and telling != words:
        return _by_words(telling)
    fits = (entry for entry, rank in ranks.items() if rank[0] // NO_MATCH == least < len(words))
    return tuple(sorted((one for one in fits if not least or one.kind not in PLACES), key=ranks.__getitem__))


def _match(word: str, entry: Entry) -> int:
    """0 a word of the title, 1 its beginning, 2 a word of the text, 3 its beginning."""
    for score, words, stems in zip((0, 2), (entry.title_words, entry.text_words), entry.stems, strict=True):
        if word in words or stem(word) in stems:
            return score
        if len(word) > 1 and any(other.startswith(word) for other in words):  # too much has a single letter
            return score + 1
    return NO_MATCH


def same_figures(text: str) -> tuple[Entry, ...]:
    """Exhibits with a row of this value, each with the place and years of its first such row.

    Small numbers without a unit are left out: they are everywhere. So are exhibits of one chosen country.
    """
    asked = next(iter(claimed(text[:MOST_SIGNS])), None)
    if not asked or asked.ratio or (asked.value < LEAST_NAMED and not asked.unit):
        return ()
    entries: dict[str, Entry] = {}
    for page, exhibit in ((one, exhibit) for one in PAGES[1:] for exhibit in one.exhibits):
        slug, unit = exhibit.slug, unit_of(exhibit.field.unit)
        of_all = not exhibit.one and exhibit.lens in ("", "all_reporters")
        fits = exhibit.field.type in ("integer", "number") and asked.unit in ("", unit)
        if slug not in entries and of_all and fits and (row := _first_row(exhibit, asked.value)):
            entries[slug] = Entry("Figure", exhibit.title, f"{row}; page {page.title}", page.path, slug)
    return tuple(entries.values())


def _first_row(exhibit: Exhibit, value: float) -> str:
    """The place and years of the first row with this value; "" where there is none."""
    with suppress(UnreadableTable):
        if _equal(read(TABLES[exhibit.table])[exhibit.measure], value).any():  # before what is dear
            every = every_row(exhibit)
            rows = every.shown[_equal(every.rows[exhibit.measure], value)]
            return "" if rows.empty else f"{rows['geography'].iloc[0]}, {rows['years'].iloc[0]}"
    return ""


def _equal(figures: pd.Series, value: float) -> pd.Series:
    return (figures.sub(value).abs() <= value * 1e-9).fillna(False)
