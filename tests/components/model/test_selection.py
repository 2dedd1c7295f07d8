"""What a selection keeps."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.model.selection import FIRST_YEAR, LAST_YEAR, Selection, applies, keep, options, words
from data.package import TABLES
from data.tables import read

COUNTS = read(TABLES["victim_counts"])


def mask(rows: pd.DataFrame, selection: Selection) -> np.ndarray:
    """For each row whether a selection shows it."""
    picking = [keep(rows, selection, name) for name in selection.active if applies(name, rows)]
    return np.logical_and.reduce([np.ones(len(rows), dtype=bool), *picking])


YEARS = st.one_of(st.none(), st.integers(FIRST_YEAR, LAST_YEAR))


def test_two_regions_are_two_regions_and_not_a_range() -> None:
    rows = COUNTS[mask(COUNTS, Selection(geography=("150", "002")))]
    assert {"LVA", "NGA", "EU27_2020"} <= set(rows["geography"].astype("str"))
    assert "HND" not in set(rows["geography"].astype("str"))


def test_a_period_is_shown_when_it_overlaps_the_years() -> None:
    shares = read(TABLES["origin_shares"])
    rows = shares[mask(shares, Selection(first_year=2006, last_year=2007))]
    assert set(rows["series"]) == {"West and Central Europe 2005-2006"}


def test_years_in_the_wrong_order_are_put_right() -> None:
    assert Selection(first_year=2020, last_year=2010).years == (2010, 2020)
    assert Selection(last_year=2010).years == (FIRST_YEAR, 2010)


def test_a_choice_that_cannot_pick_hides_nothing() -> None:
    rows = COUNTS[COUNTS["sex"] == "all"]
    assert not applies("sex", rows)
    assert mask(rows, Selection(sex=("female",))).all()


def test_words_of_a_selection() -> None:
    chosen = Selection(geography=("150", "FRA"), first_year=2017, last_year=2023)
    assert words(chosen, "geography") == "Europe, France"
    assert words(chosen, "year") == "2017 to 2023"
    assert chosen.active == ("geography", "year")


@pytest.mark.parametrize("dimension", ["geography", "origin", "form", "sex", "age", "kind", "publisher"])
def test_options_have_distinct_names(dimension: str) -> None:
    names = list(options(dimension).values())
    assert len(names) == len(set(names)) > 2


@given(YEARS, YEARS, st.lists(st.sampled_from(sorted(options("geography"))), max_size=3))
def test_what_is_kept_is_what_overlaps(first: int | None, last: int | None, places: list[str]) -> None:
    chosen = Selection(geography=tuple(places), first_year=first, last_year=last)
    rows = COUNTS[mask(COUNTS, chosen)]
    assert rows.index.isin(COUNTS.index).all()
    if chosen.years:
        start, end = chosen.years
        kept = (COUNTS["period_start"] <= end) & (COUNTS["period_end"] >= start)
        assert set(rows.index) <= set(COUNTS.index[kept])
    if not places and not chosen.years:
        pd.testing.assert_frame_equal(rows, COUNTS)
