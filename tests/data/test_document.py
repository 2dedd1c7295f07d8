"""docs/data.md says what the descriptor says."""

from data.document import DOCUMENT, document, rows_read_second_hand
from data.package import TABLES
from data.sources import second_hand, sources

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
