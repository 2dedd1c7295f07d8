"""Invented case records, opened and asked, and an edition whose texts would do harm if they were markup."""

import csv
import io
from pathlib import Path
from typing import Any

from components.cases.asking import Records
from components.cases.views import view_of
from components.cases.words import Asked, CaseEdition, source_of
from components.exports.row_files import csv_bytes
from components.model.view import View
from data.cases import EVERY, Answer
from data.cases.questions import Choice
from data.cases.records import ATTRIBUTES
from data.cases.sources import from_file
from data.cases.thresholds import threshold
from tests.data.cases.invented_cases import invented_cases, written

MARKUP = "<img src=x onerror=alert(1)> **bold** [link](http://example.org)"
EDITION = CaseEdition(
    edition="2021-08-25",
    words=f"Invented records, edition {MARKUP}.",
    source=source_of("Invented records", "2021-08-25", "http://127.0.0.1/invented", "2026-11-22"),
    kept="Nothing in them is true.",
)


def opened(folder: Path, count: int = 6000) -> Records:
    """Records of which some codes occur a few times only."""
    rows = invented_cases(count)
    rows.loc[:6, "country_of_exploitation"] = "UKR"
    rows["age_band"] = rows["age_band"].mask(rows.index < 5, "0-8")
    rows.loc[rows.index[::700], "sex"] = "other"
    return Records(from_file(written(rows, folder)), EDITION)


def asked(show: str, split: str = "", choice: Choice = EVERY, edition: CaseEdition = EDITION) -> Asked:
    """A question, as the page asks it."""
    return Asked(ATTRIBUTES[show], ATTRIBUTES.get(split), choice, threshold(), edition, (2012, 2019))


def view(answer: Answer, *question: Any, **others: Any) -> View:
    """An answer of which something can be shown, as the page shows it."""
    return view_of(answer, asked(*question, **others))


def lines(shown: View) -> list[dict[str, str]]:
    """The lines of an answer's CSV."""
    return list(csv.DictReader(io.StringIO(csv_bytes(shown).decode("utf-8-sig"), newline="")))
