"""Formats of cells by which a workbook shows another number than it holds: 1 as 100%, 5 as <5 or 5,000."""

import html
import re
from collections.abc import Iterator

_FORMAT = re.compile(r"<(?:\w+:)?numFmt\b[^>]*>")
_XF = re.compile(r"<(?:\w+:)?xf\b[^>]*>")
_ATTRIBUTE = re.compile(r'\b(numFmtId|formatCode)="([^"]*)"')
_BUILT_IN = {"9": "0%", "10": "0.00%", "12": "# ?/?", "13": "# ??/??"}
_BESIDE = re.compile(r"\[[^\]]*\]|_.|\*.")  # colours and languages, room, filling
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_HARMLESS = re.compile(r"[\s.,'’()*†–-]*(pers(ons?|on[en]*s|onas)?|people|victims|cases|p)?[\s.)]*", re.I)
_ZERO = re.compile(r'\[=0\]"?[-–]"?;')  # a dash for none
_SIGNED = re.compile(r'["\\][-–.,]"?[0#?]')  # a sign in the number's own words: 12 as "-12" or "1.2"
_OTHERWISE = re.compile(r"[%<>=~‰]|[0#?]\s*/\s*[0#?]|[0#?],+(?![0#?,])")
_SHOWS, _DAY = re.compile(r"[0#?@]|general", re.IGNORECASE), re.compile(r"[ymdhs]", re.IGNORECASE)
# A number in a cell with such a style, and one that OpenDocument shows with other signs than a number's.
_CELL = (
    rb'<((?:\w+:)?c\b(?=[^>]*\ss="(?:%s)")(?![^>]*\st="(?!n"))[^>]*)>'
    rb"((?:\s*<(?:\w+:)?f\b[^>]*>(?:[^<]*</(?:\w+:)?f>)?)?\s*<(?:\w+:)?v>)"
)
_OPEN_CELL = re.compile(
    rb'(<table:table-cell\b(?=[^>]*value-type="(?:float|percentage|currency)")[^>]*)(>\s*<text:p>)'
    rb"(?=(?:\d|[.,\s'-]|\xc2\xa0|\xe2\x80[\x89\x99\xaf])*[^\d.,\s'<\xc2\xe2-])"
)
_OPEN_VALUE = re.compile(rb'\s\w+:value(?:-type)?="[^"]*"')


def otherwise(code: str) -> bool:
    """Whether a format shows a number as another one, or as something else."""
    bare = _BESIDE.sub("", _ZERO.sub("", code))
    plain = _QUOTED.sub("", bare)
    first = plain.split(";")[0]
    if _DAY.search(first) and not _SHOWS.search(first):
        return False
    texts = ("".join(texts) for texts in _QUOTED.findall(bare))
    hidden = not _SHOWS.search(first) or _SIGNED.search(bare.split(";")[0])
    return bool(hidden) or bool(_OTHERWISE.search(plain)) or not all(map(_HARMLESS.fullmatch, texts))


def styles(part: bytes) -> tuple[bytes, ...]:
    """The numbers of the styles of cells (`s` in a sheet) with such a format."""
    text = part.decode("utf-8", "replace")
    codes = _BUILT_IN | {of["numFmtId"]: of["formatCode"] for of in _attributes(_FORMAT, text) if len(of) > 1}
    strange = {number for number, code in codes.items() if otherwise(code)}
    _, _, cells = text.partition("cellXfs")
    found = enumerate(_attributes(_XF, cells.partition("cellXfs>")[0]))
    return tuple(str(place).encode() for place, of in found if of.get("numFmtId") in strange)


def _attributes(element: re.Pattern[str], text: str) -> Iterator[dict[str, str]]:
    for tag in element.findall(text):
        yield {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(tag)}


def starred(part: bytes, of: tuple[bytes, ...]) -> bytes:
    """A sheet with a star before each number of these styles; of an OpenDocument the text that it shows."""
    if of:
        cells = re.compile(_CELL % b"|".join(of))
        part = cells.sub(lambda cell: b'<%s t="str">%s* ' % (cell[1].replace(b' t="n"', b""), cell[2]), part)
    return _OPEN_CELL.sub(_as_text, part) if b"table:table-cell" in part else part


def _as_text(cell: re.Match[bytes]) -> bytes:
    return _OPEN_VALUE.sub(b"", cell[1]) + b' office:value-type="string"' + cell[2]
