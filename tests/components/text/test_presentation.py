"""Files and words of a view."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.exhibits.country import DETECTED
from components.exhibits.declared import DECLARED
from components.exhibits.site import PAGES
from components.exhibits.site_page import SitePage
from components.exports import row_files
from components.model.exhibit import Exhibit
from components.model.selection import Selection
from components.model.url_state import LENSES
from components.model.view import settle
from components.text import markdown, titles
from components.text.forbidden import forbidden_claims
from components.text.markdown import plain
from components.text.presentation import present
from data import csv_text
from data.geographies import places
from data.sources import in_short
from tests.components.model.test_views import CASES
from tests.figures import seen


@pytest.mark.parametrize("cell", ["=1", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\ufeff =1", "\n\uff1d1"])
def test_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert csv_text.safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Europe", "", 5, -36, None, "a=b"])
def test_what_is_no_formula_stays(cell: object) -> None:
    assert csv_text.safe_cell(cell) == cell


@given(st.text(max_size=40))
def test_no_text_can_start_a_formula(text: str) -> None:
    cell = str(csv_text.safe_cell(text))
    assert (cell.strip("\0\u200b\ufeff \r\n") or "a")[0] not in "=+-@\uff1d\uff0b\uff0d\uff20"


def test_a_place_that_another_names_is_not_named_twice() -> None:
    for country in ("FRA", "SWE"):
        told = present(settle(DECLARED["what-was-said"], Selection(geography=(country,)))).subtitle
        assert told.startswith("Sweden and France, 20")


def test_file_name_says_exhibit_and_filters_and_stays_short_and_inside_its_folder() -> None:
    chosen = Selection(geography=("150",), first_year=2017, last_year=2023)
    assert settle(DECLARED["eu-registered"], chosen).file_stem == "eu-registered_europe_2017-to-2023"
    later = settle(DECLARED["eu-registered"], Selection(first_year=2099))
    assert later.file_stem == "eu-registered_2099-and-later"
    everywhere = Selection(geography=tuple(f"{code:03}" for code in (2, 9, 19, 142, 150, 154, 155, 39, 151)))
    name = settle(DECLARED["eu-registered"], everywhere).file_stem
    assert len(name) <= 120 and not set(name) & set("/\\: ")


def test_csv_is_nothing_but_the_table_and_marks_what_was_derived() -> None:
    text = row_files.csv_bytes(settle(DECLARED["europe-origins"])).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text, newline="")))
    assert len(lines) == 8
    assert {len(line) for line in lines} == {len(lines[0])}
    rest = dict(zip(lines[0], lines[-1], strict=True))
    assert (rest["origin_label"], rest["share"], rest["unit"]) == ("Not stated", "21", "per cent")
    assert rest["derived"] == "100 less 32, 19, 13, 7, 5, 3"


def test_markup_in_a_text_stays_text_and_only_web_addresses_become_links() -> None:
    assert markdown.link_to("a", "javascript:alert(1)") == "a"
    assert markdown.link_to("a", "https://x.org") == "[a](<https://x.org>)"
    escaped = plain("<b>[x](http://y) *z* $a$ :red[b] `c` #d")
    assert not {"<", "[", "*", "$", ":", "`", "#"} & {
        sign for before, sign in zip(" " + escaped, escaped, strict=False) if before != "\\" and sign != "\\"
    }


def test_lists_name_the_speaker_first() -> None:
    every = present(settle(DECLARED["what-was-said"])).paragraphs
    assert any(one.startswith("**Anna Ekstedt · Ambassador-at-large") for one in every)
    assert "Capacity building is needed" in "".join(every)


# What belongs below a title: time, unit, place.
TIME = re.compile(r"\b(1|2)\d{3}\b")
UNITS = re.compile(r"persons a year|per cent|US dollars|a year\b|\bpersons$")
FIGURES = re.compile(r"\d[\d,.]*\d")
# Titles of their own: what a chosen country's cards say of it, a map of one region beside that of all.
PLACES = {label for one in places().values() if len(label := one.label) > 4} | {"worldwide", "in the EU"}
NAMES_A_PLACE = {"council-of-europe-convention"}
ON_PAGES = list(dict.fromkeys(item for page in PAGES for item in page.exhibits))


@pytest.mark.parametrize("exhibit", ON_PAGES, ids=lambda exhibit: exhibit.slug)
def test_a_title_says_what_a_card_is_and_its_subtitle_the_rest(exhibit: Exhibit) -> None:
    view = seen(exhibit)
    words = present(view)
    assert len(words.title.split()) <= 10
    assert not TIME.search(words.title) and not UNITS.search(words.title)
    named = {label for label in PLACES if re.search(rf"\b{re.escape(label)}\b", words.title)}
    assert not named or exhibit.slug in NAMES_A_PLACE
    if not view.empty:
        assert words.full_title.startswith(words.title) and words.full_title.endswith(titles.years(view))
        assert titles.years(view) in words.subtitle
        assert titles.unit(view).lower() in words.subtitle.lower()


@pytest.mark.parametrize(("exhibit", "selection"), CASES)
def test_what_stands_on_a_card_is_short_and_in_its_notes(exhibit: Exhibit, selection: Selection) -> None:
    view = settle(exhibit, selection)
    words = present(view)
    if view.empty:
        assert (words.subtitle, words.finding) == ("", "")
        return
    assert len(words.subtitle.split()) <= 20
    assert len(words.finding.split()) <= 25 and forbidden_claims(words.finding) == ()
    told = " ".join([*words.said.supports, words.alt, str(view.count), words.full_title])
    if not (exhibit.chart and exhibit.chart.steps):
        assert set(FIGURES.findall(words.finding)) <= set(FIGURES.findall(told))
    for note in words.notes:
        assert len(note.short.split()) <= 20 and note.bare.startswith(note.short.removesuffix(" …"))
    held = {*words.short_notes, *(note.bare for note in words.folded)}
    assert {note.bare for note in words.notes} <= held, "a note is told nowhere"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
@pytest.mark.parametrize("lens", LENSES)
def test_no_two_cards_of_a_page_look_alike(page: SitePage, lens: str) -> None:
    views = [present(seen(exhibit)) for exhibit in page.shown(lens)]
    told = [words.title for words in views if not words.view.empty]
    assert len(set(told)) == len(told)


def test_a_figure_read_second_hand_is_no_finding() -> None:
    assert present(settle(DECLARED["eu-registered"])).finding.startswith("In 2023, 10,793 ")
    assert not present(settle(DECLARED["eu-registered"], Selection(first_year=2024))).finding


def test_publishers_are_told_in_one_line() -> None:
    shown = present(settle(DETECTED, Selection(geography=("ALB",))))
    assert shown.subtitle == "Persons a year, Albania, 2008 to 2022, UNODC, edition of 14 April 2025"
    assert shown.sources_in_short == "UNODC, edition of 14 April 2025"
    assert in_short("Independent (Nigeria)") == "Independent (Nigeria)"
    assert in_short("International Labour Organization (ILO)") == "ILO"
