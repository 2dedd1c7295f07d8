"""Tier placements of the US Department of State's Trafficking in Persons Report, by country and year.

Read from the compilation by A. Heiss and J. Kelley (Journal of Human Trafficking, 2017). Report year N
covers April of N-1 to March of N. A country without a tier was not placed in that year's report, or was
a special case; the compilation tells these no further apart, so they are set aside and not a tier.
"""

import pandas as pd

from data.intake.publishers.citizenships import country_codes
from data.intake.publishers.reading import Account, Reading
from data.intake.publishers.sheets import Format, Header, Sheet, find_header
from data.intake.publishers.sorting import body, mapped, sort_rows, stated_edition, unused, years
from data.intake.publishers.unodc_words import code

_HEADINGS = {
    "country": ("countryname", "Country", "Country name"),
    "geography": ("iso", "ISO3", "Iso3_code", "ISO code", "Country code"),
    "year": ("Year", "Report year"),
    "tier": ("Tier", "Tier placement", "Tier ranking", "TIP tier"),
}
TIERS = {
    "tier_1": r"(tier )?1",
    "tier_2": r"(tier )?2",
    "watch_list": r"(tier 2:? ?)?\(?watch ?list\)?|tier 2 ?wl",
    "tier_3": r"(tier )?3",
}
_NOT_PLACED = r"na|n/a|-||not (placed|ranked|rated|included)"
_SPECIAL = r"special( case)?"
_TITLE = "Tiers of the Trafficking in Persons Report (US Department of State)"


def recognise(sheet: Sheet) -> Header | None:
    """The header of a table in which some row has a tier."""
    header = find_header(sheet, _HEADINGS, ("country", "year", "tier"))
    if header is None:
        return None
    return header if any(code(cell, TIERS) for cell in body(sheet, header)["tier"].unique()) else None


def read(sheet: Sheet, header: Header) -> Reading:
    """Rows: geography (alpha-3), country (as written), year of the report, tier (see TIERS), row."""
    rows = body(sheet, header).reindex(columns=[*_HEADINGS], fill_value="")
    tidy = pd.DataFrame(
        {
            "geography": country_codes(rows["geography"], rows["country"]),
            "country": rows["country"],
            "year": years(rows["year"]),
            "tier": mapped(rows["tier"], lambda cell: code(cell, TIERS)),
            "row": pd.Series(rows.index + 1, index=rows.index, dtype="Int64"),
        }
    )
    placed = mapped(rows["tier"], lambda cell: code(cell, {"not": _NOT_PLACED, "special": _SPECIAL}))
    verdicts = {
        "a blank row": (rows == "").all(axis="columns"),
        "no country of ISO 3166": tidy["geography"] == "",
        "a year that is no year": tidy["year"].isna(),
        "not placed in that year's report": placed == "not",
        "a special case, without a tier": placed == "special",
        "an unknown tier": tidy["tier"] == "",
        "a second row for the same country and year": tidy.duplicated(["geography", "year"]),
    }
    left, set_aside = sort_rows(rows, verdicts)
    tidy = tidy[left].reset_index(drop=True)
    account = Account(len(rows), len(tidy), set_aside, unused(sheet, header))
    edition = stated_edition(sheet, header, tidy["year"])
    return Reading("us_tip_tiers", _TITLE, "us_state", edition, ("geography", "year"), tidy, account)


FORMAT = Format(
    "us_tip_tiers", _TITLE, "A table of tiers of the US report (country, year, tier)", recognise, read
)
