"""Files that would take all memory or time are refused before they do."""

import gzip
import struct
import zipfile
from pathlib import Path

import pytest

from data.intake.publishers import limits
from tests.data.intake.publishers.refusals import refusal, upload, zipped
from tests.data.intake.publishers.written import MAIN, ods, ods_row, text, workbook, written, xlsx

MANY = 300 * limits.MEGABYTE


def test_two_gigabytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as stream:
        stream.write(b"a,b\n1,2\n")
        stream.truncate(2 * 1024 * limits.MEGABYTE)
    assert "2,048 MB" in refusal(path)


def test_a_small_file_that_unpacks_to_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = (b"1,2,3,4\n" * 131072)[: limits.MEGABYTE]
    path = tmp_path / "bomb.csv.gz"
    with gzip.open(path, "wb", compresslevel=1) as stream:
        for _ in range(limits.MOST_EXPANDED // limits.MEGABYTE + 2):
            stream.write(lines)
    assert path.stat().st_size < 10 * limits.MEGABYTE
    assert "unpacks to more" in refusal(path)


def test_zeros_by_the_hundred_megabytes_are_no_text(tmp_path: Path) -> None:
    assert "no text" in refusal(written(tmp_path / "a.csv.gz", gzip.compress(bytes(MANY), compresslevel=1)))


def _lying(content: bytes, name: bytes) -> bytes:
    """An archive whose directory declares 1 kB for a part that unpacks to much more."""
    place = content.rindex(name) - 46
    assert content[place : place + 4] == b"PK\x01\x02"
    return content[: place + 24] + struct.pack("<I", 1000) + content[place + 28 :]


@pytest.mark.parametrize("lying", [False, True])
def test_a_workbook_that_unpacks_to_much_is_refused(
    tmp_path: Path, lying: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_EXPANDED", 200 * limits.MEGABYTE)
    content = zipped({"xl/workbook.xml": "<w/>", "xl/worksheets/sheet1.xml": bytes(MANY)})
    assert len(content) < limits.MEGABYTE
    content = _lying(content, b"xl/worksheets/sheet1.xml") if lying else content
    assert "unpacks to more" in refusal(written(tmp_path / "bomb.xlsx", content))


def test_a_cell_at_the_far_end_of_a_sheet_does_not_take_the_memory(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    assert "176 MB of memory" in refusal(workbook(tmp_path / "far.xlsx", {"far": xml}), upload)


def test_one_long_text_in_many_cells_does_not_take_the_memory(tmp_path: Path) -> None:
    text_of_a_megabyte = "x" * limits.MEGABYTE
    cells = '<c t="s"><v>0</v></c>' * 10
    path = workbook(
        tmp_path / "shared.xlsx",
        {
            "one": f'<worksheet xmlns="{MAIN}"><sheetData>{f"<row>{cells}</row>" * 5000}</sheetData></worksheet>'
        },
    )
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/sharedStrings.xml", f'<sst xmlns="{MAIN}"><si><t>{text_of_a_megabyte}</t></si></sst>'
        )
    assert "memory" in refusal(path, upload)


def test_one_cell_repeated_a_billion_times_does_not_take_the_memory(tmp_path: Path) -> None:
    row = ods_row(["x"], ' table:number-columns-repeated="16384"')
    rows = row.replace("<table:table-row>", '<table:table-row table:number-rows-repeated="1048576">')
    assert "claims more cells than can be" in refusal(ods(tmp_path / "a.ods", rows), upload)


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a.csv", "a,b\n1,2\n")

    def closed(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", closed)
    assert '"a.csv" may not be read' in refusal(path)


def test_too_many_columns_and_cells_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wide = [["x"] * (limits.MOST_COLUMNS + 2)] * 2
    assert "columns" in refusal(xlsx(tmp_path / "wide.xlsx", wide))
    assert "columns" in refusal(written(tmp_path / "wide.csv", text(wide)))
    monkeypatch.setattr(limits, "WORKBOOK_CELLS", 10)
    assert "at most" in refusal(xlsx(tmp_path / "many.xlsx", [["a", "b"]] * 6))
    monkeypatch.setattr(limits, "MOST_ROWS", 5)
    assert "at most 5 rows" in refusal(written(tmp_path / "many.csv", "a,b\n" * 6))


def test_a_line_of_a_hundred_megabytes_is_refused(tmp_path: Path) -> None:
    line = b"x" * 100 * limits.MEGABYTE
    assert "longer than 1 MB" in refusal(written(tmp_path / "a.csv", b"a,b\n1,2\n" + line + b",3\n"))
    assert "longer than 1 MB" in refusal(
        written(tmp_path / "b.csv", b"a,b\n1,2\n" + b"," * 3000000 + b"\n1,2\n")
    )
