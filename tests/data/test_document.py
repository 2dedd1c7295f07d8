"""docs/data.md says what the descriptor says."""

from data.document import DOCUMENT, document, rows_read_second_hand
from data.package import PACKAGE, TABLES, VERSION
from data.sources import second_hand, sources
from data.versions import CURRENT, VERSIONS

# To be lowered when a better page is found, and not raised.
MOST_SOURCES, MOST_ROWS = 72, 321
# Papers, not pages.
HANDED_OUT = {"unodc_side_event_2022"}


def test_the_page_is_not_stale() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "run `make docs`"


def test_every_column_is_explained() -> None:
    page = document()
    for table in TABLES.values():
        assert f"## {table.title}" in page
        assert all(field.description and field.title for field in table.fields)


def test_what_was_only_read_second_hand_does_not_grow() -> None:
    assert len(second_hand()) <= MOST_SOURCES
    assert sum(rows_read_second_hand().values()) <= MOST_ROWS


def test_every_source_says_where_it_can_be_found_or_that_no_address_is_known() -> None:
    nowhere = [source for source in sources().values() if not source.url]
    assert [source.source for source in nowhere if "no address is known" not in source.title] == []
    own = {name for name, source in sources().items() if source.access == "original" and not source.url}
    assert own == HANDED_OUT


# Versions of the data package.


def test_the_newest_version_is_that_of_the_descriptor() -> None:
    assert CURRENT.version == VERSION
    assert PACKAGE["created"] == f"{CURRENT.date}T00:00:00Z"


def test_versions_stand_newest_first_and_say_what_changed() -> None:
    numbers = [tuple(int(part) for part in item.version.split(".")) for item in VERSIONS]
    assert numbers == sorted(set(numbers), reverse=True)
    assert [item.released for item in VERSIONS] == sorted((item.released for item in VERSIONS), reverse=True)
    assert all(sentence.endswith(".") for item in VERSIONS for sentence in item.changes)
    assert all(item.changes for item in VERSIONS)
