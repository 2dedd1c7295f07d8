"""Invented excerpts in the publishers' formats: countries are real, every number is made up."""

from collections.abc import Sequence
from pathlib import Path

from data.intake.publishers.formats import read_file
from data.intake.publishers.reading import Reading
from tests.data.intake.publishers.written import text, written

UNODC_HEAD = [
    *("Iso3_code", "Country", "Region", "Subregion", "Indicator", "Dimension", "Category", "Sex", "Age"),
    *("Year", "Unit of measurement", "txtVALUE", "Source"),
]
VICTIMS, CONVICTED = "Detected trafficking victims", "Persons convicted"
CITIZENSHIP, FORM = "by citizenship", "by form of exploitation"

Row = list[object]


def unodc_row(
    value: object = "12",
    country: Sequence[str] = ("FRA", "France", "Europe", "Western Europe"),
    what: Sequence[str] = (VICTIMS, "Total", "Total"),
    who: Sequence[str] = ("Total", "Total"),
    year: object = 2019,
) -> Row:
    """A row of UNODC's table."""
    return [*country, *what, *who, year, "Counts", value, "GLOTIP"]


def unodc(*rows: Row) -> list[Row]:
    """UNODC's table with its two lines of preamble."""
    return [["UNODC"] + [""] * 12, ["31/12/2030"] + [""] * 12, [*UNODC_HEAD], *rows]


def unodc_sample() -> list[Row]:
    """A few rows of every kind."""
    peru = ("PER", "Peru", "Americas", "Latin America and the Caribbean")
    return unodc(
        *(unodc_row("1,234"), unodc_row("<5", who=("Female", "0 to 17 years"))),
        unodc_row("700", who=("Male", "18 years or over")),
        unodc_row("40", peru, (VICTIMS, CITIZENSHIP, "Ciudadanos de su pa�s")),
        unodc_row("41", peru, (VICTIMS, CITIZENSHIP, "Romanians")),
        unodc_row("61,102,019", peru, (CONVICTED, CITIZENSHIP, "Q6.1_10s_2019")),
        *[unodc_row("<5", peru, (VICTIMS, FORM, "Other forms of exploitation"))] * 2,
        unodc_row("9", ("", "Sark", "Europe", "Northern Europe")),
        *(unodc_row("6", ("SAM", "", "", "")), unodc_row("-", year=2020)),
    )


TIERS: list[Row] = [
    ["countryname", "iso", "year", "ccode", "TIP tier"],
    ["France", "FRA", 2010, 220, "Tier 1"],
    ["Peru", "PER", 2010, 135, "Watchlist    "],
    ["Kosovo", "KOS", 2010, 1001, "Tier 2"],
    ["Namibia", "NAM", 2010, 565, "Tier 3"],
    ["France", "FRA", 2000, 220, "NA"],
]
SAMPLES: dict[str, list[Row]] = {"unodc_glotip": unodc_sample(), "us_tip_tiers": TIERS}


def read(tmp_path: Path, rows: list[Row], name: str = "table.csv") -> Reading:
    reading = read_file(written(tmp_path / name, text(rows)))
    assert reading.account.adds_up
    return reading


def one(tmp_path: Path, *rows: Row) -> Reading:
    """These rows beside one that is always read."""
    return read(tmp_path, unodc(unodc_row(year=1999), *rows))


def reasons(reading: Reading) -> dict[str, int]:
    return {item.reason: item.rows for item in reading.account.set_aside}
