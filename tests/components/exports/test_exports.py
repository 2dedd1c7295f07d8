"""Files to take away hold the rows of the view, and a picture its title, note and source."""

import html
import io
import json
import re
import zipfile

import openpyxl
import pandas as pd
import pytest
from PIL import Image

from components.charts.draw import draw
from components.charts.theme import SERIES
from components.exhibits.site import exhibits
from components.exports import pictures
from components.exports.framed import MAKER, framed
from components.exports.pictures import NoPicture, picture
from components.exports.row_files import flat, workbook
from components.exports.table_files import package_zip
from components.model.exhibit import Exhibit
from components.model.view import View
from components.text.presentation import present
from data.package import TABLES
from tests.figures import seen
from tests.sampled import sampled

CHARTS = [exhibit for exhibit in exhibits() if exhibit.chart]
BY_SLUG = {exhibit.slug: exhibit for exhibit in exhibits()}


def sheets(view: View) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(workbook(view)))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


@pytest.mark.parametrize("exhibit", sampled(), ids=lambda exhibit: exhibit.slug)
def test_a_workbook_holds_the_rows_the_words_and_the_sources(exhibit: Exhibit) -> None:
    view = seen(exhibit)
    held, frame = sheets(view), flat(view)
    assert list(held) == ["Data", "Dictionary", "Sources", "About"]
    heads, *rows = held["Data"]
    assert list(heads) == list(frame.columns)
    expected_rows = frame.astype("object").where(frame.notna(), None)
    assert [[_plain(cell) for cell in row] for row in rows] == [
        [_plain(cell) for cell in row] for row in expected_rows.itertuples(index=False)
    ]
    assert [row[0] for row in held["Dictionary"][1:]] == list(exhibit.resource.names)
    assert [row[1] for row in held["Sources"][1:]] == [source.citation for source in view.sources]
    assert ("title", present(view).full_title) in held["About"]


def _plain(cell: object) -> object:
    """Blank texts and missing are alike in a workbook; numbers are numbers."""
    return None if cell in (None, "") else float(cell) if isinstance(cell, int | float) else str(cell)


def test_a_text_that_could_start_a_formula_stays_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = pd.DataFrame({"a": ["=1+1", "http://127.0.0.1/", "@x", "<b>"], "b": [1, 2.5, None, 4]})
    monkeypatch.setattr("components.exports.row_files.flat", lambda _: hostile)
    book = openpyxl.load_workbook(io.BytesIO(workbook(seen(CHARTS[0]))))
    cells = [row[0] for row in book["Data"].iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == hostile["a"].tolist()
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


@pytest.mark.parametrize("exhibit", sampled(CHARTS), ids=lambda exhibit: exhibit.slug)
def test_a_framed_chart_draws_the_rows_with_title_note_and_source(exhibit: Exhibit) -> None:
    view = seen(exhibit)
    told = json.loads(framed(view))
    title = told["layout"]["title"]
    words = html.unescape(f"{title['text']} {title['subtitle']['text']}".replace("<br>", " "))
    shown = present(view)
    assert all(text in words for text in (shown.title, *shown.framed, MAKER))
    assert shown.main_note.short in words
    height, above = told["layout"]["height"], told["layout"]["margin"]["t"] - draw(view).layout.margin.t
    assert above <= height / 3
    assert not any(placeholder in json.dumps(told) for placeholder in SERIES)


def test_a_list_in_a_picture_has_lines_of_its_width() -> None:
    names = json.loads(framed(view := seen(BY_SLUG["profits-world"])))["data"][0]["text"]
    narrow = draw(view).data[0].text
    assert len(names) == len(narrow) and sum(len(name.split("<br>")) for name in names) < 1.5 * len(names)
    assert [name.replace("<br>", " ").replace("· ", "") for name in names] == [
        name.replace("<br>", " ") for name in narrow
    ]


@pytest.mark.whole
def test_a_picture_of_every_kind_is_one() -> None:
    if not pictures.browser():
        pytest.skip("no Chromium is installed: pictures are left out")
    for slug in ("eu-registered", "who-reports"):
        assert picture(seen(BY_SLUG[slug]), "png").startswith(b"\x89PNG\r\n")
        svg = picture(seen(BY_SLUG[slug]), "svg").decode()
        assert svg.startswith("<svg") and "Blue Heart Statistics" in svg
        assert re.search(r"Source Sans 3.{0,60}, sans-serif", svg), "a list that is no CSS is dropped"
    grid = Image.open(io.BytesIO(picture(seen(BY_SLUG["citizenship-by-region"]), "png")))
    shades = grid.convert("RGB").getcolors(1 << 24) or []
    assert sum(count for count, (red, _, blue) in shades if blue > red + 20) > 100_000, "cells without shade"


def test_without_a_browser_a_sentence_says_what_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "browser", lambda: "")
    with pytest.raises(NoPicture, match="all other formats work"):
        picture(seen(CHARTS[0]), "png")
    assert pictures.pictures(seen(CHARTS[0])) == {}


def test_the_package_is_the_same_each_time_and_stays_in_its_folder() -> None:
    assert package_zip() == package_zip()
    names = zipfile.ZipFile(io.BytesIO(package_zip())).namelist()
    assert len(names) == len(TABLES) + 1
    assert all(not name.startswith("/") and ".." not in name for name in names)
