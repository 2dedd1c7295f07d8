"""CTDC case records: the global synthetic dataset and the k-anonymised dataset.

One row is one case: a synthetic record, or an assisted person whose rarer attributes were removed.
Rows that repeat another row are cases of their own and stay. The columns are those of
`data.cases.records`; columns that an edition lacks are absent. Means of control stand in detail
(`means_…`, up to 2021) and in the groups of 2024 (`means_group_…`); in the older editions a group is
true if one of its means is, false only if all that the file has are false, otherwise missing.
The groups of one means only are not copied into the detail of 2024: shares of a detail that holds a
quarter of the means would mislead.

What counts as known stands in `data.cases.records`. It holds for the k-anonymised dataset too, where a
case that is unknown for an attribute may hold zeros instead of blanks (8,025 cases for the form in the file
of 15 July 2021; for the recruiter in all columns, also where "Not specified" is recorded).
A zero beside a true value says that the value was recorded as not so; the synthetic dataset has none.
Its lists ("Threats;Restricts movement") stand beside one flag each; the flags say more and are read.

Terms: the publisher asks users to agree to https://www.ctdatacollaborative.org/terms-use.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial, reduce
from operator import or_
from typing import Any

import pandas as pd

from data.cases.records import AGE_BAND, ATTRIBUTES, GROUPS_OF_MEANS, MEANS, MEANS_GROUP, SEX, Attribute
from data.intake.publishers import ctdc_cells
from data.intake.publishers.ctdc_cells import Column, without_r_missing
from data.intake.publishers.ctdc_rows import Meanings, read_table
from data.intake.publishers.reading import Reading
from data.intake.publishers.sheets import Format, Header, Sheet, plain, told, words
from data.intake.publishers.sorting import day

NAME_LENGTH = 32  # programs that keep so many letters of a name cut the longer headings
_VERSION = re.compile(r"(?<![a-z])v(20\d\d)(?!\d)", re.IGNORECASE)
_WORDS = words(__file__)
_NOT_PUBLISHED = re.compile(_WORDS["not_published"], re.IGNORECASE)
_COUNTRIES, _CODED = ("citizenship", "country_of_exploitation"), (SEX, AGE_BAND)
_SINGLE: Meanings = {
    "year": ctdc_cells.year,
    "sex": ctdc_cells.sex,
    "age_band": ctdc_cells.age_band,
    **dict.fromkeys(_COUNTRIES, ctdc_cells.country),
}
_K_ANONYMISED = (*_WORDS["lists"], *_WORDS["k_anonymised"])
_UNSURE = (
    "nothing in it says whether its records are synthetic or those of real people: the columns "
    '"traffickMonths" and "Datasource" are missing, of which each stands in only one of CTDC\'s datasets'
)


def _headings(attribute: Attribute, code: str) -> tuple[str, ...]:
    ending = _WORDS["endings"].get(attribute.column(code), code.title().replace("_", ""))
    names = [beginning + ending for beginning in _WORDS["flags"][attribute.name]]
    cut = [name[:NAME_LENGTH] for name in names]
    american = [name.replace("Labour", "Labor") for name in names]
    return (*names, *cut, *american, *_WORDS["other_names"].get(attribute.column(code), ()))


FLAGS = {
    ATTRIBUTES[name].column(code): _headings(ATTRIBUTES[name], code)
    for name in _WORDS["flags"]
    for code in ATTRIBUTES[name].codes
    if (name, code) != ("means_group", "other")  # for which no edition has a heading
}
_MEANINGS: Meanings = {**_SINGLE, **dict.fromkeys(FLAGS, ctdc_cells.flag)}


def _column_names(sheet: Sheet, header: Header) -> tuple[set[str], bool, bool]:
    """The plain headings; whether means stand in the groups of 2024, and names are those of 2025."""
    headings = {plain(str(cell)) for cell in sheet.cells.iloc[header.row]}
    merged = any(name.startswith("means_group_") for name in header.columns)
    return headings, merged, any(heading.startswith("sectorof") for heading in headings)


def _doubt(sheet: Sheet, header: Header, dataset: str) -> str:
    """Records of real people must not be called synthetic: what only one dataset has decides."""
    if not any(name.startswith("form_") for name in header.columns):
        return 'it has no column on the form of exploitation, such as "isForcedLabour"'
    strange = [cell for cell in sheet.cells.iloc[header.row] if _NOT_PUBLISHED.search(cell.strip())]
    if strange:
        return f"it has a column “{told(strange[0])}”, and CTDC publishes no names of people and no counts"
    headings, merged, renamed = _column_names(sheet, header)
    # Names may be cut to 32 letters.
    of_people, of_synthetic = (
        not headings.isdisjoint(plain(part) for name in names for part in (name, name[:NAME_LENGTH]))
        for names in (_K_ANONYMISED, _WORDS["synthetic"])
    )
    synthetic = not of_people and (merged or renamed or of_synthetic)
    if not (of_people or synthetic):
        return _UNSURE
    own = synthetic == (dataset == "ctdc_synthetic")
    return "" if own else "its columns are those of CTDC's other dataset"


def _read(sheet: Sheet, header: Header, dataset: str, title: str) -> Reading:
    not_asked = (*_WORDS["lists"], *_WORDS["not_asked"])
    columns, account = read_table(sheet, header, _MEANINGS, tuple(_SINGLE), not_asked)
    found, about_namibia = without_r_missing(columns, _COUNTRIES)
    rows = _case_rows(found)
    noticed = filter(None, (about_namibia, *(item.unread() for item in found.values())))
    # The day that the file's name tells; otherwise whose column names it has, and its years.
    _, merged, renamed = _column_names(sheet, header)
    years = rows["year"].dropna()
    span = f", years {years.min()} to {years.max()}" if len(years) else ""
    version = _VERSION.search(sheet.file_name)
    edition = (
        day(sheet.file_name)
        or (version and version[1])
        or f"{2025 if renamed else 2024 if merged else 2021} column names{span}"
    )
    account = replace(account, noticed=(*account.noticed, *noticed))
    return Reading(dataset, title, "ctdc", edition, rows, account)


def _case_rows(found: Mapping[str, Column]) -> pd.DataFrame:
    """The rows of cases, in the columns of `data.cases.records` that the file has."""
    columns: dict[str, Any] = {
        "year": found["year"].values("Int16"),
        **{name: found[name].values("category") for name in _COUNTRIES},
        **{of.name: found[of.name].values(pd.CategoricalDtype([*of.codes], ordered=True)) for of in _CODED},
        **{name: item.values("boolean") for name, item in found.items() if name in FLAGS},
    }
    # The groups of 2024 from the means in detail: missing or-ed with false stays missing.
    for group, codes in GROUPS_OF_MEANS.items():
        means = [columns[MEANS.column(code)] for code in codes if MEANS.column(code) in columns]
        if means:
            columns.setdefault(MEANS_GROUP.column(group), reduce(or_, means))
    order = (name for attribute in ATTRIBUTES.values() for name in attribute.columns)
    return pd.DataFrame({name: columns[name] for name in order if name in columns})


FORMATS = tuple(
    Format(
        dataset,
        title,
        _WORDS["single"] | FLAGS,
        tuple(_WORDS["single"]),
        partial(_read, dataset=dataset, title=title),
        partial(_doubt, dataset=dataset),
        beside=True,
    )
    for dataset, title in (
        ("ctdc_synthetic", "CTDC global synthetic dataset"),
        ("ctdc_k_anonymised", "CTDC global k-anonymised dataset"),
    )
)
