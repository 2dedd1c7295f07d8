"""Extracts of SDG indicator 16.2.2, detected victims of trafficking: Our World in Data, and the UK's ONS.

Our World in Data's chart on the subject once headed its column "Detected victims of human trafficking"
and gave the series of females under 18 in it; later downloads of the same chart say so in the heading. A
heading without sex and age is therefore read as that series where the numbers that are known agree, and
else as an unknown sex and age: never as a total. Numbers under 5 are absent there.

ONS: potential victims with a positive reasonable-grounds decision in the UK's National Referral Mechanism
(Home Office), age at referral; a blank sex or age means the total. 2009 is a part year.
"""

import re

import pandas as pd

from data.intake.publishers.country_codes import country_codes, mapped
from data.intake.publishers.counts import NO_NUMBER, NO_VALUE, POINT, Count, count
from data.intake.publishers.reading import Account, Reading
from data.intake.publishers.sheets import Format, Header, Sheet, find_header, told
from data.intake.publishers.sorting import body, sort_rows, stated_edition, unused, years
from data.intake.publishers.unodc_words import SEXES, code

KEY = ("geography", "sex", "age", "year")
_OWID_TITLE = "Detected victims, SDG 16.2.2 (Our World in Data)"
_ONS_TITLE = "Potential victims in the United Kingdom, SDG 16.2.2 (ONS)"
_OWID = {"country": ("Entity", "Country"), "geography": ("Code",), "year": ("Year",)}
_ONS = {
    "year": ("Year",),
    "series": ("Series",),
    "sex": ("Sex",),
    "age": ("Age",),
    "multiplier": ("Unit multiplier",),
    "value": ("Value",),
}
_SUBJECT = re.compile(r"victims.*traffick|traffick.*victims", re.IGNORECASE)
# Females under 18 detected in the USA, as a later download of the chart names them.
_KNOWN = {("USA", 2018): 192, ("USA", 2019): 188, ("USA", 2020): 264}
_GIRLS = (
    "The heading names neither sex nor age, but the numbers are those of females under 18, "
    "which is how they are read."
)
_UNSURE = "The heading names neither sex nor age, so both are unknown and the numbers are no totals."


def recognise_owid(sheet: Sheet) -> Header | None:
    """The header of a chart's download whose first figures are of trafficking victims."""
    header = find_header(sheet, _OWID, ("country", "geography", "year"))
    if header is None:
        return None
    heads = sheet.cells.iloc[header.row].tolist()
    place = next((place for place, head in enumerate(heads) if _SUBJECT.search(head)), None)
    return None if place is None else Header(header.row, {**header.columns, "value": place})


def read_owid(sheet: Sheet, header: Header) -> Reading:
    """Rows: geography (alpha-3), country, sex, age (codes as in `unodc`), year, persons, row."""
    rows = body(sheet, header)
    tidy = _tidy(rows, country_codes(rows["geography"], rows["country"]), rows["country"])
    sex, age, noticed = _group(str(sheet.cells.iloc[header.row, header.columns["value"]]), tidy)
    return _reading(OWID, (sheet, header), rows, tidy.assign(sex=sex, age=age), (noticed,))


def _group(heading: str, tidy: pd.DataFrame) -> tuple[str, str, str]:
    """Whom a heading means: sex, age, and what must be known of it."""
    sex = {"female": "female", "male": "male"}.get(_found(r"\b(female|male)\b", heading), "")
    child, adult = r"under.?18|<.?18|0.{1,4}17|child", r"18\+|18 years|over.?18|adult"
    age = "child" if _found(child, heading) else "adult" if _found(adult, heading) else ""
    if sex or age:
        return sex or "unknown", age or "unknown", f'The figures are those of the heading "{told(heading)}".'
    seen = tidy.dropna(subset=["year", "persons"]).drop_duplicates(["geography", "year"])
    numbers = seen.set_index(["geography", "year"])["persons"].to_dict()
    compared = [numbers[place] == number for place, number in _KNOWN.items() if place in numbers]
    agree = bool(compared) and all(compared)
    return ("female", "child", _GIRLS) if agree else ("unknown", "unknown", _UNSURE)


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text, re.IGNORECASE)
    return match[0].lower() if match else ""


def recognise_ons(sheet: Sheet) -> Header | None:
    """The header of ONS' table of indicator 16.2.2."""
    header = find_header(sheet, _ONS, ("year", "series", "sex", "age", "value"))
    if header is None:
        return None
    return header if any(map(_SUBJECT.search, body(sheet, header)["series"].unique())) else None


def read_ons(sheet: Sheet, header: Header) -> Reading:
    """Rows: geography (GBR), country, sex (code), age (code or "15 to 17"), year, persons, row."""
    rows = body(sheet, header)
    tidy = _tidy(rows, mapped(rows["sex"], lambda _: "GBR"), mapped(rows["sex"], lambda _: "United Kingdom"))
    sexes = mapped(rows["sex"], lambda cell: code(cell, SEXES) if cell else "total")
    ages = mapped(rows["age"], lambda cell: "unknown" if "not known" in cell else cell or "total")
    noticed = ("Age is that at referral.", "2009 is a part year.")
    return _reading(ONS, (sheet, header), rows, tidy.assign(sex=sexes, age=ages), noticed)


def _tidy(rows: pd.DataFrame, geography: "pd.Series[str]", country: "pd.Series[str]") -> pd.DataFrame:
    known: dict[str, Count] = {cell: count(cell, 0) for cell in rows["value"].unique()}
    exact = {cell: item.low for cell, item in known.items() if not item.wrong and not item.hidden}
    wrong = {cell: item.wrong or (NO_NUMBER if item.hidden else "") for cell, item in known.items()}
    return pd.DataFrame(
        {
            "geography": geography,
            "country": country,
            "sex": "",
            "age": "",
            "year": years(rows["year"]),
            "persons": rows["value"].map(exact).astype("Int64"),
            "row": pd.Series(rows.index + 1, index=rows.index, dtype="Int64"),
            "wrong": rows["value"].map(wrong).astype("str"),
        }
    )


def _reading(
    form: Format,
    opened: tuple[Sheet, Header],
    rows: pd.DataFrame,
    tidy: pd.DataFrame,
    noticed: tuple[str, ...],
) -> Reading:
    left, set_aside = sort_rows(rows, _verdicts(rows, tidy))
    tidy = tidy[left].drop(columns="wrong").reset_index(drop=True)
    account = Account(len(rows), len(tidy), set_aside, (*noticed, *unused(*opened)))
    edition = stated_edition(*opened, tidy["year"])
    publisher = form.dataset.rpartition("_")[2]
    return Reading(form.dataset, form.title, publisher, edition, KEY, tidy, account)


def _verdicts(rows: pd.DataFrame, tidy: pd.DataFrame) -> dict[str, "pd.Series[bool]"]:
    series = rows.get("series", pd.Series("", index=rows.index))
    multiplier = rows.get("multiplier", pd.Series("", index=rows.index))
    return {
        "a blank row": (rows == "").all(axis="columns"),
        "another series than victims of trafficking": (series != "") & ~series.str.contains(_SUBJECT),
        "no country of ISO 3166": tidy["geography"] == "",
        "a year that is no year": tidy["year"].isna(),
        "an unknown sex": tidy["sex"] == "",
        "another unit than persons": ~multiplier.str.casefold().isin(["units", ""]),
        **{reason: tidy["wrong"] == reason for reason in (NO_VALUE, POINT, NO_NUMBER)},
        "a second row for the same country, sex, age and year": tidy.duplicated(list(KEY)),
    }


OWID = Format(
    "sdg_16_2_2_owid",
    _OWID_TITLE,
    "Our World in Data's chart of detected victims (Entity, Code, Year, victims)",
    recognise_owid,
    read_owid,
)
ONS = Format(
    "sdg_16_2_2_ons",
    _ONS_TITLE,
    "ONS' indicator 16.2.2 (Year, Series, Sex, Age, Value)",
    recognise_ons,
    read_ons,
)
