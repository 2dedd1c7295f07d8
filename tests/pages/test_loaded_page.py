"""What the page "Add data" says of a file that makes tables, and of what is loaded: only what is so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.exhibits.site import PAGES
from components.ui import uploads
from data import load, overlay
from data.published_files import BY_DATASET, OF_TABLES, PUBLISHED_FILES
from tests.data.intake import changed
from tests.pages.test_add_data import opened, words


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A store of this test alone; afterwards the tables are those that ship."""
    monkeypatch.setenv("BLUE_HEART_STORE", str(tmp_path / "store"))
    yield tmp_path
    overlay.put(overlay.SHIPPED)


def upload(at: AppTest, path: Path) -> AppTest:
    at.file_uploader[0].upload(path.name, path.read_bytes())
    return at.run()


def page(path: str, **query: str) -> AppTest:
    at = opened()
    for name, value in query.items():
        at.query_params[name] = value
    return at.switch_page(f"{path}.py").run()


def test_an_upload_says_what_would_change_and_changes_nothing(place: Path) -> None:
    at = upload(opened(), changed.small(place / "a.xlsx"))
    told = words(at)
    assert "What it would change in the tables of this dashboard" in told
    assert "Detected victims by country: 0 rows added, 15 revised, 14,961 withdrawn, 0 unchanged" in told
    (largest,) = [frame.value for frame in at.dataframe if "In this file" in frame.value]
    assert len(largest) == 10
    assert largest.iloc[0].to_dict() == {
        "Row": "Austria, 2022",
        "Now": f"{changed.shipped():,}",
        "In this file": f"{changed.CHANGED:,}",
    }
    assert "Nothing of it is shown on any page" in told
    assert "`python -m data.load FILE`" in told
    assert "use-upload" not in {button.key for button in at.button}
    assert f"{changed.CHANGED:,}" not in words(page("home"))
    assert not (place / "store").exists()


def test_what_is_loaded_is_seen_where_the_page_says(place: Path) -> None:
    shipped = words(page("home"))
    assert "UNODC's file of 14 April 2025" in shipped
    load.main(["--replace", str(changed.small(place / "a.xlsx"))])
    at = opened()
    row = at.dataframe[0].value.iloc[0]
    assert (row["Edition"], row["For"]) == ("2030-12-31", "everyone here")
    assert "Countries" in row["Seen on"].split(", ")
    told = words(page("home"))
    assert "UNODC's file of 31 December 2030" in told
    assert f"{2 * changed.CHANGED:,} victims detected" in told
    assert "14 April 2025" not in told
    load.main(["--back", "unodc_glotip"])
    assert words(page("home")) == shipped
    assert "Nothing yet." in words(opened())


def test_every_dataset_says_where_it_is_seen() -> None:
    by_title = {item.title: item for item in PAGES}
    from components.ui.upload_forms import _pages  # noqa: PLC0415

    for item in PUBLISHED_FILES:
        named = [by_title[title] for title in _pages(item.dataset).split(", ")]
        assert named
        if item.dataset in OF_TABLES:
            shown = {exhibit.table for seen in named for exhibit in seen.exhibits}
            assert shown & set(BY_DATASET[item.dataset].tables)
        else:
            assert [seen.case_records for seen in named] == [True]
            assert f"“{named[0].title}”" in uploads.IN_USE
