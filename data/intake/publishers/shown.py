"""What a workbook shows and the text of its cells alone does not say.

The library that reads workbooks joins the pieces of a cell, so that 112 with a raised 1 becomes 1121. The
file is changed before it is read: a star stands before what is raised or lowered, and the cell is no number.
"""

import io
import re
import zipfile

from data.intake.publishers.number_formats import starred, styles
from data.intake.publishers.reading import Refused
from data.intake.publishers.sheets import told

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
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>(?!=?HYPERLINK)([^<]*)</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\b[^>]*>\s*([^<]*?)\s*<)?"
)
_ON_LOAD = re.compile(rb"\bfullCalcOnLoad=[\"'](?:1|true)")
_OPEN_FORMULA = re.compile(rb'<table:table-cell\b(?![^>]*value-type=)[^>]*table:formula="(?:of:)?([^"]*)')
_OPEN_MERGED = re.compile(
    rb'<table:table-cell\b(?=[^>]*-spanned="(?!1"))(?=[^>]*value-type="(?:float|percentage|currency)")[^>]*>'
)
_MERGED = "A number stands in one cell in place of several; split such cells, save the file and try again."
_NOT_COMPUTED = (
    "The workbook holds formulas without their results, such as “{}”; open it in a spreadsheet program, "
    "save it there and try again."
)


def as_shown(file: bytes) -> bytes:
    """A workbook (xlsx, ods) with a mark before what is raised, lowered or shown as another number.

    Raises Refused for formulas that nobody computed, and in the latter for numbers in merged cells.
    """
    if not file.startswith(b"PK"):
        return file
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        parts = [part for part in archive.namelist() if _PARTS.fullmatch(part)]
        on_load = any(_ON_LOAD.search(archive.read(part)) for part in parts if part.endswith("workbook.xml"))
        contents = ((part, _computed(archive.read(part), on_load)) for part in parts)
        strange = next((styles(archive.read(part)) for part in parts if part.endswith("/styles.xml")), ())
        changed = {part: new for part, old in contents if (new := starred(_marked(old), strange)) != old}
        return _repacked(archive, changed) if changed else file


def _computed(content: bytes, on_load: bool) -> bytes:
    """A part of a workbook, if its formulas have results; `on_load`: zero stands for none."""
    of_cells = ((match[2] or b"=", match[1], match[3]) for match in _FORMULA.finditer(content))
    unset = (
        formula
        for formula, attributes, value in of_cells
        if (on_load and value in (None, b"", b"0")) or (not value and b'"str"' not in attributes)
    )
    if formula := next(unset, None) or next(iter(_OPEN_FORMULA.findall(content)), None):
        raise Refused(_NOT_COMPUTED.format(told(formula.decode("utf-8", "replace"))))
    if _OPEN_MERGED.search(content):
        raise Refused(_MERGED)
    return content


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
