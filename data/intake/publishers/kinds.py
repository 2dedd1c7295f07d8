"""What a file is, told from its first bytes and never from its ending."""

import re

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
    "an Arrow file": (b"ARROW1",),
    "a database": (b"SQLite format 3",),
    "a text document (RTF)": (b"{\\rtf",),
    "a packed archive (7z)": (b"7z\xbc\xaf\x27\x1c",),
    "a packed archive (RAR)": (b"Rar!",),
    "a packed file (bzip2)": (b"BZh",),
    "a packed file (xz)": (b"\xfd7zXZ",),
    "a packed file (zstd)": (b"\x28\xb5\x2f\xfd",),
    "a Stata file": (b"<stata_dta>",),
    "an SPSS file": (b"$FL2",),
    "a program": (b"\x7fELF", b"MZ\x90"),
}
_MARKUP = {
    rb"<!doctype\s+html|<html|<head|<body|<table|<div": "a web page (HTML)",
    rb"<\?xml|<workbook|<!doctype": "an XML document",
    rb"[\[{]\s*([\[{\"\]}]|-?\d)": "a JSON file",
}
_UNPRINTABLE = bytes(code for code in range(32) if code not in b"\t\n\r\x0c\x1a\x1b") + b"\x7f"


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
    # Text of two bytes a letter (UTF-16) has zeros.
    two_bytes = head.startswith((b"\xff\xfe", b"\xfe\xff")) or wide(head)
    return TEXT if two_bytes or controls <= FEW_CONTROLS * len(head) else "a file of bytes that are no text"


def wide(head: bytes) -> str:
    """The encoding of text of two bytes a letter without a mark at its start; "" for other text."""
    half = len(head) // 2
    if half < 2:
        return ""
    even, odd = head[0 : 2 * half : 2].count(0), head[1 : 2 * half : 2].count(0)
    if odd > half * 0.7 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 and odd < half * 0.1 else ""
