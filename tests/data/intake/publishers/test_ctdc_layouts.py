"""Headings and cells that do not lie as they should, rows that are no case; all cases are invented."""

import pytest

from data.cases.records import MEANS_GROUP
from data.intake.publishers.reading import Refused
from data.intake.publishers.sheets import Sheet
from tests.data.intake.publishers.ctdc_excerpts import (
    EDITION_2020,
    EDITION_2021,
    K_ANONYMISED,
    case,
    cases,
    read,
    sheet,
    values,
)

TERMS = "By using this data you agree to the Terms of Use: https://www.ctdatacollaborative.org/terms-use"
GROUP = MEANS_GROUP.column


def test_terms_of_use_as_a_first_heading_with_blank_cells_or_row_numbers() -> None:
    for numbers in (["", ""], ["0", "1"]):
        rows = [case(EDITION_2020, gender=sex) for sex in ("Female", "Male")]
        of_cases = sheet([TERMS, *EDITION_2020], *([n, *row] for n, row in zip(numbers, rows, strict=True)))
        reading = read(of_cases, by=K_ANONYMISED)
        assert values(reading, "sex") == ["female", "male"]
        assert any(TERMS in sentence for sentence in reading.account.noticed)
        assert not any("not known" in sentence for sentence in reading.account.noticed)


def test_terms_of_use_without_cells_below_them() -> None:
    reading = read(sheet([TERMS, *EDITION_2021], *[case(EDITION_2021, citizenship="UKR")] * 3))
    assert values(reading, "citizenship") == ["UKR"] * 3
    assert values(reading, "year") == [2015] * 3
    assert values(reading, "form_forced_labour") == [True] * 3
    assert any("beside their headings" in sentence for sentence in reading.account.noticed)


def test_terms_of_use_in_lines_above_the_headings() -> None:
    reading = read(sheet([TERMS], [""], EDITION_2021, case(EDITION_2021), case(EDITION_2021)))
    assert reading.account.rows_in_file == 2


def test_row_numbers_without_a_heading_as_r_writes_them() -> None:
    rows = ([str(number), *case(EDITION_2021, citizenship="MDA")] for number in range(1, 4))
    reading = read(sheet(EDITION_2021, *rows))
    assert values(reading, "citizenship") == ["MDA"] * 3
    assert values(reading, "form_forced_labour") == [True] * 3


def test_an_unnamed_index_column_other_order_and_lower_case() -> None:
    headings = ["", *(name.lower() for name in reversed(EDITION_2021))]
    rows = ([str(n), *reversed(case(EDITION_2021, citizenship="UKR"))] for n in range(3))
    reading = read(sheet(headings, *rows))
    assert values(reading, "citizenship") == ["UKR"] * 3 and values(reading, "year") == [2015] * 3


def test_headings_cut_at_32_letters() -> None:
    headings = [*EDITION_2021, "meansOfControlRestrictsMedicalCa", "meansOfControlPsychoactiveSubsta"]
    row = case(headings, meansOfControlRestrictsMedicalCa="1")
    reading = read(sheet(headings, row))
    assert values(reading, GROUP("denied_needs")) == [True]
    assert values(reading, "means_psychoactive_substances") == [None]


def test_columns_are_named_that_are_unknown_or_that_nothing_asks_for() -> None:
    noticed = read(sheet([*EDITION_2021, "<b>shoe size</b>"], [*case(EDITION_2021), "42"])).account.noticed
    assert "Columns that nothing asks for: majorityStatusAtExploit, traffickMonths." in noticed
    assert "Columns that are not known: <b>shoe size</b>." in noticed


def test_a_country_that_does_not_exist_is_unknown_and_the_row_stays() -> None:
    reading = read(
        cases(EDITION_2021, citizenship=["UKR", "QQQ", "QQQ"], CountryOfExploitation=["ZZ", "USA", ""])
    )
    assert values(reading, "citizenship") == ["UKR", None, None]
    assert (
        'citizenship: 2 cells hold no known value ("QQQ") and count as not known.' in reading.account.noticed
    )
    assert (
        'CountryOfExploitation: 1 cell holds no known value ("ZZ") and counts as not known.'
        in reading.account.noticed
    )


def test_rows_that_cannot_be_a_case_are_set_aside_with_a_reason() -> None:
    good = [case(EDITION_2021, citizenship="UKR")] * 5
    blank, index_only = [""] * len(EDITION_2021), [" "] * len(EDITION_2021)
    ragged = [*case(EDITION_2021), "one", "more"]
    shifted = ["", *case(EDITION_2021, citizenship="UKR")[:-1]]
    footer = ["Source: an invented footer"]
    reading = read(sheet(EDITION_2021, *good, blank, ragged, shifted, index_only, footer))
    told = {item.reason: (item.rows, item.examples) for item in reading.account.set_aside}
    assert reading.account.rows_in_file == 10 and reading.account.rows_read == 5
    assert told["no cell is filled"] == (2, ())
    assert told["more cells than headings"] == (1, ("row 8: 2015, Female, 30--38, 1, one, more",))
    count, examples = told["cells that do not belong to their columns"]
    assert count == 2 and examples[1] == "row 11: Source: an invented footer"


def test_one_wrong_cell_leaves_the_row() -> None:
    reading = read(cases(EDITION_2021, gender=["30--38", "Female"], citizenship=["UKR", "UKR"]))
    assert values(reading, "sex") == [None, "female"] and not reading.account.set_aside


def test_a_row_with_nothing_but_missing_codes_is_a_case_of_which_nothing_is_known() -> None:
    reading = read(sheet(EDITION_2020, case(EDITION_2020), ["-99"] * len(EDITION_2020)), by=K_ANONYMISED)
    assert len(reading.rows) == 2 and reading.rows.iloc[1].isna().all()


def test_columns_under_each_others_headings_are_refused() -> None:
    swapped = [
        "ageBroad" if name == "gender" else "gender" if name == "ageBroad" else name for name in EDITION_2021
    ]
    with pytest.raises(Refused, match="look at the columns gender and ageBroad"):
        read(sheet(swapped, *[case(EDITION_2021)] * 4))


@pytest.mark.parametrize("rows", [[], [[""] * 18], [["nothing"] * 18] * 3])
def test_a_file_without_a_case_is_refused(rows: list[list[str]]) -> None:
    with pytest.raises(Refused):
        read(sheet(EDITION_2021, *rows))


def test_na_is_missing_where_r_wrote_it_into_every_column() -> None:
    rows = [[cell or "NA" for cell in case(EDITION_2021, citizenship=code)] for code in ("UKR", "")]
    reading = read(sheet(EDITION_2021, *rows))
    assert values(reading, "citizenship") == ["UKR", None]
    assert values(reading, "country_of_exploitation") == [None, None]
    assert any("Namibia" in sentence for sentence in reading.account.noticed)


def test_a_missing_code_that_nobody_knows_is_seen_by_standing_everywhere() -> None:
    rows = [[cell or "geheim" for cell in case(EDITION_2021, citizenship=code)] for code in ("UKR", "")]
    reading = read(sheet(EDITION_2021, *rows))
    assert values(reading, "citizenship") == ["UKR", None]
    assert values(reading, "form_other") == [None, None]
    assert 'Where columns of every kind hold "geheim", nothing is known.' in reading.account.noticed


def test_rows_are_told_by_their_number_in_the_file() -> None:
    damaged = sheet(EDITION_2021, *[case(EDITION_2021)] * 3, [*case(EDITION_2021), "more"])
    thinned = Sheet("invented.csv", "invented.csv", damaged.cells.drop(index=[1, 2]))
    assert [item.examples for item in read(thinned).account.set_aside] == [
        ("row 5: 2015, Female, 30--38, 1, more",)
    ]
