"""Files and words of a view."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.exhibits.origins import EUROPE_ORIGINS
from components.exhibits.registered import EU_REGISTERED
from components.exhibits.response import NEEDS
from components.exports import csv_files
from components.model.selection import Selection
from components.model.view import settle
from components.text import markdown
from components.text.markdown import plain
from components.text.presentation import present
from data import csv_text


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "  =1", "\r=1"])
def test_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert csv_text.safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Europe", "", 5, -36, None, "a=b"])
def test_what_is_no_formula_stays(cell: object) -> None:
    assert csv_text.safe_cell(cell) == cell


@given(st.text(max_size=40))
def test_no_text_can_start_a_formula(text: str) -> None:
    cell = str(csv_text.safe_cell(text))
    assert not cell.strip().startswith(("=", "+", "-", "@"))


def test_file_name_says_exhibit_and_filters() -> None:
    chosen = Selection(geography=("150",), first_year=2017, last_year=2023)
    assert settle(EU_REGISTERED, chosen).file_stem == "eu-registered_europe_2017-to-2023"


def test_file_name_stays_short_and_inside_its_folder() -> None:
    everywhere = Selection(geography=tuple(f"{code:03}" for code in (2, 9, 19, 142, 150, 154, 155, 39, 151)))
    name = settle(EU_REGISTERED, everywhere).file_stem
    assert len(name) <= 120
    assert not set(name) & set("/\\: ")


def test_csv_is_nothing_but_the_table_and_marks_what_was_derived() -> None:
    text = csv_files.csv_bytes(settle(EUROPE_ORIGINS)).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text, newline="")))
    assert len(lines) == 8
    assert {len(line) for line in lines} == {len(lines[0])}
    rest = dict(zip(lines[0], lines[-1], strict=True))
    assert (rest["origin_label"], rest["share"], rest["unit"]) == ("Not stated", "21", "per cent")
    assert rest["derived"] == "100 less 32, 19, 13, 7, 5, 3"


def test_markup_in_a_text_stays_text() -> None:
    escaped = plain("<b>[x](http://y) *z* $a$ :red[b] `c` #d")
    assert not {"<", "[", "*", "$", ":", "`", "#"} & {
        sign for before, sign in zip(" " + escaped, escaped, strict=False) if before != "\\" and sign != "\\"
    }


def test_only_web_addresses_become_links() -> None:
    assert markdown._linked("a", "javascript:alert(1)") == "a"
    assert markdown._linked("a", "https://x.org") == "[a](<https://x.org>)"


def test_lists_name_the_speaker_first() -> None:
    first = present(settle(NEEDS)).paragraphs[0]
    assert first.startswith("**Anna Ekstedt · Ambassador-at-large")
    assert "Capacity building is needed" in "".join(present(settle(NEEDS)).paragraphs)


def test_a_card_has_a_line_below_its_title_and_a_finding() -> None:
    shown = present(settle(EUROPE_ORIGINS, Selection(origin=("balkans",))))
    assert (
        shown.subtitle
        == "per cent, West and Central Europe (UNODC, until 2014), 2005 to 2006, UNODC Brazil office"
    )
    assert shown.finding == shown.said.supports[0]
    nothing = present(settle(EUROPE_ORIGINS, Selection(first_year=1990, last_year=1990)))
    assert (nothing.subtitle, nothing.finding) == ("", "")
