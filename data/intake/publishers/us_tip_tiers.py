"""Tier placements of the US Department of State's Trafficking in Persons Report, by country and year.

Read from the compilation by A. Heiss and J. Kelley (Journal of Human Trafficking, 2017), and from tables
like it. Report year N covers April of N-1 to March of N. Where a table has no tier, it does not say
whether the country was a special case, was left out, or had no report: such rows are set aside.

Tables of other subjects have tiers or watch lists too. Ours agree with the tiers that ship or, where few are
beside these, say trafficking in persons or TIP in the heading of the tiers or above it; they have no tier 4.
"""

import re

import pandas as pd

from data.intake.publishers import sorting
from data.intake.publishers.citizenships import TWO_COUNTRIES, contradicting, country_codes
from data.intake.publishers.reading import Account, Reading
from data.intake.publishers.sheets import Format, Header, Sheet, code, told, words
from data.intake.publishers.sorting import above, body, mapped, sort_rows, stated_edition, unused, years
from data.package import TABLES
from data.tables import shipped

_WORDS = words(__file__)
_HEADINGS, TIERS, _NOT_TIERS = (_WORDS[name] for name in ("headings", "tiers", "not_tiers"))
_TITLE = "Tiers of the Trafficking in Persons Report (US Department of State)"
_OURS = re.compile(r"trafficking in persons|human traffick|(?<![a-z])tip(?![a-z])", re.IGNORECASE)
FIRST, EARLY = 2001, "a year before the first report, that of 2001"
_LEAST, _MOST_OTHERS = 50, 0.1
_NUMBERED = re.compile(r"((t|tier) ?)?\d+([.,]\d+)?", re.IGNORECASE)


def tier(cell: str) -> str:
    """The code of a tier: "2W", "Tier 2 (Watch List)", "tier_2_watch_list" -> watch_list; "" for none."""
    return code(" ".join(re.sub(r"[_:(),-]", " ", re.sub(r"(?<=\d),(?=\d)", ".", cell)).split()), TIERS)


def _doubt(sheet: Sheet, header: Header) -> str:
    rows, tidy = _tidy(sheet, header)
    strange = [cell for cell in rows["tier"].unique() if not tier(cell) and _NUMBERED.fullmatch(cell)]
    if strange:
        return f"it has a tier “{told(strange[0])}”, which this report does not know"
    known = shipped(TABLES["tip_tiers"])[["geography", "period_start", "period_end", "tier"]].astype("str")
    known = known.astype({"period_start": "int", "period_end": "int"})
    beside = tidy[tidy["tier"] != ""].merge(known, on="geography", suffixes=("", " known"))
    beside = beside.query("period_start <= year <= period_end")
    others = int((beside["tier"] != beside["tier known"]).sum())
    if others > _MOST_OTHERS * len(beside) and len(beside) >= _LEAST:
        return f"{others:,} of {len(beside):,} tiers are others than those known of that country and year"
    said = f"{sheet.cells.iloc[header.row][header.columns['tier']]} {above(sheet, header)}"
    unsure = "nothing in it says that its tiers are of the Trafficking in Persons Report"
    return "" if len(beside) >= _LEAST or _OURS.search(said) else f"{unsure}: name the column TIP tier"


def _tidy(sheet: Sheet, header: Header) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows as they are written, and as codes."""
    rows = body(sheet, header).reindex(columns=[*_HEADINGS], fill_value="")
    codes = country_codes(rows["geography"], rows["country"])
    tidy = rows.assign(geography=codes, year=years(rows["year"]), tier=mapped(rows["tier"], tier))
    return rows, tidy[["geography", "country", "year", "tier"]]


def read(sheet: Sheet, header: Header) -> Reading:
    """Rows: geography (alpha-3), country (as written), year of the report, tier (see TIERS)."""
    rows, tidy = _tidy(sheet, header)
    untold = mapped(rows["tier"], lambda cell: code(cell.replace("_", " "), _NOT_TIERS))
    verdicts = {
        "a blank row": (rows == "").all(axis="columns"),
        "no country of ISO 3166": tidy["geography"] == "",
        TWO_COUNTRIES: contradicting(rows["geography"], rows["country"]),
        "a year that is no year": tidy["year"].isna(),
        sorting.TO_COME: sorting.to_come(tidy["year"]),
        "no tier in this file": untold == "none",
        "not placed in that year's report": untold == "left_out",
        "a special case, without a tier": untold == "special",
        "an unknown tier": tidy["tier"] == "",
        EARLY: tidy["year"].lt(FIRST).fillna(False).astype("bool"),
    }
    left, set_aside = sort_rows(rows, verdicts, tidy[["geography", "year", "tier"]])
    tidy = tidy[left].reset_index(drop=True)
    account = Account(len(rows), len(tidy), set_aside, unused(sheet, header))
    edition = stated_edition(sheet, header, tidy["year"])
    return Reading("us_tip_tiers", _TITLE, "us_state", edition, tidy, account)


FORMAT = Format("us_tip_tiers", _TITLE, _HEADINGS, ("country", "year", "tier"), read, _doubt)
