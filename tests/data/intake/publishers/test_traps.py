"""Numbers that a file holds and does not mean: set aside with a reason, or refused with a sentence."""

from html import escape
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from data.clock import today
from data.intake.publishers.citizenships import TWO_COUNTRIES
from data.intake.publishers.formats import read_file
from tests.data.intake.publishers.invented import TIERS, UNODC_HEAD, Row, read, reasons, unodc, unodc_row
from tests.data.intake.publishers.refusals import refusal, refused
from tests.data.intake.publishers.test_look_alikes import CASE, COMMON, LONG, PARTIES, populations
from tests.data.intake.publishers.written import ods, ods_row, xlsx

TIER = [row for row in TIERS if row[2] != 2000]
NEXT = today().year + 1
TREATY: list[Row] = [["Trafficking in Persons Protocol", "", ""], PARTIES, ["Peru", "", "23 Jan 2002"]]
LATER, EARLIER = "a year that is still to come", "a year before the first report, that of 2001"
NO_COUNT = "a value that is no whole number of persons"
CASES: list[Row] = [[*COMMON, "Datasource"], [*CASE, ""], [*CASE, ""]]


@pytest.mark.parametrize("later", [0, 59])
@pytest.mark.parametrize(
    ("table", "row", "why"),
    [
        (unodc(unodc_row()), unodc_row(year=NEXT), LATER),
        (TIER, ["Albania", "ALB", NEXT, 339, "3"], LATER),
        (TIER, ["Albania", "ALB", 1985, 339, "3"], EARLIER),
        (TREATY, ["Tuvalu", "", f"12 Dec {NEXT}"], LATER.replace("year", "day")),
        (TREATY, ["Tuvalu", "", "5-Mar-45"], LATER.replace("year", "day")),
        ([LONG, *populations()], ["Albania", "ALB", NEXT, 2_500_000], LATER),
        (CASES, [str(NEXT), *CASE[1:], ""], LATER),
    ],
)
def test_a_year_to_come_is_not_read(tmp_path: Path, table: list[Row], row: Row, why: str, later: int) -> None:
    cells = [str(cell).replace(str(NEXT), str(NEXT + later)) for cell in row]
    reading = read(tmp_path, [*table, cells])
    assert reasons(reading) == {why: 1} and reading.account.rows_read == len(read(tmp_path, table).rows)


def filled(book: xlsxwriter.Workbook, rows: list[Row]) -> Worksheet:
    """A sheet of these rows in a workbook that is being written."""
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    return sheet


HEADED = "below a second line of headings: another table"
SWAPPED = [{"Year": "txtVALUE", "txtVALUE": "Year"}.get(head, head) for head in UNODC_HEAD]
RATE = [head.replace("txtVALUE", "Rate per 100k") for head in UNODC_HEAD]


@pytest.mark.parametrize(
    ("table", "second", "why"),
    [
        *((unodc(unodc_row()), [head, unodc_row("3", year=2020)], HEADED) for head in (SWAPPED, RATE)),
        (unodc(unodc_row()), [["Table 2:", "rates"], [], unodc_row("3", year=2020)], "“Table 2: rates”"),
        (TREATY, [["Smuggling of Migrants"], ["Albania", "", "21 Aug 2002"]], "“Smuggling of Migrants”"),
        ([LONG, *populations()], [["Population, female"], ["", "PER", 2010, 14_500_000]], "female”"),
        (TIER, [["Index of corruption"], ["Albania", "ALB", 2010, 339, "3"]], "“Index of corruption”"),
    ],
)
def test_second_tables_are_not_read(tmp_path: Path, table: list[Row], second: list[Row], why: str) -> None:
    width, first = len(table[-1]), read(tmp_path, table)
    rows = [*table, *([*row, *[""] * (width - len(row))] for row in second)]
    for both in (read(tmp_path, rows), read_file(xlsx(tmp_path / "a.xlsx", rows))):
        assert both.rows.equals(first.rows)
        ((reason, number),) = reasons(both).items() - reasons(first).items()
        assert why in reason and number == len(second)
    lines = "Europe", "Balkans", "Part 1", "Data for 2019", "* Rates are revised", "n.b. see table 2"
    grouped = [[line, *[""] * (width - 1)] for line in lines]
    head = next(row for row in table if len(row) == width)  # printed again it begins no other table
    below = table.index(head) + 1
    titled = [*table[:below], ["Population, persons"], *table[below:-1], *grouped, head, table[-1]]
    assert len(read(tmp_path, titled).rows) == len(first.rows)


@pytest.mark.parametrize(
    ("table", "head", "cell", "same"),
    [
        *((unodc(unodc_row()), head, "other", "total") for head in ("Age group", "Gender", "Breakdown")),
        *(
            (unodc(unodc_row()), head, "Begging", "Total")
            for head in ("Dimension category", "Disaggregation")
        ),
        (unodc(unodc_row()), "Indicator name", "Victims of smuggling", "Detected trafficking victims"),
        (unodc(unodc_row()), "Number", 900, 12),
        *(
            (unodc(unodc_row()), "Reference year", 2005, 2019),
            (unodc(unodc_row()), "Country code", "SRB", "FRA"),
        ),
        *((TIER[:2], "Report year", 2020, 2010), (TIER[:2], "Tier", 3, "Tier 1")),
        (
            [["Population, total", "", "", ""], LONG, ["", "PER", 2010, 29_000_000]],
            "Population",
            5,
            29_000_000,
        ),
    ],
)
def test_twins_are_equal(tmp_path: Path, table: list[Row], head: str, cell: object, same: object) -> None:
    *above, heads, row = table
    assert "Leave only the one that is meant." in refused(tmp_path, [*above, [*heads, head], [*row, cell]])
    assert len(read(tmp_path, [*above, [*heads, head], [*row, same]]).rows) == 1


def test_a_number_in_a_cell_over_several_is_of_none_and_a_name_of_each(tmp_path: Path) -> None:
    years, nobody = (unodc_row("", year=year) for year in (2020, 2021)), ("", "", "", "")
    rows = [*unodc(unodc_row()), *years, unodc_row("7"), unodc_row("8", nobody, year=2022)]
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = filled(book, rows)
        for top, left, right, cell in ((4, 11, 11, 100), (6, 0, 0, "ALB"), (0, 0, 5, "UNODC 3")):
            sheet.merge_range(top, left, top + (top > 0), right, cell)
    reading = read_file(tmp_path / "a.xlsx")
    assert reading.rows[["geography", "low"]].to_numpy().tolist() == [["FRA", 12], ["ALB", 8]]
    assert reasons(reading) == {NO_COUNT: 2, TWO_COUNTRIES: 1}
    cell = '<table:table-row><table:table-cell table:number-rows-spanned="2" office:value-type="float"/></table:table-row>'
    assert "split such cells" in refusal(ods(tmp_path / "a.ods", "".join(map(ods_row, rows)) + cell))


@pytest.mark.parametrize("program", ["xlsxwriter", "openpyxl", "LibreOffice"])
@pytest.mark.parametrize("cell", ["=SUM(40,2)", '=CONCATENATE("4","2")'])
def test_a_formula_that_nobody_computed_is_no_zero(tmp_path: Path, program: str, cell: str) -> None:
    rows, path = unodc(unodc_row(), unodc_row(cell, year=2020)), tmp_path / "a.xlsx"
    if program == "xlsxwriter":
        with xlsxwriter.Workbook(path) as book:
            filled(book, rows).write_formula(0, 1, '=HYPERLINK("https://example.org")', value="")
    elif program == "openpyxl":
        other = openpyxl.Workbook()
        for row in rows:
            other.worksheets[0].append(row)
        other.save(path)
    else:
        formula = f'<table:table-row><table:table-cell table:formula="of:{escape(cell)}"/></table:table-row>'
        ods(path, "".join(map(ods_row, rows)) + formula)
    reading = read_file(path)
    told = " ".join(example for item in reading.account.set_aside for example in item.examples)
    assert reading.account.rows_read == 1 and "formula without a result: open" in told


@pytest.mark.parametrize(
    ("code", "cell", "shown"),
    [
        *(("0%", 1, False), ('"<"0', 5, False), ('0",000"', 5, False), ('"not available"', 9999, False)),
        *((code, 12, False) for code in ('0"."0', '"-"0', r"\–0")),
        *(("0.0,", 5, False), (";;;", 5, False), ("# ?/?", 5, False), ("<0", 5, False), (r"\<0", 5, False)),
        *(
            (code, 12, True)
            for code in ("#,##0", "0.00", '#,##0" persons"', "[Red]0;-0", "@", "General", "0E+00")
        ),
        ('_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', 12, True),
    ],
)
def test_a_number_shown_as_another(tmp_path: Path, code: str, cell: int, shown: bool) -> None:
    rows = unodc(unodc_row(), unodc_row(cell, year=2020))
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        filled(book, rows).write_number(4, 11, cell, book.add_format({"num_format": code}))
    other = openpyxl.Workbook()
    for row in rows:
        other.worksheets[0].append(row)
    other.worksheets[0]["L5"].number_format = code
    other.save(tmp_path / "b.xlsx")
    for name in ("a.xlsx", "b.xlsx"):
        assert reasons(read_file(tmp_path / name)) == ({} if shown else {NO_COUNT: 1})
    if not shown:
        text = ods_row(rows[-1]).replace(
            f'string"><text:p>{cell}<', 'percentage" office:value="1"><text:p>100%<'
        )
        assert reasons(read_file(ods(tmp_path / "a.ods", "".join(map(ods_row, rows[:-1])) + text))) == {
            NO_COUNT: 1
        }


def marked(path: Path, rows: list[Row], cell: str, raised: str) -> Path:
    """The rows as a workbook, in which this cell ends in a raised mark."""
    with xlsxwriter.Workbook(path) as book:
        sheet, mark = filled(book, rows), book.add_format({"font_script": 1})
        sheet.write_rich_string(len(rows) - 1, rows[-1].index(cell), cell, mark, raised)
    return path


@pytest.mark.parametrize(
    ("table", "row", "cell", "why"),
    [
        (unodc(unodc_row()), unodc_row("112", year=2020), "112", NO_COUNT),
        (TIER, ["Albania", "ALB", 2010, 339, "2"], "2", "an unknown tier"),
        ([LONG, *populations()], ["Peru", "PER", 2010, "2900000"], "2900000", "no number of persons"),
    ],
)
def test_a_raised_mark_is_no_digit(tmp_path: Path, table: list[Row], row: Row, cell: str, why: str) -> None:
    reading = read_file(marked(tmp_path / "a.xlsx", [*table, row], cell, "5"))
    assert reasons(reading) == {why: 1} and len(reading.rows) == len(read(tmp_path, table).rows)
    style = (
        '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>'
    )
    open_document = "".join(
        map(ods_row, [*table, [*row[: row.index(cell)], f"{cell}#", *row[row.index(cell) + 1 :]]])
    )
    raised = style + open_document.replace("#", '<text:span text:style-name="T1">5</text:span>')
    assert reasons(read_file(ods(tmp_path / "a.ods", raised))) == {why: 1}
