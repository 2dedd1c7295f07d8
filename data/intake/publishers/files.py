"""Opening a file that somebody gave us: what it is, and its tables as sheets of text cells."""

import gzip
import io
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath

from data.intake.publishers import limits
from data.intake.publishers.encodings import BOMB, GZIP, HEAD, OLE, TEXT, ZIP, Stream, encoding, kind
from data.intake.publishers.reading import Refused
from data.intake.publishers.sheets import Sheet, listed, told
from data.intake.publishers.text_tables import read_table
from data.intake.publishers.workbooks import read_workbook, refuse_other_ole

_EXPECTED = "A workbook (xlsx, xlsb, xls, ods) or a CSV file was expected"
_OFFICE = {"word/": "a Word document", "ppt/": "a presentation"}
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)
_CUT_OFF = "A packed file was found, but it is cut off or damaged and cannot be unpacked; download it again."
_PASSWORD = "The archive is protected by a password; save it without one and try again."  # noqa: S105


def open_sheets(file: Path | bytes, name: str = "") -> list[Sheet]:
    """The tables of a file as sheets of text cells: one for a text table, all of a workbook.

    What the file is, is told by its content: workbooks (xlsx, xlsb, xls, ods), CSV with commas,
    semicolons, tabs or bars in UTF-8, UTF-16 or Windows-1252, and the latter packed by gzip or alone
    in a zip archive. `file` is a path, or what the file holds; then `name` is the name under which it
    came. Raises Refused. What a packed file declares of itself may be wrong: a stranger's file is read
    within the bounds of `data.intake.child_process`.
    """
    if isinstance(file, Path):
        return open_sheets(_content(file), name or file.name)
    _refuse_size(len(file))
    found = kind(file[:HEAD])
    if found == ZIP:
        return _zipped(file, name)
    if found == OLE:
        refuse_other_ole(file)
        return read_workbook(file, name)
    stream = io.BytesIO(file)
    return [_text(gzip.GzipFile(fileobj=stream) if found == GZIP else stream, name)]


def _content(path: Path) -> bytes:
    """What a file holds, if it may be read; its size is asked before. Raises Refused for what is no file."""
    name = f'"{told(path.name)}"'
    if not path.is_file():
        other = "is a folder" if path.is_dir() else "is no plain file"
        found = f"{name} {other}" if os.path.lexists(path) else f"there is no file {name}"
        raise Refused(f"{_EXPECTED}, but {found}.")
    try:
        _refuse_size(path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise Refused(f"{_EXPECTED}, but {name} may not be read by this program.") from error


def _refuse_size(size: int) -> None:
    """Raises Refused for what is empty or too large."""
    if size == 0:
        raise Refused(f"{_EXPECTED}, but this file is empty.")
    if size > limits.MOST_BYTES:
        sizes = limits.MOST_BYTES // limits.MEGABYTE, size // limits.MEGABYTE
        raise Refused("A file of at most {:,} MB was expected, but this one has {:,} MB.".format(*sizes))


def _text(stream: Stream, file_name: str) -> Sheet:
    """The one sheet of a text table. Raises Refused for anything that is no text."""
    with _whole():
        head = stream.read(HEAD)
        found = kind(head)
        if found in (ZIP, GZIP, OLE):
            raise Refused(f"{_EXPECTED}, but this is a packed file inside a packed file; unpack it first.")
        if found != TEXT:
            raise Refused(f"{_EXPECTED}, but this is {found}.")
        if not head.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
            raise Refused(f"{_EXPECTED}, but this file holds nothing but blanks.")
        codec, noticed = encoding(stream)
    stream.seek(0)
    return read_table(io.TextIOWrapper(stream, codec, "replace", newline=""), file_name, noticed)


def _zipped(file: bytes, file_name: str) -> list[Sheet]:
    """The sheets of a workbook, or the one sheet of a text table that is alone in an archive."""
    with _whole():
        archive = zipfile.ZipFile(io.BytesIO(file))
    parts = [part for part in archive.infolist() if not part.is_dir()]
    if any(part.flag_bits & 0x1 for part in parts):
        raise Refused(_PASSWORD)
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        raise Refused("The archive is packed in a way that is not read; pack it anew with the usual method.")
    if sum(part.file_size for part in parts) > limits.MOST_EXPANDED:
        raise Refused(BOMB)
    names = [part.filename for part in parts]
    for folder, what in _OFFICE.items():
        if any(name.startswith(folder) for name in names):
            raise Refused(f"{_EXPECTED}, but this is {what}.")
    if any(name.startswith("xl/") for name in names) or _is_open_document(archive):
        return read_workbook(file, file_name)
    # Packing programs add files by themselves, and the World Bank two that describe its table.
    seen = [part for part in parts if not part.filename.startswith("__MACOSX/")]
    seen = [part for part in seen if not PurePosixPath(part.filename).name.startswith(".")]
    tables = [part for part in seen if "metadata" not in part.filename.casefold()] or seen
    if len(tables) != 1:
        raise Refused(f"An archive with one table was expected, but this one holds {len(tables):,} files.")
    with _whole():
        stream = archive.open(tables[0])
    sheet = _text(stream, file_name)
    others = [part.filename for part in seen if part is not tables[0]]
    of = f"Of the archive only {listed([tables[0].filename], 1)} was read, and not: {listed(others, 2)}."
    return [replace(sheet, noticed=(*sheet.noticed, of)) if others else sheet]


def _is_open_document(archive: zipfile.ZipFile) -> bool:
    """Whether an archive is an OpenDocument spreadsheet. Raises Refused for other OpenDocuments."""
    if "mimetype" not in archive.namelist():
        return False
    with _whole():
        said = archive.open("mimetype").read(200)
    if said.startswith(_OPEN_DOCUMENT) and not said.startswith(_OPEN_DOCUMENT + b".spreadsheet"):
        raise Refused(f"{_EXPECTED}, but this is another kind of OpenDocument file.")
    return said.startswith(_OPEN_DOCUMENT)


@contextmanager
def _whole() -> Iterator[None]:
    """Refuses what is packed and cannot be unpacked."""
    try:
        yield
    except _BROKEN as error:
        raise Refused(_CUT_OFF) from error
