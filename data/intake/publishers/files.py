"""Opening a file that somebody gave us: what it is, and its tables as sheets of text cells."""

import io
import stat
import zipfile
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from data.intake.publishers import limits
from data.intake.publishers.archives import entries, gunzipped, refuse_bomb, unzipped
from data.intake.publishers.delimiters import dialect
from data.intake.publishers.encodings import Opener, encoding
from data.intake.publishers.kinds import GZIP, HEAD, OLE, TEXT, ZIP, kind
from data.intake.publishers.reading import Refused
from data.intake.publishers.sheets import Sheet, told
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
    file_name = name or (file.name if isinstance(file, Path) else "")
    _refuse_size(_size(file))
    found = _kind(file)
    if found == ZIP:
        return _zipped(file, file_name)
    if found == GZIP:
        return _text(partial(gunzipped, file), file_name)
    if found == OLE:
        with _plain(file) as stream:
            refuse_other_ole(stream.read())
        return read_workbook(file, file_name)
    return _text(partial(_plain, file), file_name)


def _size(path: Path | bytes) -> int:
    """How many bytes a file holds, before anything of it is read. Raises Refused for what is no file."""
    if isinstance(path, bytes):
        return len(path)
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        raise Refused(f'{_EXPECTED}, but there is no file "{told(path.name)}".') from error
    if stat.S_ISDIR(status.st_mode):
        raise Refused(f'{_EXPECTED}, but "{told(path.name)}" is a folder.')
    if not stat.S_ISREG(status.st_mode):
        raise Refused(f'{_EXPECTED}, but "{told(path.name)}" is no file.')
    return status.st_size


def _refuse_size(size: int) -> None:
    """Raises Refused for what is empty or too large."""
    if size == 0:
        raise Refused(f"{_EXPECTED}, but this file is empty.")
    if size > limits.MOST_BYTES:
        sizes = limits.MOST_BYTES // limits.MEGABYTE, size // limits.MEGABYTE
        raise Refused("A file of at most {:,} MB was expected, but this one has {:,} MB.".format(*sizes))


def _kind(file: Path | bytes) -> str:
    """What a file is. Raises Refused when we may not read it."""
    try:
        with _plain(file) as stream:
            return kind(stream.read(HEAD))
    except OSError as error:
        name = told(file.name) if isinstance(file, Path) else ""
        raise Refused(f'{_EXPECTED}, but "{name}" may not be read by this program.') from error


def _plain(file: Path | bytes) -> BinaryIO:
    return file.open("rb") if isinstance(file, Path) else io.BytesIO(file)


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


def _zipped(path: Path | bytes, file_name: str) -> list[Sheet]:
    """The sheets of a workbook, or the one sheet of a text table that is alone in an archive."""
    parts = entries(path)
    names = {part.filename for part in parts}
    for folder, what in _OFFICE.items():
        if any(name.startswith(folder) for name in names):
            raise Refused(f"{_EXPECTED}, but this is {what}.")
    if any(name.startswith("xl/") for name in names) or _is_open_document(path, parts):
        refuse_bomb(path, parts)
        return read_workbook(path, file_name)
    tables = [part for part in parts if not _is_beside(part.filename)]
    if len(tables) != 1:
        raise Refused(f"An archive with one table was expected, but this one holds {len(tables)} files.")
    return _text(partial(unzipped, path, tables[0]), file_name)


def _is_beside(name: str) -> bool:
    """Whether a packing program added this file by itself."""
    return name.startswith("__MACOSX/") or PurePosixPath(name).name.startswith(".")


def _is_open_document(path: Path | bytes, parts: tuple[zipfile.ZipInfo, ...]) -> bool:
    """Whether an archive is an OpenDocument spreadsheet. Raises Refused for other OpenDocuments."""
    part = next((part for part in parts if part.filename == "mimetype"), None)
    if part is None:
        return False
    with unzipped(path, part) as stream:
        said = stream.read(200)
    if said.startswith(b"application/vnd.oasis.opendocument") and not said.startswith(_OPEN_DOCUMENT):
        raise Refused(f"{_EXPECTED}, but this is another kind of OpenDocument file.")
    return said.startswith(_OPEN_DOCUMENT)
