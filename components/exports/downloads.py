"""Whole tables and the whole data package as files."""

import io
import zipfile

from components.exports.csv_files import csv_text
from data.package import DESCRIPTOR, FOLDER, TABLES, VERSION, Table
from data.tables import read

PACKAGE_NAME = f"blue-heart-statistics-{VERSION}.zip"
STAMP = (2026, 1, 1, 0, 0, 0)


def table_csv(table: Table) -> bytes:
    """A whole table with its own columns only, in UTF-8; formulas neutralised."""
    return csv_text(read(table)).encode("utf-8")


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
