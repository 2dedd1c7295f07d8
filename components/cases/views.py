"""What an answer of the case records shows: title, both numbers of cases, rows, note, alt text, CSV.

The rows are settled once: chart, table, CSV and alt text are read off them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from components.cases import rows as case_rows
from components.cases import words as case_words
from components.cases.edition import CaseEdition
from components.model import numbers
from data.cases.answers import TOTAL, Answer
from data.cases.choice import Choice
from data.cases.records import ATTRIBUTES, YEAR, Attribute
from data.csv_text import csv_text

IN_WORDS = 12
GAPS = "A year without a mark is hidden, or nothing is known of it."
GREY = "A grey cell is hidden, or nothing is known of it."
CHANGE = "Contributors join and leave, so that the cases of two years are not those of the same contributors."
SEEN = "The figures show this; a statement of the publisher on the years was not seen."


@dataclass(frozen=True)
class Asked:
    """The reader's choice, the threshold under which groups are hidden, and the edition."""

    choice: Choice
    least: int
    edition: CaseEdition


@dataclass(frozen=True, eq=False)
class CaseView:
    """An answer in words. `rows` have a label for each attribute, cases, share, figure, told, hidden.

    `figure` is the share as text, "hidden" or "" where nothing is known; `told` both numbers of it.
    """

    slug: str
    attributes: tuple[Attribute, ...]
    asked: Asked
    answer: Answer
    rows: pd.DataFrame
    notes: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Measure, place and time; none of it from a file."""
        names = " by ".join(
            _inside(attribute.title, place) for place, attribute in enumerate(self.attributes)
        )
        known = "both are" if len(self.attributes) > 1 else "it is"
        where = f"all contributors, {case_words.time(self.asked.choice)}"
        return f"{names}, per cent of assisted cases in which {known} known: {where}"

    @property
    def empty(self) -> bool:
        """Whether no part of the answer can be shown."""
        return self.rows.empty or not self.answer.known

    @cached_property
    def said(self) -> str:
        """Both numbers of cases, or why nothing is shown."""
        known, total, least = self.answer.known, self.answer.total, self.asked.least
        if total is None:
            return f"Fewer than {least} cases fit the choice. Nothing of them is shown; widen the choice."
        if total == 0:
            return "No case fits the choice."
        what = " and ".join(_inside(attribute.title, 1) for attribute in self.attributes)
        if known is None or self.rows.empty:
            few = f"so few of them tell {what} that no part can be shown"
            return f"{total:,} cases fit the choice, but {few}; widen the choice."
        if known == 0:
            return f"{total:,} cases fit the choice; none of them tells {what}."
        are = "both are" if len(self.attributes) > 1 else "it is"
        return f"Of {known:,} cases in which {are} known, out of {total:,}."

    @cached_property
    def note(self) -> str:
        """How to read it, in one paragraph."""
        told = case_words.note(self.attributes, self.asked.least, self.asked.edition.kept)
        return " ".join([told, *self.notes])

    @cached_property
    def alt(self) -> str:
        """The title, the choice, both numbers and the figures, as plain text."""
        head = f"{self.title}. {case_words.chosen(self.asked.choice)}. {self.said}"
        return f"{head} {_figures(self)}"

    @cached_property
    def csv(self) -> bytes:
        """Every row with codes, words, counts, edition, publisher, note and threshold; safe to open."""
        return csv_text(_flat(self)).encode("utf-8-sig")

    @property
    def file_name(self) -> str:
        """What is shown, and the years: case-shares_form_2010-to-2018.csv."""
        names = [attribute.name for attribute in self.attributes]
        parts = [self.slug, *names, case_words.time(self.asked.choice)]
        return "_".join(re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in parts) + ".csv"


def number(fit: int | None, every: int | None, least: int) -> str:
    """How many cases fit a choice, of all that there are."""
    if fit is None:
        return f"Fewer than {least} cases fit the choice. Nothing of them is shown: widen it."
    if not fit:
        return "No case fits the choice: widen it."
    return f"All {fit:,} cases" if fit == every else f"{fit:,} of {every:,} cases fit the choice"


def _inside(title: str, place: int) -> str:
    """A title within a sentence."""
    return title[0].lower() + title[1:] if place else title


def _figures(view: CaseView) -> str:
    if view.empty:
        return ""
    names = [name for name in ("label", "row_label", "column_label", "year") if name in view.rows]
    rows = view.rows[view.rows["figure"] != ""]
    if "column_code" in rows:
        rows = rows[(rows["row_code"] != TOTAL) & (rows["column_code"] != TOTAL)]
    first = rows.iloc[:IN_WORDS][[*names, "figure"]].itertuples(index=False, name=None)
    told = [f"{', '.join(str(part) for part in parts[:-1])}: {parts[-1]}" for parts in first]
    if len(rows) <= IN_WORDS:
        return "; ".join(told) + "."
    shares, hidden = rows["share"].dropna(), int(rows["hidden"].sum())
    reach = f"{len(shares):,} shares from {shares.min():.1f} to {shares.max():.1f} per cent"
    return f"{reach}, {hidden:,} hidden; first {told[0]}. All in the table."


def _flat(view: CaseView) -> pd.DataFrame:
    asked, edition = view.asked, view.asked.edition
    rows = view.rows.drop(columns=["figure", "told"])
    rows["share"] = rows["share"].round(2)
    rows["hidden"] = rows["hidden"].map({True: "yes", False: "no"})
    return rows.assign(
        unit="per cent of the cases in which it is known",
        known_cases=view.answer.known,
        all_cases=view.answer.total,
        choice=case_words.chosen(asked.choice),
        threshold=asked.least,
        title=edition.title,
        edition=edition.edition,
        publisher=edition.publisher,
        source=edition.citation,
        source_url=edition.address,
        reading_note=view.note,
    )


def of_shares(answer: Answer, attribute: str, asked: Asked) -> CaseView:
    """The codes of one attribute."""
    rows = case_rows.of_shares(answer, attribute)
    return CaseView("case-shares", (ATTRIBUTES[attribute],), asked, answer, rows)


def of_cross(answer: Answer, row: str, column: str, asked: Asked) -> CaseView:
    """Two attributes, with margins."""
    rows = case_rows.of_cross(answer, row, column)
    return CaseView("case-cross", (ATTRIBUTES[row], ATTRIBUTES[column]), asked, answer, rows, (GREY,))


def of_trend(answer: Answer, attribute: str, asked: Asked) -> CaseView:
    """One attribute by year of registration, with the change of contributors noted."""
    rows = case_rows.of_trend(answer, attribute)
    notes = _contributors(rows, asked.edition)
    return CaseView("case-trend", (ATTRIBUTES[attribute], YEAR), asked, answer, rows, notes)


def _contributors(rows: pd.DataFrame, edition: CaseEdition) -> tuple[str, ...]:
    """Why lines end between the years shown."""
    if rows.empty:
        return ()
    first, last = rows["year"].min(), rows["year"].max()
    found = [item for item in case_words.contributors(edition.edition) if first < item.year <= last]
    ends = [f"Lines end before {numbers.listing(str(item.year) for item in found)}."] if found else []
    return (GAPS, CHANGE, *ends, *(item.reason for item in found), *([SEEN] if found else []))
