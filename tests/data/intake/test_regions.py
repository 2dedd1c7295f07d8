"""A sum over countries by year: who reported, and where its line ends."""

import pandas as pd
import pytest

from data.intake.aggregates import regions
from data.sums import NotComparable
from tests.data.test_comparability import COUNTS, both, counts


def by_year(*rows: pd.DataFrame) -> pd.DataFrame:
    return regions.by_year(both(*rows), COUNTS)


def test_all_reporters_are_summed_and_counted_by_year_hidden_or_not() -> None:
    found = by_year(
        counts({2010: 10.0, 2011: 20.0, 2012: 30.0}, geography="FRA"),
        counts({2010: 1.0, 2012: 3.0}, geography="DEU"),
        counts({2010: 5.0, 2011: 6.0, 2012: None}, geography="ITA").assign(low=[5, 6, 0], high=[5, 6, 4]),
        counts({2011: None}, geography="ESP"),
    )
    assert found["period_start"].tolist() == [2010, 2011, 2012]
    assert (found["low"].tolist(), found["high"].tolist()) == ([16, 26, 33], [16, 26, 37])
    assert (found["hidden_cells"].tolist(), found["reporting_countries"].tolist()) == ([0, 0, 1], [3, 2, 3])


def test_a_year_without_reporters_ends_the_line() -> None:
    found = by_year(counts({2010: 1.0, 2011: 2.0, 2013: 3.0}))
    assert (found["period_start"].tolist(), found["since"].tolist()) == (
        [2010, 2011, 2013],
        [2010, 2010, 2013],
    )
    assert not found["came"].str.len().any() and not found["left"].str.len().any()


def test_a_break_of_a_country_in_the_sum_ends_the_line_and_one_of_a_stranger_does_not() -> None:
    years = {2015: 1.0, 2016: 1.0, 2017: 1.0}
    french, british = counts(years), counts(years, geography="GBR")
    assert by_year(french)["since"].nunique() == 1
    assert by_year(french, british)["since"].tolist() == [2015, 2015, 2017]


def test_pakistan_breaks_the_sum_of_the_edition_in_which_it_appears() -> None:
    of_2025 = {"source": "unodc_data_portal_2025"}
    french = counts({2018: 1.0, 2019: 1.0, 2020: 1.0}, **of_2025)
    found = by_year(french, counts({2020: 9.0}, geography="PAK", **of_2025))
    assert found["since"].tolist() == [2018, 2018, 2020]
    assert by_year(french)["since"].nunique() == 1


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
        by_year(rows)


def test_no_rows_give_no_years() -> None:
    assert by_year(counts({2010: 1.0}).iloc[:0]).empty


def test_a_line_ends_where_a_main_reporter_comes_or_leaves_and_not_for_a_small_one() -> None:
    years = dict.fromkeys(range(2010, 2014), 80.0)
    late = counts({2012: 20.0, 2013: 20.0}, geography="DEU")
    found = by_year(counts(years), late)
    assert found["came"].tolist() == [[], [], ["DEU"], []]
    assert found["since"].tolist() == [2010, 2010, 2012, 2012]
    gone = by_year(counts(years), counts({2010: 20.0}, geography="DEU"))
    assert gone["left"].tolist() == [[], ["DEU"], [], []]
    assert gone["since"].tolist() == [2010, 2011, 2011, 2011]
    assert by_year(counts(years), counts({2012: 2.0}, geography="DEU"))["since"].nunique() == 1


def test_a_hidden_count_is_no_main_reporter() -> None:
    hidden = counts({2011: None}, geography="DEU").assign(low=0, high=4)
    found = by_year(counts({2010: 5.0, 2011: 5.0}), hidden)
    assert (found["came"].tolist(), found["since"].tolist()) == ([[], []], [2010, 2010])
