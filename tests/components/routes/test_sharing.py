"""What selections share: the same rows are looked up, put into words and drawn once."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotly.basedatatypes import BaseFigure
from streamlit.testing.v1 import AppTest

from components.exhibits.site import PAGES, exhibits
from components.model.exhibit import Exhibit
from components.model.memoize import let_go
from components.model.rows import base, chosen
from components.model.selection import EVERYTHING, FIRST_YEAR, LAST_YEAR, Selection, mask, options
from components.model.view import draw, settle, settled
from components.text import presentation

LARGE = (list, pd.DataFrame, BaseFigure)
FRAME = str(Path(__file__).parents[3] / "pages" / "frame.py")
BY_SLUG = {exhibit.slug: exhibit for exhibit in exhibits()}
REGISTERED = BY_SLUG["eu-registered"]
YEARS = st.one_of(st.none(), st.integers(FIRST_YEAR, LAST_YEAR))


def codes(dimension: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(sorted(options(dimension))), max_size=2, unique=True).map(tuple)


SELECTIONS = st.builds(
    Selection,
    geography=codes("geography"),
    origin=codes("origin"),
    sex=codes("sex"),
    form=codes("form"),
    first_year=YEARS,
    last_year=YEARS,
)


@given(st.sampled_from([item for item in exhibits() if not item.every_year]), SELECTIONS)
def test_what_is_looked_up_by_parts_is_what_the_selection_shows(
    exhibit: Exhibit, selection: Selection
) -> None:
    found = chosen(exhibit, selection)
    if exhibit.one and len(selection.chosen(exhibit.one)) != 1:
        assert not found.any()
    else:
        np.testing.assert_array_equal(found, mask(base(exhibit), selection))
    assert settled(exhibit, selection).rows.index.tolist() == base(exhibit).index[found].tolist()


def test_a_choice_that_changes_no_rows_is_put_into_words_and_drawn_once() -> None:
    narrow = Selection(first_year=1996)
    assert settle(REGISTERED, narrow).selection != settle(REGISTERED).selection
    assert settle(REGISTERED, narrow).content is settle(REGISTERED).content
    assert draw(settle(REGISTERED, narrow)) is draw(settle(REGISTERED))
    assert presentation.table(settle(REGISTERED, narrow)) is presentation.table(settle(REGISTERED))


def test_other_rows_and_other_regions_are_told_apart() -> None:
    whole = settle(REGISTERED)
    assert settle(REGISTERED, Selection(first_year=2023)).content is not whole.content
    europe, both = (settle(REGISTERED, Selection(geography=places)) for places in (("150",), ("150", "142")))
    assert europe.rows.index.tolist() == both.rows.index.tolist()
    assert europe.content is not both.content, "into what places reach depends on the regions chosen"


def test_what_is_large_is_made_again_after_it_was_let_go() -> None:
    view = settled(REGISTERED)
    figure = draw(view)
    title, rows = view.title, view.rows
    assert draw(view) is figure and view.rows is rows
    let_go(view)
    assert draw(view) is not figure
    assert draw(view).to_dict() == figure.to_dict()
    pd.testing.assert_frame_equal(view.rows, rows)
    assert view.title is title, "words are small"


def test_a_content_that_holds_all_rows_leaves_no_weak_reference_behind() -> None:
    blocks = base(REGISTERED)._mgr.blocks
    before = [len(block.refs.referenced_blocks) for block in blocks]
    for _ in range(3):
        assert len(settled(REGISTERED).rows) == len(base(REGISTERED))
    assert [len(block.refs.referenced_blocks) for block in blocks] == before


def test_what_was_sent_leaves_only_words_behind() -> None:
    at = AppTest.from_file(FRAME, default_timeout=60).run()
    assert not at.exception
    shown = [settle(exhibit, EVERYTHING) for exhibit in PAGES[0].shown("all_reporters")]
    assert [view.exhibit.slug for view in shown if not view.content.made] == []
    left = [name for view in shown for name, what in view.content.made.items() if isinstance(what, LARGE)]
    assert left == []


def test_a_strangers_view_is_kept_nowhere() -> None:
    assert settled(REGISTERED).content is not settle(REGISTERED).content


@pytest.mark.parametrize(
    "exhibit", [item for item in exhibits() if item.every_year], ids=lambda item: item.slug
)
def test_years_do_not_pick_among_rows_of_all_years(exhibit: Exhibit) -> None:
    place = {exhibit.one: ("ALB",)} if exhibit.one else {}
    view = settle(exhibit, Selection(**place, first_year=2020, last_year=2020))
    assert "year" in view.unfiltered
    assert view.content is settle(exhibit, Selection(**place)).content
