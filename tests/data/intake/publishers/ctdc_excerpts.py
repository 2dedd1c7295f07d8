"""Sheets as the opener of files makes them: of invented rows, and of the publisher's own files."""

import csv
import gzip
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import pandas as pd

from data.intake.publishers.ctdc_cases import FORMATS
from data.intake.publishers.reading import Reading
from data.intake.publishers.sheets import Format, Header, Sheet
from tests.data.intake.publishers.published import FOLDER as PUBLISHED

SYNTHETIC, K_ANONYMISED = FORMATS
SYNTHETIC_FILE = "CTDC_synthetic_20210825.csv.gz"
K_ANONYMISED_FILE = "CTDC_k_anon_2021-07-15.csv.gz"
FORMATS_OF_FILES = {SYNTHETIC_FILE: SYNTHETIC, K_ANONYMISED_FILE: K_ANONYMISED}
FOLDER = PUBLISHED / "ctdc"


def _names(joined: str) -> list[str]:
    return joined.split(",")


EDITION_2021 = _names(
    "yearOfRegistration,gender,ageBroad,majorityStatusAtExploit,traffickMonths,citizenship,CountryOfExploitation,"
    "meansOfControlDebtBondage,meansOfControlTakesEarnings,meansOfControlThreats,meansOfControlThreatOfLawEnforce,"
    "meansOfControlOther,isForcedLabour,isSexualExploit,isOtherExploit,typeOfLabourAgriculture,typeOfSexProstitution,"
    "recruiterRelationFriend"
)
EDITION_2024 = _names(
    "yearOfRegistration,gender,ageBroad,citizenship,CountryOfExploitation,traffickMonths,meansDebtBondageEarnings,"
    "meansThreats,meansAbusePsyPhySex,meansFalsePromises,meansDrugsAlcohol,meansDenyBasicNeeds,"
    "meansExcessiveWorkHours,meansWithholdDocs,isForcedLabour,isSexualExploit,isOtherExploit,typeOfLabourAgriculture,"
    "typeOfLabourConstruction,typeOfLabourDomesticWork,typeOfLabourHospitality,typeOfSexProstitution,"
    "typeOfSexPornography,recruiterRelationIntimatePartner,recruiterRelationFriend,recruiterRelationFamily,"
    "recruiterRelationOther"
)
EDITION_2020 = _names(
    "yearOfRegistration,Datasource,gender,ageBroad,citizenship,CountryOfExploitation,meansOfControlThreats,"
    "meansOfControlUsesChildren,meansOfControlThreatOfLawEnforcement,isForcedLabour,isSexualExploit,isOtherExploit,"
    "isForcedMarriage,typeOfExploitConcatenated,typeOfLabourConstruction,recruiterRelationOther"
)


def case(headings: Sequence[str], **cells: str) -> list[str]:
    """A row under these headings: an invented case, blank where nothing is given."""
    typical = {"yearOfRegistration": "2015", "gender": "Female", "ageBroad": "30--38", "isForcedLabour": "1"}
    assert set(cells) <= set(headings), set(cells) - set(headings)
    return [cells.get(heading, typical.get(heading, "")) for heading in headings]


def sheet(*rows: Sequence[str], name: str = "invented.csv") -> Sheet:
    """These rows, the headings among them, as a sheet; short rows are filled up with blanks."""
    width = max(map(len, rows))
    cells = pd.DataFrame([[*row, *[""] * (width - len(row))] for row in rows], dtype="str")
    return Sheet(name, name, cells)


def cases(headings: Sequence[str], **column: Sequence[str]) -> Sheet:
    """A sheet of invented cases that differ in these columns."""
    rows = [dict(zip(column, values, strict=True)) for values in zip(*column.values(), strict=True)]
    return sheet(headings, *(case(headings, **row) for row in rows))


def recognise(form: Format, sheet: Sheet) -> Header | None:
    """The header of a sheet that is this format's own."""
    header = form.header(sheet)
    return header if header and not form.doubt(sheet, header) else None


def read(of_cases: Sheet, by: Format = SYNTHETIC) -> Reading:
    """The sheet as this format reads it; it must recognise it."""
    header = recognise(by, of_cases)
    assert header is not None
    reading = by.read(of_cases, header)
    assert reading.account.adds_up and reading.account.rows_read == len(reading.rows)
    return reading


def values(reading: Reading, column: str) -> list[Any]:
    """The cells of a column, None where nothing is known."""
    cells = reading.rows[column].astype(object)
    return cells.where(cells.notna(), None).tolist()


def published(name: str, first: int | None = None) -> Sheet:
    """A file of the publisher's as a sheet, or its first rows."""
    cells = pd.read_csv(FOLDER / name, header=None, dtype="str", keep_default_na=False, nrows=first)
    return Sheet(name, name, cells)


def lines(name: str) -> Iterator[dict[str, str]]:
    """The rows of a file of the publisher's, by another way than the reader's own."""
    opener = gzip.open if name.endswith(".gz") else open
    with opener(FOLDER / name, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def published_reading(name: str) -> Reading:
    """A file of the publisher's, as its format reads it."""
    return read(published(name), by=FORMATS_OF_FILES[name])


@cache
def counted(name: str) -> tuple[int, dict[str, Counter[str]]]:
    """The rows of a file, and how often each cell stands under each heading, by the csv module."""
    counts: dict[str, Counter[str]] = {}
    total = 0
    for line in lines(name):
        total += 1
        for heading, cell in line.items():
            counts.setdefault(heading, Counter())[cell] += 1
    return total, counts
