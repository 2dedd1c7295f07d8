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

import re
from dataclasses import replace
from functools import partial

from data.intake.publishers import ctdc_attributes as attributes
from data.intake.publishers import ctdc_cells
from data.intake.publishers.ctdc_columns import without_r_missing
from data.intake.publishers.ctdc_rows import Meanings, read_table
from data.intake.publishers.reading import Reading
from data.intake.publishers.sheets import Format, Header, Sheet, plain
from data.intake.publishers.sorting import day

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAY_IN_WORDS = re.compile(
    rf"(?:(?<!\d)(\d{{1,2}})[-_. ])?(?<![a-z])({'|'.join(MONTHS)})[a-z]*[-_. ](20\d\d)(?!\d)", re.IGNORECASE
)
VERSION = re.compile(r"(?<![a-z])v(20\d\d)(?!\d)", re.IGNORECASE)
SINGLE: Meanings = {
    "year": ctdc_cells.year,
    "sex": ctdc_cells.sex,
    "age_band": ctdc_cells.age_band,
    "citizenship": ctdc_cells.country,
    "country_of_exploitation": ctdc_cells.country,
}
MEANINGS: Meanings = {
    **SINGLE,
    **dict.fromkeys(attributes.FLAG_HEADINGS, ctdc_cells.flag),
    **{
        f"{name}_list": partial(attributes.listed, words=words)
        for name, words in attributes.LIST_WORDS.items()
    },
}
UNSURE = (
    "nothing in it says whether its records are synthetic or those of real people: the columns "
    '"traffickMonths" and "Datasource" are missing, of which each stands in only one of CTDC\'s datasets'
)


def _column_names(sheet: Sheet, header: Header) -> tuple[set[str], bool, bool]:
    """The plain headings; whether means stand in the groups of 2024, and names are those of 2025."""
    headings = {plain(str(cell)) for cell in sheet.cells.iloc[header.row]}
    merged = any(name.startswith("means_group_") for name in header.columns)
    return headings, merged, any(heading.startswith("sectorof") for heading in headings)


def _doubt(sheet: Sheet, header: Header, dataset: str) -> str:
    """Records of real people must not be called synthetic: what only one dataset has decides."""
    if not any(name.startswith("form_") for name in header.columns):
        return 'it has no column on the form of exploitation, such as "isForcedLabour"'
    headings, merged, renamed = _column_names(sheet, header)
    of_people = attributes.held(headings, attributes.K_ANONYMISED)
    synthetic = not of_people and (merged or renamed or attributes.held(headings, attributes.SYNTHETIC))
    if not (of_people or synthetic):
        return UNSURE
    own = synthetic == (dataset == "ctdc_synthetic")
    return "" if own else "its columns are those of CTDC's other dataset"


def _read(sheet: Sheet, header: Header, dataset: str, title: str) -> Reading:
    columns, account = read_table(sheet, header, MEANINGS, tuple(SINGLE))
    found, about_namibia = without_r_missing(columns, attributes.COUNTRIES)
    flags = {name: item.booleans() for name, item in found.items() if name in attributes.FLAG_HEADINGS}
    rows = attributes.case_rows(found, flags)
    sentences = *attributes.unread_cells(found), *attributes.differing_lists(found, flags)
    noticed = filter(None, (about_namibia, *sentences))
    # The day that the file's name tells; otherwise whose column names it has, and its years.
    _, merged, renamed = _column_names(sheet, header)
    years = rows["year"].dropna()
    span = f", years {years.min()} to {years.max()}" if len(years) else ""
    edition = _named_edition(sheet.file_name) or (
        f"{2025 if renamed else 2024 if merged else 2021} column names{span}"
    )
    account = replace(account, noticed=(*account.noticed, *noticed))
    return Reading(dataset, title, "ctdc", edition, rows, account)


def _named_edition(file_name: str) -> str:
    """The day, month or year of an edition that a file's name tells, as in ISO 8601; "" if none.

    CTDC_synthetic_20210825.csv.gz, The_Global_Dataset_3_Sept_2018.csv, …_synthetic_data_v2025.csv.
    """
    if numbered := day(file_name.replace(" ", "-")):
        return numbered
    if worded := DAY_IN_WORDS.search(file_name):
        month = f"{worded[3]}-{MONTHS.index(worded[2].casefold()) + 1:02}"
        return f"{month}-{int(worded[1]):02}" if 0 < int(worded[1] or 0) < 32 else month
    version = VERSION.search(file_name)
    return version[1] if version else ""


FORMATS = tuple(
    Format(
        dataset,
        title,
        attributes.HEADINGS,
        tuple(attributes.SINGLE_HEADINGS),
        partial(_read, dataset=dataset, title=title),
        partial(_doubt, dataset=dataset),
        beside=True,
    )
    for dataset, title in (
        ("ctdc_synthetic", "CTDC global synthetic dataset"),
        ("ctdc_k_anonymised", "CTDC global k-anonymised dataset"),
    )
)
