"""Walk Free's Global Slavery Index: estimates by country.

Modelled estimates of people in forced labour and forced marriage; not detected victims, and not to be
added to them. Regions are Walk Free's own. The edition of 2023 holds estimates for 2021; it gives none
for 20 countries, whose rows are set aside.
"""

import re

import pandas as pd

from data.intake.publishers.country_codes import country_codes, mapped
from data.intake.publishers.counts import Count, count
from data.intake.publishers.reading import Account, Reading
from data.intake.publishers.sheets import Format, Header, Sheet, find_header
from data.intake.publishers.sorting import body, sort_rows, unused

_HEADINGS = {
    "country": ("Country", "Country name"),
    "population": ("Population", "Total population"),
    "region": ("Region", "Walk Free region"),
    "prevalence": (
        "Estimated prevalence of modern slavery per 1,000 population",
        "Estimated prevalence of population in modern slavery (victims per 1,000 population)",
        "Prevalence per 1,000",
        "Estimated prevalence per 1,000 population",
    ),
    "people": (
        "Estimated number of people in modern slavery",
        "Estimated number of people living in modern slavery",
        "Number of people in modern slavery",
    ),
}
_RATE = re.compile(r"\d{1,4}([.,]\d+)?")
_TITLE = "Global Slavery Index (Walk Free)"


def recognise(sheet: Sheet) -> Header | None:
    """The header of a table with both estimates."""
    return find_header(sheet, _HEADINGS, ("country", "prevalence", "people"))


def read(sheet: Sheet, header: Header) -> Reading:
    """Rows: geography (alpha-3), country, region (as Walk Free names them), population, row,
    prevalence_per_thousand (people per 1,000 population), people (in modern slavery, estimated).
    """
    rows = body(sheet, header).reindex(columns=[*_HEADINGS], fill_value="")
    rates = rows["prevalence"].where(rows["prevalence"].str.fullmatch(_RATE.pattern))
    tidy = pd.DataFrame(
        {
            "geography": country_codes(mapped(rows["country"], lambda _: ""), rows["country"]),
            "country": rows["country"],
            "region": rows["region"],
            "population": _people(rows["population"]),
            "prevalence_per_thousand": rates.str.replace(",", ".").astype("Float64"),
            "people": _people(rows["people"]),
            "row": pd.Series(rows.index + 1, index=rows.index, dtype="Int64"),
        }
    )
    left, set_aside = sort_rows(rows, _verdicts(rows, tidy))
    tidy = tidy[left].reset_index(drop=True)
    account = Account(len(rows), len(tidy), set_aside, unused(sheet, header))
    return Reading(
        "walkfree_gsi", _TITLE, "walk_free", _edition(sheet, header), ("geography",), tidy, account
    )


def _people(cells: "pd.Series[str]") -> "pd.Series[int]":
    """Whole numbers; missing for everything else."""
    known: dict[str, Count] = {cell: count(cell, 0) for cell in cells.unique()}
    exact = {cell: item.low for cell, item in known.items() if not item.wrong and not item.hidden}
    return cells.map(exact).astype("Int64")


def _verdicts(rows: pd.DataFrame, tidy: pd.DataFrame) -> dict[str, "pd.Series[bool]"]:
    estimates = tidy[["prevalence_per_thousand", "people"]]
    return {
        "a blank row": (rows == "").all(axis="columns"),
        "no country of ISO 3166": tidy["geography"] == "",
        "no estimate": (rows["prevalence"] == "") & (rows["people"] == ""),
        "an estimate that is no number": estimates.isna().any(axis="columns"),
        "a second row for the same country": tidy.duplicated("geography"),
    }


def _edition(sheet: Sheet, header: Header) -> str:
    """The year that the file's name or the lines above the header give."""
    above = " ".join(sheet.cells.iloc[: header.row].to_numpy().ravel().tolist())
    said = re.search(r"(?<!\d)20\d\d(?!\d)", f"{above} {sheet.file_name}")
    return said[0] if said else "not stated"


FORMAT = Format(
    "walkfree_gsi",
    _TITLE,
    "Walk Free's index (country, prevalence per 1,000 population, number of people)",
    recognise,
    read,
)
