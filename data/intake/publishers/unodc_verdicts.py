"""Which rows of UNODC's GLOTIP table cannot be read, and why; the first reason that holds counts."""

import re

import pandas as pd

from data.intake.publishers import counts
from data.intake.publishers.unodc_words import QUESTION

MOST_PERSONS = 1_000_000  # a year in one country; the largest that was ever reported is 32,022
_MOST_PLAUSIBLE = 100_000  # from here a number that ends in a year is a questionnaire code
_YEAR_AT_END = re.compile(r"\d+20[0-4]\d")
_UNIT = re.compile(r"(counts?|numbers?|persons?|people|victims|units?|)", re.IGNORECASE)
_REGION = re.compile(r"world|global|total|all countries|africa|americas|asia|europe|oceania", re.IGNORECASE)

BLANK = "a blank row"
UNNAMED = "a group of countries without a name"
NO_COUNTRY = "no country"
REGION = "a region in place of a country"
QUESTIONNAIRE = "a questionnaire code in place of a citizenship or a number"
YEAR = "the year in place of a number, two years or more of one series"
IMPLAUSIBLE = "more persons than any country could have reported (over a million)"
NO_YEAR = "a year that is no year"
UNIT = "another unit than a count of persons"
CODED = ("indicator", "dimension", "sex", "age")


def verdicts(rows: pd.DataFrame, coded: pd.DataFrame) -> dict[str, "pd.Series[bool]"]:
    """Reason -> the rows for which it holds.

    `rows` are cells by meaning, `coded` the same rows as codes, with `wrong` (why the value cannot be
    read), `low` and `high` (persons) and `year` (missing if it is none).
    """
    nameless = rows["country"] == ""
    unknown = {f"an unknown {name}": coded[name] == "" for name in CODED}
    return {
        BLANK: (rows == "").all(axis="columns"),
        UNNAMED: nameless & (coded["geography"] == "") & (rows["geography"] != ""),
        NO_COUNTRY: nameless & (coded["geography"] == ""),
        REGION: (coded["geography"] == "") & _fits(rows["country"], _REGION),
        **unknown,
        NO_YEAR: coded["year"].isna(),
        UNIT: ~_fits(rows["unit"], _UNIT),
        QUESTIONNAIRE: _fits(rows["category"], QUESTION) | _question_as_number(coded),
        YEAR: _years_as_numbers(rows, coded),
        IMPLAUSIBLE: coded["high"] > MOST_PERSONS,
        "an unknown category of a total": (coded["dimension"] == "total") & (coded["category_code"] == ""),
        **{reason: coded["wrong"] == reason for reason in (counts.NO_VALUE, counts.POINT, counts.NO_NUMBER)},
    }


def _question_as_number(coded: pd.DataFrame) -> "pd.Series[bool]":
    """Large numbers that end in a year: 61,102,019 is question 6.1, line 10, of 2019."""
    digits = coded["high"].astype("str")
    return (coded["high"] >= _MOST_PLAUSIBLE) & _fits(digits, _YEAR_AT_END)


def _years_as_numbers(rows: pd.DataFrame, coded: pd.DataFrame) -> "pd.Series[bool]":
    """Once a number may happen to be its year; a series that counts 2019, 2020, 2021 was filled in wrong."""
    same = coded["low"].eq(coded["year"]).fillna(False).astype("bool")
    series = coded[["geography", *CODED]].assign(category=rows["category"], same=same)
    return same & series.groupby(list(series.columns[:-1]))["same"].transform("sum").ge(2)


def _fits(texts: "pd.Series[str]", pattern: re.Pattern[str]) -> "pd.Series[bool]":
    known = {text: bool(pattern.fullmatch(text)) for text in texts.unique()}
    return texts.map(known).astype("bool")
