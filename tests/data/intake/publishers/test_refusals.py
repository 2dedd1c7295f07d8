"""What cannot be read is refused with one sentence, within bounds of memory and time."""

import gzip
import os
from pathlib import Path

import pytest

from data.intake.publishers.files import open_sheets
from tests.data.intake.publishers.refusals import refusal, zipped
from tests.data.intake.publishers.written import sheet_xml, text, workbook, written, xlsx


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "empty"),
        (b" \n\n ", "blanks"),
        (b"\xef\xbb\xbf", "blanks"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        (b"PAR1\x15\x04", "a Parquet file"),
        (b"\n<!DOCTYPE html><html>", "a web page"),
        (b"<HTML><table>", "a web page"),
        (b'<?xml version="1.0"?><a/>', "an XML document"),
        (b'{"a": 1}', "a JSON file"),
        (b'[{"a": 1}]', "a JSON file"),
        (bytes(range(256)) * 9, "no text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "cut off or damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "a Word document"),
        (zipped({"word/document.xml": "<w/>", "[Content_Types].xml": "<t/>"}), "a Word document"),
        (zipped({"a.csv": "a,b\n1,2\n", "b.csv": "a,b\n1,2\n"}), "holds 2 files"),
        (zipped({"a.pdf": "%PDF-1.7"}), "a PDF document"),
        (zipped({"a.zip": zipped({"a.csv": "a,b\n"})}), "unpack it first"),
        (zipped({"xl/workbook.xml": "<broken"}), "cut off or damaged"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (gzip.compress(b"%PDF-1.7"), "a PDF document"),
        (gzip.compress(b"a,b\n" + os.urandom(9999).hex().encode())[:-2000], "cut off or damaged"),
        (b"\x1f\x8b" + b"no packing", "cut off or damaged"),
        (b"PK\x03\x04" + b"no packing", "cut off or damaged"),
    ],
)
def test_other_files_are_named(tmp_path: Path, content: bytes, found: str) -> None:
    assert found in refusal(written(tmp_path / "data.csv", content))


def test_a_folder_and_a_missing_file_are_named(tmp_path: Path) -> None:
    assert "a folder" in refusal(tmp_path)
    assert 'no file "x.csv"' in refusal(tmp_path / "x.csv")
    assert "no file" in refusal(tmp_path / "x\0.csv")


def test_a_workbook_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    whole = xlsx(tmp_path / "whole.xlsx", [["a", "b"], *([str(n), "x"] for n in range(500))]).read_bytes()
    for share in (0.1, 0.5, 0.9, 0.99):
        assert "cut off" in refusal(written(tmp_path / "cut.xlsx", whole[: int(len(whole) * share)]))


def test_a_quotation_mark_that_is_left_open_is_told(tmp_path: Path) -> None:
    lines = "a,b\n1,2\n" + '3,"4\n' + "5,6\n" * 200
    sentence = refusal(written(tmp_path / "a.csv", lines))
    assert "near row 3" in sentence
    assert "quotation mark" in sentence
    assert "quotation mark" in refusal(written(tmp_path / "b.csv", lines + "x,y,z\n" * 100000))


def test_all_sheets_of_a_workbook_may_be_empty(tmp_path: Path) -> None:
    assert "empty" in refusal(workbook(tmp_path / "a.xlsx", {"one": sheet_xml([])}))


def test_a_table_of_no_known_format_is_told_with_its_headings(tmp_path: Path) -> None:
    rows = [["a table of ours"], ["river", "length <b>"], ["Nile", "6650"]]
    sentence = refusal(written(tmp_path / "a.csv", text(rows)))
    assert 'found were the headings "river", "length <b>"' in sentence


def test_opening_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [["a", "b"], ["1", "2"]])
    before = path.read_bytes()
    open_sheets(path)
    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == ["a.xlsx"]
