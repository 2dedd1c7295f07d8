"""The sentences that answer the overview's questions, read off the tables."""

import pandas as pd

from components import wording
from data.package import TABLES
from data.tables import UnreadableTable, labels, read

NO_ANSWER = "The table behind this answer cannot be read at the moment."


def _rows(table: str, **where: str) -> pd.DataFrame:
    rows = read(TABLES[table])
    for column, code in where.items():
        rows = rows[rows[column] == code]
    return rows.sort_values("period_start")


def _latest(table: str, measure: str, **where: str) -> tuple[str, int]:
    """The figure of the latest year and that year."""
    last = _rows(table, **where).iloc[-1]
    figure = wording.figure(last[measure], last.get("low"), last.get("high"))
    return figure, int(last["period_end"])


def how_many() -> str:
    """How many people are detected?"""
    world, year = _latest("victim_counts", "persons", series="World, as published by UNODC")
    union, union_year = _latest("victim_counts", "persons", series="EU-27 from 2020, 2024 release")
    return (
        f"UNODC counted **{world} victims detected** worldwide in {year}; the EU registered "
        f"**{union}** in {union_year}. Nobody knows how many were not found."
    )


def who() -> str:
    """Who are they?"""
    rows = _rows("victim_shares", series="World 2022", breakdown="sex_age")
    keys = zip(rows["sex"], rows["age"], strict=True)
    share = {key: wording.number(value) for key, value in zip(keys, rows["share"], strict=True)}
    return (
        f"Of the victims detected in 2022, **{share['female', 'adult']} per cent were women**, "
        f"{share['male', 'adult']} men, {share['female', 'child']} girls and "
        f"{share['male', 'child']} boys."
    )


def what_for() -> str:
    """For what are they exploited?"""
    names = labels(TABLES["victim_shares"].field("form"))
    rows = _rows("victim_shares", series="World 2018", breakdown="form").nlargest(2, "share")
    pairs = zip(rows["form"], rows["share"], strict=True)
    shares = [f"{names[form].lower()} {wording.number(share)} per cent" for form, share in pairs]
    later = _rows("victim_shares", series="World 2022", breakdown="form", form="forced_labour")
    return (
        f"Of the victims detected in 2018: **{wording.listing(shares)}**. In 2022 forced labour was "
        f"{wording.number(later['share'].iloc[-1])} per cent."
    )


def convicted() -> str:
    """How many traffickers are convicted?"""
    world, year = _latest(
        "justice_proceedings", "proceedings", series="US TIP Report, world", stage="convictions", form="all"
    )
    union, union_year = _latest(
        "justice_persons", "persons", series="EU-27 from 2020, 2024 release", stage="convicted"
    )
    return (
        f"Governments reported **{world} convictions** worldwide for {year} to the US Department of "
        f"State; in the EU **{union} persons** were convicted in {union_year}."
    )


def estimated() -> str:
    """What is estimated?"""
    labour, year = _latest(
        "estimated_people",
        "persons",
        edition="ILO, Walk Free and IOM 2022",
        concept="forced_labour",
        geography="001",
        form="all",
        sex="all",
        age="all",
    )
    return (
        f"The ILO, Walk Free and IOM estimate **{labour} people in forced labour** on a given day of "
        f"{year}. This is a model, not a count, and trafficking is not told apart in it."
    )


def answer(question: str) -> str:
    """The sentence for a question (the name of a function here), or why there is none."""
    try:
        sentence: str = QUESTIONS[question]()
    except (UnreadableTable, IndexError, KeyError):
        return NO_ANSWER
    return sentence


QUESTIONS = {
    "how_many": how_many,
    "who": who,
    "what_for": what_for,
    "convicted": convicted,
    "estimated": estimated,
}
