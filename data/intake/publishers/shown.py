"""What a workbook shows and the text of its cells alone does not say: raised marks of footnotes.

The library that reads workbooks joins the pieces of a cell, so that 112 with a raised 1 becomes 1121. The
file is changed before it is read: a star stands before what is raised or lowered, and the cell is no number.
"""

import io
import re
import zipfile

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


def as_shown(file: bytes) -> bytes:
    """A workbook (xlsx, ods) with a mark before what is raised or lowered; any other file as it is."""
    if not file.startswith(b"PK"):
        return file
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        parts = [part for part in archive.namelist() if _PARTS.fullmatch(part)]
        contents = ((part, archive.read(part)) for part in parts)
        changed = {part: new for part, old in contents if (new := _marked(old)) != old}
        return _repacked(archive, changed) if changed else file


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
