"""Packed files, unpacked with a count of what comes out of them, whatever they say of themselves."""

import copy
import gzip
import io
import zipfile
import zlib
from typing import BinaryIO

from data.intake.publishers import limits
from data.intake.publishers.reading import Refused

_BROKEN = (zipfile.BadZipFile, zlib.error, gzip.BadGzipFile, EOFError, NotImplementedError, ValueError)
_CUT_OFF = "A packed file was found, but it is cut off or damaged and cannot be unpacked; download it again."
_BOMB = (
    f"A table of at most {limits.MOST_EXPANDED // limits.MEGABYTE:,} MB was expected, but this file "
    "unpacks to more than that."
)
_PASSWORD = "The archive is protected by a password; save it without one and try again."  # noqa: S105
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Counted(io.RawIOBase):
    """A stream that refuses to give more than the limit, and says so when the packing is broken."""

    def __init__(self, stream: BinaryIO, most: int = limits.MOST_EXPANDED) -> None:
        self._stream, self._left = stream, most

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


def gunzipped(file: bytes) -> BinaryIO:
    """What a gzip file holds, counted."""
    return io.BufferedReader(Counted(gzip.open(io.BytesIO(file))))  # type: ignore[arg-type]


def entries(file: bytes) -> tuple[zipfile.ZipInfo, ...]:
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


def unzipped(file: bytes, entry: zipfile.ZipInfo) -> BinaryIO:
    """What one file of an archive holds, counted as it comes out and not as it is declared."""
    honest = copy.copy(entry)
    # Python stops at the declared size and other readers do not; so it must not know it.
    honest.file_size = limits.MOST_EXPANDED + limits.MEGABYTE
    archive = zipfile.ZipFile(io.BytesIO(file))
    try:
        return io.BufferedReader(Counted(archive.open(honest)))  # type: ignore[arg-type]
    except (*_BROKEN, RuntimeError, OSError) as error:
        raise Refused(_CUT_OFF) from error
    finally:
        archive.close()  # its file stays open until the stream is closed


def refuse_bomb(file: bytes, parts: tuple[zipfile.ZipInfo, ...]) -> None:
    """Unpacks every part, keeping nothing. Raises Refused when they are too large or broken."""
    if sum(part.file_size for part in parts) > limits.MOST_EXPANDED:
        raise Refused(_BOMB)
    left = limits.MOST_EXPANDED
    for part in parts:
        with unzipped(file, part) as stream:
            while piece := stream.read(limits.MEGABYTE):
                left -= len(piece)
                if left < 0:
                    raise Refused(_BOMB)
