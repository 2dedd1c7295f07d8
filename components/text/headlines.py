"""The sentences that answer the overview's questions, read off the rows of exhibits with their sources."""

from dataclasses import dataclass
from functools import cache

import pandas as pd

from components.exhibits.detected import WORLD_PUBLISHED
from components.exhibits.estimates import WORLD as ESTIMATES
from components.exhibits.justice import WORLD_PROCEEDINGS_YEARLY
from components.exhibits.overview import CONVICTED, FOR_WHAT, HOW_MANY, WHO
from components.exhibits.registered import EU_REGISTERED
from components.model import numbers
from components.model.exhibit import Exhibit
from components.model.rows import every_row
from data.faults import note
from data.sources import Source, sources
from data.tables import UnreadableTable, vocabulary

LATEST = "EU-27 from 2020, 2024 release"
NO_ANSWER = "The table behind this answer cannot be read at the moment."


@dataclass(frozen=True)
class Answer:
    """A sentence and where its figures come from."""

    sentence: str
    sources: tuple[Source, ...] = ()


def _latest(exhibit: Exhibit, **where: str) -> pd.DataFrame:
    """The row of the latest year, as a frame of one row."""
    rows = every_row(exhibit).rows
    for column, code in where.items():
        rows = rows[rows[column] == code]
    return rows.sort_values("period_start").iloc[[-1]]


def _figure(row: pd.DataFrame, measure: str) -> str:
    bounds = [row[name].iloc[0] if name in row else None for name in ("low", "high")]
    return numbers.figure(row[measure].iloc[0], *bounds)


def _year(row: pd.DataFrame) -> int:
    return int(row["period_end"].iloc[0])


def _told(sentence: str, *rows: pd.DataFrame) -> Answer:
    codes = pd.concat([row["source"] for row in rows]).astype("str").drop_duplicates()
    return Answer(sentence, tuple(sources()[code] for code in codes))


def how_many() -> Answer:
    """How many people are detected?"""
    known = _latest(HOW_MANY)
    world = _latest(WORLD_PUBLISHED, series="World, as published by UNODC")
    union = _latest(EU_REGISTERED, series=LATEST)
    countries = known["reporting_countries"].iloc[0]
    return _told(
        f"**{_figure(known, 'persons')} victims detected** in the {countries} countries and areas that "
        f"reported a total for {_year(known)}, in UNODC's file of 14 April 2025; its latest report speaks "
        f"of {_figure(world, 'persons')} for {_year(world)}. The EU registered "
        f"{_figure(union, 'persons')} in {_year(union)}. How many were not found nobody knows.",
        known,
        world,
        union,
    )


def who() -> Answer:
    """Who are they?"""
    rows = every_row(WHO).rows
    keys = zip(rows["sex"], rows["age"], strict=True)
    share = {key: numbers.number(value) for key, value in zip(keys, rows["share"], strict=True)}
    return _told(
        f"Of the victims detected in {_year(rows)}, **{share['female', 'adult']} per cent were women**, "
        f"{share['male', 'adult']} men, {share['female', 'child']} girls and {share['male', 'child']} boys.",
        rows,
    )


def what_for() -> Answer:
    """For what are they exploited?"""
    names, rows = vocabulary("form"), every_row(FOR_WHAT).rows.nlargest(2, "share")
    pairs = zip(rows["form"], rows["share"], strict=True)
    shares = [f"{names[form].lower()} {numbers.number(share)} per cent" for form, share in pairs]
    return _told(
        f"Of the victims detected in {_year(rows)}: **{numbers.listing(shares)}**, in the last edition of "
        "which both shares were seen.",
        rows,
    )


def convicted() -> Answer:
    """How many traffickers are convicted?"""
    union = _latest(CONVICTED, series=LATEST, stage="convicted")
    suspects = _latest(CONVICTED, series=LATEST, stage="suspected")
    world = _latest(WORLD_PROCEEDINGS_YEARLY, stage="convictions", form="all")
    return _told(
        f"In the EU **{_figure(union, 'persons')} persons were convicted** in {_year(union)} and "
        f"{_figure(suspects, 'persons')} suspected. Worldwide, governments reported "
        f"{_figure(world, 'proceedings')} convictions for {_year(world)} to the US Department of State.",
        union,
        world,
    )


def estimated() -> Answer:
    """What is estimated?"""
    labour = _latest(ESTIMATES, edition="ILO, Walk Free and IOM 2022", concept="forced_labour")
    return _told(
        f"The ILO, Walk Free and IOM estimate **{_figure(labour, 'persons')} people in forced labour** on "
        f"a given day of {_year(labour)}. This is a model, not a count, and trafficking is not told apart "
        "in it.",
        labour,
    )


QUESTIONS = {question.__name__: question for question in (how_many, who, what_for, convicted, estimated)}


@cache
def _answered(question: str) -> Answer:
    return QUESTIONS[question]()


def answer(question: str) -> Answer:
    """The answer to a question (a name of QUESTIONS), or a sentence why there is none."""
    try:
        return _answered(question)
    except (UnreadableTable, IndexError, KeyError) as error:
        note(f"The question {question} has no answer", error)
        return Answer(NO_ANSWER)
