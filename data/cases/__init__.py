"""Questions to case records: asked where the records are, answered with small tables.

A case record tells of one assisted person; records are no random sample of victims. Every answer
has passed `data.cases.thresholds`: a hidden figure is missing and marked. Shares are percent of the
cases for which the attribute is known, never of all.
"""

import pandas as pd

from data.cases import answers as case_answers
from data.cases import questions, thresholds
from data.cases.answers import Answer
from data.cases.questions import Choice, Listed
from data.cases.records import MEANS, MEANS_GROUP, Attribute
from data.cases.sources import Cases

EVERY = Choice()


def shares(cases: Cases, attribute: Attribute, choice: Choice = EVERY) -> Answer:
    """Cases by the codes of one attribute.

    Rows: code, cases, share (percent of the known), hidden. A case may count for several codes of
    a several-valued attribute; shares then add up to more than 100. LookupError where the edition
    does not hold the attribute.
    """
    return case_answers.listed(_listed(cases, attribute, choice), thresholds.threshold())


def cross(cases: Cases, row: Attribute, column: Attribute, choice: Choice = EVERY) -> Answer:
    """Cases by two attributes, for which both are known, with margins.

    Rows: row, column, cases, share (percent of the row's known), known and total (of the row: with
    both known; with that code), hidden. The margins have the code "total". LookupError where the
    edition does not hold an attribute; ValueError for an attribute by itself or by its own groups.
    """
    if row.name == column.name or {row.name, column.name} == {MEANS.name, MEANS_GROUP.name}:
        raise ValueError(f"{row.title} and {column.title} say the same; choose two different attributes.")
    counts = questions.crossed(_asked(cases, choice, row, column), row, column, cases.kinds)
    return case_answers.crossed(counts, (row, column), choice, thresholds.threshold())


def choices(cases: Cases, attribute: Attribute) -> tuple[str, ...]:
    """The codes that occur in as many cases as the threshold asks for, in their order."""
    found = _listed(cases, attribute, EVERY)
    enough = found.cases >= thresholds.threshold()
    return tuple(code for code, shown in zip(found.codes, enough, strict=True) if shown)


def _listed(cases: Cases, attribute: Attribute, choice: Choice) -> Listed:
    return questions.listed(_asked(cases, choice, attribute), attribute, cases.kinds)


def _asked(cases: Cases, choice: Choice, *attributes: Attribute) -> pd.DataFrame:
    for attribute in attributes:
        if not cases.holds(attribute):
            raise LookupError(f"These records do not hold: {attribute.title}.")
    return cases.ask(*questions.question(cases.kinds, choice, *attributes))
