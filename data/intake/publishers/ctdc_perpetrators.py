"""CTDC global synthetic victim-perpetrator dataset: one row is one relation of a victim to perpetrators.

A relation may be to several perpetrators; several values of them stand in one cell, joined by ";", and
are read into one column for each value: True where the cell names it, otherwise missing, because a
cell names only what was recorded. Blank is not known. Years are bands, given by their first and last
year. Rows that repeat another row are relations of their own and stay.

Source: `CTDC_VPsynthetic_dict_20221201.xlsx`, sheets Main and TabStat, and the file itself.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd

from data.cases.records import Attribute
from data.intake.publishers import ctdc_cells
from data.intake.publishers.ctdc_cells import Fault
from data.intake.publishers.ctdc_columns import Column, Meaning
from data.intake.publishers.ctdc_layout import named_edition
from data.intake.publishers.ctdc_lists import from_list, listed
from data.intake.publishers.ctdc_tables import read_table
from data.intake.publishers.reading import Reading
from data.intake.publishers.sheets import Format, Header, Sheet, find_header, plain

PERIOD = re.compile(rf"((?:19|20)\d\d){ctdc_cells.DASH}((?:19|20)\d\d)")
DATASET, TITLE = "ctdc_victim_perpetrator", "CTDC global synthetic victim-perpetrator dataset"
EXPECTED = (
    f"{TITLE}: a table of relations with the columns yearRegister, gender, majorityStatus, "
    "UN_COO_Region, UN_COE_Region and IP_Gender"
)

# The publisher keeps the Americas and Oceania together.
REGIONS = {"africa": "Africa", "americas_oceania": "Americas/Oceania", "asia": "Asia", "europe": "Europe"}
SEXES = {"female": "Female", "male": "Male"}
VICTIM_SEX = Attribute("victim_sex", "Sex of the victim", SEXES)
VICTIM_MAJORITY = Attribute("victim_majority", "Majority of the victim", {"adult": "Adult", "minor": "Minor"})
REGION_OF_CITIZENSHIP = Attribute("region_of_citizenship", "Region of citizenship of the victim", REGIONS)
REGION_OF_EXPLOITATION = Attribute("region_of_exploitation", "Region of exploitation", REGIONS)
ROLE = Attribute(
    "perpetrator_role",
    "Role of the perpetrator",
    {
        "exploiter": "Exploiter",
        "recruiter_or_broker": "Recruiter or broker",
        "transaction": "Transport, transfer, harbouring, smuggling, selling, buying or receiving",
        "control": "Control, abuse or kidnapping",
    },
    several=True,
)
PERPETRATOR_SEX = Attribute("perpetrator_sex", "Sex of the perpetrator", SEXES, several=True)
PERPETRATOR_AGE = Attribute(
    "perpetrator_age_band",
    "Age of the perpetrator",
    {"0-29": "0 to 29", "30-38": "30 to 38", "39-47": "39 to 47", "48+": "48 and over"},
    several=True,
)
PERPETRATOR_REGION = Attribute(
    "perpetrator_region", "Region of citizenship of the perpetrator", REGIONS, several=True
)
RELATION = Attribute(
    "relation",
    "Relation of the perpetrator to the victim",
    {
        "family_or_intimate_partner": "Family or intimate partner",
        "friend_or_acquaintance": "Friend or acquaintance",
        "stranger_or_other": "Stranger, not known or somebody else",
    },
    several=True,
)
PAID = Attribute(
    "victim_paid", "Whether the victim paid the perpetrator", {"no": "No", "yes": "Yes"}, several=True
)
ATTRIBUTES = (
    *(VICTIM_SEX, VICTIM_MAJORITY, REGION_OF_CITIZENSHIP, REGION_OF_EXPLOITATION),
    *(ROLE, PERPETRATOR_SEX, PERPETRATOR_AGE, PERPETRATOR_REGION, RELATION, PAID),
)

HEADINGS = {
    "period": ("yearRegister",),
    "victim_sex": ("gender",),
    "victim_majority": ("majorityStatus",),
    "region_of_citizenship": ("UN_COO_Region",),
    "region_of_exploitation": ("UN_COE_Region",),
    "form_forced_labour": ("isForcedLabour",),
    "form_sexual_exploitation": ("isSexualExploit",),
    "perpetrator_role_exploiter": ("IP_Exploiter",),
    "perpetrator_role_recruiter_or_broker": ("IP_RecruiterBroker",),
    "perpetrator_role_transaction": ("IP_TransactionProcess",),
    "perpetrator_role_control": ("IP_ControlAbuseKidnap",),
    "perpetrator_sex": ("IP_Gender",),
    "perpetrator_age_band": ("IP_ageBroad",),
    "perpetrator_region": ("IP_citizen_UNRegion",),
    "relation": ("IP_Relation",),
    "victim_paid": ("IP_PayMoney",),
}
LISTS = (PERPETRATOR_SEX, PERPETRATOR_AGE, PERPETRATOR_REGION, RELATION, PAID)
WORDS = {
    "perpetrator_sex": {"female": ("female",), "woman": ("female",), "male": ("male",), "man": ("male",)},
    "perpetrator_age_band": {plain(code): (code,) for code in PERPETRATOR_AGE.codes},
    "perpetrator_region": {plain(code): (code,) for code in REGIONS},
    "relation": {
        "familyintimatepartner": ("family_or_intimate_partner",),
        "friendacquaintance": ("friend_or_acquaintance",),
        "strangerunknownother": ("stranger_or_other",),
    },
    "victim_paid": {code: (code,) for code in PAID.codes},
}


def _period(text: str) -> str | Fault | None:
    """The first and last year of a band, as "2005-2013"; one year is a band of its own."""
    if ctdc_cells.is_missing(text):
        return None
    if found := PERIOD.fullmatch(text):
        return f"{found[1]}-{found[2]}" if found[1] <= found[2] else Fault.WRONG
    year = ctdc_cells.year(text)
    return f"{year}-{year}" if isinstance(year, int) else Fault.WRONG


def _code(text: str, codes: Mapping[str, str]) -> str | Fault | None:
    """The code of these that a cell writes, whatever its case and signs."""
    if ctdc_cells.is_missing(text):
        return None
    found = next((code for code in codes if plain(code) == plain(text)), None)
    return found or (Fault.STRANGE if ctdc_cells.WORDS.fullmatch(text) else Fault.WRONG)


def _sex(text: str) -> str | Fault | None:
    found = ctdc_cells.sex(text)
    return Fault.STRANGE if found == "other" else found


SINGLE: dict[str, Callable[[str], Meaning]] = {
    "period": _period,
    "victim_sex": _sex,
    "victim_majority": partial(_code, codes=VICTIM_MAJORITY.codes),
    "region_of_citizenship": partial(_code, codes=REGIONS),
    "region_of_exploitation": partial(_code, codes=REGIONS),
}
FLAGS = tuple(name for name in HEADINGS if name.startswith(("form_", "perpetrator_role_")))
MEANINGS: dict[str, Callable[[str], Meaning]] = {
    **SINGLE,
    **dict.fromkeys(FLAGS, ctdc_cells.flag),
    **{name: partial(listed, words=words) for name, words in WORDS.items()},
}


def _recognise(sheet: Sheet) -> Header | None:
    return find_header(sheet, HEADINGS, (*SINGLE, "perpetrator_sex"))


def _read(sheet: Sheet, header: Header) -> Reading:
    table = read_table(sheet, header, MEANINGS, tuple(SINGLE))
    rows = _rows(table.columns)
    account = table.account(*(item.unread() for item in table.columns.values()))
    return Reading(DATASET, TITLE, "ctdc", _edition(sheet, rows), (), rows, account)


def _rows(found: Mapping[str, Column]) -> pd.DataFrame:
    columns: dict[str, Any] = {
        "period_start": _years(found["period"], 0),
        "period_end": _years(found["period"], 1),
    }
    for attribute in (VICTIM_SEX, VICTIM_MAJORITY, REGION_OF_CITIZENSHIP, REGION_OF_EXPLOITATION):
        columns[attribute.name] = found[attribute.name].category(tuple(attribute.codes))
    columns |= {name: found[name].booleans() for name in FLAGS if name in found}
    for attribute in LISTS:
        if attribute.name in found:
            columns |= from_list(attribute, found[attribute.name])
    return pd.DataFrame(columns)


def _years(period: Column, end: int) -> pd.arrays.IntegerArray:
    """The first (0) or last (1) years of the bands."""
    years = (int(item.split("-")[end]) if isinstance(item, str) else None for item in period.meanings)
    return replace(period, meanings=tuple(years)).integers()


def _edition(sheet: Sheet, rows: pd.DataFrame) -> str:
    """The day that the file's name tells, otherwise its years."""
    first, last = rows["period_start"].min(), rows["period_end"].max()
    return named_edition(sheet.file_name) or (
        "without years" if pd.isna(first) else f"years {first} to {last}"
    )


FORMAT = Format(DATASET, TITLE, EXPECTED, _recognise, _read, beside=True)
