"""Case records as editions, programs and people write them; all cases are invented."""

import pytest

from data.cases.records import AGE_BAND, ATTRIBUTES, MEANS_GROUP, SEX
from data.intake.publishers.ctdc_cases import FORMATS
from data.intake.publishers.reading import Refused
from data.intake.publishers.sheets import Sheet
from tests.data.intake.publishers.ctdc_excerpts import (
    EDITION_2020,
    EDITION_2021,
    EDITION_2024,
    K_ANONYMISED,
    SYNTHETIC,
    case,
    cases,
    read,
    recognise,
    sheet,
    values,
)

GROUP = MEANS_GROUP.column


def test_an_edition_of_2021() -> None:
    reading = read(cases(
        EDITION_2021, gender=["Female", "Male", "Transgender/NonConforming", ""],
        ageBroad=["09--17", "48+", "0--8", ""], citizenship=["NAM", "XKX", "", "UKR"],
        CountryOfExploitation=["USA", "USA", "", "-99"], isForcedLabour=["1", "", "", "1"],
        isSexualExploit=["1", "", "", ""],
    ))  # fmt: skip
    assert reading.dataset == "ctdc_synthetic" and reading.publisher == "ctdc"
    assert reading.edition == "2021 column names, years 2015 to 2015"
    assert values(reading, "sex") == ["female", "male", "other", None]
    assert values(reading, "age_band") == ["9-17", "48+", "0-8", None]
    assert values(reading, "citizenship") == ["NAM", "XKX", None, "UKR"]
    assert values(reading, "country_of_exploitation") == ["USA", "USA", None, None]
    assert values(reading, "form_forced_labour") == [True, None, None, True]
    assert values(reading, "form_sexual_exploitation") == [True, None, None, None]


def test_an_edition_of_2024() -> None:
    reading = read(cases(
        EDITION_2024, gender=["Woman", "Man", "Trans/Transgender/NonConforming"],
        ageBroad=["9—17", "18–20", "48+"], meansThreats=["1", "", ""], meansWithholdDocs=["", "1", ""],
    ))  # fmt: skip
    assert reading.edition == "2024 column names, years 2015 to 2015"
    assert values(reading, "sex") == ["female", "male", "other"]
    assert values(reading, "age_band") == ["9-17", "18-20", "48+"]
    assert values(reading, GROUP("threats")) == [True, None, None]
    assert values(reading, GROUP("withheld_documents")) == [None, True, None]
    assert not any(name.startswith("means_") and "group" not in name for name in reading.rows)
    assert GROUP("other") not in reading.rows


def test_columns_are_typed_and_in_the_order_of_the_vocabulary() -> None:
    rows = read(cases(EDITION_2021, gender=["Female"], ageBroad=["0--8"])).rows
    order = [name for attribute in ATTRIBUTES.values() for name in attribute.columns]
    assert list(rows) == [name for name in order if name in rows]
    assert rows["year"].dtype == "Int16"
    for name, attribute in (("sex", SEX), ("age_band", AGE_BAND)):
        assert rows[name].cat.ordered and list(rows[name].cat.categories) == list(attribute.codes)
    assert {str(rows[name].dtype) for name in list(rows)[5:]} == {"boolean"}
    assert rows["citizenship"].dtype == "category"


def test_the_edition_of_2025_calls_types_sectors() -> None:
    headings = [name.replace("typeOf", "sectorOf") for name in EDITION_2024]
    reading = read(cases(headings, sectorOfLabourAgriculture=["1"], sectorOfSexPornography=["1"]))
    assert reading.edition == "2025 column names, years 2015 to 2015"
    for column in ("labour_sector_agriculture", "sexual_exploitation_type_pornography"):
        assert values(reading, column) == [True]


def test_a_k_anonymised_edition_with_99_and_country_00() -> None:
    reading = read(cases(
        EDITION_2020, Datasource=["Hotline", "Hotline", "Case Management"], citizenship=["NA", "00", "-99"],
        CountryOfExploitation=["US", "XK", "PH"], yearOfRegistration=["2019", "-99", "2002"],
        ageBroad=["9--17", "-99", "17-Sep"], isForcedLabour=["0", "-99", "1"], isForcedMarriage=["-99", "-99", "0"],
    ), by=K_ANONYMISED)  # fmt: skip
    assert reading.dataset == "ctdc_k_anonymised"
    assert values(reading, "citizenship") == ["NAM", None, None]
    assert values(reading, "country_of_exploitation") == ["USA", "XKX", "PHL"]
    assert values(reading, "year") == [2019, None, 2002]
    assert values(reading, "age_band") == ["9-17", None, "9-17"]
    assert values(reading, "form_forced_labour") == [False, None, True]
    assert values(reading, "form_forced_marriage") == [None, None, False]


def test_each_format_knows_only_its_own_and_a_dictionary_of_the_variables_is_no_data() -> None:
    for headings, own in ((EDITION_2020, K_ANONYMISED), (EDITION_2021, SYNTHETIC), (EDITION_2024, SYNTHETIC)):
        of_cases = cases(headings, gender=["Female"])
        assert [item.dataset for item in FORMATS if recognise(item, of_cases)] == [own.dataset]
    rows = ((str(n), name, "byte") for n, name in enumerate(EDITION_2020))
    dictionary = sheet(("position", "name", "type"), *rows)
    assert not any(recognise(item, dictionary) for item in FORMATS)


@pytest.mark.parametrize("missing", ["gender", "citizenship", "CountryOfExploitation", "yearOfRegistration"])
def test_a_table_without_what_makes_a_case_is_not_recognised(missing: str) -> None:
    headings = [name for name in EDITION_2021 if name != missing]
    assert recognise(SYNTHETIC, sheet(headings, ["1"] * len(headings))) is None


def test_duplicates_are_cases_and_are_said() -> None:
    reading = read(cases(EDITION_2021, citizenship=["UKR"] * 7))
    assert len(reading.rows) == 7
    said = "6 rows repeat another row exactly; they are cases of their own and are read."
    assert said in reading.account.noticed
    differing = read(cases(EDITION_2021, majorityStatusAtExploit=["Adult", "Minor"])).account.noticed
    assert not [sentence for sentence in differing if "repeat" in sentence], "in an unread column only"


def test_groups_of_means_are_true_if_one_is_and_false_only_if_all_are() -> None:
    reading = read(cases(
        EDITION_2020, meansOfControlThreats=["1", "0", "0", "-99", "0"],
        meansOfControlUsesChildren=["0", "0", "-99", "-99", "1"],
        meansOfControlThreatOfLawEnforcement=["-99", "0", "0", "-99", "-99"],
    ), by=K_ANONYMISED)  # fmt: skip
    assert values(reading, GROUP("threats")) == [True, False, None, None, True]
    assert values(reading, "means_threats") == [True, False, False, None, False]


@pytest.mark.parametrize(("yes", "no"), [("1.0", "0.0"), ("TRUE", "FALSE"), ("True", "False"), ("yes", "No")])
def test_flags_in_the_ways_of_other_programs(yes: str, no: str) -> None:
    reading = read(cases(EDITION_2021, isOtherExploit=[yes, no, ""]))
    assert values(reading, "form_other") == [True, False, None]


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        *(("CTDC_synthetic_20210825.csv.gz", "2021-08-25"), ("CTDC_k_anon_2021-07-15.csv", "2021-07-15")),
        ("The_Global_Dataset_14_Apr_2020.csv", "2020-04-14"),
        ("the_global_dataset_3_sept_2018.csv", "2018-09-03"),
        ("CTDC_global_synthetic_data_v2025.csv", "2025"),
        *((name, "2021 column names, years 2015 to 2015") for name in ("CTDC_99999999.csv", "20219925.csv")),
        ("global.csv", "2021 column names, years 2015 to 2015"),
    ],
)
def test_the_edition_is_what_the_name_says_or_else_the_columns(name: str, edition: str) -> None:
    of_cases = cases(EDITION_2021, gender=["Female"])
    assert read(Sheet(name, name, of_cases.cells)).edition == edition
    assert read(cases(EDITION_2024, yearOfRegistration=[""])).edition == "2024 column names"


TERMS = "By using this data you agree to the Terms of Use: https://www.ctdatacollaborative.org/terms-use"


def test_terms_of_use_as_a_first_heading_or_in_lines_above() -> None:
    for numbers in (["", ""], ["0", "1"]):
        rows = [case(EDITION_2020, gender=sex) for sex in ("Female", "Male")]
        of_cases = sheet([TERMS, *EDITION_2020], *([n, *row] for n, row in zip(numbers, rows, strict=True)))
        reading = read(of_cases, by=K_ANONYMISED)
        assert values(reading, "sex") == ["female", "male"]
        assert any(TERMS[:50] in sentence for sentence in reading.account.noticed)
    reading = read(sheet([TERMS, *EDITION_2021], *[case(EDITION_2021, citizenship="UKR")] * 3))
    assert values(reading, "citizenship") == ["UKR"] * 3
    assert values(reading, "year") == [2015] * 3
    assert values(reading, "form_forced_labour") == [True] * 3
    assert any("beside their headings" in sentence for sentence in reading.account.noticed)
    above = read(sheet([TERMS], [""], EDITION_2021, case(EDITION_2021), case(EDITION_2021)))
    assert above.account.rows_in_file == 2


def test_row_numbers_without_a_heading_or_an_unnamed_one_other_order_and_lower_case() -> None:
    rows = ([str(number), *case(EDITION_2021, citizenship="MDA")] for number in range(1, 4))
    reading = read(sheet(EDITION_2021, *rows))
    assert values(reading, "citizenship") == ["MDA"] * 3
    assert values(reading, "form_forced_labour") == [True] * 3
    unnamed = ["", *(name.lower() for name in reversed(EDITION_2021))]
    turned = ([str(n), *reversed(case(EDITION_2021, citizenship="UKR"))] for n in range(3))
    reading = read(sheet(unnamed, *turned))
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
    countries = {"citizenship": ["UKR", "QQQ", "QQQ"], "CountryOfExploitation": ["ZZ", "USA", ""]}
    reading = read(cases(EDITION_2021, **countries))
    assert values(reading, "citizenship") == ["UKR", None, None]
    noticed, unknown = reading.account.noticed, "no known value"
    assert f'citizenship: 2 cells hold {unknown} ("QQQ") and count as not known.' in noticed
    assert f'CountryOfExploitation: 1 cell holds {unknown} ("ZZ") and counts as not known.' in noticed


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


def test_one_wrong_cell_and_codes_for_what_is_missing_leave_the_row() -> None:
    wrong = read(cases(EDITION_2021, gender=["30--38", "Female"], citizenship=["UKR", "UKR"]))
    assert values(wrong, "sex") == [None, "female"] and not wrong.account.set_aside
    blank = read(sheet(EDITION_2020, case(EDITION_2020), ["-99"] * len(EDITION_2020)), by=K_ANONYMISED)
    assert len(blank.rows) == 2 and blank.rows.iloc[1].isna().all()


def test_columns_under_each_others_headings_are_refused() -> None:
    others = {"ageBroad": "gender", "gender": "ageBroad"}
    swapped = [others.get(name, name) for name in EDITION_2021]
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


def test_rows_are_told_by_their_number_in_the_file() -> None:
    damaged = sheet(EDITION_2021, *[case(EDITION_2021)] * 3, [*case(EDITION_2021), "more"])
    thinned = Sheet("invented.csv", "invented.csv", damaged.cells.drop(index=[1, 2]))
    (item,) = read(thinned).account.set_aside
    assert item.examples == ("row 5: 2015, Female, 30--38, 1, more",)
