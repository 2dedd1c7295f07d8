"""The whole package as downloaded."""

import io
import zipfile
from pathlib import Path

import pytest
from frictionless import Package

from components.exports.downloads import PACKAGE_NAME, package_zip
from data.package import TABLES, VERSION


@pytest.mark.whole
def test_the_package_validates_as_downloaded(tmp_path: Path) -> None:
    path = tmp_path / PACKAGE_NAME
    path.write_bytes(package_zip())
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "unpacked")
    assert Package(str(tmp_path / "unpacked" / "datapackage.json")).validate().valid
    assert VERSION in PACKAGE_NAME


def test_the_package_is_the_same_each_time_and_stays_in_its_folder() -> None:
    assert package_zip() == package_zip()
    names = zipfile.ZipFile(io.BytesIO(package_zip())).namelist()
    assert len(names) == len(TABLES) + 1
    assert all(not name.startswith("/") and ".." not in name for name in names)
