"""The page "Add data": upload, account, use, keep, drop."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.ui import uploads
from data.intake import child_process
from data.intake.publishers import formats
from data.published_files import PUBLISHED_FILES
from tests.data.intake import invented
from tests.pages.opening import opened as open_page
from tests.pages.opening import words

MARKUP = "<img src=x onerror=alert(1)> **bold** [link](http://example.org)"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store, and a format for the invented files."""
    monkeypatch.setenv("BLUE_HEART_STORE", str(tmp_path / "store"))
    monkeypatch.setattr(formats, "FORMATS", (invented.FORMAT, *formats.FORMATS))
    monkeypatch.setattr(child_process, "run_bounded", invented.run_here)
    return tmp_path / "store"


def opened() -> AppTest:
    return open_page("add_data")


def upload(at: AppTest, name: str, *lines: str) -> AppTest:
    at.file_uploader[0].upload(name, invented.csv(*lines))
    return at.run()


def test_without_data_the_page_says_where_to_download_each_and_what_to_type() -> None:
    told = words(opened())
    for item in PUBLISHED_FILES:
        assert item.title in told
        assert f"]({item.address})" in told
    assert told.count("`python -m data.load FILE`") == 1


def test_an_upload_is_accounted_for_used_and_dropped(place: Path) -> None:
    at = upload(opened(), "invented-2025.csv", "ALB,2017,27", "BEL,2018,<5")
    assert [metric.value for metric in at.metric] == ["2", "1", "1"]
    assert at.dataframe[0].value.to_dict("records") == [
        {"Rows": 1, "Why": "the count is not a number", "For example": "row 3: <5"}
    ]
    assert "Nothing in invented-2025.csv is true." in words(at)
    assert "Nothing yet." in words(at)
    at.button(key="use-upload").click().run()
    assert at.dataframe[0].value[["Dataset", "Edition", "Rows", "For"]].to_dict("records") == [
        {"Dataset": "Invented rows", "Edition": "2025", "Rows": 1, "For": "this session"}
    ]
    assert "use-upload" not in {button.key for button in at.button}
    at.button(key="drop-invented").click().run()
    assert "Nothing yet." in words(at)
    assert not place.exists()


def test_nothing_of_a_file_is_shown_as_markup() -> None:
    at = upload(opened(), f"invented-{MARKUP}.csv", "ALB,2017,27", f'"{MARKUP}",2018,"{MARKUP}"')
    at.button(key="use-upload").click().run()
    at = upload(at, f"other {MARKUP}.csv", f'"{MARKUP}",2018,"{MARKUP}"')
    assert "This file was not read" in words(at)
    rendered = (
        *(*at.markdown, *at.caption, *at.info, *at.warning, *at.error, *at.success, *at.subheader),
        *at.header,
    )
    texts = [*(block.value for block in rendered), *(block.label for block in (*at.button, *at.metric))]
    assert not [text for text in texts if "onerror" in text or "link" in text]
    assert any(MARKUP in text.value for text in at.text), "the check above would see nothing"
    told = words(upload(opened(), "invented-\u202egpj.2025\u200b.csv", "ALB,2017,27"))
    assert "invented-\\u202egpj.2025\\u200b.csv" in told and "\u202e" not in told


def test_a_refused_file_is_a_sentence_and_can_be_forgotten() -> None:
    at = opened()
    at.file_uploader[0].upload("report.pdf", b"%PDF-1.7 ...")
    at.run()
    assert "but this is a PDF document." in words(at)
    assert "(#where-to-download)" in words(at)
    assert "use-upload" not in {button.key for button in at.button}
    at.button(key="forget-upload").click().run()
    assert "PDF" not in words(at)


def test_a_reader_that_stumbles_shows_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr(formats, "read_file", stumble)
    told = words(upload(opened(), "invented-1.csv", "ALB,2017,27"))
    assert "failed in a way that nobody foresaw (IndexError)." in told


def test_the_copy_of_a_session_stands_before_the_one_of_everyone_and_no_other_session_sees_it() -> None:
    invented.keep(invented.reading("2021"), "a" * 64, "f")
    at = upload(opened(), "invented-2023.csv", "ALB,2017,27")
    at.button(key="use-upload").click().run()
    listed = [page.dataframe[0].value[["Edition", "For"]].to_numpy().tolist() for page in (at, opened())]
    assert listed == [[["2023", "this session"]], [["2021", "everyone here"]]]


def test_a_damaged_store_is_a_sentence_on_the_page() -> None:
    kept = invented.keep(invented.reading(), "a" * 64, "f")
    kept.stored.path.write_bytes(b"")
    assert "The loaded invented cannot be read: the file of its rows is damaged" in words(opened())


PAGE = """
import streamlit as st
from components.ui import uploads
item = uploads.dataset("invented")
st.text("nothing" if item is None else f"{item.words} {item.path is None} {item.manifest.rows}")
"""


def test_pages_ask_for_a_dataset() -> None:
    assert AppTest.from_string(PAGE).run().text[0].value == "nothing"
    invented.keep(invented.reading("2021"), "a" * 64, "f")
    told = AppTest.from_string(PAGE).run().text[0].value
    assert "Invented rows, edition 2021, loaded 20" in told
    assert told.endswith(" False 60")


def test_uploads_do_not_pile_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither the server's copies of the files, nor what was read of them, nor the copy on disk."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    held = []
    true_release = uploads._release

    def release(uploaded: object) -> None:
        manager = uploads.get_script_run_ctx().uploaded_file_mgr
        true_release(uploaded)
        held.append(sum(len(files) for files in manager.file_storage.values()))

    monkeypatch.setattr(uploads, "_release", release)
    at = opened()
    for number in range(5):
        at = upload(at, f"invented-{number}.csv", "ALB,2017,27")
        at.button(key="use-upload").click().run()
        at.file_uploader[0].upload("wrong.csv", b"a,b\n1,2\n")
        at.run()
    assert held == [0] * 10
    assert [item.manifest.edition for item in at.session_state[uploads.KEPT].values()] == ["4"]
    assert at.session_state[uploads.RECEIVED].loaded is None
    assert list(tmp_path.iterdir()) == []


def test_a_session_and_all_together_hold_only_so_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_IN_SESSION", 10)
    assert "This session holds as much as it may" in words(upload(opened(), "invented-1.csv", "ALB,2017,27"))
    monkeypatch.setattr(uploads, "MOST_IN_SESSION", 10**9)
    monkeypatch.setattr(uploads, "MOST_IN_ALL", 10)
    assert "Too many uploaded files are in use" in words(upload(opened(), "invented-1.csv", "ALB,2017,27"))
