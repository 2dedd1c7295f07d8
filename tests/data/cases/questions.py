"""Questions of every kind to invented case records, for tests that compare answers."""

from collections.abc import Callable, Iterable

import pandas as pd

from data.cases import Answer, Cases, cross, shares
from data.cases.questions import Choice
from data.cases.records import (
    AGE_BAND,
    CITIZENSHIP,
    COUNTRY_OF_EXPLOITATION,
    FORM,
    LABOUR_SECTOR,
    RECRUITER,
    SEX,
    YEAR,
)
from tests.data.cases.invented_cases import HOSTILE


def choose(first_year: int | None = None, last_year: int | None = None, **codes: Iterable[str]) -> Choice:
    """A choice by years and attributes: `choose(2015, sex=["female"])`."""
    choice = Choice(first_year, last_year)
    for name, values in codes.items():
        choice = choice.also(name, values)
    return choice


NAMED = choose(2013, 2018, sex=["female", "male"], citizenship=["UKR", "PHL", *HOSTILE])
BY_FORM = choose(form=["forced_labour", "forced_marriage", "organ_removal"])
ABSENT = choose(form=["organ_removal"])
QUESTIONS: dict[str, Callable[[Cases], Answer]] = {
    "citizenship": lambda cases: shares(cases, CITIZENSHIP, BY_FORM),
    "what no text holds": lambda cases: cross(cases, SEX, FORM, choose(10**30, citizenship=["\0", "\ud800"])),
    "what no year is": lambda cases: shares(
        cases, YEAR, choose(-(10**30), 10**30, citizenship=["UKR", "\0"])
    ),
    "year": lambda cases: shares(cases, YEAR),
    "recruiter": lambda cases: shares(cases, RECRUITER, NAMED),
    "form where none has one": lambda cases: shares(cases, FORM, ABSENT),
    "single by single": lambda cases: cross(cases, CITIZENSHIP, AGE_BAND, BY_FORM),
    "single by several": lambda cases: cross(cases, SEX, FORM, NAMED),
    "several by single": lambda cases: cross(cases, LABOUR_SECTOR, COUNTRY_OF_EXPLOITATION),
    "several by several": lambda cases: cross(cases, FORM, RECRUITER, NAMED),
    "year of the chosen": lambda cases: shares(cases, YEAR, NAMED),
    "years by form": lambda cases: cross(cases, YEAR, FORM),
    "countries of one citizenship": lambda cases: shares(
        cases, COUNTRY_OF_EXPLOITATION, choose(citizenship=[HOSTILE[1]])
    ),
}


def same(one: Answer, other: Answer) -> None:
    """Two answers are equal, to the last figure."""
    pd.testing.assert_frame_equal(one.rows, other.rows, check_exact=True)
    assert (one.known, one.total) == (other.known, other.total)
