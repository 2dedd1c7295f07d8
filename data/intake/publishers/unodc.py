"""UNODC's GLOTIP table, which stands behind the Global Report on Trafficking in Persons.

Read from the workbook or the same table saved as text, by the meaning of its headings and words. What was
found in the edition of 14 April 2025, and what follows from it:

- What "<5" stands for, and rows that repeat a key: docs/decisions/0008. Such rows are kept, every one: who
  wants the figure of a key adds its rows up or leaves it out, and never takes one; `occurrence` counts them.
- Questionnaire codes in place of citizenships and numbers (128 rows of convictions) are set aside:
  neither who nor how many is known. So are 4 rows of one series of the Dominican Republic in which the
  number is the year itself, 2019 to 2022.
- Totals stand beside their parts (`dimension`, `sex`, `age` "total"); nothing here adds anything up.
- A country is its code; its name changes between editions.
"""

import re
from functools import partial

import pandas as pd

from data.intake.publishers import unodc_cells
from data.intake.publishers.citizenships import TOTAL, citizenship, country_codes
from data.intake.publishers.reading import Account, Reading, Refused
from data.intake.publishers.sheets import Format, Header, Sheet, code, listed, told
from data.intake.publishers.sorting import (
    above,
    body,
    mapped,
    notes,
    sort_rows,
    stated_edition,
    unused,
    years,
)
from data.intake.publishers.unodc_cells import WORDS

KEY = ["geography", "indicator", "dimension", "category", "sex", "age", "year"]
_HEADINGS = WORDS["headings"]
_CODES = {"dimension": WORDS["dimensions"], "sex": WORDS["sexes"], "age": WORDS["ages"]}
_WRITTEN = ("country", "region", "subregion", "category")
_SHOWN = ["geography", "country", "category", "year", "value", "indicator"]
_SEVERAL = 50  # rows, of which a few may repeat their key
_TITLE = "Detected victims and prosecutions by country (UNODC, GLOTIP)"


def _doubt(sheet: Sheet, header: Header) -> str:
    """Other tables of UNODC's have the same headings."""
    rows = body(sheet, header)
    known = rows[mapped(rows["indicator"], unodc_cells.indicator) != ""]
    if known.empty and len(rows):
        return f"its indicator “{told(rows['indicator'].iloc[0])}” is none of those on trafficking in persons"
    sources = known.get("source", pd.Series("", known.index))
    if len(known) and not _of_trafficking(known["indicator"], sources).any():
        return "nothing in it says that its rows are of UNODC's data on trafficking in persons (GLOTIP)"
    return unodc_cells.no_counts(above(sheet, header), notes(sheet, header), rows["value"])


def _of_trafficking(indicators: "pd.Series[str]", sources: "pd.Series[str]") -> "pd.Series[bool]":
    """Rows of that source, or whose indicator says so; where no row has a source, one speaks for all."""
    said = indicators.isin([words for words in indicators.unique() if unodc_cells.about_trafficking(words)])
    ours = sources.isin([words for words in sources.unique() if unodc_cells.SOURCE.search(words)])
    said = ours & (said | ~sources.str.casefold().isin(["", "unodc"]))
    return said | sources.eq("") if said.any() and sources.eq("").all() else said


def read(sheet: Sheet, header: Header) -> Reading:
    """Rows: one a figure.

    geography (ISO 3166 alpha-3, "" for none), country, region, subregion, category (as written);
    indicator, dimension, category_code, sex, age (codes, see `unodc_cells`; a category's code is an
    alpha-3 by citizenship, "" where it is kept as written); year; persons (missing where hidden), low,
    high; occurrence (from 1, among rows of one key); row (its number in the file, from 1).
    """
    rows = body(sheet, header).reindex(columns=[*_HEADINGS], fill_value="")
    coded = _coded(rows)
    units = _unfit(sheet, header, unodc_cells.UNIT_HEADING, WORDS["counts"])
    parts = _unfit(sheet, header, unodc_cells.BREAKDOWN, WORDS["whole"])
    reasons = {
        **unodc_cells.verdicts(rows, coded),
        unodc_cells.UNIT: units.any(axis="columns"),
        unodc_cells.PART.format(listed([*parts], 2)): parts.any(axis="columns"),
        unodc_cells.OTHER_SUBJECT: ~_of_trafficking(rows["indicator"], rows["source"]),
    }
    left, set_aside = sort_rows(rows[_SHOWN], reasons)
    coded = coded[left].drop(columns="wrong")
    total = (coded[["dimension", "sex", "age"]] == "total").all(axis="columns")
    again = total & coded.duplicated([*coded.columns.difference(["low", "high"])], keep=False)
    alike = rows.loc[left, "category"].to_frame().join(coded).duplicated(keep=False)
    for what, some, twice, least in (("totals", total, again, 0), ("rows", left[left], alike, _SEVERAL)):
        if twice.sum() * 2 > max(some.sum(), least):
            found = f"{twice.sum():,} of its {some.sum():,} {what} stand in it more than once"
            raise Refused(f'"{_TITLE}" was recognised, but {found}: it holds parts of them, or copies.')
    of_one = [coded[name] for name in ("geography", "indicator", "year")]
    again |= alike & again.groupby(of_one).transform("any")
    once, repeated = sort_rows(rows.loc[left, _SHOWN], {unodc_cells.AGAIN: again})
    tidy = rows.loc[once.index[once], [*_WRITTEN]].join(coded)
    number = pd.Series(tidy.index + 1, index=tidy.index, dtype="Int64")
    tidy = tidy.assign(persons=tidy["low"].where(tidy["low"] == tidy["high"]), row=number)
    occurrence = tidy.groupby(KEY).cumcount().add(1).astype("Int16")
    tidy = tidy.assign(occurrence=occurrence).reset_index(drop=True)
    noticed = (*unodc_cells.notices(tidy), *unused(sheet, header))
    account = Account(len(rows), len(tidy), (*set_aside, *repeated), noticed)
    edition = stated_edition(sheet, header, tidy["year"])
    return Reading("unodc_glotip", _TITLE, "unodc", edition, tidy, account)


def _unfit(sheet: Sheet, header: Header, headings: re.Pattern[str], cells: str) -> pd.DataFrame:
    """Where other cells stand than such, in the columns with such headings that no meaning asks for."""
    meant = {name: (place, *header.further.get(name, ())) for name, place in header.columns.items()}
    asked = {place for name, places in meant.items() if name != "unit" for place in places}
    heads = sheet.cells.iloc[header.row].str.replace(r"[_-]|(?<=[a-z])(?=[A-Z])", " ", regex=True)
    places = {head: place for place, head in heads.items() if place not in asked and headings.search(head)}
    below = sheet.cells.iloc[header.row + 1 :]
    pattern = re.compile(f"(?:{cells})", re.IGNORECASE)
    fits = {head: below[place].str.strip().str.fullmatch(pattern) for head, place in places.items()}
    return pd.DataFrame({head: ~column for head, column in fits.items() if not column.all()}, below.index)


def _coded(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as codes and numbers; what cannot be read is "" or missing, and `wrong` for values."""
    coded = {name: mapped(rows[name], partial(code, codes=codes)) for name, codes in _CODES.items()}
    coded["indicator"] = mapped(rows["indicator"], unodc_cells.indicator)
    codes = pd.DataFrame({"geography": country_codes(rows["geography"], rows["country"]), **coded})
    keys = pd.MultiIndex.from_arrays([codes["dimension"], rows["category"], codes["geography"]])
    known = {key: _category_code(*key) for key in keys.unique()}
    categories = pd.Series([known[key] for key in keys], index=rows.index, dtype="str")
    return codes.assign(
        category_code=categories, year=years(rows["year"]), **unodc_cells.counts(rows["value"])
    )


def _category_code(dimension: str, category: str, geography: str) -> str:
    """The code of a category in its dimension; "" where it is kept as written."""
    if dimension == "form":
        return code(category, WORDS["forms"])
    if dimension in ("citizenship", "repatriation"):
        return citizenship(category, geography)
    return code(category, {TOTAL: r"totals?|"}) if dimension == "total" else ""


FORMAT = Format("unodc_glotip", _TITLE, _HEADINGS, tuple(WORDS["required"]), read, _doubt)
