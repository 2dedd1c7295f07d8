"""World Bank, total population by country and year (indicator SP.POP.TOTL), as a long table.

Columns read: Country Code (ISO 3166 alpha-3, beside the World Bank's own codes for regions and
income groups), Year, Value (persons). Rows: geography, year, persons. Licence of the publisher:
CC BY 4.0.
"""

import pandas as pd

from data.intake.publishers.citizenships import codes
from data.intake.publishers.reading import Account, Reading
from data.intake.publishers.sheets import Format, Header, Sheet, find_header
from data.intake.publishers.sorting import body, sort_rows

NAMES = {
    "country": ("Country Name", "Country"),
    "geography": ("Country Code", "Code", "ISO3"),
    "year": ("Year",),
    "persons": ("Value", "Population", "SP.POP.TOTL", "Population, total"),
}
REGION = "a region or income group, not a country"
NO_YEAR = "no year from 1900 to 2100"
NO_NUMBER = "no whole number of persons"


def recognise(sheet: Sheet) -> Header | None:
    """The header of a table of population; None where the headings are others."""
    return find_header(sheet, NAMES, tuple(NAMES))


def read(sheet: Sheet, header: Header) -> Reading:
    """Population of countries by year; regions, income groups and broken rows are set aside."""
    text = body(sheet, header)
    year, persons = (pd.to_numeric(text[name], errors="coerce") for name in ("year", "persons"))
    verdicts = {
        REGION: ~text["geography"].isin(codes()),
        NO_YEAR: ~(year.between(1900, 2100) & year.mod(1).eq(0)),
        NO_NUMBER: ~(persons.ge(0) & persons.mod(1).eq(0)),
    }
    good, set_aside = sort_rows(text, verdicts)
    numbers = {"year": year[good].astype("Int16"), "persons": persons[good].astype("Int64")}
    rows = pd.DataFrame({"geography": text["geography"][good], **numbers}).reset_index(drop=True)
    account = Account(len(text), len(rows), set_aside)
    # The file does not say its edition; the years that it reaches tell editions apart.
    span = f"; years {rows['year'].min()} to {rows['year'].max()}" if len(rows) else ""
    key = ("geography", "year")
    return Reading(
        "worldbank_population", FORMAT.title, "world_bank", f"not stated{span}", key, rows, account
    )


FORMAT = Format(
    "worldbank_population",
    "Population by country and year (World Bank)",
    "columns Country Name, Country Code, Year and Value",
    recognise,
    read,
)
