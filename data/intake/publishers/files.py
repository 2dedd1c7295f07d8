"""Opening a file that somebody gave us: what it is, and its tables as sheets of text cells.

Packed files are unpacked with a count of what comes out of them, whatever they say of themselves.
"""

import copy
import gzip
import io
import stat
import zipfile
import zlib
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from data.intake.publishers import limits
from data.intake.publishers.encodings import GZIP, HEAD, OLE, TEXT, ZIP, Opener, encoding, kind
from data.intake.publishers.reading import Refused
from data.intake.publishers.sheets import Sheet, listed, told
from data.intake.publishers.text_tables import dialect, read_table
from data.intake.publishers.workbooks import read_workbook, refuse_other_ole

_EXPECTED = "A workbook (xlsx, xlsb, xls, ods) or a CSV file was expected"
_OFFICE = {"word/": "a Word document", "ppt/": "a presentation"}
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_BROKEN = (zipfile.BadZipFile, zlib.error, gzip.BadGzipFile, EOFError, NotImplementedError, ValueError)
_CUT_OFF = "A packed file was found, but it is cut off or damaged and cannot be unpacked; download it again."
_BOMB = (
    f"A table of at most {limits.MOST_EXPANDED // limits.MEGABYTE:,} MB was expected, but this file "
    "unpacks to more than that."
)
_PASSWORD = "The archive is protected by a password; save it without one and try again."  # noqa: S105
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


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
        return _text(lambda: io.BufferedReader(Counted(gzip.open(io.BytesIO(file)))), name)  # type: ignore[arg-type]
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
    if not stat.S_ISREG(status.st_mode):
        other = "a folder" if stat.S_ISDIR(status.st_mode) else "no file"
        raise Refused(f'{_EXPECTED}, but "{told(path.name)}" is {other}.')
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
    parts = _parts(file)
    names = [part.filename for part in parts]
    for folder, what in _OFFICE.items():
        if any(name.startswith(folder) for name in names):
            raise Refused(f"{_EXPECTED}, but this is {what}.")
    if any(name.startswith("xl/") for name in names) or _is_open_document(file, parts):
        _refuse_bomb(file, parts)
        return read_workbook(file, file_name)
    # Packing programs add files by themselves, and the World Bank two that describe its table.
    seen = [part for part in parts if not part.filename.startswith("__MACOSX/")]
    seen = [part for part in seen if not PurePosixPath(part.filename).name.startswith(".")]
    tables = [part for part in seen if "metadata" not in part.filename.casefold()] or seen
    if len(tables) != 1:
        raise Refused(f"An archive with one table was expected, but this one holds {len(tables)} files.")
    (sheet,) = _text(partial(_unzipped, file, tables[0]), file_name)
    others = [part.filename for part in seen if part is not tables[0]]
    of = f"Of the archive only {listed([tables[0].filename], 1)} was read, and not: {listed(others, 2)}."
    return [replace(sheet, noticed=(*sheet.noticed, of)) if others else sheet]


def _parts(file: bytes) -> tuple[zipfile.ZipInfo, ...]:
    """The files in an archive. Raises Refused when it is broken, encrypted or holds too many."""
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            found = tuple(entry for entry in archive.infolist() if not entry.is_dir())
    except (*_BROKEN, UnicodeDecodeError) as error:
        raise Refused(_CUT_OFF) from error
    if len(found) > limits.MOST_PARTS:
        raise Refused(f"An archive with one table was expected, but this one holds {len(found):,} files.")
    if any(entry.flag_bits & 0x1 for entry in found):
        raise Refused(_PASSWORD)
    if any(entry.compress_type not in _METHODS for entry in found):
        raise Refused("The archive is packed in a way that is not read; pack it anew with the usual method.")
    return found


def _is_open_document(file: bytes, parts: tuple[zipfile.ZipInfo, ...]) -> bool:
    """Whether an archive is an OpenDocument spreadsheet. Raises Refused for other OpenDocuments."""
    part = next((part for part in parts if part.filename == "mimetype"), None)
    if part is None:
        return False
    with _unzipped(file, part) as stream:
        said = stream.read(200)
    if said.startswith(_OPEN_DOCUMENT) and not said.startswith(_OPEN_DOCUMENT + b".spreadsheet"):
        raise Refused(f"{_EXPECTED}, but this is another kind of OpenDocument file.")
    return said.startswith(_OPEN_DOCUMENT)


def _unzipped(file: bytes, entry: zipfile.ZipInfo) -> BinaryIO:
    """What one file of an archive holds, counted as it comes out and not as it is declared."""
    honest = copy.copy(entry)
    # Python stops at the declared size and other readers do not; so it must not know it.
    honest.file_size = limits.MOST_EXPANDED + limits.MEGABYTE
    try:
        # The archive's file stays open until the stream is closed.
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            return io.BufferedReader(Counted(archive.open(honest)))  # type: ignore[arg-type]
    except (*_BROKEN, RuntimeError, OSError) as error:
        raise Refused(_CUT_OFF) from error


def _refuse_bomb(file: bytes, parts: tuple[zipfile.ZipInfo, ...]) -> None:
    """Unpacks every part, keeping nothing. Raises Refused when they are too large or broken."""
    left = limits.MOST_EXPANDED
    if sum(part.file_size for part in parts) > left:
        raise Refused(_BOMB)
    for part in parts:
        with _unzipped(file, part) as stream:
            while piece := stream.read(limits.MEGABYTE):
                left -= len(piece)
                if left < 0:
                    raise Refused(_BOMB)


class Counted(io.RawIOBase):
    """A stream that refuses to give more than the limit, and says so when the packing is broken."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._left = stream, limits.MOST_EXPANDED

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fills the buffer. Raises Refused past the limit or when the packing is broken."""
        try:
            piece = self._stream.read(len(buffer))
        except _BROKEN as error:
            raise Refused(_CUT_OFF) from error
        self._left -= len(piece)
        if self._left < 0:
            raise Refused(_BOMB)
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        """Closes what it reads from too."""
        self._stream.close()
        super().close()
