"""The whole data package as one file."""

import io
import zipfile

from data.package import DESCRIPTOR, FOLDER, TABLES, VERSION

PACKAGE_NAME = f"blue-heart-statistics-{VERSION}.zip"
STAMP = (2026, 1, 1, 0, 0, 0)


def package_zip() -> bytes:
    """The data package as it stands in the repository, descriptor and tables.

    The same bytes each time; `frictionless validate` accepts it as downloaded.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, DESCRIPTOR.name, DESCRIPTOR.read_bytes())
        for table in TABLES.values():
            _add(archive, table.path.relative_to(FOLDER).as_posix(), table.path.read_bytes())
    return out.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, STAMP), content, zipfile.ZIP_DEFLATED)
