"""docs/data.md says what the descriptor says."""

from data.document import DOCUMENT, document
from data.package import TABLES


def test_the_page_is_not_stale() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "run `make docs`"


def test_every_column_is_explained() -> None:
    page = document()
    for table in TABLES.values():
        assert f"## {table.title}" in page
        assert all(field.description and field.title for field in table.fields)
