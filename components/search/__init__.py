"""Everything that can be found by words, and what a text that is a number finds.

Every word of a query must begin a word of an entry; a single letter or digit must be a word of it. Entries
rank by how they match (a whole word of the title, a beginning there, a whole word of the text, a beginning
there), then by kind, then by length of title.
"""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd
from rapidfuzz import process
from rapidfuzz.distance import OSA

from components.exhibits.site import PAGES
from components.model.exhibit import Exhibit
from components.model.rows import every_row
from components.search.entries import Entry, index, number_entry, words_in
from components.search.famous import LEAST_NAMED, Found, find, unit_of
from components.search.quantities import NotANumber, Quantity, read_number
from data.overlay import cached
from data.package import TABLES
from data.tables import UnreadableTable, read

KINDS = ("Famous number", "Country or area", "Exhibit", "Page", "Region", "Term", "Table")
MOST_SIGNS, MOST_WORDS = 80, 8
NO_MATCH = 100
# A short word is one edit away from too many others, a first letter is seldom mistyped.
LEAST_CORRECTED, LONG, MOST_EDITS = 5, 8, 2
SMALL = {"a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
NOTHING = "Nothing found. Try a country, a form of exploitation or a number."


@dataclass(frozen=True)
class Hits:
    """The entries found, best first; `sentence` says what was corrected, or why there are none."""

    entries: tuple[Entry, ...] = ()
    sentence: str = ""


def search(text: str) -> Hits:
    """What a reader's text finds. A text that finds nothing gets a sentence."""
    if len(text) > MOST_SIGNS:
        return Hits(sentence=f"That is too long to search for: {MOST_SIGNS} signs are read at most.")
    words = words_in(text)[:MOST_WORDS]
    if not words:
        return Hits(sentence="Type a word or a number.")
    number = _number(text)
    exact = tuple(map(number_entry, number.exact))
    if len("".join(words)) == 1:
        return Hits(exact, "" if exact else "Nothing found. Type more than one letter or digit.")
    others = tuple(map(number_entry, (*number.begun, *number.named)))
    if number.begun and not exact:
        return Hits(others, number.question)
    telling = tuple(word for word in words if word not in SMALL) or words
    entries = tuple(dict.fromkeys([*exact, *others, *_by_words(telling)]))
    return Hits(entries) if entries else _likest(telling)


def _number(text: str) -> Found:
    """Famous numbers, when the text is one or names one."""
    try:
        rows = find(text)
    except UnreadableTable:
        return Found()
    return rows if rows.read_as or rows.exact else Found()


@cached(maxsize=256)  # words come from strangers; a box that is filled is asked with every click
def _by_words(words: tuple[str, ...], lacking: int = 0) -> tuple[Entry, ...]:
    """The entries that lack no more than so many of the words, best first.

    A title that is what was asked for comes before another name that is, and both before the rest.
    """
    ranks = {}
    for entry in index():
        score = sum(_match(word, entry) for word in words)
        if score < NO_MATCH * (lacking + 1):
            named = entry.names[0] != words, words not in entry.names
            ranks[entry] = score, *named, KINDS.index(entry.kind), len(entry.title)
    return tuple(sorted(ranks, key=ranks.__getitem__))


def _match(word: str, entry: Entry) -> int:
    """0 a word of the title, 1 its beginning, 2 a word of the text, 3 its beginning."""
    for score, words in ((0, entry.title_words), (2, entry.text_words)):
        if word in words:
            return score
        if _begins_one(word, words):
            return score + 1
    return NO_MATCH


def _begins_one(word: str, words: Collection[str]) -> bool:
    """Whether a word is the beginning of one of others; a single letter is of too many."""
    return len(word) > 1 and any(other.startswith(word) for other in words)


def _likest(words: tuple[str, ...]) -> Hits:
    """What is found with the likest words in place of unknown ones, else with all words but one."""
    every = sorted({word for entry in index() for word in (*entry.title_words, *entry.text_words)})
    likest = tuple(filter(None, (_known(word, every) for word in words)))
    if likest != words and len(likest) == len(words) and (entries := _by_words(likest)):
        return Hits(entries, f"Found for “{' '.join(likest)}”:")
    if len(likest) > 1 and (entries := _by_words(likest, lacking=1)):
        return Hits(entries, "Nothing has all of these words; these have all but one:")
    return Hits(sentence=NOTHING)


def _known(word: str, words: list[str]) -> str:
    """The word itself if it is or begins one of others, else the likest of these, else nothing."""
    if word in words or _begins_one(word, words):
        return word
    if len(word) < LEAST_CORRECTED or not word.isalpha():
        return ""
    same_letter = [other for other in words if other[0] == word[0]]
    most = MOST_EDITS if len(word) >= LONG else 1
    likest = process.extractOne(word, same_letter, scorer=OSA.distance, score_cutoff=most)
    return likest[0] if likest else ""


def same_figures(text: str) -> tuple[Entry, ...]:
    """Exhibits with a row of this value, each with the place and years of its first such row.

    Small numbers without a unit are left out: they are everywhere. So are exhibits of one chosen country.
    """
    try:
        asked = read_number(text)[0]
    except NotANumber:
        return ()
    if asked.ratio or (asked.value < LEAST_NAMED and not asked.unit):
        return ()
    entries: dict[str, Entry] = {}
    for page in PAGES[1:]:
        for exhibit in page.exhibits:
            slug, title = exhibit.slug, exhibit.title
            if slug not in entries and _fits(exhibit, asked) and (row := _first_row(exhibit, asked.value)):
                entries[slug] = Entry("Figure", title, f"{row}; page {page.title}", page.path, slug)
    return tuple(entries.values())


def _fits(exhibit: Exhibit, asked: Quantity) -> bool:
    """Whether the exhibit is of many countries, and its figures have the unit asked for."""
    if (
        exhibit.one
        or exhibit.lens not in ("", "all_reporters")
        or exhibit.field.type not in ("integer", "number")
    ):
        return False
    return not asked.unit or asked.unit == unit_of(exhibit.field.unit)


def _first_row(exhibit: Exhibit, value: float) -> str:
    """The place and years of the first row with this value; "" where there is none."""
    try:
        if not _anywhere(exhibit.table, exhibit.measure, value):
            return ""  # what follows is dear when nobody has looked at the exhibit yet
        every = every_row(exhibit)
        rows = every.shown[_equal(every.rows[exhibit.measure], value)]
    except UnreadableTable:
        return ""
    return "" if rows.empty else f"{rows['geography'].iloc[0]}, {rows['years'].iloc[0]}"


@cached(maxsize=1024)  # several exhibits ask the same column
def _anywhere(table: str, measure: str, value: float) -> bool:
    return bool(_equal(read(TABLES[table])[measure], value).any())


def _equal(figures: pd.Series, value: float) -> pd.Series:
    return (figures.sub(value).abs() <= value * 1e-9).fillna(False)
