"""What a file is, is told by its content; its cells come as text, with nothing lost."""

import datetime
import gzip
import zipfile
from pathlib import Path

import pytest

from data.intake.publishers.files import open_sheets
from data.intake.publishers.workbooks import cell_text
from tests.data.intake.publishers.written import sheet_xml, text, workbook, written, xlsx

ROWS = [["name", "year", "value"], ["Côte", "2010", "NA"], ["Öland", "2011", '1,2 "x"\ny'], ["z", "", ""]]


def opened(path: Path) -> list[list[str]]:
    (sheet,) = open_sheets(path)
    return sheet.cells.to_numpy().tolist()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_text_table_is_read_in_any_usual_encoding(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = written(tmp_path / "table.xlsx", text(ROWS, delimiter).encode(encoding))
    assert opened(path) == ROWS


def test_commas_within_numbers_are_no_delimiters(tmp_path: Path) -> None:
    numbers = [["Country", *["2019"] * 3], *[["Mali", *["1,000,000"] * 3]] * 11]
    assert opened(written(tmp_path / "a.csv", text(numbers, ";"))) == numbers


def test_another_encoding_than_utf_8_is_noticed(tmp_path: Path) -> None:
    (sheet,) = open_sheets(written(tmp_path / "a.csv", "país,año\nPerú,2010\n".encode("cp1252")))
    assert sheet.cells.iloc[1, 0] == "Perú" and any("Windows-1252" in sentence for sentence in sheet.noticed)
    (plain,) = open_sheets(written(tmp_path / "b.csv", "país,año\nPerú,2010\n"))
    assert plain.noticed == ()


def test_a_few_broken_letters_do_not_make_the_rest_wrong(tmp_path: Path) -> None:
    content = ("é,ü\n" * 50).encode() + b"\xff,x\n"
    (sheet,) = open_sheets(written(tmp_path / "a.csv", content))
    assert sheet.cells.iloc[0].tolist() == ["é", "ü"]
    assert sheet.cells.iloc[50, 0] == "\N{REPLACEMENT CHARACTER}"
    assert any("UTF-8" in sentence for sentence in sheet.noticed)


@pytest.mark.parametrize("lines", ["a,b\n1,2", "a,b\r\n1,2", "a,b\r1,2\r", "a,b\r\n\n1,2\r"])
def test_line_ends_may_be_of_any_system_mixed_or_missing_and_lines_empty(tmp_path: Path, lines: str) -> None:
    assert opened(written(tmp_path / "a.csv", lines)) == [["a", "b"], ["1", "2"]]


def test_zeros_in_the_text_are_left_out_and_noticed(tmp_path: Path) -> None:
    (sheet,) = open_sheets(written(tmp_path / "a.csv", "a,b\n" + "1,2\n" * 100 + "Ro\0mania,3\n"))
    assert sheet.cells.iloc[-1, 0] == "Romania" and any("NUL" in sentence for sentence in sheet.noticed)


def test_lines_with_more_or_fewer_cells_are_kept_and_named(tmp_path: Path) -> None:
    (sheet,) = open_sheets(
        written(tmp_path / "a.csv", "a,b,c\n1,2,3\n4,5\n6,7,8\n9,10,11,12\n13,14,15,\n16,17,18\n")
    )
    assert sheet.ragged.tolist() == [2, 4] and sheet.cells.loc[2].tolist() == ["4", "5", ""]
    assert sheet.cells.loc[5].tolist() == ["13", "14", "15"] and sheet.cells.index.tolist() == list(range(7))
    (more,) = open_sheets(written(tmp_path / "b.csv", "terms of use,a,b\n1,2\n3,4\n5,6\n"))
    assert more.ragged.tolist() == [0], "one heading more keeps its column"
    assert more.cells.to_numpy().tolist()[:2] == [["terms of use", "a", "b"], ["1", "2", ""]]
    (short,) = open_sheets(written(tmp_path / "c.csv", "a,b,c\n1,2,3\n4,5,6\n4,5"))
    assert any("cut off" in sentence for sentence in short.noticed)


def test_packed_tables_are_unpacked(tmp_path: Path) -> None:
    packed = written(tmp_path / "a.csv.gz", gzip.compress(text(ROWS).encode()))
    assert opened(packed) == ROWS
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("__MACOSX/._a.csv", b"\0\0")
        archive.writestr("folder/a.csv", text(ROWS))
    assert opened(tmp_path / "a.zip") == ROWS


def test_a_workbook_gives_every_sheet_as_text(tmp_path: Path) -> None:
    blank, head = ["", "", ""], ["year", "value", "far"]
    rows = [blank, head, [2010.0, 0.5, "NA"], blank, [2011, -3, "<5"], blank]
    sheets = {"one": sheet_xml(rows), "none": sheet_xml([]), "two": sheet_xml([["x"]])}
    path = workbook(tmp_path / "a.csv", sheets)
    one, two = open_sheets(path, "their name.xlsx")
    assert (one.name, two.name, one.file_name) == ("one", "two", "their name.xlsx")
    assert one.cells.to_numpy().tolist() == [head, ["2010", "0.5", "NA"], blank, ["2011", "-3", "<5"]]
    assert one.cells.index.tolist() == [1, 2, 3, 4]
    (single,) = open_sheets(xlsx(tmp_path / "a.xlsx", [["a"], [""], ["b"]]))
    assert single.cells[0].tolist() == ["a", "", "b"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        *((2010.0, "2010"), (0.1, "0.1"), (-2.0, "-2"), (1e300, "1e+300"), (7, "7"), (True, "TRUE")),
        *((datetime.date(2025, 4, 14), "2025-04-14"), (datetime.datetime(2025, 4, 14), "2025-04-14")),
        *((datetime.datetime(2025, 4, 14, 9, 30), "2025-04-14T09:30:00"), (datetime.time(9, 30), "09:30:00")),
        ("a\0b", "ab"),
    ],
)
def test_cells_of_a_workbook_become_the_text_that_one_reads_there(cell: object, expected: str) -> None:
    assert cell_text(cell) == expected
