"""The sentences that answer what is asked most, read off the rows of exhibits with their sources.

Nothing in them was read second-hand. Shares are computed from one file and year, and said to be ours.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from components.exhibits.declared import DECLARED
from components.model import numbers
from components.model.labels import in_words
from components.model.rows import every_row
from data.bounds import shares
from data.comparability import bounded
from data.faults import note
from data.overlay import cached
from data.sources import Source, sources
from data.tables import UnreadableTable

NO_ANSWER = "The table behind this answer cannot be read at the moment."
WHOLES = {  # question -> the exhibit, what its parts are, of what they are parts, and a word before each
    "who": ("world-detected-persons", "person", "persons whose sex and age were reported", ""),
    "what_for": ("world-detected-forms", "form", "entries by form of exploitation", "in "),
}
KNOWN_PERSONS = ("female", "male")  # whose age is told too
FORMS = " Some countries report forms without a total, or more by form than victims."


@dataclass(frozen=True)
class Answer:
    """A sentence and where its figures come from."""

    sentence: str
    sources: tuple[Source, ...] = ()


def _latest(slug: str, **where: str) -> pd.DataFrame:
    """The rows of an exhibit of the latest year that was read first-hand; empty without any."""
    rows = every_row(replace(DECLARED[slug], first_hand=True)).rows
    for column, code in where.items():
        rows = rows[rows[column] == code]
    latest: pd.DataFrame = rows[rows["period_end"] == rows["period_end"].max()]
    return latest


def _figure(row: pd.DataFrame, measure: str = "persons") -> str:
    ends = (row[name].iloc[-1] if name in row else None for name in ("low", "high"))
    return numbers.figure(row[measure].iloc[-1], *ends)


def _year(row: pd.DataFrame) -> int:
    return int(row["period_end"].iloc[-1])


def _told(sentence: str, *rows: pd.DataFrame) -> Answer:
    codes = pd.concat([row["source"] for row in rows]).astype("str").drop_duplicates()
    return Answer(sentence, tuple(sources()[code] for code in codes))


def _file(rows: pd.DataFrame) -> str:
    """ "UNODC's file of 14 April 2025"; without the day where the file does not say it."""
    day = sources()[str(rows["source"].iloc[0])].published
    return f"UNODC's file of {numbers.date(day)}" if day else "UNODC's file"


def how_many() -> Answer:
    """How many people are detected, without the country that makes up a third of a year?"""
    known = _latest("world-and-pakistan", geography="world_without_pakistan")
    return _told(
        f"**{_figure(known)} victims detected** in the {known['reporting_countries'].iloc[0]} countries and "
        f"areas other than Pakistan that reported a total for {_year(known)}, summed here from "
        f"{_file(known)}. How many were not found nobody knows.",
        known,
    )


def who() -> Answer:
    """Who are they?"""
    return _split("who")


def what_for() -> Answer:
    """For what are they exploited?"""
    return _split("what_for", FORMS)


def share(question: str, where: Mapping[str, tuple[str, ...]]) -> str:
    """The parts of `who` or `what_for` that codes pick, with its year and whose work it is; "" for none."""
    rows, parts = _parts(question)
    picked = [rows[name].isin(codes) for name, codes in where.items() if name in rows]
    told = [part for part, fits in zip(parts, zip(*picked, strict=True), strict=True) if all(fits)]
    of = f" of the {WHOLES[question][2]} for {_year(rows)}, computed here from UNODC" if parts else ""
    return f"{' and '.join(told)}{of}" if told else ""


def _parts(question: str) -> tuple[pd.DataFrame, list[str]]:
    """The rows of the latest year, largest first, and each in persons and as our share of all of them."""
    slug, part, _, before = WHOLES[question]
    exhibit, rows = DECLARED[slug], _latest(slug)
    rows = rows[rows["sex"].isin(KNOWN_PERSONS)] if question == "who" else rows
    rows = rows.sort_values("high", ascending=False, kind="stable") if rows["high"].notna().any() else rows
    names = in_words(rows, exhibit.resource, exhibit.measure, exhibit.named)[part].astype("str").str.lower()
    shared, parts = shares(bounded(rows, "persons")), []
    for place, name in enumerate(names):
        per_cent = " to ".join(dict.fromkeys(f"{end:.0f}" for end in shared.iloc[place]))
        parts.append(f"{_figure(rows.iloc[[place]])} {before}{name} ({per_cent} per cent)")
    return rows.assign(named=names), parts


def _split(question: str, caution: str = "") -> Answer:
    """All parts of a whole in one sentence, and who makes up half of one."""
    rows, parts = _parts(question)
    base = WHOLES[question][2]
    if not parts:
        return Answer(f"The file in use has no {base}.")
    main = rows[rows["main_reporter"].notna()]
    leading = zip(main["named"], main["main_reporter"], strict=True)
    halves = "".join(f"; {country} makes up half or more of {name}" for name, country in leading)
    counted = rows["reporting_countries"]
    countries = numbers.span(int(counted.min()), int(counted.max()))
    return _told(
        f"Of the {base} for {_year(rows)}, **{parts[0]}**, {numbers.listing(parts[1:])}. "
        f"Each number is of {countries} countries{halves}.{caution} The shares are "
        f"**ours, from {_file(rows)}**; those that UNODC prints are other ones, and cannot be recomputed "
        "from it.",
        rows,
    )


def convicted() -> Answer:
    """How many traffickers are convicted?"""
    union, suspects = (_latest("eu-suspected-convicted", stage=stage) for stage in ("convicted", "suspected"))
    world = _latest("world-prosecutions-convictions-yearly", stage="convictions", form="all")
    return _told(
        f"In the EU **{_figure(union)} persons were convicted** in {_year(union)} and {_figure(suspects)} "
        f"suspected in {_year(suspects)}. Worldwide, governments reported {_figure(world, 'proceedings')} "
        f"convictions for {_year(world)} to the US Department of State.",
        union,
        suspects,
        world,
    )


def estimated() -> Answer:
    """What is estimated?"""
    labour = _latest("estimates-world", concept="forced_labour")
    when = numbers.span(int(labour["period_start"].iloc[-1]), _year(labour))
    return _told(
        f"**{_figure(labour)} people in forced labour** is the estimate of {labour['edition'].iloc[-1]} for "
        f"{when}. This is a model, not a count, and trafficking is not told apart in it.",
        labour,
    )


QUESTIONS: dict[str, Callable[[], Answer]] = {
    question.__name__: cached()(question) for question in (how_many, who, what_for, convicted, estimated)
}


def answer(question: str) -> Answer:
    """The answer to a question (a name of QUESTIONS), or a sentence why there is none."""
    try:
        return QUESTIONS[question]()
    except (UnreadableTable, IndexError, KeyError) as error:
        note(f"The question {question} has no answer", error)
        return Answer(NO_ANSWER)
