"""Case records in words: their edition, labels of codes, a reader's choice, titles and reading notes.

Codes can come from anyone's file: what is made of them here is text without control characters or signs of
markup, and stands in tables, charts and plain text.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from components.model import numbers
from data.cases import TOTAL, Answer
from data.cases.questions import Choice
from data.cases.records import AGE_BAND, ATTRIBUTES, CITIZENSHIP, COUNTRY_OF_EXPLOITATION, YEAR, Attribute
from data.editions import Loaded
from data.geographies import countries
from data.published_files import BY_DATASET
from data.sources import Source, sources

COUNTRIES = (CITIZENSHIP.name, COUNTRY_OF_EXPLOITATION.name)
ORDERED = (YEAR.name, AGE_BAND.name)
LONGEST, ALL_YEARS = 60, "all years"
CITED = "Counter-Trafficking Data Collaborative (CTDC)"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
KEPT = {
    "ctdc_synthetic": "Synthetic records: no record is that of a real person.",
    "ctdc_k_anonymised": "Records from which the publisher removed what is rare.",
}
NO_MARKUP = str.maketrans("<>&", "‹›+")

SAMPLE = "People whom contributors assisted or heard of: not a sample of all victims."
SEVERAL = "One case can have several values, so that shares add up to more than 100."
WORKED = (
    "Which countries stand here follows where contributors work and what they share: it is no rank of "
    "countries, and no picture of routes."
)
UNDATED = "Cases without a year are counted too."
GAPS = (
    "A year without a mark is hidden, or nothing is known of it. Contributors join and leave, so that the "
    "cases of two years are not those of the same contributors."
)
GROUPS = "Shares are of the cases of each column. A grey cell is hidden, or nothing is known of it."


@dataclass(frozen=True)
class CaseEdition:
    """One edition of case records in words; `kept` says what the records are, "" where nobody knows."""

    edition: str
    words: str
    source: Source
    kept: str = ""

    @property
    def citation(self) -> str:
        """The source in the publisher's wording, with the edition."""
        source = self.source
        if not source.url:
            return f"Source: {self.words}"
        told = f"{source.publisher}. {source.year.rstrip('.')}. '{source.title}', edition {self.edition}."
        return f"Source: {told} Available at: {source.url} (Accessed {numbers.date(source.seen_on)})"


def source_of(title: str, edition: str, address: str, accessed: str) -> Source:
    """An edition as the source of figures, under the code of the package's source of the same year, if any.

    What is known to break within that source, such as a contributor that left, breaks here as well.
    """
    day = edition if DAY.fullmatch(edition) else ""
    known = (item for item in sources().values() if item.publisher == CITED)
    code = next((item.source for item in known if item.year == day[:4]), "case_records")
    return Source(code, title, CITED, day, "", address, "", "original", accessed, "")


def of_loaded(item: Loaded) -> CaseEdition:
    """The edition that somebody loaded."""
    manifest, published = item.manifest, BY_DATASET[item.manifest.dataset]
    title, accessed = published.title.split(":")[0], manifest.loaded_at[:10]
    source = source_of(title, manifest.edition, published.address, accessed)
    return CaseEdition(manifest.edition, item.words, source, KEPT.get(manifest.dataset, ""))


ELSEWHERE = "Case records that the operator of this dashboard keeps elsewhere; edition not known here."
OPERATOR = Source(
    "case_records", "Case records", "The operator of this dashboard", "", "", "", "", "original", "", ""
)
OF_SETTINGS = CaseEdition("not known here", ELSEWHERE, OPERATOR)


def clean(text: str) -> str:
    """A code as text that can be seen: no control characters, no markup, not endless, never blank."""
    kept = "".join(sign if sign.isprintable() else " " for sign in text).translate(NO_MARKUP).strip()
    return (kept[: LONGEST - 1] + "…" if len(kept) > LONGEST else kept) or "(blank)"


def labels(attribute: Attribute, codes: Iterable[str]) -> dict[str, str]:
    """Code -> words, no words twice: countries by the alphabet, others in the order of the codes."""
    known = countries() if attribute.name in COUNTRIES else attribute.codes
    named = {code: known.get(code) or clean(code) for code in codes}
    often, told = Counter(named.values()), Counter[str]()
    for code, words in named.items():
        if often[words] > 1 and code not in known:
            told[words] += 1
            named[code] = f"{words} (code {told[words]})"
    if attribute.name not in COUNTRIES:
        return named
    return dict(sorted(named.items(), key=lambda item: item[1].casefold()))


@dataclass(frozen=True)
class Asked:
    """What is shown of which records: an attribute, what splits the cases, and what hides small groups."""

    show: Attribute
    split: Attribute | None
    choice: Choice
    least: int
    edition: CaseEdition
    years: tuple[int, int]  # of the records, where the choice has none

    @property
    def of(self) -> tuple[Attribute, ...]:
        """The attributes of which both have to be known."""
        return (self.show, self.split) if self.split else (self.show,)


def chosen(choice: Choice) -> str:
    """The whole choice in words, as plain text."""
    parts = [
        f"{ATTRIBUTES[name].title}: {', '.join(labels(ATTRIBUTES[name], codes).values())}"
        for name, codes in choice.chosen
    ]
    return "; ".join([f"{YEAR.title}: {_years(choice)}", *parts])


def _years(choice: Choice) -> str:
    first, last = choice.first_year, choice.last_year
    return numbers.span(first, last) if first or last else ALL_YEARS


def title(asked: Asked) -> str:
    """What is measured; none of it from a file."""
    cases = "the chosen assisted cases" if asked.choice.chosen else "assisted cases"
    known = "both are" if asked.split else "it is"
    return f"{_listed(asked, ' by ')}, per cent of {cases} in which {known} known"


def _listed(asked: Asked, between: str) -> str:
    first, *others = (attribute.title for attribute in asked.of)
    return between.join([first, *(other[0].lower() + other[1:] for other in others)])


def inside(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of an answer without the margins of a cross-table."""
    return rows[(rows["row"] != TOTAL) & (rows["column"] != TOTAL)] if "row" in rows else rows


def not_shown(answer: Answer, asked: Asked) -> str:
    """Why nothing of an answer can be shown, in a sentence; "" where something can."""
    if answer.total is None:
        return f"Fewer than {asked.least} cases fit the choice. Nothing of them is shown: widen it."
    if not answer.total:
        return "No case fits the choice: widen it."
    what = _listed(asked, " and ")
    if answer.known == 0:
        return f"{what}: not known for any of the cases that fit."
    if inside(answer.rows)["share"].isna().all():
        return f"{what}: known for so few of the cases that fit that no part can be shown; widen the choice."
    return ""


def note(asked: Asked) -> str:
    """How to read an answer."""
    told = (
        SAMPLE,
        asked.edition.kept,
        SEVERAL if any(attribute.several for attribute in asked.of) else "",
        WORKED if any(attribute.name in COUNTRIES for attribute in asked.of) else "",
        GAPS if asked.split == YEAR else UNDATED if _years(asked.choice) == ALL_YEARS else "",
        GROUPS if asked.split not in (None, YEAR) else "",
        f"Groups of fewer than {asked.least} cases are hidden, with others that would give them away.",
    )
    return numbers.sentences(*told)
