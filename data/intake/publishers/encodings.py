"""In which encoding a text is, and the same text as UTF-8 without NULs."""

import codecs
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from data.intake.publishers.kinds import HEAD, wide
from data.intake.publishers.limits import MEGABYTE

Opener = Callable[[], BinaryIO]  # gives the bytes of a text from their beginning, each time anew

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_NAMES = {"cp1252": "Windows-1252", "latin-1": "ISO 8859-1", "utf-8": "UTF-8 with some broken letters"}
_UNDEFINED = b"\x81\x8d\x8f\x90\x9d"  # no letters in Windows-1252
_TAKEN_FOR = ("cp1252", "latin-1", "mac_roman", "cp850")
_GOOD_FOR_BROKEN = 10  # letters that are UTF-8 for each that is not, from which a text still is UTF-8


@dataclass(frozen=True)
class Encoding:
    """The codec of a text, and what its reader must know of it."""

    codec: str
    noticed: tuple[str, ...] = ()


UTF_8 = Encoding("utf-8-sig")


def encoding(opener: Opener) -> Encoding:
    """The encoding of a whole text: by the mark at its start, else UTF-8 if all of it is that.

    Other text is taken for Windows-1252, or ISO 8859-1 where it holds bytes that Windows-1252 does
    not know; text of mostly whole UTF-8 letters is taken for UTF-8 with a few broken ones. Reads to
    the end, in pieces. Raises what the opener's stream raises.
    """
    with opener() as stream:
        head = stream.read(HEAD)
    marked = next((codec for mark, codec in _MARKS.items() if head.startswith(mark)), "") or wide(head)
    if marked.startswith("utf-16"):
        return Encoding(marked, ("The file is in UTF-16.",))
    return UTF_8 if _is_utf_8(opener) else _other(opener)


def _is_utf_8(opener: Opener) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for piece in pieces(opener):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _other(opener: Opener) -> Encoding:
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    broken = foreign = undefined = 0
    for piece in pieces(opener):
        text = decoder.decode(piece)
        broken += text.count("\N{REPLACEMENT CHARACTER}")
        foreign += len(text) - len(text.encode("ascii", "ignore"))
        undefined += len(piece) - len(piece.translate(None, _UNDEFINED))
    if foreign - broken > broken * _GOOD_FOR_BROKEN:
        return _noticed("utf-8")
    return _noticed("latin-1" if undefined else "cp1252")


def _noticed(codec: str) -> Encoding:
    told = f"The file is not in UTF-8; it was read as {_NAMES[codec]}, so letters beyond A to Z may be wrong."
    return Encoding(codec, (told,))


def pieces(opener: Opener) -> Iterator[bytes]:
    """The bytes of a text, a megabyte at a time."""
    with opener() as stream:
        while piece := stream.read(MEGABYTE):
            yield piece


def mended(text: str) -> str:
    """UTF-8 that was read in another encoding on its way, as it was written: "TÃ¼rkiye" -> "Türkiye"."""
    for codec in _TAKEN_FOR:
        try:
            whole = b"".join(_byte(sign, codec) for sign in text).decode("utf-8")
        except UnicodeError:
            continue
        if whole != text:
            return mended(whole)  # some were read wrongly twice
    return text


def _byte(sign: str, codec: str) -> bytes:
    """Windows-1252 has no letter for five bytes; programs leave these as they are."""
    known = codec != "cp1252" or sign not in _UNDEFINED.decode("latin-1")
    return sign.encode(codec if known else "latin-1")


class Utf8(io.RawIOBase):
    """A text of any encoding as a stream of UTF-8, without its mark and without NULs."""

    def __init__(self, opener: Opener, codec: str) -> None:
        self._pieces = pieces(opener)
        self._decoder = codecs.getincrementaldecoder(codec)("replace")
        self._rest = b""
        self.lines = 0
        self.noticed: tuple[str, ...] = ()  # what a reader must know of the text that has passed

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fills the buffer as far as the next piece goes."""
        while not self._rest:
            piece = next(self._pieces, None)
            text = self._decoder.decode(piece or b"", final=piece is None)
            if "\0" in text:
                self.noticed = ("Characters without meaning (NUL) were left out.",)
            self.lines += text.count("\n")
            self._rest = text.replace("\0", "").encode("utf-8", "replace")
            if piece is None:
                break
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size
