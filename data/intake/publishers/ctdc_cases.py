"""CTDC case records: the global synthetic dataset and the k-anonymised dataset.

One row is one case: a synthetic record, or an assisted person whose rarer attributes were removed.
Rows that repeat another row are cases of their own and stay. The columns are those of
`data.cases.records`; columns that an edition lacks are absent. Means of control stand in detail
(`means_…`, up to 2021) and in the groups of 2024 (`means_group_…`); in the older editions a group is
true if one of its means is, false only if all that the file has are false, otherwise missing.
The groups of one means only are not copied into the detail of 2024: shares of a detail that holds a
quarter of the means would mislead.

What counts as known. A case in which no value of a several-valued attribute is true is unknown for
that attribute, and stays out of its denominator (code book of 2024, section 6). That holds for the
k-anonymised dataset too, where such a case may hold zeros instead of blanks: in the file of
15 July 2021 that is so of 8,025 cases for the form (723 with a zero in all seven columns), 1,284 for
means of control, 50,962 for the labour sector, 23,904 for the type of sexual exploitation and 38,339
for the recruiter, all of whose four columns are then zero, also where "Not specified" is recorded.
A zero beside a true value says that the value was recorded as not so; the synthetic dataset has none.

Terms: the publisher asks users to agree to https://www.ctdatacollaborative.org/terms-use.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import pandas as pd

from data.intake.publishers import ctdc_cells
from data.intake.publishers.ctdc_attributes import (
    COUNTRIES,
    case_rows,
    differing_lists,
    flags_of,
    listed,
    unread_cells,
)
from data.intake.publishers.ctdc_columns import Meaning, without_r_missing
from data.intake.publishers.ctdc_headings import (
    FLAG_HEADINGS,
    HEADINGS,
    K_ANONYMISED,
    LIST_WORDS,
    SINGLE_HEADINGS,
    SYNTHETIC,
    held,
)
from data.intake.publishers.ctdc_layout import Layout, named_edition
from data.intake.publishers.ctdc_rows import read_table
from data.intake.publishers.reading import Reading
from data.intake.publishers.sheets import Format, Header, Sheet, plain

SINGLE: Mapping[str, Callable[[str], Meaning]] = {
    "year": ctdc_cells.year,
    "sex": ctdc_cells.sex,
    "age_band": ctdc_cells.age_band,
    "citizenship": ctdc_cells.country,
    "country_of_exploitation": ctdc_cells.country,
}
MEANINGS: Mapping[str, Callable[[str], Meaning]] = {
    **SINGLE,
    **dict.fromkeys(FLAG_HEADINGS, ctdc_cells.flag),
    **{f"{attribute}_list": partial(listed, words=words) for attribute, words in LIST_WORDS.items()},
}
UNSURE = (
    "nothing in it says whether its records are synthetic or those of real people: the columns "
    '"traffickMonths" and "Datasource" are missing, of which each stands in only one of CTDC\'s datasets'
)


def _doubt(sheet: Sheet, header: Header, dataset: str) -> str:
    """Records of real people must not be called synthetic: what only one dataset has decides."""
    if not any(name.startswith("form_") for name in header.columns):
        return 'it has no column on the form of exploitation, such as "isForcedLabour"'
    headings = {plain(str(cell)) for cell in sheet.cells.iloc[header.row]}
    merged = any(name.startswith("means_group_") for name in header.columns)
    renamed = any(heading.startswith("sectorof") for heading in headings)
    of_people = held(headings, K_ANONYMISED)
    synthetic = not of_people and (merged or renamed or held(headings, SYNTHETIC))
    if not (of_people or synthetic):
        return UNSURE
    return (
        "" if synthetic == (dataset == "ctdc_synthetic") else "its columns are those of CTDC's other dataset"
    )


def _read(sheet: Sheet, header: Header, dataset: str, title: str) -> Reading:
    columns, lying, account = read_table(sheet, header, MEANINGS, tuple(SINGLE))
    found, about_namibia = without_r_missing(columns, COUNTRIES)
    flags = flags_of(found)
    rows = case_rows(found, flags)
    noticed = filter(None, (about_namibia, *unread_cells(found), *differing_lists(found, flags)))
    account = replace(account, noticed=(*account.noticed, *noticed))
    return Reading(dataset, title, "ctdc", _edition(sheet, lying, rows), (), rows, account)


def _edition(sheet: Sheet, lying: Layout, rows: pd.DataFrame) -> str:
    """The day that the file's name tells; otherwise whose column names it has, and its years."""
    merged = any(name.startswith("means_group_") for name in lying.columns)
    renamed = any(plain(heading).startswith("sectorof") for heading in lying.headings)
    year = 2025 if renamed else 2024 if merged else 2021
    years = rows["year"].dropna()
    span = f", years {years.min()} to {years.max()}" if len(years) else ""
    return named_edition(sheet.file_name) or f"{year} column names{span}"


FORMATS = tuple(
    Format(
        dataset,
        title,
        HEADINGS,
        tuple(SINGLE_HEADINGS),
        partial(_read, dataset=dataset, title=title),
        partial(_doubt, dataset=dataset),
        beside=True,
    )
    for dataset, title in (
        ("ctdc_synthetic", "CTDC global synthetic dataset"),
        ("ctdc_k_anonymised", "CTDC global k-anonymised dataset"),
    )
)
