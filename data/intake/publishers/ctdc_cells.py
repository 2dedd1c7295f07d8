"""What one cell of a CTDC file says; and its columns, each distinct cell of which is looked up once.

The functions take a cell's text without outer blanks. They answer with the value, with None where the
cell says that it is not known, and with a Fault where it says nothing that its column knows. The missing
codes are those of the publisher's code books (NULL, -99, "Unknown", "Not specified", country 00) and what
spreadsheets and R make of them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.cases.records import AGE_BAND
from data.geographies import named
from data.intake.publishers.sheets import told, words
from data.intake.publishers.sorting import last_day
from data.place_names import codes, iso_codes

_WORDS = words(__file__)
MISSING = frozenset(_WORDS["missing"])
MISSING_NUMBER, NO_COUNTRY, COUNTRY_CODE, YEAR, YES, NO = (
    re.compile(_WORDS[name]) for name in ("missing_number", "no_country", "country_code", "year", "yes", "no")
)
BAND, OPEN_BAND, SEPTEMBER, WORDS, OTHER_SEX = (
    re.compile(_WORDS[name]) for name in ("band", "open_band", "september", "words", "other_sex")
)
SEXES = {"female": "female", "woman": "female", "f": "female", "male": "male", "man": "male", "m": "male"}


class Fault(Enum):
    """Why a cell has no value: of its column's kind but no known code, not of that kind, a year to come."""

    STRANGE = auto()
    WRONG = auto()
    TO_COME = auto()


Meaning: TypeAlias = str | int | bool | Fault | None
Rows: TypeAlias = NDArray[np.bool_]

EXAMPLES, FIRST_YEAR = 3, 1990
NOT_NAMIBIA = 'The file writes "NA" where nothing is known, also for countries: it is not read as Namibia.'


def _without_value(text: str, fault: Fault = Fault.WRONG) -> Fault | None:
    """None where a cell without a value says that nothing is known, else the fault."""
    missing = text.casefold() in MISSING or MISSING_NUMBER.fullmatch(text)
    return None if missing else fault


def flag(text: str) -> bool | Fault | None:
    """1, TRUE, 1.0; 0, FALSE; blank or -99."""
    if YES.fullmatch(text.casefold()):
        return True
    return False if NO.fullmatch(text.casefold()) else _without_value(text)


def year(text: str) -> int | Fault | None:
    """2019, 2019.0, 2019-01-01; none before cases were recorded, and none to come."""
    found = YEAR.fullmatch(text)
    if found and int(found[1]) > last_day().year:
        return Fault.TO_COME
    if found:
        return int(found[1]) if int(found[1]) >= FIRST_YEAR else Fault.STRANGE
    return _without_value(text)


def sex(text: str) -> str | Fault | None:
    """A code of the vocabulary: Female, Woman, F; Male, Man, M; Transgender/NonConforming."""
    word = text.casefold()
    if word in SEXES or OTHER_SEX.fullmatch(word):
        return SEXES.get(word, "other")
    return _without_value(text, Fault.STRANGE if WORDS.fullmatch(text) else Fault.WRONG)


def age_band(text: str) -> str | Fault | None:
    """A code of the vocabulary: 09--17, 9--17, 9—17, "17-Sep" (a spreadsheet's 9-17), 48+."""
    if SEPTEMBER.fullmatch(text.casefold()):
        return "9-17"
    if found := BAND.fullmatch(text):
        code = f"{int(found[1])}-{int(found[2])}"
    elif found := OPEN_BAND.fullmatch(text):
        code = f"{int(found[1])}+"
    else:
        return _without_value(text)
    return code if code in AGE_BAND.codes else Fault.STRANGE


def country(text: str) -> str | Fault | None:
    """ISO 3166 alpha-3 from alpha-2, alpha-3 or a name; "NA" is Namibia, XKX Kosovo."""
    of_letters = COUNTRY_CODE.fullmatch(text) is not None
    code = codes().get(text.upper(), "") if of_letters else ""
    if code in iso_codes() or (code := named(text, iso_codes())):
        return code
    fault = Fault.STRANGE if of_letters else Fault.WRONG
    return None if NO_COUNTRY.fullmatch(text) else _without_value(text, fault)


@dataclass(frozen=True, eq=False)
class Column:
    """A column under a heading: for each row which of `texts` its cell holds, and what these mean."""

    heading: str
    places: NDArray[np.int32]
    texts: tuple[str, ...]
    meanings: tuple[Meaning, ...]

    def where(self, test: Callable[[Meaning], bool]) -> Rows:
        """The rows whose cell means something that passes the test."""
        return np.array([test(meaning) for meaning in self.meanings], dtype=bool)[self.places]

    @cached_property
    def filled(self) -> Rows:
        """The rows with anything in the cell."""
        return np.array([bool(text) for text in self.texts], dtype=bool)[self.places]

    @cached_property
    def good(self) -> Rows:
        """The rows whose cell has a value."""
        return self.where(lambda meaning: meaning is not None and not isinstance(meaning, Fault))

    @cached_property
    def wrong(self) -> Rows:
        """The rows whose cell is not of the column's kind."""
        return self.where(lambda meaning: meaning is Fault.WRONG)

    def only(self, kept: Rows) -> "Column":
        """The column of these rows."""
        places, used = pd.factorize(self.places[kept], sort=True)
        texts = tuple(self.texts[place] for place in used)
        meanings = tuple(self.meanings[place] for place in used)
        return Column(self.heading, places.astype(np.int32), texts, meanings)

    def unread(self) -> str:
        """A sentence about filled cells without a meaning, the most frequent as examples; "" if none."""
        counts = np.bincount(self.places, minlength=len(self.texts))
        faults = [place for place, item in enumerate(self.meanings) if isinstance(item, Fault)]
        faults = sorted((place for place in faults if counts[place]), key=lambda place: -counts[place])
        quoted = ", ".join(f'"{told(self.texts[place])}"' for place in faults[:EXAMPLES])
        count = int(counts[faults].sum())
        cells = "1 cell holds" if count == 1 else f"{count:,} cells hold"
        then = f"no known value ({quoted}) and count{'s' if count == 1 else ''} as not known."
        return f"{self.heading}: {cells} {then}" if count else ""

    def values(self, kind: Any) -> Any:
        """The values as an array of this type; missing where there is none."""
        known = [None if isinstance(item, Fault) else item for item in self.meanings]
        return pd.array(known, dtype=kind).take(self.places)


def column(cells: "pd.Series[str]", heading: str, meaning_of: Callable[[str], Meaning]) -> Column:
    """The cells of a column, each distinct text looked up with this function."""
    numbers, found = pd.factorize(cells.astype("str"))
    places = np.where(numbers < 0, len(found), numbers).astype(np.int32)
    texts = (*(str(text).strip() for text in found), "")
    return Column(told(heading), places, texts, tuple(map(meaning_of, texts)))


def without_r_missing(
    found: Mapping[str, Column], countries: tuple[str, ...]
) -> tuple[dict[str, Column], str]:
    """The columns as they are, unless R wrote the file: then "NA" is its blank, and not Namibia."""
    written = [name for name, item in found.items() if name not in countries and "NA" in item.texts]
    if len(written) < 2:
        return dict(found), ""
    cured = dict(found)
    for name, item in found.items():
        if name in countries:
            pairs = zip(item.texts, item.meanings, strict=True)
            cured[name] = replace(item, meanings=tuple(None if own == "NA" else said for own, said in pairs))
    return cured, NOT_NAMIBIA
