"""Invented case records, opened, and an edition whose texts would do harm if they were markup."""

import csv
import io
from pathlib import Path

from components.cases.asking import Records
from components.cases.edition import CaseEdition
from components.cases.views import CaseView
from data.cases.sources import from_file
from tests.data.cases.invented_cases import invented_cases, written

MARKUP = "<img src=x onerror=alert(1)> **bold** [link](http://example.org)"
EDITION = CaseEdition(
    title="Invented records",
    edition="2021-08-25",
    publisher=MARKUP,
    words=f"Invented records, edition {MARKUP}.",
    address="http://127.0.0.1/invented",
    accessed="2026-11-22",
    kept="Nothing in them is true.",
)
NAMES = (
    *("year", "citizenship", "country_of_exploitation", "sex", "age_band"),
    *("form", "labour_sector", "recruiter"),
)


def opened(folder: Path, count: int = 6000) -> Records:
    """Records of which some codes occur a few times only."""
    rows = invented_cases(count)
    rows.loc[:6, "country_of_exploitation"] = "UKR"
    rows["age_band"] = rows["age_band"].mask(rows.index < 5, "0-8")
    rows.loc[rows.index[::700], "sex"] = "other"
    return Records(from_file(written(rows, folder)), EDITION)


def lines(view: CaseView) -> list[dict[str, str]]:
    """The lines of an answer's CSV."""
    return list(csv.DictReader(io.StringIO(view.csv.decode("utf-8-sig"), newline="")))
