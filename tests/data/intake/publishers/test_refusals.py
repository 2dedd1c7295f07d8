"""What cannot be read is refused with one sentence, within bounds of memory and time."""

import csv
import gzip
import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from data.intake import child_process
from data.intake.publishers import limits
from data.intake.publishers.formats import read_file
from data.intake.publishers.reading import Refused
from tests.data.intake.publishers.invented import TIERS
from tests.data.intake.publishers.refusals import refusal, upload, zipped
from tests.data.intake.publishers.written import MAIN, ods, ods_row, sheet_xml, text, workbook, written, xlsx
from tests.fuzz.bombs import strings
from tests.processes import eventually

OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # of files before 2007, and of those with a password


@pytest.mark.parametrize(
    ("content", "found"),
    [
        *((b"", "empty"), (b" \n\n ", "blanks"), (b"\xef\xbb\xbf", "blanks")),
        *((bytes(range(256)) * 9, "no text"), ("a,b".encode("utf-32"), "UTF-32")),
        *((b"%PDF-1.7\n%\xe2\xe3", "a PDF document"), (b"PAR1\x15\x04", "a Parquet file")),
        *((picture, "a picture") for picture in (b"\x89PNG\r\n\x1a\n\0\0", b"\xff\xd8\xff\xe0\0\x10JFIF")),
        *((page, "a web page") for page in (b"\n<!DOCTYPE html><html>", b"<HTML><table>")),
        (b'<?xml version="1.0"?><a/>', "an XML document"),
        *((json, "a JSON file") for json in (b'{"a": 1}', b'[{"a": 1}]')),
        (OFFICE + b"\0" * 600, "cut off or damaged"),
        (OFFICE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OFFICE + "WordDocument".encode("utf-16-le"), "a Word document"),
        (zipped({"word/document.xml": "<w/>", "[Content_Types].xml": "<t/>"}), "a Word document"),
        (zipped({"a.csv": "a,b\n1,2\n", "b.csv": "a,b\n1,2\n"}), "holds 2 files"),
        (zipped({"a.pdf": "%PDF-1.7"}), "a PDF document"),
        (zipped({"a.zip": zipped({"a.csv": "a,b\n"})}), "unpack it first"),
        (zipped({"xl/workbook.xml": "<broken"}), "cut off or damaged"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (gzip.compress(b"%PDF-1.7"), "a PDF document"),
        (gzip.compress(b"a,b\n" + os.urandom(9999).hex().encode())[:-2000], "cut off or damaged"),
        *((head + b"no packing", "cut off or damaged") for head in (b"\x1f\x8b", b"PK\x03\x04")),
    ],
)
def test_other_files_are_named(tmp_path: Path, content: bytes, found: str) -> None:
    assert found in refusal(written(tmp_path / "data.csv", content))


def test_what_is_no_file_and_a_workbook_without_cells_are_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    assert all("is no plain file" in refusal(tmp_path / name) for name in ("pipe", "loop"))
    assert "a folder" in refusal(tmp_path) and 'no file "x.csv"' in refusal(tmp_path / "x.csv")
    assert "no file" in refusal(tmp_path / "x\0.csv")
    assert "no cell" in refusal(workbook(tmp_path / "a.xlsx", {"one": sheet_xml([])}))
    wide = sheet_xml([["a"]]).encode("utf-16")  # two bytes a letter
    assert "no cell that can be read" in refusal(workbook(tmp_path / "b.xlsx", {"one": wide}))


def test_a_workbook_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    whole = xlsx(tmp_path / "whole.xlsx", [["a", "b"], *([str(n), "x"] for n in range(500))]).read_bytes()
    for share in (0.1, 0.5, 0.9, 0.99):
        assert "cut off" in refusal(written(tmp_path / "cut.xlsx", whole[: int(len(whole) * share)]))


def test_a_quotation_mark_that_is_left_open_is_told(tmp_path: Path) -> None:
    lines = "a,b\n1,2\n" + '3,"4\n' + "5,6\n" * 200
    sentence = refusal(written(tmp_path / "a.csv", lines))
    assert "near row 3" in sentence and "quotation mark" in sentence
    assert "quotation mark" in refusal(written(tmp_path / "b.csv", lines + "x,y,z\n" * 100000))


def test_a_table_of_no_known_format_is_told_with_its_headings(tmp_path: Path) -> None:
    rows = [["a table of ours"], ["river", "length <b>"], ["Nile", "6650"]]
    sentence = refusal(written(tmp_path / "a.csv", text(rows)))
    assert 'found were the headings "river", "length <b>"' in sentence
    assert "no heading was found" in refusal(written(tmp_path / "b.csv", ",,,,\n" * 9))
    twice = [[*row, row[1]] for row in TIERS]
    assert f'the heading "{TIERS[0][1]}" stands there twice' in refusal(
        written(tmp_path / "c.csv", text(twice))
    )


MANY = 300 * limits.MEGABYTE


def test_two_gigabytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as stream:
        stream.write(b"a,b\n1,2\n")
        stream.truncate(2 * 1024 * limits.MEGABYTE)
    assert "2,048 MB" in refusal(path)


@pytest.mark.whole
def test_a_small_file_that_unpacks_to_much_is_refused(tmp_path: Path) -> None:
    lines = (b"1,2,3,4\n" * 131072)[: limits.MEGABYTE]
    path = tmp_path / "bomb.csv.gz"
    with gzip.open(path, "wb", compresslevel=1) as stream:
        for _ in range(limits.MOST_EXPANDED // limits.MEGABYTE + 2):
            stream.write(lines)
    assert path.stat().st_size < 10 * limits.MEGABYTE and "unpacks to more" in refusal(path)


def test_zeros_by_the_hundred_megabytes_are_no_text(tmp_path: Path) -> None:
    assert "no text" in refusal(written(tmp_path / "a.csv.gz", gzip.compress(bytes(MANY), compresslevel=1)))


def _lying(content: bytes, name: bytes) -> bytes:
    """An archive whose directory declares 1 kB for a part that unpacks to much more."""
    place = content.rindex(name) - 46
    assert content[place : place + 4] == b"PK\x01\x02"
    return content[: place + 24] + struct.pack("<I", 1000) + content[place + 28 :]


@pytest.mark.whole
@pytest.mark.parametrize(("lying", "why"), [(False, "unpacks to more"), (True, "176 MB of memory|damaged")])
def test_too_large_a_workbook(tmp_path: Path, lying: bool, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_EXPANDED", 200 * limits.MEGABYTE)
    content = zipped({"xl/workbook.xml": "<w/>", "xl/worksheets/sheet1.xml": bytes(MANY)})
    assert len(content) < limits.MEGABYTE
    content = _lying(content, b"xl/worksheets/sheet1.xml") if lying else content
    assert re.search(why, refusal(written(tmp_path / "bomb.xlsx", content), upload if lying else read_file))


def test_cells_without_end_do_not_take_the_memory(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    assert "176 MB of memory" in refusal(workbook(tmp_path / "far.xlsx", {"far": xml}), upload)
    assert "memory" in refusal(written(tmp_path / "one long text in many.xlsx", strings()), upload)
    row = ods_row(["x"], ' table:number-columns-repeated="16384"')
    rows = row.replace("<table:table-row>", '<table:table-row table:number-rows-repeated="1048576">')
    assert "claims more cells than can be" in refusal(ods(tmp_path / "a.ods", rows), upload)


@pytest.mark.parametrize(("place", "told"), [(child_process.ROOT, Refused), (Path("/"), ChildProcessError)])
def test_a_reader_that_does_not_begin_is_not_taken_for_a_large_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: Path, told: type[Exception]
) -> None:
    monkeypatch.setenv("PYTHONSAFEPATH", "1")
    monkeypatch.setattr(child_process, "ROOT", place)
    with pytest.raises(told, match="did not begin|empty"):
        upload(written(tmp_path / "empty.csv", ""))


def test_a_reader_ends_with_the_process_that_asked() -> None:
    asking = "import time; from data.intake import child_process as c; c.run_bounded(c.Bound(10**8, 99), time.sleep, 98)"
    asked = subprocess.Popen([sys.executable, "-c", asking], cwd=child_process.ROOT)
    of_it = Path(f"/proc/{asked.pid}/task/{asked.pid}/children")
    reader = eventually(lambda: Path("/proc", of_it.read_text().split()[0], "cmdline"), IndexError)
    asked.kill()
    asked.wait()
    eventually(
        lambda: pytest.fail("it reads on") if reader.exists() and reader.read_text() else None,
        pytest.fail.Exception,
    )


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a.csv", "a,b\n1,2\n")

    def closed(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", closed)
    assert '"a.csv" may not be read' in refusal(path)


def test_too_many_columns_and_cells_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wide = [["x"] * (limits.MOST_COLUMNS + 2)] * 2
    assert "columns" in refusal(xlsx(tmp_path / "wide.xlsx", wide))
    assert "columns were expected, but this table has more" in refusal(
        written(tmp_path / "a.csv", text(wide))
    )
    sheets = {str(n): sheet_xml([]) for n in range(limits.MOST_SHEETS + 1)}
    assert "100 sheets" in refusal(workbook(tmp_path / "sheets.xlsx", sheets))
    monkeypatch.setattr(limits, "MOST_CELLS", 10)
    assert "at most 5 rows" in refusal(xlsx(tmp_path / "many.xlsx", [["a", "b"]] * 6))
    assert "at most 5 rows" in refusal(written(tmp_path / "many.csv", "a,b\n" * 6))


def test_a_line_of_a_hundred_megabytes_is_refused(tmp_path: Path) -> None:
    line = b"x" * 100 * limits.MEGABYTE
    assert "longer than 1 MB" in refusal(written(tmp_path / "a.csv", b"a,b\n1,2\n" + line + b",3\n"))
    assert "longer than 1 MB" in refusal(
        written(tmp_path / "b.csv", b"a,b\n1,2\n" + b"," * 3000000 + b"\n1,2\n")
    )
    csv.field_size_limit(10 * limits.MEGABYTE)  # as some libraries do when they are imported
    long_cell = written(tmp_path / "c.csv", b"a,b\n1,2\n" + b"x" * 140_000 + b",3\n")
    assert "a cell is longer than 131,072 letters" in refusal(long_cell)
