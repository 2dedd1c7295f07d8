"""World Bank, total population by country and year (indicator SP.POP.TOTL): long, or as downloaded.

The download has one line a country and one column a year, under four lines on the edition; a row here is
one country in one year. Columns read: Country Code (ISO 3166 alpha-3, beside the World Bank's own codes
for regions and income groups), year, persons, and the indicator where there is one. Rows: geography,
year, persons. Licence of the publisher: CC BY 4.0.

Many tables have these columns. That one holds population is told by the indicator's name or code, or
else by its numbers: those of the shipped table of rates agree with it.
"""

import re
from functools import cache

import pandas as pd

from data.intake.publishers.citizenships import TWO_COUNTRIES, contradicting
from data.intake.publishers.reading import Account, Reading
from data.intake.publishers.sheets import Format, Header, Sheet, told, words
from data.intake.publishers.sorting import TO_COME, above, body, day, mapped, sort_rows, to_come, unused
from data.package import TABLES
from data.place_names import iso_codes
from data.tables import shipped

_WORDS = words(__file__)
NAMES, _OTHER = _WORDS["headings"], re.compile(_WORDS["other"])
LONG, WIDE = ("country", "geography", "year", "persons"), ("country", "geography", "indicator|code")
TITLE = "Population by country and year (World Bank)"
FAR = "a number more than five times, or less than a fifth of, what is known of the country"
NO_COUNTRY = "no country's code of three letters (regions have others)"

_NAME, _CODE = "population, total", "sp.pop.totl"
_YEAR_HEADING = re.compile(r"(?:YR)?((?:19|20)\d\d)(?:\.0+|\s*\[YR\1\])?")
# A whole number or one with a fraction; "1.4E+09" is rounded, and of "54922,412" the comma parts a fraction.
_NUMBER = re.compile(r"(\d+|\d{1,3}([,\s'’]\d{3})+)(\.\d+)?")
_LEAST, _NEAR, _MOST_AGREE = 10, 0.1, 0.9
# From this year on times the usual population; that of women, or of towns, is less.
_SINCE, _SMALLEST, _LARGEST, _MOST_TIMES = 2000, 0.7, 2.5, 5


@cache
def _known() -> pd.DataFrame:
    """Population of countries by year, as the shipped rates have it."""
    rates = shipped(TABLES["detection_rates"])[["geography", "period_start", "population"]].drop_duplicates()
    known = rates.set_axis(["geography", "year", "known"], axis="columns")
    return known.astype({"year": "float64", "known": "float64"})


def _wide(header: Header) -> bool:
    """Whether each year has a column of its own."""
    return not {"year", "persons"} <= header.columns.keys()


def _years(sheet: Sheet, header: Header) -> list[tuple[int, str]]:
    """The columns of a wide table that hold a year each."""
    heads = enumerate(sheet.cells.iloc[header.row].str.strip() if _wide(header) else ())
    return [(place, match[1]) for place, head in heads if (match := _YEAR_HEADING.fullmatch(head))]


def _rows(sheet: Sheet, header: Header) -> pd.DataFrame:
    """One row of text for each country and year."""
    text = body(sheet, header).assign(geography=lambda cells: cells["geography"].str.upper())
    if not _wide(header):
        return text
    below = sheet.cells.iloc[header.row + 1 :]
    text = text.drop(columns=["year", "persons"], errors="ignore")
    pieces = [
        text.assign(year=year, persons=below[place].str.strip()) for place, year in _years(sheet, header)
    ]
    return pd.concat(pieces).sort_index(kind="stable") if pieces else text.assign(year="", persons="").head(0)


def _numbers(text: pd.DataFrame) -> pd.DataFrame:
    bare = mapped(
        text["persons"], lambda cell: re.sub(r"[,\s'’]", "", cell) if _NUMBER.fullmatch(cell) else ""
    )
    cells = {"year": text["year"], "persons": bare}
    numbers = {name: pd.to_numeric(cells[name], errors="coerce") for name in cells}
    return pd.DataFrame({"geography": text["geography"], **numbers})


def _is_population(text: pd.DataFrame) -> "pd.Series[bool]":
    """The rows whose indicator, where one is given, is total population."""
    of = {"indicator": _NAME, "code": _CODE}
    same = [text[name].str.casefold().eq(word) for name, word in of.items() if name in text]
    return pd.concat(same, axis="columns").any(axis="columns") if same else pd.Series(True, text.index)


def _said(sheet: Sheet, header: Header) -> str:
    """The heading of the numbers and what stands above it."""
    place = header.columns.get("persons")
    heading = str(sheet.cells.iat[header.row, place]) if place is not None else ""
    return f"{heading} {above(sheet, header)}".casefold()


def _named(sheet: Sheet, header: Header, text: pd.DataFrame) -> bool:
    """Whether the file itself says that it holds total population."""
    said = _said(sheet, header)
    indicator = not {"indicator", "code"}.isdisjoint(text) and bool(_is_population(text).any())
    return _NAME in said or _CODE in said or indicator


def _doubt(sheet: Sheet, header: Header) -> str:
    text = _rows(sheet, header)
    if _wide(header) and text.empty:
        return "none of its columns is a year"
    ours = text[_is_population(text)]
    if ours.empty and len(text):
        first = text["indicator" if "indicator" in text else "code"].iloc[0]
        return f"its indicator is “{told(first)}” and not “Population, total” (SP.POP.TOTL)"
    numbers = _numbers(ours)
    beside = numbers.dropna().merge(_known(), on=["geography", "year"])
    near = (beside["persons"] / beside["known"] - 1).abs() <= _NEAR
    shifted = _shifted(numbers)
    if shifted or (len(beside) >= _LEAST and near.mean() >= _MOST_AGREE):
        return shifted
    if other := _OTHER.search(_said(sheet, header)):
        return f"its title says “{other[0]}”: it seems not to be the total population"
    if not _named(sheet, header, text):
        return "nothing in it says that its numbers are population (“Population, total” or SP.POP.TOTL)"
    times = _times(numbers).median()
    far = "its numbers are far from the total population of these countries"
    return far if len(beside) >= _LEAST or times < _SMALLEST or times > _LARGEST else ""


def _shifted(numbers: pd.DataFrame) -> str:
    """Why the numbers stand under the wrong years: most of those that are known are of others."""
    pairs = numbers.dropna().merge(_known(), on="geography", suffixes=("", " known"))
    same = pairs[pairs["persons"].round() == pairs["known"]]
    others = int((same["year"] != same["year known"]).sum())
    wrong = f"{others:,} of its numbers are those of other years: its years are not theirs"
    return wrong if others >= _LEAST and others * 2 > len(same) else ""


def _times(numbers: pd.DataFrame) -> "pd.Series[float]":
    """How many times the usual population of its country each number is, of recent years."""
    usual = _known().groupby("geography")["known"].median()
    return (numbers["persons"] / numbers["geography"].map(usual)).where(numbers["year"] >= _SINCE)


def _read(sheet: Sheet, header: Header) -> Reading:
    """Population of countries by year; regions, income groups and broken rows are set aside."""
    text = _rows(sheet, header)
    numbers = _numbers(text)
    year, persons, times = numbers["year"], numbers["persons"], _times(numbers)
    verdicts = {
        "another indicator than total population": ~_is_population(text),
        NO_COUNTRY: ~text["geography"].isin(iso_codes()),
        TWO_COUNTRIES: contradicting(text["geography"], text["country"]),
        TO_COME: to_come(year),
        "no year since 1900": ~(year.ge(1900) & year.mod(1).eq(0)),
        "no number in this year": text["persons"].isin(["", "..", "-"]),
        "no number of persons": ~persons.between(1, 1e11),
        FAR: (times < 1 / _MOST_TIMES) | (times > _MOST_TIMES),
    }
    good, set_aside = sort_rows(text, verdicts, text[["geography"]].assign(year=year, persons=persons))
    read = {"year": year[good].astype("Int16"), "persons": persons[good].round().astype("Int64")}
    rows = pd.DataFrame({"geography": text["geography"][good], **read}).reset_index(drop=True)
    fractions = int(persons[good].mod(1).ne(0).sum())
    noticed = {
        "A row here is one country in one year: a line of the file holds many.": _wide(header),
        f"Populations with a fraction, rounded to whole persons: {fractions:,}.": fractions,
        "The file does not say that its numbers are population; they agree with the known ones.": not _named(
            sheet, header, text
        ),
    }
    unread = unused(sheet, header, (place for place, _ in _years(sheet, header)))
    # Most files do not say their edition; the years that they reach tell editions apart.
    span = f"; years {rows['year'].min()} to {rows['year'].max()}" if len(rows) else ""
    edition = day(above(sheet, header)) or f"not stated{span}"
    account = Account(len(text), len(rows), set_aside, (*filter(noticed.get, noticed), *unread))
    return Reading("worldbank_population", TITLE, "world_bank", edition, rows, account)


FORMATS = tuple(Format("worldbank_population", TITLE, NAMES, need, _read, _doubt) for need in (LONG, WIDE))
