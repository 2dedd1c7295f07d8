"""Opening a file that somebody gave us: what it is, and its tables as sheets of text cells."""

import io
import stat
import zipfile
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath

from data.intake.publishers import limits
from data.intake.publishers.archives import entries, gunzipped, refuse_bomb, unzipped
from data.intake.publishers.delimiters import dialect
from data.intake.publishers.encodings import Opener, encoding
from data.intake.publishers.kinds import GZIP, HEAD, OLE, TEXT, ZIP, kind
from data.intake.publishers.reading import Refused
from data.intake.publishers.sheets import Sheet, listed, told
from data.intake.publishers.text_tables import read_table
from data.intake.publishers.workbooks import read_workbook, refuse_other_ole

_EXPECTED = "A workbook (xlsx, xlsb, xls, ods) or a CSV file was expected"
_OFFICE = {"word/": "a Word document", "ppt/": "a presentation"}
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"


def open_sheets(file: Path | bytes, name: str = "") -> list[Sheet]:
    """The tables of a file as sheets of text cells: one for a text table, all of a workbook.

    What the file is, is told by its content: workbooks (xlsx, xlsb, xls, ods), CSV with commas,
    semicolons, tabs or bars in UTF-8, UTF-16 or Windows-1252, and the latter packed by gzip or alone
    in a zip archive. `file` is a path, or what the file holds; then `name` is the name under which it
    came. Raises Refused; memory and time stay within `limits`.
    """
    if isinstance(file, Path):
        return open_sheets(_content(file), name or file.name)
    _refuse_size(len(file))
    found = kind(file[:HEAD])
    if found == ZIP:
        return _zipped(file, name)
    if found == GZIP:
        return _text(partial(gunzipped, file), name)
    if found == OLE:
        refuse_other_ole(file)
        return read_workbook(file, name)
    return _text(partial(io.BytesIO, file), name)


def _content(path: Path) -> bytes:
    """What a file holds, if it may be read; its size is asked before. Raises Refused for what is no file."""
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        raise Refused(f'{_EXPECTED}, but there is no file "{told(path.name)}".') from error
    if stat.S_ISDIR(status.st_mode):
        raise Refused(f'{_EXPECTED}, but "{told(path.name)}" is a folder.')
    if not stat.S_ISREG(status.st_mode):
        raise Refused(f'{_EXPECTED}, but "{told(path.name)}" is no file.')
    _refuse_size(status.st_size)
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused(f'{_EXPECTED}, but "{told(path.name)}" may not be read by this program.') from error


def _refuse_size(size: int) -> None:
    """Raises Refused for what is empty or too large."""
    if size == 0:
        raise Refused(f"{_EXPECTED}, but this file is empty.")
    if size > limits.MOST_BYTES:
        sizes = limits.MOST_BYTES // limits.MEGABYTE, size // limits.MEGABYTE
        raise Refused("A file of at most {:,} MB was expected, but this one has {:,} MB.".format(*sizes))


def _text(opener: Opener, file_name: str) -> list[Sheet]:
    """The one sheet of a text table. Raises Refused for anything that is no text."""
    with opener() as stream:
        head = stream.read(HEAD)
    found = kind(head)
    if found in (ZIP, GZIP, OLE):
        raise Refused(f"{_EXPECTED}, but this is a packed file inside a packed file; unpack it first.")
    if found != TEXT:
        raise Refused(f"{_EXPECTED}, but this is {found}.")
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Refused(f"{_EXPECTED}, but this file holds nothing but blanks.")
    text = encoding(opener)
    return [read_table(opener, text, dialect(opener, text), file_name, "")]


def _zipped(file: bytes, file_name: str) -> list[Sheet]:
    """The sheets of a workbook, or the one sheet of a text table that is alone in an archive."""
    parts = entries(file)
    names = {part.filename for part in parts}
    for folder, what in _OFFICE.items():
        if any(name.startswith(folder) for name in names):
            raise Refused(f"{_EXPECTED}, but this is {what}.")
    if any(name.startswith("xl/") for name in names) or _is_open_document(file, parts):
        refuse_bomb(file, parts)
        return read_workbook(file, file_name)
    # Packing programs add files by themselves, and the World Bank two that describe its table.
    seen = [part for part in parts if not part.filename.startswith("__MACOSX/")]
    seen = [part for part in seen if not PurePosixPath(part.filename).name.startswith(".")]
    tables = [part for part in seen if "metadata" not in part.filename.casefold()] or seen
    if len(tables) != 1:
        raise Refused(f"An archive with one table was expected, but this one holds {len(tables)} files.")
    return [
        _of_archive(sheet, seen, tables[0]) for sheet in _text(partial(unzipped, file, tables[0]), file_name)
    ]


def _of_archive(sheet: Sheet, parts: list[zipfile.ZipInfo], read: zipfile.ZipInfo) -> Sheet:
    """The sheet, with a sentence on the other files of its archive."""
    others = [part.filename for part in parts if part is not read]
    if not others:
        return sheet
    told_of = f"Of the archive only {listed([read.filename], 1)} was read, and not: {listed(others, 2)}."
    return replace(sheet, noticed=(*sheet.noticed, told_of))


def _is_open_document(file: bytes, parts: tuple[zipfile.ZipInfo, ...]) -> bool:
    """Whether an archive is an OpenDocument spreadsheet. Raises Refused for other OpenDocuments."""
    part = next((part for part in parts if part.filename == "mimetype"), None)
    if part is None:
        return False
    with unzipped(file, part) as stream:
        said = stream.read(200)
    if said.startswith(b"application/vnd.oasis.opendocument") and not said.startswith(_OPEN_DOCUMENT):
        raise Refused(f"{_EXPECTED}, but this is another kind of OpenDocument file.")
    return said.startswith(_OPEN_DOCUMENT)
