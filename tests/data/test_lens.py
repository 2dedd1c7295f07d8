"""A sum over countries by year: who reported, a constant panel, coverage alone."""

import pandas as pd
import pytest

from data.lens import lens
from data.sums import NotComparable
from tests.data.test_comparability import COUNTS, both, counts

ROWS = both(
    counts({2010: 10.0, 2011: 20.0, 2012: 30.0}, geography="FRA"),
    counts({2010: 1.0, 2012: 3.0}, geography="DEU"),
    counts({2010: 5.0, 2011: 6.0, 2012: None}, geography="ITA").assign(low=[5, 6, 0], high=[5, 6, 4]),
    counts({2011: None}, geography="ESP"),
)


def test_all_reporters_are_summed_and_named_by_year() -> None:
    found = lens(ROWS, "all", COUNTS, "persons")
    assert found["period_start"].tolist() == [2010, 2011, 2012]
    assert (found["low"].tolist(), found["high"].tolist()) == ([16, 26, 33], [16, 26, 37])
    assert found["hidden"].tolist() == [0, 0, 1]
    assert found["members"].tolist() == [("DEU", "FRA", "ITA"), ("FRA", "ITA"), ("DEU", "FRA", "ITA")]


def test_the_constant_panel_holds_who_reported_in_every_year_hidden_or_not() -> None:
    found = lens(ROWS, "constant", COUNTS, "persons")
    assert (found["low"].tolist(), found["high"].tolist()) == ([15, 26, 30], [15, 26, 34])
    assert set(found["members"]) == {("FRA", "ITA")}
    assert found["countries"].tolist() == [2, 2, 2]


def test_coverage_has_countries_and_no_sum() -> None:
    found = lens(ROWS, "coverage", COUNTS, "persons")
    assert found["countries"].tolist() == [3, 2, 3]
    assert not {"low", "high", "hidden"} & set(found)


def test_a_year_without_reporters_stays_blank_and_ends_the_line() -> None:
    rows = counts({2010: 1.0, 2011: 2.0, 2013: 3.0})
    found = lens(rows, "all", COUNTS, "persons")
    assert found["low"].isna().tolist() == [False, False, True, False]
    assert found["segment"].tolist() == [1, 1, 2, 3]
    assert lens(rows, "constant", COUNTS, "persons")["countries"].tolist() == [0, 0, 0, 0]


def test_a_break_of_a_member_ends_the_line_and_one_of_a_stranger_does_not() -> None:
    years = {2015: 1.0, 2016: 1.0, 2017: 1.0}
    french, british = counts(years), counts(years, geography="GBR")
    assert lens(french, "all", COUNTS, "persons")["segment"].nunique() == 1
    assert lens(both(french, british), "all", COUNTS, "persons")["segment"].tolist() == [1, 1, 2]
    once = both(french, counts({2015: 1.0}, geography="GBR"))
    assert lens(once, "constant", COUNTS, "persons")["segment"].nunique() == 1


def test_pakistan_breaks_the_sum_of_the_edition_in_which_it_appears() -> None:
    of_2025 = {"source": "unodc_data_portal_2025"}
    world = both(
        counts({2018: 1.0, 2019: 1.0, 2020: 1.0}, **of_2025), counts({2020: 9.0}, geography="PAK", **of_2025)
    )
    assert lens(world, "all", COUNTS, "persons")["segment"].tolist() == [1, 1, 2]
    assert lens(world, "constant", COUNTS, "persons")["segment"].nunique() == 1


@pytest.mark.parametrize(
    "rows",
    [
        both(counts({2010: 1.0}), counts({2010: 2.0})),
        both(counts({2010: 1.0}), counts({2010: 2.0}, sex="female")),
        both(counts({2010: 1.0}), counts({2010: 2.0}, geography="150")),
        counts({2010: 1.0}).assign(period_end=2011),
    ],
)
def test_what_may_not_be_added_may_not_be_looked_at_as_a_sum(rows: pd.DataFrame) -> None:
    with pytest.raises(NotComparable):
        lens(rows, "all", COUNTS, "persons")


def test_no_rows_give_no_years() -> None:
    assert lens(ROWS.iloc[:0], "all", COUNTS, "persons").empty


def test_a_line_ends_where_a_main_reporter_comes_or_leaves_and_not_for_a_small_one() -> None:
    years = dict.fromkeys(range(2010, 2014), 80.0)
    late = counts({2012: 20.0, 2013: 20.0}, geography="DEU")
    found = lens(both(counts(years), late), "all", COUNTS, "persons")
    assert found["came"].tolist() == [(), (), ("DEU",), ()]
    assert found["segment"].tolist() == [1, 1, 2, 2]
    gone = lens(both(counts(years), counts({2010: 20.0}, geography="DEU")), "all", COUNTS, "persons")
    assert gone["left"].tolist() == [(), ("DEU",), (), ()]
    assert gone["segment"].tolist() == [1, 2, 2, 2]
    small = counts({2012: 2.0}, geography="DEU")
    assert lens(both(counts(years), small), "all", COUNTS, "persons")["segment"].nunique() == 1


def test_a_hidden_count_is_no_main_reporter() -> None:
    hidden = counts({2011: None}, geography="DEU").assign(low=0, high=4)
    found = lens(both(counts({2010: 5.0, 2011: 5.0}), hidden), "all", COUNTS, "persons")
    assert (found["came"].tolist(), found["segment"].tolist()) == ([(), ()], [1, 1])
