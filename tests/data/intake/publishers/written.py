"""Small invented files in the formats that publishers use."""

import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/></Types>"""
RELATIONS = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""

Row = Sequence[object]


def _cell(value: object) -> str:
    if value == "":
        return "<c/>"
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'


def sheet_xml(rows: Sequence[Row]) -> str:
    """The rows as the XML of a sheet."""
    lines = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    return f'<worksheet xmlns="{MAIN}"><sheetData>{lines}</sheetData></worksheet>'


def add(archive: zipfile.ZipFile, name: str, content: str | bytes) -> None:
    """Adds a file to an archive, always with the same date."""
    archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


def workbook(path: Path, sheets: dict[str, str | bytes]) -> Path:
    """A workbook (xlsx) of sheets given as XML."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, 1)
    )
    targets = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        add(archive, "[Content_Types].xml", TYPES)
        add(archive, "_rels/.rels", RELATIONS)
        book = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'
        add(archive, "xl/workbook.xml", book)
        links = f'<Relationships xmlns="{PACKAGE}/relationships">{targets}</Relationships>'
        add(archive, "xl/_rels/workbook.xml.rels", links)
        for n, xml in enumerate(sheets.values(), 1):
            add(archive, f"xl/worksheets/sheet{n}.xml", xml)
    return path


def xlsx(path: Path, rows: Sequence[Row], name: str = "table") -> Path:
    """A workbook of one sheet."""
    return workbook(path, {name: sheet_xml(rows)})


def ods(path: Path, rows_xml: str) -> Path:
    """An OpenDocument spreadsheet of one sheet, its rows given as XML."""
    name = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<office:document-content xmlns:office="{name}office:1.0" xmlns:table="{name}table:1.0" '
        f'xmlns:text="{name}text:1.0"><office:body><office:spreadsheet><table:table table:name="table">'
        f"{rows_xml}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        add(archive, "mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        add(archive, "META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{name}manifest:1.0"/>')
        add(archive, "content.xml", content)
    return path


def ods_row(row: Row, repeated: str = "") -> str:
    """A row of an OpenDocument spreadsheet."""
    cells = "".join(
        f'<table:table-cell office:value-type="string"{repeated}><text:p>{escape(str(cell))}</text:p>'
        "</table:table-cell>"
        for cell in row
    )
    return f"<table:table-row>{cells}</table:table-row>"


def text(rows: Sequence[Row], delimiter: str = ",") -> str:
    """The rows as CSV."""
    lines = io.StringIO()
    csv.writer(lines, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return lines.getvalue()


def written(path: Path, content: str | bytes) -> Path:
    """A file of this content; text in UTF-8."""
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path
