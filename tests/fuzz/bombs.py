"""Archives and workbooks that are small and claim, or unpack to, very much."""

import io
import struct
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.data.intake.publishers.refusals import zipped
from tests.data.intake.publishers.written import MAIN, workbook

MEGABYTE = 1024 * 1024


def nested() -> bytes:
    """An archive of archives of archives, each of ten times ten megabytes."""
    content = bytes(10 * MEGABYTE)
    for depth in range(3):
        content = zipped({f"{depth}-{number}.zip": content for number in range(10)})
    return content


def overlapping() -> bytes:
    """Many entries of the directory that all lead to the same packed bytes."""
    content = zipped({"a.csv": bytes(20 * MEGABYTE)})
    start = struct.unpack("<I", content[-6:-2])[0]
    entry, end = content[start:-22], bytearray(content[-22:])
    times = 1500
    struct.pack_into("<HHII", end, 8, times, times, len(entry) * times, start)
    return content[:start] + entry * times + bytes(end)


def many() -> bytes:
    return zipped({f"{number}.csv": b"" for number in range(20_000)})


def lying() -> bytes:
    """A directory that declares four gigabytes for a few bytes."""
    content = bytearray(zipped({"a.csv": b"a,b\n1,2\n", "b.csv": b"x"}))
    place = content.index(b"PK\x01\x02")
    struct.pack_into("<I", content, place + 24, 0xFFFFFFF0)
    return bytes(content)


def made(sheet: str, head: str = "", **parts: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = workbook(
            Path(folder) / "a.xlsx",
            {"one": f'{head}<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>'},
        )
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(f"xl/{name}.xml", content)
        return path.read_bytes()


def laughs() -> bytes:
    """Ten entities, each ten times the one before: a thousand million words in a cell."""
    entities = '<!ENTITY e0 "ha">' + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&e9;</t></is></c></row>'
    return made(cell, f"<!DOCTYPE x [{entities}]>")


def strings() -> bytes:
    """One text of a megabyte in fifty thousand cells."""
    shared = f'<sst xmlns="{MAIN}"><si><t>{"x" * MEGABYTE}</t></si></sst>'
    cells = '<c t="s"><v>0</v></c>' * 10
    return made(f"<row>{cells}</row>" * 5000, sharedStrings=shared)


def links() -> bytes:
    """Entries that are links and that lead out of every folder."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in ("../../out.csv", "/etc/out.csv", "C:\\out.csv", "a\\..\\..\\out.csv"):
            part = zipfile.ZipInfo(name)
            part.external_attr = 0o120777 << 16
            archive.writestr(part, "/etc/passwd")
    return content.getvalue()


BOMBS: dict[str, Callable[[], bytes]] = {
    made.__name__: made for made in (nested, overlapping, many, lying, laughs, strings, links)
}
