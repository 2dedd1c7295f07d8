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
        told = present(settle(STATEMENTS, Selection(geography=(country,)))).subtitle
        assert told.startswith("Sweden and France, 20")


def test_file_name_says_exhibit_and_filters_and_stays_short_and_inside_its_folder() -> None:
    chosen = Selection(geography=("150",), first_year=2017, last_year=2023)
    assert settle(DECLARED["eu-registered"], chosen).file_stem == "eu-registered_europe_2017-to-2023"
    assert settle(DECLARED["eu-registered"], Selection(first_year=2099)).file_stem == "eu-registered_2099-and-later"
