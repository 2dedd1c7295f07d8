"""Relations of victims to perpetrators as the publisher writes them; all rows are invented."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.intake.publishers.ctdc_cases import FORMATS
from data.intake.publishers.ctdc_perpetrators import (
    ATTRIBUTES,
    FORMAT,
    PERPETRATOR_AGE,
    PERPETRATOR_SEX,
    REGIONS,
)
from data.intake.publishers.reading import Reading, Refused
from tests.data.intake.publishers.ctdc_excerpts import (
    EDITION_2021,
    PERPETRATORS,
    PERPETRATORS_FILE,
    case,
    cases,
    counted,
    published_reading,
    read,
    sheet,
    values,
    with_published_files,
)

TYPICAL = {
    "yearRegister": "2019",
    "majorityStatus": "Adult",
    "UN_COO_Region": "Asia",
    "UN_COE_Region": "Europe",
}


def relations(**columns: list[str]) -> Reading:
    count = len(next(iter(columns.values())))
    typical = {name: [cell] * count for name, cell in TYPICAL.items()}
    return read(cases(PERPETRATORS, **(typical | columns)), by=FORMAT)


def test_year_bands_have_a_start_and_an_end() -> None:
    reading = relations(yearRegister=["2005-2013", "2019", "", "2014--2018", "2021—2022"])
    assert values(reading, "period_start") == [2005, 2019, None, 2014, 2021]
    assert values(reading, "period_end") == [2013, 2019, None, 2018, 2022]
    assert reading.edition == "years 2005 to 2022" and reading.key == ()


def test_the_victim_and_the_regions() -> None:
    reading = relations(
        gender=["Female", "Male", ""],
        majorityStatus=["Adult", "Minor", ""],
        UN_COO_Region=["Americas/Oceania", "Asia", ""],
        UN_COE_Region=["americas / oceania", "Africa", "Atlantis"],
        isSexualExploit=["1", "", ""],
    )
    assert values(reading, "victim_sex") == ["female", "male", None]
    assert values(reading, "victim_majority") == ["adult", "minor", None]
    assert values(reading, "region_of_citizenship") == ["americas_oceania", "asia", None]
    assert values(reading, "region_of_exploitation") == ["americas_oceania", "africa", None]
    assert values(reading, "form_sexual_exploitation") == [True, None, None]
    assert (
        'UN_COE_Region: 1 cell holds no known value ("Atlantis") and counts as not known.'
        in reading.account.noticed
    )


def test_several_values_in_one_cell_are_a_column_each() -> None:
    reading = relations(
        IP_Gender=["Female;Male", "Man", ""],
        IP_ageBroad=["0--29;30--38", "48+", ""],
        IP_citizen_UNRegion=["Africa;Americas/Oceania", "Europe", ""],
        IP_Relation=["FriendAcquaintance;StrangerUnknownOther", "FamilyIntimatePartner", ""],
        IP_PayMoney=["No;Yes", "No", ""],
        IP_RecruiterBroker=["1", "", ""],
    )
    assert values(reading, "perpetrator_sex_female") == [True, None, None]
    assert values(reading, "perpetrator_sex_male") == [True, True, None]
    assert values(reading, "perpetrator_age_band_0-29") == [True, None, None]
    assert values(reading, "perpetrator_age_band_48+") == [None, True, None]
    assert values(reading, "perpetrator_region_americas_oceania") == [True, None, None]
    assert values(reading, "perpetrator_region_europe") == [None, True, None]
    assert values(reading, "relation_friend_or_acquaintance") == [True, None, None]
    assert values(reading, "relation_family_or_intimate_partner") == [None, True, None]
    assert values(reading, "victim_paid_yes") == [True, None, None]
    assert values(reading, "victim_paid_no") == [True, True, None]
    assert values(reading, "perpetrator_role_recruiter_or_broker") == [True, None, None]


@given(
    st.lists(st.sampled_from(sorted(PERPETRATOR_AGE.codes)), unique=True, min_size=1),
    st.sampled_from(["-", "--", "—"]),
)
def test_every_combination_of_age_bands_is_read(bands: list[str], dash: str) -> None:
    rows = relations(IP_ageBroad=[";".join(band.replace("-", dash) for band in bands)]).rows
    columns = {PERPETRATOR_AGE.column(band) for band in bands}
    assert {name for name in PERPETRATOR_AGE.columns if rows[name].sum()} == columns


def test_the_columns_are_those_of_the_vocabulary() -> None:
    rows = relations(IP_Gender=["Male"]).rows
    described = {name for attribute in ATTRIBUTES for name in attribute.columns}
    assert set(rows) == described | {
        "period_start",
        "period_end",
        "form_forced_labour",
        "form_sexual_exploitation",
    }
    assert set(PERPETRATOR_SEX.columns) < set(rows) and "americas_oceania" in REGIONS


def test_case_records_and_relations_are_not_taken_for_each_other() -> None:
    assert FORMAT.recognise(cases(EDITION_2021, gender=["Male"])) is None
    assert not any(item.recognise(cases(PERPETRATORS, gender=["Male"])) for item in FORMATS)


def test_shifted_rows_are_set_aside_and_a_shifted_file_is_refused() -> None:
    good = case(PERPETRATORS, **TYPICAL)
    shifted = ["1", "2", *good[:-2]]
    reading = read(sheet(PERPETRATORS, good, good, shifted), by=FORMAT)
    assert [item.rows for item in reading.account.set_aside] == [1]
    with pytest.raises(Refused):
        read(sheet(PERPETRATORS, good, shifted, shifted), by=FORMAT)


@with_published_files
def test_relations_are_those_of_the_file() -> None:
    rows, (_, counts) = published_reading(PERPETRATORS_FILE).rows, counted(PERPETRATORS_FILE)
    named = Counter(
        value for cell, n in counts["IP_Gender"].items() for value in cell.split(";") for _ in range(n)
    )
    assert rows["perpetrator_sex_female"].sum() == named["Female"]
    assert rows["perpetrator_sex_male"].sum() == named["Male"]
    assert (rows["region_of_citizenship"] == "americas_oceania").sum() == counts["UN_COO_Region"][
        "Americas/Oceania"
    ]
    assert (rows["period_start"] == 2014).sum() == counts["yearRegister"]["2014-2018"]
    assert rows["perpetrator_role_transaction"].sum() == counts["IP_TransactionProcess"]["1"]
    assert rows["victim_majority"].isna().sum() == counts["majorityStatus"][""]
