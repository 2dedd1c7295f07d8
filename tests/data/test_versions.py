"""Versions of the data package."""

from data.package import PACKAGE, VERSION
from data.versions import CURRENT, VERSIONS


def test_the_newest_version_is_that_of_the_descriptor() -> None:
    assert CURRENT.version == VERSION
    assert PACKAGE["created"] == f"{CURRENT.date}T00:00:00Z"


def test_versions_stand_newest_first_and_say_what_changed() -> None:
    numbers = [tuple(int(part) for part in item.version.split(".")) for item in VERSIONS]
    assert numbers == sorted(set(numbers), reverse=True)
    assert [item.released for item in VERSIONS] == sorted((item.released for item in VERSIONS), reverse=True)
    assert all(sentence.endswith(".") for item in VERSIONS for sentence in item.changes)
    assert all(item.changes for item in VERSIONS)
