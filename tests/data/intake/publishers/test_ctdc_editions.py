"""Lists instead of flags, and by what an edition is told; all cases are invented."""

import pytest

from data.cases.records import MEANS_GROUP
from data.intake.publishers.sheets import Sheet
from tests.data.intake.publishers.ctdc_excerpts import (
    EDITION_2020,
    EDITION_2021,
    EDITION_2024,
    K_ANONYMISED,
    cases,
    read,
    values,
)

GROUP = MEANS_GROUP.column


def test_lists_stand_in_for_flags_that_the_file_lacks() -> None:
    headings = [*(name for name in EDITION_2020 if not name.startswith("is")), "meansOfControlConcatenated"]
    headings += ["RecruiterRelationship", "typeOfLabourConcatenated"]
    reading = read(
        cases(
            [name for name in headings if name not in ("meansOfControlThreats", "typeOfLabourConstruction")],
            typeOfExploitConcatenated=[
                "Forced labour;Combined sexual and labour exploitation",
                "Forced marriage",
                "-99",
            ],
            meansOfControlConcatenated=["Physical Abuse;Threats", "Not specified", "Withholds necessitie"],
            RecruiterRelationship=["Family/Relative; Other", "Friend/Acquaintance", "Unknown"],
            typeOfLabourConcatenated=["Mining or drilling", "", "Domestic Work"],
            recruiterRelationOther=["0", "1", "-99"],
        ),
        by=K_ANONYMISED,
    )
    assert (
        values(reading, "form_forced_labour")
        == values(reading, "form_sexual_exploitation")
        == [True, None, None]
    )
    assert values(reading, "form_forced_marriage") == [None, True, None]
    assert values(reading, "means_physical_abuse") == values(reading, GROUP("abuse")) == [True, None, None]
    assert values(reading, "means_withholds_necessities") == [None, None, True]
    assert values(reading, "labour_sector_domestic_work") == [None, None, True]
    assert values(reading, "recruiter_family") == [True, None, None]
    assert values(reading, "recruiter_other") == [False, True, None]  # its own flag
    assert (
        "RecruiterRelationship differs from its flags in 2 rows (it names what no flag records in 1, and lacks what a "
        "flag records in 1); the flags are read."
    ) in reading.account.noticed


def test_values_of_a_list_that_are_not_known_are_named() -> None:
    reading = read(cases(EDITION_2020, typeOfExploitConcatenated=["Forced labour;Begging"]), by=K_ANONYMISED)
    assert "typeOfExploitConcatenated names values that are not known: Begging." in reading.account.noticed


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        ("CTDC_synthetic_20210825.csv.gz", "2021-08-25"),
        ("CTDC_k_anon_2021-07-15.csv", "2021-07-15"),
        ("The_Global_Dataset_14_Apr_2020.csv", "2020-04-14"),
        ("the_global_dataset_3_sept_2018.csv", "2018-09-03"),
        ("The_Global_Dataset_Apr_2020.csv", "2020-04"),
        ("CTDC_global_synthetic_data_v2025.csv", "2025"),
        ("CTDC_99999999.csv", "2021 column names, years 2015 to 2015"),
        ("20219925.csv", "2021 column names, years 2015 to 2015"),
        ("global.csv", "2021 column names, years 2015 to 2015"),
    ],
)
def test_the_edition_is_what_the_name_says_or_else_the_columns(name: str, edition: str) -> None:
    of_cases = cases(EDITION_2021, gender=["Female"])
    assert read(Sheet(name, name, of_cases.cells)).edition == edition


def test_an_edition_without_years_says_whose_names_it_has() -> None:
    assert read(cases(EDITION_2024, yearOfRegistration=[""])).edition == "2024 column names"
