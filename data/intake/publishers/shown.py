"""What a workbook shows and the text of its cells alone does not say.

The library that reads workbooks joins the pieces of a cell, so that 112 with a raised 1 becomes 1121. The
file is changed before it is read: a star stands before what is raised or lowered, and the cell is no number.
"""

import io
import re
import zipfile

from data.intake.publishers.number_formats import starred, styles
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
