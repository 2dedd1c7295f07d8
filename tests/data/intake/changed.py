"""UNODC's workbook with one changed cell: the publisher's own where it is at hand, else a small one."""

import os
import zipfile
from pathlib import Path

from data.intake.publishers.formats import read_file
from data.package import TABLES
from data.tables import read
from tests.data.intake.publishers.invented import FORM, VICTIMS, unodc, unodc_row
from tests.data.intake.publishers.written import xlsx

AUSTRIA, YEAR = ("AUT", "Austria", "Europe", "Western Europe"), 2022
REAL = Path(os.environ.get("PUBLISHED_FILES", "")) / "unodc" / "data_glotip_2025-04-14.xlsx"
CHANGED = 98_765
SHEET = "xl/worksheets/sheet1.xml"
SEXUAL = (VICTIMS, FORM, "Sexual exploitation")


def shipped() -> int:
    """What the shipped table has for the changed cell."""
    rows = read(TABLES["detected_victims"])
    whole = rows[(rows[["form", "sex", "age"]] == "all").all(axis=1)]
    return int(whole[whole["geography"].eq("AUT") & whole["period_start"].eq(YEAR)]["persons"].iloc[0])


def small(path: Path, value: object = CHANGED, last: int = YEAR) -> Path:
    """A workbook of two countries and a few years, without anything of justice or citizenship."""
    rows = [
        unodc_row(str(value if year == YEAR else 100 + year), country, year=year)
        for country in (AUSTRIA, ("FRA", "France", "Europe", "Western Europe"))
        for year in range(2016, last + 1)
    ]
    return xlsx(path, unodc(*rows, unodc_row("12", AUSTRIA, SEXUAL, year=2020)))


def workbook(path: Path) -> Path:
    """The publisher's workbook with the changed cell, or a small one with the same cell."""
    if not os.environ.get("PUBLISHED_FILES"):
        return small(path)
    rows = read_file(REAL).rows
    kinds = rows[["indicator", "dimension", "sex", "age"]]
    whole = (kinds == ["detected_victims", *["total"] * 3]).all(axis=1)
    at = rows[whole & rows["geography"].eq("AUT") & rows["year"].eq(YEAR)]["row"].iloc[0]
    with zipfile.ZipFile(REAL) as real, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in real.namelist():
            content = real.read(name)
            changed.writestr(name, _with_cell(content, f"L{at}") if name == SHEET else content)
    return path


def _with_cell(sheet: bytes, cell: str) -> bytes:
    start = sheet.index(f'<c r="{cell}"'.encode())
    end = sheet.index(b"</c>", start)
    return sheet[:start] + f'<c r="{cell}"><v>{CHANGED}</v>'.encode() + sheet[end:]
