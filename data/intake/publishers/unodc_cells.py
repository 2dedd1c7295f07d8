"""Cells of UNODC's GLOTIP table: words by meaning, from `unodc_cells.toml`, and counts of persons.

Of its rows: which cannot be read and why, and what to know of the others.

A count is never guessed. "1.282" may be 1,282 as some countries write it or a broken fraction, so it
is neither 1 nor 1282 but a cell that cannot be read, until another cell of the same column ("1.282.123")
shows that points part thousands there.
"""

import html
import re
import unicodedata
from collections.abc import Iterator

import pandas as pd

from data.intake.publishers.citizenships import TWO_COUNTRIES, contradicting
from data.intake.publishers.sheets import RATES, told, words
from data.intake.publishers.sorting import TO_COME, to_come

WORDS = words(__file__)
_ABOUT = set(WORDS["about"])
_ANY = _ABOUT.union(WORDS["any"])
QUESTION, SOURCE, BREAKDOWN, UNIT_HEADING = (
    re.compile(WORDS[name], re.IGNORECASE) for name in ("question", "source", "breakdown", "unit_heading")
)
NO_COUNTRY = "no country of ISO 3166, by its code of three letters or its name"
NO_VALUE = "no value"
NO_NUMBER = "a value that is no whole number of persons"
POINT = "a value with a point that may part thousands or a fraction"
_NOTHING, _WHOLE, _POINTS, _FRACTION, _YEAR_AT_END = (
    re.compile(WORDS["values"][name]) for name in ("nothing", "whole", "points", "fraction", "year_at_end")
)
_BELOW, _UP_TO, _RANGE = (re.compile(WORDS["values"][name]) for name in ("below", "up_to", "range"))
FEWEST = 0  # that "<5" may stand for in an edition that prints no zero: docs/decisions/0008
MOST_PERSONS = 1_000_000  # a year in one country; the largest that was ever reported is 32,022
_MOST_PLAUSIBLE = 100_000  # from here a number that ends in a year is a questionnaire code
_SCALE = re.compile(f"{RATES.pattern}|{WORDS['scale']}")
_BELOW_IT, _DENIED = re.compile(WORDS["below"]), re.compile(WORDS["denied"])
_FEW, _MANY = 2, 0.1

YEAR = "the year in place of a number, two years or more of one series"
AGAIN = "a total that stands in the file more than once, or a row beside it that does: parts or copies"
UNIT = "another unit than a count of persons"
PART = "a part, by {}, of which this table has no column"
OTHER_SUBJECT = "nothing says that it is of UNODC's data on trafficking in persons (GLOTIP)"
# In the file by its own name, though ISO 3166 has no code for it.
_UNCODED = re.compile(r"sark", re.IGNORECASE)
_NAMED = 6  # names in a sentence
CODED = ("indicator", "dimension", "sex", "age")


def indicator(text: str) -> str:
    """The code of an indicator of trafficking in persons; "" for any other."""
    said = set(re.findall(r"[^\W_]+|[%‰]", text.casefold()))
    for name, (keys, others) in WORDS["indicators"].items():
        if said & set(keys.split()) and said <= _ANY.union(keys.split(), others.split()):
            return str(name)
    return ""


def about_trafficking(text: str) -> bool:
    """Whether an indicator itself says that it is about trafficking in persons."""
    return bool(indicator(text)) and not _ABOUT.isdisjoint(re.findall(r"[^\W_]+", text.casefold()))


def no_counts(title: str, notes: str, values: "pd.Series[str]") -> str:
    """Why these are no counts of persons, by the title above, the notes below or their fractions; else ""."""
    if scale := _SCALE.search(_DENIED.sub(" ", title.casefold())) or _BELOW_IT.search(notes.casefold()):
        return f"beside its rows “{told(scale[0])}” is written: it seems not to count persons by year"
    fractions = int(_fits(values, _FRACTION).sum())
    rates = f"{fractions:,} of its values have a fraction or a per cent sign: they do not count persons"
    return rates if fractions > max(_FEW, _MANY * len(values)) else ""


def counts(values: "pd.Series[str]") -> pd.DataFrame:
    """`low` and `high` of each value, and why it cannot be read: `wrong`."""
    distinct = values.unique().tolist()
    points = any(cell.count(".") > 1 and _POINTS.fullmatch(cell.strip()) for cell in distinct)
    # From where "<5" begins in a column: at 1 where zeros are printed, else at 0.
    least = int(any(_count(cell) == (0, 0, "") for cell in distinct)) or FEWEST
    read = [_count(cell, points, least) for cell in distinct]
    known = pd.DataFrame(read, index=pd.Index(distinct, dtype="str"), columns=["low", "high", "wrong"])
    types = {"low": "Int64", "high": "Int64", "wrong": "str"}
    return known.astype(types).reindex(values.to_list()).set_axis(values.index)


def _count(cell: str, points: bool = False, least: int = FEWEST) -> tuple[int, int, str]:
    """At least so many, at most so many; and why a cell says nothing, or "".

    `points` says that points part thousands, `least` how many "<5" are at least.
    "1,282", "1 282" and "1282.0" are 1282; "<5", "fewer than 5" and "&lt;5" are 0 to 4;
    "1-4" is 1 to 4; "", "-", ".." and "n/a" are no value.
    """
    # Of a footnote, or a fraction: neither "5¹" nor "5①" is 51.
    text = "".join("*" if unicodedata.category(sign) == "No" else sign for sign in html.unescape(cell))
    said = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    if _NOTHING.fullmatch(said):
        return 0, 0, NO_VALUE
    whole = _WHOLE.fullmatch(said)
    if whole or _POINTS.fullmatch(said):
        number = int(re.sub(r"[ ,'’.]", "", said.split(".")[0] if whole else said))
        return (number, number, "") if whole or points else (0, 0, POINT)
    low = high = 0
    if match := _BELOW.fullmatch(said) or _UP_TO.fullmatch(said):
        low, high = least, int(match[1]) - (match.re is _BELOW)
    elif match := _RANGE.fullmatch(said):
        low, high = int(match[1]), int(match[2])
    # A range of which the publisher does not give the number.
    return (low, high, "") if low < high else (0, 0, NO_NUMBER)


def verdicts(rows: pd.DataFrame, coded: pd.DataFrame) -> dict[str, "pd.Series[bool]"]:
    """Reason -> the rows for which it holds; the first counts.

    `rows` are cells by meaning, `coded` the same rows as codes, with `wrong` (why the value cannot be
    read), `low` and `high` (persons) and `year` (missing if it is none).
    """
    same = coded["low"].eq(coded["year"]).fillna(False).astype("bool")
    series = coded[["geography", *CODED]].assign(category=rows["category"], same=same)
    # 61,102,019 is question 6.1, line 10, of 2019.
    large = (coded["high"] >= _MOST_PLAUSIBLE) & _fits(coded["high"].astype("str"), _YEAR_AT_END)
    unknown = {f"an unknown {name}": coded[name] == "" for name in CODED}
    return {
        "a blank row": (rows == "").all(axis="columns"),
        NO_COUNTRY: (coded["geography"] == "") & ~_fits(rows["country"], _UNCODED),
        TWO_COUNTRIES: contradicting(rows["geography"], rows["country"]),
        **unknown,
        "a year that is no year": coded["year"].isna(),
        TO_COME: to_come(coded["year"]),
        "a questionnaire code in place of a citizenship or a number": _fits(rows["category"], QUESTION)
        | large,
        # Once a number may happen to be its year; a series that counts 2019, 2020, 2021 was filled in wrong.
        YEAR: same & series.groupby(list(series.columns[:-1]))["same"].transform("sum").ge(2),
        "more persons than any country could have reported (over a million)": coded["high"] > MOST_PERSONS,
        "an unknown category of a total": (coded["dimension"] == "total") & (coded["category_code"] == ""),
        **{reason: coded["wrong"] == reason for reason in (NO_VALUE, POINT, NO_NUMBER)},
    }


def _fits(texts: "pd.Series[str]", pattern: re.Pattern[str]) -> "pd.Series[bool]":
    return texts.isin([text for text in texts.unique() if pattern.fullmatch(text)])


def notices(rows: pd.DataFrame) -> Iterator[str]:
    """Sentences on the tidy rows: hidden numbers, repeated keys, names that stay as written, …"""
    hidden = rows[rows["persons"].isna()]
    if len(hidden):
        ends = f"{hidden['low'].min()} to {hidden['high'].max()}"
        printed = "prints zeros" if rows["persons"].eq(0).any() else "prints the lower end"
        zeros = "prints no zero, so that it can be none" if hidden["low"].eq(0).any() else printed
        yield f"{len(hidden):,} numbers are hidden by the publisher, each from {ends}: the file {zeros}."
    repeated = rows[rows["occurrence"] > 1]
    if len(repeated):
        other = int((repeated["category_code"] == "other").sum())
        yield (
            f"Rows that repeat the key of another row are kept: {len(repeated):,}. In UNODC's editions they "
            f'are parts that share a name, and no copies: {other:,} under "Other forms of exploitation", '
            f"{len(repeated) - other:,} elsewhere; add the rows of such a key up or leave it out, and never "
            "take one of them."
        )
    of_people = rows["dimension"].isin(["citizenship", "repatriation"])
    unsure = rows.loc[of_people & (rows["category_code"] == ""), "category"].value_counts()
    if len(unsure):
        names = ", ".join(f'"{told(name)}"' for name in unsure.index[:_NAMED])
        yield (
            f"{unsure.sum():,} of {of_people.sum():,} rows by citizenship or country of repatriation are "
            "kept as written, because which country they mean is not certain "
            f"({len(unsure):,} spellings, first {names})."
        )
    if uncoded := ", ".join(map(told, rows.loc[rows["geography"] == "", "country"].unique()[:_NAMED])):
        yield f"Without an ISO 3166 code, so on no map and in no region's list: {uncoded}."
