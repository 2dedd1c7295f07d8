"""What a file is, told from its first bytes and never from its ending."""

import re

HEAD = 64 * 1024  # bytes that are looked at
FEW_CONTROLS = 0.02  # share of control characters up to which a file may pass as text

ZIP, GZIP, OLE, TEXT = "zip", "gzip", "ole", "text"

_PACKED = {
    b"PK\x03\x04": ZIP,
    b"PK\x05\x06": ZIP,
    b"\x1f\x8b": GZIP,
    b"\xd0\xcf\x11\xe0\xa1\xb1": OLE,
}
_OTHERS = {
    b"%PDF": "a PDF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"BM": "a picture",
    b"II*\x00": "a picture",
    b"MM\x00*": "a picture",
    b"PAR1": "a Parquet file",
    b"ARROW1": "an Arrow file",
    b"SQLite format 3": "a database",
    b"{\\rtf": "a text document (RTF)",
    b"7z\xbc\xaf\x27\x1c": "a packed archive (7z)",
    b"Rar!": "a packed archive (RAR)",
    b"BZh": "a packed file (bzip2)",
    b"\xfd7zXZ": "a packed file (xz)",
    b"\x28\xb5\x2f\xfd": "a packed file (zstd)",
    b"<stata_dta>": "a Stata file",
    b"$FL2": "an SPSS file",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
}
_MARKUP = {
    rb"<!doctype\s+html|<html|<head|<body|<table|<div": "a web page (HTML)",
    rb"<\?xml|<workbook|<!doctype": "an XML document",
    rb"[\[{]\s*([\[{\"\]}]|-?\d)": "a JSON file",
}
_UNPRINTABLE = bytes(code for code in range(32) if code not in b"\t\n\r\x0c\x1a\x1b") + b"\x7f"


def kind(head: bytes) -> str:
    """ZIP, GZIP, OLE or TEXT, or else words for what the file is: "a PDF document"."""
    for table in (_PACKED, _OTHERS):
        for start, name in table.items():
            if head.startswith(start):
                return name
    beginning = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:200]
    for pattern, name in _MARKUP.items():
        if re.match(pattern, beginning, re.IGNORECASE):
            return name
    return TEXT if _is_text(head) else "a file of bytes that are no text"


def _is_text(head: bytes) -> bool:
    """Whether few bytes are control characters; text of two bytes a letter (UTF-16) has zeros."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or wide(head):
        return True
    controls = len(head) - len(head.translate(None, _UNPRINTABLE))
    return controls <= FEW_CONTROLS * len(head)


def wide(head: bytes) -> str:
    """The encoding of text of two bytes a letter without a mark at its start; "" for other text."""
    half = len(head) // 2
    if half < 2:
        return ""
    even, odd = head[0 : 2 * half : 2].count(0), head[1 : 2 * half : 2].count(0)
    if odd > half * 0.7 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 and odd < half * 0.1 else ""
