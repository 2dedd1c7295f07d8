"""What a selection shows, and what selections share."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.exhibits.declared import DECLARED
from components.exhibits.site import exhibits
from components.model.exhibit import Exhibit
from components.model.rows import chosen, every_row, picked
from components.model.selection import FIRST_YEAR, LAST_YEAR, PLACES, Selection, options, words
from components.model.view import settle
from data.geographies import shown
from data.overlay import SHIPPED, Overlay, put

BY_SLUG = {exhibit.slug: exhibit for exhibit in exhibits()}
REGISTERED = BY_SLUG["eu-registered"]
YEARS = st.one_of(st.none(), st.integers(FIRST_YEAR, LAST_YEAR))
CODES = {
    name: st.lists(st.sampled_from(sorted(options(name))), max_size=2, unique=True).map(tuple)
    for name in ("geography", "origin", "sex", "form")
}
SELECTIONS = st.builds(Selection, **CODES, first_year=YEARS, last_year=YEARS)


def expected(exhibit: Exhibit, selection: Selection) -> list[int]:
    """The rows that a selection shows, told one by one."""
    rows = every_row(exhibit).rows
    places = selection.chosen(exhibit.one) if exhibit.one else ()
    if exhibit.one and not (rows[exhibit.one].isin(places).any() if exhibit.among else places):
        return []
    first, last = selection.years or (FIRST_YEAR, LAST_YEAR)
    held = rows["period_start"].le(last) & rows["period_end"].ge(first)
    if exhibit.every_year:
        held[:] = True
    for name in CODES:
        wanted = shown(selection.chosen(name)) if name in PLACES else selection.chosen(name)
        if exhibit.among and name == exhibit.one:
            continue
        if selection.chosen(name) and name in rows and (name in PLACES or rows[name].nunique() > 1):
            held &= rows[name].isin(wanted)
    return rows.index[held].tolist()


@example(BY_SLUG["citizens-detected-periods"], Selection(origin=("001", "002")))
@given(st.sampled_from(exhibits()), SELECTIONS)
def test_a_view_has_the_rows_that_the_selection_shows(exhibit: Exhibit, selection: Selection) -> None:
    view = settle(exhibit, selection)
    assert view.rows.index.tolist() == view.shown.index.tolist() == expected(exhibit, selection)
    assert view.count == len(view.rows) and view.empty == view.rows.empty


def test_choices_that_pick_nothing_lead_to_the_same_rows_and_are_kept_for_links() -> None:
    whole, narrow = settle(REGISTERED), settle(REGISTERED, Selection(sex=("female",)))
    assert narrow.selection != whole.selection and narrow.key == whole.key and narrow.keeps is whole.keeps
    assert settle(REGISTERED, Selection(first_year=1996)).key == whole.key, "all rows are of later years"


def test_other_rows_and_other_regions_have_other_keys() -> None:
    places = (("150",), ("150", "142"))
    europe, both = (settle(REGISTERED, Selection(geography=codes)) for codes in places)
    assert europe.rows.index.tolist() == both.rows.index.tolist()
    keys = {settle(REGISTERED).key, settle(REGISTERED, Selection(first_year=2023)).key, europe.key, both.key}
    assert len(keys) == 4, "into what places reach depends on the regions chosen"


def test_what_is_read_off_a_view_is_not_kept_with_others() -> None:
    view = settle(REGISTERED)
    assert "rows" not in settle(REGISTERED).__dict__ and "rows" not in replace(view).__dict__
    assert len(view.rows) == view.count and "rows" in view.__dict__
    assert "rows" not in settle(REGISTERED).__dict__


def test_what_is_kept_of_choices_is_bounded() -> None:
    most, longest = chosen.cache_info().maxsize, max(len(every_row(item).rows) for item in exhibits())
    assert most * longest <= 32_000_000, "bytes, if all choices are of the longest exhibit"
    assert np.asarray(settle(REGISTERED).keeps).nbytes == len(every_row(REGISTERED).rows)


@pytest.mark.parametrize(
    "exhibit", [item for item in exhibits() if item.every_year], ids=lambda item: item.slug
)
def test_years_do_not_pick_among_rows_of_all_years(exhibit: Exhibit) -> None:
    place = {exhibit.one: ("ALB",)} if exhibit.one else {}
    dated = Selection(**place, first_year=2020, last_year=2020)
    assert "year" in settle(exhibit, dated).unfiltered
    assert picked(exhibit, dated) == Selection(**({} if exhibit.among else place))


def test_words_of_a_selection() -> None:
    chosen = Selection(geography=("150", "FRA"), first_year=2017, last_year=2023)
    assert words(chosen, "geography") == "Europe, France"
    assert words(chosen, "year") == "2017 to 2023"
    assert chosen.active == ("geography", "year")
    assert Selection(first_year=2020, last_year=2010).years == (2010, 2020)
    assert Selection(last_year=2010).years == (FIRST_YEAR, 2010)


@pytest.mark.parametrize("dimension", ["geography", "origin", "form", "sex", "age", "kind", "publisher"])
def test_options_have_distinct_names(dimension: str) -> None:
    names = list(options(dimension).values())
    assert len(names) == len(set(names)) > 2


def test_what_is_drawn_of_an_edition_is_not_taken_for_the_next() -> None:
    before = settle(DECLARED["eu-registered"])
    try:
        put(Overlay("another edition"))
        assert settle(DECLARED["eu-registered"]).key != before.key == replace(before).key
    finally:
        put(SHIPPED)
