"""The sentences that answer the overview's questions, read off the tables with their sources."""

from dataclasses import dataclass
from functools import cache

import pandas as pd

from components.model import numbers
from data.faults import note
from data.package import TABLES
from data.sources import Source, sources
from data.tables import UnreadableTable, labels, read

NO_ANSWER = "The table behind this answer cannot be read at the moment."


@dataclass(frozen=True)
class Answer:
    """A sentence and where its figures come from."""

    sentence: str
    sources: tuple[Source, ...] = ()


def _rows(table: str, **where: str) -> pd.DataFrame:
    rows = read(TABLES[table])
    for column, code in where.items():
        rows = rows[rows[column] == code]
    return rows.sort_values("period_start")


def _latest(table: str, **where: str) -> pd.DataFrame:
    """The row of the latest year, as a frame of one row."""
    return _rows(table, **where).iloc[[-1]]


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
    known = _latest(
        "regional_detections", lens="all_reporters", geography="001", form="all", sex="all", age="all"
    )
    world = _latest("victim_counts", series="World, as published by UNODC")
    union = _latest("victim_counts", series="EU-27 from 2020, 2024 release", form="all")
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
    rows = _rows("victim_shares", series="World 2022", breakdown="sex_age")
    keys = zip(rows["sex"], rows["age"], strict=True)
    share = {key: numbers.number(value) for key, value in zip(keys, rows["share"], strict=True)}
    return _told(
        f"Of the victims detected in {_year(rows)}, **{share['female', 'adult']} per cent were women**, "
        f"{share['male', 'adult']} men, {share['female', 'child']} girls and "
        f"{share['male', 'child']} boys.",
        rows,
    )


def what_for() -> Answer:
    """For what are they exploited?"""
    names = labels(TABLES["victim_shares"].field("form"))
    rows = _rows("victim_shares", series="World 2018", breakdown="form").nlargest(2, "share")
    pairs = zip(rows["form"], rows["share"], strict=True)
    shares = [f"{names[form].lower()} {numbers.number(share)} per cent" for form, share in pairs]
    return _told(
        f"Of the victims detected in {_year(rows)}: **{numbers.listing(shares)}**, in the last edition of "
        "which both shares were seen.",
        rows,
    )


def convicted() -> Answer:
    """How many traffickers are convicted?"""
    series = "EU-27 from 2020, 2024 release"
    union = _latest("justice_persons", series=series, stage="convicted")
    suspects = _latest("justice_persons", series=series, stage="suspected")
    world = _latest("justice_proceedings", series="US TIP Report, world", stage="convictions", form="all")
    return _told(
        f"In the EU **{_figure(union, 'persons')} persons were convicted** in {_year(union)} and "
        f"{_figure(suspects, 'persons')} suspected. Worldwide, governments reported "
        f"{_figure(world, 'proceedings')} convictions for {_year(world)} to the US Department of State.",
        union,
        world,
    )


def estimated() -> Answer:
    """What is estimated?"""
    labour = _latest(
        "estimated_people",
        edition="ILO, Walk Free and IOM 2022",
        concept="forced_labour",
        geography="001",
        form="all",
        sex="all",
        age="all",
    )
    return _told(
        f"The ILO, Walk Free and IOM estimate **{_figure(labour, 'persons')} people in forced labour** on "
        f"a given day of {_year(labour)}. This is a model, not a count, and trafficking is not told apart "
        "in it.",
        labour,
    )


QUESTIONS = {
    "how_many": how_many,
    "who": who,
    "what_for": what_for,
    "convicted": convicted,
    "estimated": estimated,
}


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
