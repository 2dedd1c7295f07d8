"""What a workbook shows and the text of its cells alone does not say.

The library that reads workbooks joins the pieces of a cell, so that 112 with a raised 1 becomes 1121. The
file is changed before it is read: a star stands before what is raised or lowered, and the cell is no number.
The same holds for a number that its format shows as another one: 1 as 100%, 5 as <5 or 5,000.
"""

import html
import io
import re
import zipfile
from collections.abc import Iterator

from data.intake.publishers.reading import Refused

_PARTS = re.compile(r"(?:xl/.*|content)\.xml", re.IGNORECASE)
_RAISED = re.compile(
    rb"(<(?:\w+:)?vertAlign\b[^>]*[\"'](?:super|sub)script[\"'](?:(?!</(?:\w+:)?r>).)*?<(?:\w+:)?t\b[^>/]*>)",
    re.DOTALL,
)
# OpenDocument names the style of a piece: "super 58%", "33% 58%".
_RAISED_STYLE = re.compile(
    rb'<style:style\b[^>]*style:name="([^"]+)"(?:(?!</style:style>).)*?'
    rb'style:text-position="(?:super|sub|-?[1-9])',
    re.DOTALL,
)
# A cell's attributes, its formula and its value; UNODC's own workbook has a link without one.
_FORMULA = re.compile(
    rb"<((?:\w+:)?c)\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>(?!=?HYPERLINK)[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\b[^>]*>\s*([^<]*?)\s*</(?:\w+:)?v>|<(?:\w+:)?v\b[^>]*/>)?\s*(?=</)"
)
_TYPE = re.compile(rb'\s(?:t|s)="[^"]*"')
_ON_LOAD = re.compile(rb"\bfullCalcOnLoad=[\"'](?:1|true)")
_OPEN_FORMULA = re.compile(rb"<table:table-cell\b(?![^>]*value-type=)(?=[^>]*table:formula=)")
_NOT_COMPUTED = b"formula without a result: open and save it in a spreadsheet program"
_OPEN_MERGED = re.compile(
    rb'<table:table-cell\b(?=[^>]*-spanned="(?!1"))(?=[^>]*value-type="(?:float|percentage|currency)")[^>]*>'
)
_MERGED = "A number stands in one cell in place of several; split such cells, save the file and try again."

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


def as_shown(file: bytes) -> bytes:
    """A workbook (xlsx, ods) with a mark before what is raised, lowered or shown as another number, and with
    words in place of formulas that nobody computed. Raises Refused for numbers in merged cells of the latter.
    """
    if not file.startswith(b"PK"):
        return file
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        parts = [part for part in archive.namelist() if _PARTS.fullmatch(part)]
        on_load = any(_ON_LOAD.search(archive.read(part)) for part in parts if part.endswith("workbook.xml"))
        contents = ((part, archive.read(part)) for part in parts)
        strange = next((styles(archive.read(part)) for part in parts if part.endswith("/styles.xml")), ())
        new = ((part, old, starred(_marked(_computed(old, on_load)), strange)) for part, old in contents)
        changed = {part: content for part, old, content in new if content != old}
        return _repacked(archive, changed) if changed else file


def _computed(content: bytes, on_load: bool) -> bytes:
    """A part of a workbook with words where formulas have no result; `on_load`: zero stands for none."""

    def worded(cell: re.Match[bytes]) -> bytes:
        name, attributes, value = cell.groups()
        if value not in (None, b"", b"0") or (value == b"0" and not on_load) or b'"str"' in attributes:
            return cell[0]
        words = b"<v>" + _NOT_COMPUTED + b"</v>"
        return b"<" + name + _TYPE.sub(b"", attributes) + b' t="str">' + words

    if _OPEN_MERGED.search(content):
        raise Refused(_MERGED)
    as_text = b'<table:table-cell office:value-type="string" office:string-value="' + _NOT_COMPUTED + b'"'
    return _OPEN_FORMULA.sub(as_text, _FORMULA.sub(worded, content))


def _marked(content: bytes) -> bytes:
    if b"vertAlign" in content:
        content = _RAISED.sub(rb"\1*", content)
    if b":text-position" in content and (styles := set(_RAISED_STYLE.findall(content))):
        names = b"|".join(map(re.escape, styles))
        content = re.sub(rb'(<text:span\b[^>]*style-name="(?:%s)"[^>]*>)' % names, rb"\1*", content)
    return content


def _repacked(archive: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for part in archive.namelist():
            new.writestr(part, changed[part] if part in changed else archive.read(part))
    return packed.getvalue()


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
