"""UNODC's table in other editions and other hands: the same meaning, or a reason."""

from pathlib import Path

import pytest
import xlsxwriter

from data.intake.publishers.formats import read_file
from data.intake.publishers.reading import Refused
from data.intake.publishers.unodc_cells import AGAIN, NO_COUNTRY, POINT, YEAR
from tests.data.intake.publishers import invented
from tests.data.intake.publishers.invented import Row, one, read, reasons, unodc, unodc_row
from tests.data.intake.publishers.written import ods, ods_row, sheet_xml, workbook, xlsx


def test_a_workbook_an_open_document_and_a_text_give_the_same_rows(tmp_path: Path) -> None:
    workbook = read_file(xlsx(tmp_path / "a.xlsx", invented.unodc_sample()))
    saved = read(tmp_path, invented.unodc_sample())
    sheet = ods(tmp_path / "a.ods", "".join(map(ods_row, invented.unodc_sample())))
    assert workbook.rows.equals(saved.rows) and read_file(sheet).rows.equals(saved.rows)
    assert workbook.edition == saved.edition == "2030-12-31" and saved.account.rows_in_file == 11
    assert reasons(saved) == {
        "a questionnaire code in place of a citizenship or a number": 1,
        NO_COUNTRY: 1,
        "no value": 1,
    }


def test_columns_are_told_by_their_headings_and_optional_ones_may_be_missing(tmp_path: Path) -> None:
    table = invented.unodc_sample()[2:]
    expected = read(tmp_path, table).rows
    order = [11, 9, 8, 7, 6, 5, 4, 1, 0, 2, 3]
    turned = [[number, *(row[place] for place in order)] for number, row in enumerate(table)]
    turned[0] = [
        *("No.", "Value", "year", "AGE", "Sex ", "category", "dimension", "indicator"),
        *("Country/territory", "ISO3 code", "Region", "Sub-region"),
    ]
    assert read(tmp_path, turned).rows.equals(expected)
    kept = [0, 1, 4, 5, 6, 7, 8, 9, 11]
    rows = read(tmp_path, [[row[place] for place in kept] for row in table]).rows
    assert (rows["region"].unique().tolist(), len(rows)) == ([""], 8)
    with pytest.raises(Refused):  # fewer headings than cells
        read(tmp_path, [table[0], *([str(number), *row] for number, row in enumerate(table[1:], 1))])


def test_without_codes_the_names_of_countries_tell_them(tmp_path: Path) -> None:
    names = ("Netherlands (Kingdom of the)", "Türkiye")
    table = unodc(*(unodc_row(country=("", name, "", "")) for name in names))
    assert read(tmp_path, [row[1:] for row in table[2:]]).rows["geography"].tolist() == ["NLD", "TUR"]


@pytest.mark.parametrize(
    ("preamble", "name", "edition"),
    [
        ([["UNODC", "14/04/2025"]], "x.csv", "2025-04-14"),
        ([["UNODC"], ["2.1.2024"]], "data_2025-04-14.csv", "2024-01-02"),
        ([["UNODC"], ["04/14/2025"]], "x.csv", "2025-04-14"),
        ([["UNODC, 14 April 2025"]], "x.csv", "2025-04-14"),
        ([["UNODC"], ["2025-04-14"]], "x.csv", "2025-04-14"),
        *(([], "data_glotip_2023-01-24.csv", "2023-01-24"), ([], "glotip 20230124 (1).csv", "2023-01-24")),
        ([], "data_glotip.csv", "not stated; figures 2018 to 2019"),
    ],
)
def test_the_edition_is_told_or_years(tmp_path: Path, preamble: list[Row], name: str, edition: str) -> None:
    rows = [invented.UNODC_HEAD, unodc_row(year=2018), unodc_row(year=2019)]
    assert read(tmp_path, [*preamble, *rows], name).edition == edition


def test_repeated_keys_are_kept_and_counted(tmp_path: Path) -> None:
    pair = [unodc_row("336", who=("Female", "Total")), unodc_row("52", who=("Female", "Total"))]
    reading = one(tmp_path, *pair, *pair)
    assert reading.rows["occurrence"].tolist() == [1, 1, 2, 3, 4]
    assert any("repeat the key" in sentence for sentence in reading.account.noticed)
    others = [unodc_row(year=year) for year in range(2000, 2005)]
    copied = one(tmp_path, *pair, *pair, *[unodc_row("388")] * 2, *others)
    assert reasons(copied) == {AGAIN: 6}
    with pytest.raises(Refused, match="100 of its 101 rows stand in it more than once"):
        one(tmp_path, *pair * 50)


def test_citizenships_of_a_row_may_be_the_reporting_countrys(tmp_path: Path) -> None:
    names = ["Nationals", "Romanians", "TOTAL", "", "Congolese", "Panam�"]
    rows = one(
        tmp_path, *(unodc_row(what=(invented.VICTIMS, invented.CITIZENSHIP, name)) for name in names)
    ).rows
    assert rows["category_code"].tolist()[1:] == ["FRA", "ROU", "total", "unknown", "", "PAN"]
    assert rows["category"].tolist()[1:] == names


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([], "no row follows the headings"),
        ([unodc_row(year="soon")], "none of its rows is readable: a year that is no year"),
    ],
)
def test_a_table_without_a_readable_row_is_refused(tmp_path: Path, rows: list[Row], why: str) -> None:
    with pytest.raises(Refused, match=why):
        read(tmp_path, unodc(*rows))


def test_only_one_sheet_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    sheets = {"about": sheet_xml([["notes"]]), "table": sheet_xml(invented.unodc_sample())}
    path = workbook(tmp_path / "a.xlsx", sheets)
    (noticed,) = [sentence for sentence in read_file(path).account.noticed if "sheet" in sentence]
    assert noticed == 'Only the sheet "table" was read, and not: "about".'
    with xlsxwriter.Workbook(path) as book:
        for name, row in (("old", unodc_row("9")), ("table", unodc_row("7"))):
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(unodc(row)):
                sheet.write_row(number, 0, cells)
        book.worksheets()[1].activate()
        book.worksheets()[0].hide()
    assert read_file(path).rows["persons"].tolist() == [7]
    assert 'Hidden sheets were not read: "old".' in read_file(path).account.noticed
    with pytest.raises(Refused, match='on several sheets: "a", "b"'):
        read_file(workbook(path, dict.fromkeys("ab", sheet_xml(invented.unodc_sample()))))


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [
        *((cell, 1282, 1282) for cell in ("1,282", "1 282", "1\N{NO-BREAK SPACE}282")),
        *((cell, 0, 4) for cell in ("<5", "< 5", "‹5", "&lt;5", "fewer than 5", "0 to 4")),
        *((" 12.0 ", 12, 12), ("0", 0, 0), ("1-4", 1, 4), ("<10", 0, 9)),
    ],
)
def test_values_are_numbers_or_bounds(tmp_path: Path, cell: str, low: int, high: int) -> None:
    row = one(tmp_path, unodc_row(cell)).rows.iloc[1]
    assert (row["low"], row["high"]) == (low, high)
    assert (row["persons"] == low) if low == high else row.isna()["persons"]


NO_COUNT = "a value that is no whole number of persons"
CODE = "a questionnaire code in place of a citizenship or a number"


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        *((cell, "no value") for cell in ("", "-", "..", "n/a", "NA")),
        *((cell, NO_COUNT) for cell in ("12.5", "-3", "12,34", "=cmd()", "4-1", "<1", "1e300", "9" * 400)),
        *((cell, NO_COUNT) for cell in ("1-2023", "18-24", "under 18", *(f"5{n}" for n in "¹₂①⑴⒈❶½"))),
        *(("6,112,019", CODE), ("512,019", CODE)),
        *(("1.282", POINT), ("1.000", POINT)),
        ("3,000,000", "more persons than any country could have reported (over a million)"),
    ],
)
def test_values_that_are_no_count_are_set_aside(tmp_path: Path, cell: str, reason: str) -> None:
    assert reasons(one(tmp_path, unodc_row(cell))) == {reason: 1}


def test_points_part_thousands_where_the_file_shows_it(tmp_path: Path) -> None:
    rows = [unodc_row(cell, year=2000 + len(cell)) for cell in ("1.282", "1.000.000", "12.000")]
    shown = one(tmp_path, *rows)
    assert shown.rows["persons"].tolist() == [12, 1282, 1_000_000, 12_000]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        *((unodc_row(country=(code, "", "", "")), NO_COUNTRY) for code in ("SAM", "FR", "")),
        *((unodc_row(country=("", name, "", "")), NO_COUNTRY) for name in ("World", "Sudan (former)")),
        (unodc_row(what=("Homicides", "Total", "Total")), "an unknown indicator"),
        (unodc_row(what=(invented.VICTIMS, "by weather", "Total")), "an unknown dimension"),
        (unodc_row(what=(invented.VICTIMS, "Total", "Rain")), "an unknown category of a total"),
        (unodc_row(who=("Feline", "Total")), "an unknown sex"),
        (unodc_row(who=("Female", "")), "an unknown age"),
        (unodc_row(year="2019/20"), "a year that is no year"),
        (unodc_row(year=""), "a year that is no year"),
        (unodc_row(what=(invented.CONVICTED, invented.CITIZENSHIP, "Q6.1_10s_2019")), CODE),
        ([*unodc_row()[:10], "Rate", "3", "GLOTIP"], "another unit than a count of persons"),
        *(([""] * 13, "a blank row"), (unodc_row()[:9], "another number of cells than headings")),
        ([*unodc_row(), "x"], "another number of cells than headings"),
    ],
)
def test_rows_without_a_meaning_are_set_aside(tmp_path: Path, row: Row, reason: str) -> None:
    reading = one(tmp_path, row)
    assert reasons(reading) == {reason: 1}
    (item,) = reading.account.set_aside
    assert all(example.startswith("row 5: ") for example in item.examples)


def test_a_series_that_counts_its_years_is_set_aside_and_one_such_number_is_not(tmp_path: Path) -> None:
    counted = [unodc_row(str(year), year=year) for year in (2019, 2020)]
    assert reasons(one(tmp_path, *counted)) == {YEAR: 2}
    alone = one(tmp_path, counted[0], unodc_row("2,020", who=("Female", "Total"), year=2020))
    assert reasons(alone) == {}
