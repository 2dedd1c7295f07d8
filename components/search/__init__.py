"""Everything that can be found by words, and what a text that is a number finds.

Every word of a query must begin a word of an entry; a single letter or digit must be a word of it. Entries
rank by how they match (a whole word of the title, a beginning there, a whole word of the text, a beginning
there), then by kind, then by length of title.
"""

from dataclasses import dataclass
from functools import lru_cache

from components.search.entries import Entry, index, number_entry, words_in
from components.search.famous import Found, find
from data.tables import UnreadableTable

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


def _vocabulary() -> tuple[str, ...]:
    return _words(index())


@lru_cache(maxsize=1)
def _words(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for entry in entries for word in (*entry.title_words, *entry.text_words)))


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
    if number.begun and not exact:
        return Hits(tuple(map(number_entry, (*number.begun, *number.named))), number.question)
    asked = tuple(word for word in words if word not in SMALL) or words
    others = map(number_entry, (*number.begun, *number.named))
    found = tuple(dict.fromkeys([*exact, *others, *_by_words(asked)]))
    return Hits(found) if found else _likest(asked)


def _number(text: str) -> Found:
    """Famous numbers, when the text is one or names one."""
    try:
        found = find(text)
    except UnreadableTable:
        return Found()
    return found if found.read_as or found.exact else Found()


@lru_cache(maxsize=256)  # words come from strangers; a box that is filled is asked with every click
def _by_words(asked: tuple[str, ...], lacking: int = 0) -> tuple[Entry, ...]:
    """The entries that lack no more than so many of the words, best first."""
    scored = [(sum(_match(word, entry) for word in asked), entry) for entry in index()]
    fitting = [(score, entry) for score, entry in scored if score < NO_MATCH * (lacking + 1)]
    return tuple(entry for _, entry in sorted(fitting, key=lambda pair: _rank(pair[0], pair[1], asked)))


def _rank(score: int, entry: Entry, asked: tuple[str, ...]) -> tuple[int, bool, bool, int, int]:
    """A title that is what was asked for comes before another name that is, and both before the rest."""
    return score, entry.names[0] != asked, asked not in entry.names, KINDS.index(entry.kind), len(entry.title)


def _match(word: str, entry: Entry) -> int:
    """0 a word of the title, 1 its beginning, 2 a word of the text, 3 its beginning."""
    for score, words in ((0, entry.title_words), (2, entry.text_words)):
        if word in words:
            return score
        if _begins_one(word, words):
            return score + 1
    return NO_MATCH


def _begins_one(word: str, words: tuple[str, ...]) -> bool:
    """Whether a word is the beginning of one of others; a single letter is of too many."""
    return len(word) > 1 and any(other.startswith(word) for other in words)


def _likest(asked: tuple[str, ...]) -> Hits:
    """What is found with the likest words in place of unknown ones, else with all words but one."""
    likest = tuple(filter(None, map(_known, asked)))
    if likest != asked and len(likest) == len(asked) and (entries := _by_words(likest)):
        return Hits(entries, f"Found for “{' '.join(likest)}”:")
    if len(likest) > 1 and (entries := _by_words(likest, lacking=1)):
        return Hits(entries, "Nothing has all of these words; these have all but one:")
    return Hits(sentence=NOTHING)


def _known(word: str) -> str:
    """The word itself if it is or begins a word here, else the likest one, else nothing."""
    if word in _vocabulary() or _begins_one(word, _vocabulary()):
        return word
    if len(word) < LEAST_CORRECTED or not word.isalpha():
        return ""
    allowed = MOST_EDITS if len(word) >= LONG else 1
    near = [
        other for other in _vocabulary() if other[0] == word[0] and abs(len(other) - len(word)) <= allowed
    ]
    edits, likest = min(((_edits(word, other), other) for other in near), default=(NO_MATCH, ""))
    return likest if edits <= allowed else ""


def _edits(one: str, other: str) -> int:
    """How many letters are added, left out, replaced or swapped with the next between two words."""
    before: list[int] = []
    row: list[int] = [*range(len(other) + 1)]
    for place, letter in enumerate(one):
        older, before, row = before, row, [place + 1]
        for at, sign in enumerate(other):
            ways = [before[at] + (letter != sign), before[at + 1] + 1, row[at] + 1]
            if place and at and letter == other[at - 1] and sign == one[place - 1]:
                ways.append(older[at - 1] + 1)
            row.append(min(ways))
    return row[-1]
