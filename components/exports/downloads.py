"""The whole data package as one file."""

import io
import zipfile
from collections.abc import Mapping

from data.package import DESCRIPTOR, FOLDER, TABLES, VERSION

PACKAGE_NAME = f"blue-heart-statistics-{VERSION}.zip"
STAMP = (2026, 1, 1, 0, 0, 0)


def package_zip() -> bytes:
    """The data package as it stands in the repository; `frictionless validate` accepts it as downloaded."""
    files = (DESCRIPTOR, *(table.path for table in TABLES.values()))
    return zipped({file.relative_to(FOLDER).as_posix(): file.read_bytes() for file in files})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP of parts by their names, in their order; the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, STAMP), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
