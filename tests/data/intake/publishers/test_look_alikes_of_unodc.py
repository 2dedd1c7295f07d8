"""Tables that look like UNODC's and are not, and what a table of others is told as."""

from pathlib import Path

import pytest

from tests.data.intake.publishers.invented import (
    CITIZENSHIP,
    CONVICTED,
    UNODC_HEAD,
    VICTIMS,
    Row,
    one,
    read,
    reasons,
    unodc,
    unodc_row,
)
from tests.data.intake.publishers.refusals import refused

# UNODC


@pytest.mark.parametrize(
    "indicator",
    [
        "Detected trafficking victims per 100,000 population",
        "Rate of detected trafficking victims",
        "Share of trafficking victims detected",
        "Detected victims of trafficking for forced labour",
        "Detected trafficking victims, under 18",
        "Female victims of human trafficking",
        "Victims of drug trafficking",
        "Victims of intentional homicide",
        "Persons convicted of migrant smuggling",
        "Persons convicted of trafficking in cultural property",
        "Conviction rate",
        "Prosecutors",
    ],
)
def test_an_indicator_that_says_more_is_another(tmp_path: Path, indicator: str) -> None:
    row = unodc_row(what=(indicator, "Total", "Total"))
    assert reasons(one(tmp_path, row)) == {"an unknown indicator": 1}
    assert f"its indicator “{indicator}”" in refused(tmp_path, unodc(row))


@pytest.mark.parametrize(
    "indicator",
    [
        *(
            "Detected trafficking victims",
            "Number of victims of trafficking in persons",
            "Victims of human trafficking",
        ),
        *(
            "Persons prosecuted for trafficking in persons",
            "Persons brought into formal contact with the police",
        ),
        *(
            "Offences of trafficking in persons",
            "Persons convicted",
            "Persons suspected of human trafficking",
        ),
    ],
)
def test_an_indicator_may_be_worded_otherwise(tmp_path: Path, indicator: str) -> None:
    assert reasons(one(tmp_path, unodc_row(what=(indicator, "Total", "Total")))) == {}


def test_convictions_of_another_crime_are_not_of_trafficking(tmp_path: Path) -> None:
    cts = [*unodc_row(what=(CONVICTED, "Total", "Total"))[:-1], "CTS"]
    assert reasons(one(tmp_path, cts)) == {"nothing says that it is about trafficking in persons": 1}
    assert "nothing in it says that its rows are about trafficking" in refused(tmp_path, [UNODC_HEAD, cts])


@pytest.mark.parametrize(
    ("heading", "part", "whole"),
    [
        *(("Purpose", "Work", "All"), ("Crime", "Homicide", "Trafficking in persons")),
        *(
            ("Nationality", "Foreign", ""),
            ("State", "Kerala", "Total"),
            ("form_of_exploitation", "Begging", "total"),
        ),
    ],
)
def test_a_row_about_a_part_is_no_total(tmp_path: Path, heading: str, part: str, whole: str) -> None:
    rows = [[*UNODC_HEAD, heading], [*unodc_row("30"), part], [*unodc_row("70"), whole]]
    reading = read(tmp_path, rows)
    assert reading.rows["persons"].tolist() == [70]
    assert reasons(reading) == {"a part, by a column that this table does not have": 1}


@pytest.mark.parametrize(
    ("heading", "rate", "count"),
    [("Unit multiplier", "Thousands", "Units"), ("UNIT_MULT", "3", "0"), ("Unit", "per 100,000", "Persons")],
)
def test_a_row_in_another_unit_is_no_count(tmp_path: Path, heading: str, rate: str, count: str) -> None:
    rows = [[*UNODC_HEAD, heading], [*unodc_row("3"), rate], [*unodc_row("4"), count]]
    reading = read(tmp_path, rows)
    assert reading.rows["persons"].tolist() == [4]
    assert reasons(reading) == {"another unit than a count of persons": 1}


def test_a_country_is_neither_a_part_of_one_nor_two(tmp_path: Path) -> None:
    reading = one(
        tmp_path,
        unodc_row(country=("", "Kerala", "", "")),
        unodc_row(country=("AUS", "Austria", "", "")),  # another list of codes
        unodc_row(country=("", "Sark", "Europe", "")),
    )
    assert reasons(reading) == {"no country of ISO 3166": 1, "a code and a name of two countries": 1}


@pytest.mark.parametrize(("zero", "low"), [("0", 1), ("6", 0)])
def test_a_hidden_count_is_at_least_one_where_zeros_are_printed(tmp_path: Path, zero: str, low: int) -> None:
    reading = one(tmp_path, unodc_row("<5", year=2020), unodc_row(zero, year=2021))
    hidden = reading.rows[reading.rows["persons"].isna()]
    assert hidden[["low", "high"]].to_numpy().tolist() == [[low, 4]]
    (said,) = [sentence for sentence in reading.account.noticed if "hidden" in sentence]
    assert f"from {low} to 4: the file prints {'zeros' if low else 'no zero'}" in said


# What a table seems to be, and which format is nearest

NEAREST = 'The nearest table that is read here is "'


@pytest.mark.parametrize(
    ("table", "seems"),
    [
        (
            [
                ["DATAFLOW", "freq", "unit", "geo", "TIME_PERIOD", "OBS_VALUE"],
                ["ESTAT:CRIM_THB_SEX(1.0)", "A", "NR", "FR", 2030, 7],
            ],
            "Eurostat",
        ),
        ([["freq,unit,sex,geo\\TIME_PERIOD", "2029", "2030"], ["A,NR,T,FR", "7", "8"]], "Eurostat"),
        (
            [
                ["Year", "Series", "Sex", "Units", "Value"],
                [2031, "Victims of human trafficking", "", "Persons", 7],
            ],
            "Sustainable Development Goals",
        ),
        (
            [["SeriesCode", "GeoAreaName", "TimePeriod", "Value"], ["VC_HTF_DETV", "Peru", 2030, 7]],
            "UN's database",
        ),
        (
            [["S. No.", "State/UT", "Cases reported", "Victims rescued"], [1, "Kerala", 7, 8]],
            "National Crime Records Bureau",
        ),
        (
            [["Quarter", "First responder", "Exploitation type", "Referrals"], ["Q1", "Police", "Labour", 7]],
            "Referral Mechanism",
        ),
        (
            [["Entity", "Code", "Year", "Victims per 100,000 people"], ["Peru", "PER", 2030, 7]],
            "Our World in Data, with rates",
        ),
        ([["Country", "Prevalence of modern slavery per 1,000"], ["Peru", "1.5"]], "Global Slavery Index"),
        (
            [["yearRegister", "gender", "IP_Exploiter", "IP_Gender"], ["2030", "Female", "1", "Male"]],
            "victims and perpetrators",
        ),
    ],
)
def test_a_known_table_of_others_is_told_as_what_it_seems_to_be(
    tmp_path: Path, table: list[Row], seems: str
) -> None:
    sentence = refused(tmp_path, table)
    assert sentence.startswith("This seems to be ") and seems in sentence
    assert sentence.count(". ") < 2


def test_a_refusal_names_the_nearest_format_and_what_is_missing_for_it(tmp_path: Path) -> None:
    head, *rows = unodc(unodc_row(what=(VICTIMS, CITIZENSHIP, "Romanians")))[2:]
    lacking = [[cell for place, cell in enumerate(row) if place not in (8, 9)] for row in (head, *rows)]
    assert refused(tmp_path, lacking) == (
        f'{NEAREST}Detected victims and prosecutions by country (UNODC, GLOTIP)"; for it the columns "Age", "Year" are missing.'
    )
