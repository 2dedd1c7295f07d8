"""What a file is, told from its first bytes and never from its ending; the encoding of a text."""

import codecs
import re
from collections.abc import Iterator
from gzip import GzipFile
from typing import IO, TypeAlias

from data.intake.publishers import limits
from data.intake.publishers.reading import Refused

Stream: TypeAlias = IO[bytes] | GzipFile

HEAD = 64 * 1024  # bytes that are looked at
FEW_CONTROLS = 0.02  # share of control characters up to which a file may pass as text

ZIP, GZIP, OLE, TEXT = "zip", "gzip", "ole", "text"

_STARTS: dict[str, tuple[bytes, ...]] = {
    ZIP: (b"PK\x03\x04", b"PK\x05\x06"),
    GZIP: (b"\x1f\x8b",),
    OLE: (b"\xd0\xcf\x11\xe0\xa1\xb1",),
    "a PDF document": (b"%PDF",),
    "a picture": (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*"),
    "a Parquet file": (b"PAR1",),
    "a text document (RTF)": (b"{\\rtf",),
    "a packed archive (7z or RAR)": (b"7z\xbc\xaf\x27\x1c", b"Rar!"),
    "a Stata or SPSS file": (b"<stata_dta>", b"$FL2"),
    "a text in UTF-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
}
_MARKUP = {
    rb"<!doctype\s+html|<html|<head|<body|<table|<div": "a web page (HTML)",
    rb"<\?xml|<workbook|<!doctype": "an XML document",
    rb"[\[{]\s*([\[{\"\]}]|-?\d)": "a JSON file",
}
_UNPRINTABLE = bytes(code for code in range(32) if code not in b"\t\n\r\x0c\x1a\x1b") + b"\x7f"
_NOTICED = "The file is not in UTF-8; it was read as {}, so letters beyond A to Z may be wrong."
_NULS = "Characters without meaning (NUL) were left out."
BOMB = (
    f"A table of at most {limits.MOST_EXPANDED // limits.MEGABYTE:,} MB was expected, but this file "
    "unpacks to more than that."
)
_GOOD_FOR_BROKEN = 10  # letters that are UTF-8 for each that is not, from which a text still is UTF-8


def kind(head: bytes) -> str:
    """ZIP, GZIP, OLE or TEXT, or else words for what the file is: "a PDF document"."""
    for name, starts in _STARTS.items():
        if head.startswith(starts):
            return name
    beginning = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:200]
    for pattern, name in _MARKUP.items():
        if re.match(pattern, beginning, re.IGNORECASE):
            return name
    controls = len(head) - len(head.translate(None, _UNPRINTABLE))
    text = _utf16(head) or controls <= FEW_CONTROLS * len(head)
    return TEXT if text else "a file of bytes that are no text"


def _utf16(head: bytes) -> str:
    """The codec of a text of two bytes a letter, of which without a mark only one is mostly zero; else ""."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    high, low = (half.translate(None, _UNPRINTABLE) for half in (head[::2], head[1::2]))
    few, most = sorted((high, low), key=len)
    if len(few) * 4 > len(head) or len(most) * 2 < len(head) * (1 - FEW_CONTROLS):
        return ""
    return "utf-16-be" if few is high else "utf-16-le"


def encoding(stream: Stream) -> tuple[str, tuple[str, ...]]:
    """The codec of a whole text, and what its reader must know of it. Reads to the end, in pieces.

    By the mark at its start, else UTF-8 if all of it is that. Text of mostly whole UTF-8 letters is taken for
    UTF-8 with a few broken ones, other text for Windows-1252. Raises Refused for more than can be read.
    """
    stream.seek(0)
    codec = _utf16(stream.read(HEAD))
    zeros = sum(piece.count(0) for piece in _pieces(stream))
    if codec:
        return codec, ("The file is in UTF-16.",)
    nuls = (_NULS,) if zeros else ()
    broken = foreign = 0
    try:
        for _ in codecs.iterdecode(_pieces(stream), "utf-8"):
            pass
    except UnicodeDecodeError:
        for text in codecs.iterdecode(_pieces(stream), "utf-8", "replace"):
            broken += text.count("\N{REPLACEMENT CHARACTER}")
            foreign += len(text) - len(text.encode("ascii", "ignore"))
        if foreign - broken > broken * _GOOD_FOR_BROKEN:
            return "utf-8", (_NOTICED.format("UTF-8 with some broken letters"), *nuls)
        return "cp1252", (_NOTICED.format("Windows-1252"), *nuls)
    return "utf-8-sig", nuls


def _pieces(stream: Stream) -> Iterator[bytes]:
    """The bytes of a text from their beginning, a megabyte at a time."""
    stream.seek(0)
    left = limits.MOST_EXPANDED
    while piece := stream.read(limits.MEGABYTE):
        left -= len(piece)
        if left < 0:
            raise Refused(BOMB)
        yield piece


def mended(text: str) -> str:
    """UTF-8 that was read in another encoding on its way, as it was written: "TÃ¼rkiye" -> "Türkiye"."""
    # Programs leave bytes for which Windows-1252 has no letter as they are in ISO 8859-1.
    taken_for = ("latin-1" if "\x80" <= sign <= "\x9f" else "cp1252" for sign in text)
    try:
        whole = b"".join(map(str.encode, text, taken_for)).decode("utf-8")
    except UnicodeError:
        return text
    return text if whole == text else mended(whole)  # some were read wrongly twice
