"""What one cell of a CTDC file says; each function takes the cell's text without outer blanks.

They answer with the value, with None where the cell says that it is not known, and with a Fault
where it says nothing that its column knows. The missing codes are those of the publisher's code
books (NULL, -99, "Unknown", "Not specified", country 00) and what spreadsheets and R make of them.
"""

import re
from enum import Enum, auto

from data.cases.records import AGE_BAND
from data.geographies import named
from data.place_names import codes, iso_codes

MISSING = frozenset(
    (
        *("", ".", "-", "?", "*", "na", "null", "(null)", "none", "nan", "nat", "<na>", "n/a", "#n/a", "\\n"),
        *("unknown", "unknown country", "not specified", "unknown/not specified", "unspecified"),
        *("missing", "missing data", "not available", "not applicable", "not reported", "no data"),
    )
)
# The publisher's is -99; other programs use other negative numbers, or nines.
MISSING_NUMBER = re.compile(r"(?:[-−–]\d{1,5}|9{1,4})(?:\.0+)?")
NO_COUNTRY = re.compile(r"0+(\.0+)?")  # "00", and "0" after a spreadsheet took it for a number
COUNTRY_CODE = re.compile(r"[A-Za-z]{2,3}")
YEAR = re.compile(r"((?:19|20)\d\d)(?:\.0+|-\d\d-\d\d(?:[ T].*)?)?")
YES = re.compile(r"1(\.0+)?|true|yes")
NO = re.compile(r"0(\.0+)?|false|no")
DASH = r"(?:[-‐-―−~�\s]|â[€\x80][“”–—\x93\x94])+"  # also a dash that was read in a wrong encoding
BAND = re.compile(rf"(\d{{1,2}}){DASH}(\d{{1,2}})")
OPEN_BAND = re.compile(r"(\d{1,2})\s*\+")
# 9-17 as a spreadsheet's day in September.
SEPTEMBER = re.compile(r"17[-. ]+sept?\.?|sept?\.?[- ]+17|\d{4}-09-17(?:[ t]00:00:00)?")
WORDS = re.compile(r"[^\W\d_]+(?:[ /-]+[^\W\d_]+)*")
SEXES = {"female": "female", "woman": "female", "f": "female", "male": "male", "man": "male", "m": "male"}
OTHER_SEX = re.compile(r"trans(?:gender)?\b.*|.*non-?conforming|other")


class Fault(Enum):
    """Why a cell has no value: of its column's kind but no known code, or not of that kind."""

    STRANGE = auto()
    WRONG = auto()


def is_missing(text: str) -> bool:
    """Whether a cell says that nothing is known; of a country "NA" does not."""
    return text.casefold() in MISSING or MISSING_NUMBER.fullmatch(text) is not None


def flag(text: str) -> bool | Fault | None:
    """1, TRUE, 1.0; 0, FALSE; blank or -99."""
    if is_missing(text):
        return None
    word = text.casefold()
    if YES.fullmatch(word):
        return True
    return False if NO.fullmatch(word) else Fault.WRONG


def year(text: str) -> int | Fault | None:
    """2019, 2019.0, 2019-01-01; four digits of the 20th or 21st century."""
    if is_missing(text):
        return None
    found = YEAR.fullmatch(text)
    return int(found[1]) if found else Fault.WRONG


def sex(text: str) -> str | Fault | None:
    """A code of the vocabulary: Female, Woman, F; Male, Man, M; Transgender/NonConforming."""
    if is_missing(text):
        return None
    word = text.casefold()
    if word in SEXES:
        return SEXES[word]
    if OTHER_SEX.fullmatch(word):
        return "other"
    return Fault.STRANGE if WORDS.fullmatch(text) else Fault.WRONG


def age_band(text: str) -> str | Fault | None:
    """A code of the vocabulary: 09--17, 9--17, 9—17, "17-Sep" (a spreadsheet's 9-17), 48+."""
    if is_missing(text):
        return None
    if SEPTEMBER.fullmatch(text.casefold()):
        return "9-17"
    if found := BAND.fullmatch(text):
        code = f"{int(found[1])}-{int(found[2])}"
    elif found := OPEN_BAND.fullmatch(text):
        code = f"{int(found[1])}+"
    else:
        return Fault.WRONG
    return code if code in AGE_BAND.codes else Fault.STRANGE


def country(text: str) -> str | Fault | None:
    """ISO 3166 alpha-3 from alpha-2, alpha-3 or a name; "NA" is Namibia, XKX Kosovo."""
    if (is_missing(text) and text.casefold() != "na") or NO_COUNTRY.fullmatch(text):
        return None
    of_letters = COUNTRY_CODE.fullmatch(text) is not None
    code = codes().get(text.upper(), "") if of_letters else ""
    if code in iso_codes() or (code := named(text, iso_codes())):
        return code
    return Fault.STRANGE if of_letters else Fault.WRONG
