"""Sums of rows that may not be added are errors with a sentence; the others keep their bounds."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.geographies import may_share_people
from data.package import TABLES
from data.sums import NOT_STATED, ROUNDING, NotComparable, checked_sum, with_remainder
from data.tables import read
from tests.data.test_comparability import COUNTS, both, counts

HERE = {2015: 10.0}


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (both(counts(HERE), counts(HERE, geography="DEU", publisher="eurostat")), "Not the same publisher"),
        (both(counts(HERE), counts(HERE, geography="DEU", series="another")), "Not the same counting rule"),
        (both(counts(HERE), counts(HERE, geography="DEU", kind="registered")), "Not the same concept"),
        (both(counts(HERE), counts(HERE, geography="DEU", kind="estimate")), "Not the same concept"),
        (both(counts(HERE), counts(HERE, sex="female")), r"Sex holds a total \(All\) beside its parts"),
        (both(counts(HERE, sex="male"), counts(HERE, sex="all")), "beside its parts"),
        (both(counts(HERE, form="other"), counts(HERE, form="begging")), r"\(Other forms\) beside its parts"),
        (both(counts(HERE), counts(HERE, geography="155")), "Western Europe and France may hold"),
        (both(counts(HERE), counts(HERE, geography="001")), "World and France may hold"),
        (both(counts(HERE), counts(HERE, geography="EU27_2020")), r"EU-27 \(from 2020\) and France may hold"),
        (both(counts(HERE, geography="155"), counts(HERE, geography="150")), "may hold the same people"),
        (both(counts(HERE), counts(HERE)), "stands twice in 2015"),
        (both(counts(HERE), counts({2014: 1.0}).assign(period_end=2016)), "stands twice"),
        (both(counts(HERE), counts({2016: 1.0}, geography="DEU")), "each of the years"),
        (counts({2016: 601.0, 2017: 5138.0}, geography="GBR"), "from 601"),
    ],
)  # fmt: skip
def test_a_forbidden_sum_is_an_error_that_says_why(rows: pd.DataFrame, why: str) -> None:
    with pytest.raises(NotComparable, match=why) as caught:
        checked_sum(rows, COUNTS, "persons")
    assert str(caught.value).startswith("Rows of victim_counts cannot be added.")


def test_what_is_forbidden_together_is_allowed_apart() -> None:
    rows = both(counts(HERE), counts(HERE, sex="female"), counts({2016: 3.0}))
    found = checked_sum(rows, COUNTS, "persons", ["period_start", "sex"])
    assert found["low"].tolist() == [10, 10, 3]


def test_rates_changes_and_shares_of_several_wholes_are_never_added() -> None:
    rates = {"victim_rates": "persons_per_million", "estimated_prevalence": "persons_per_thousand"}
    for name, measure in rates.items():
        with pytest.raises(NotComparable, match="is a rate"):
            checked_sum(read(TABLES[name]), TABLES[name], measure)
    with pytest.raises(NotComparable, match="names nothing"):
        checked_sum(read(TABLES["reported_changes"]), TABLES["reported_changes"], "change")
    shares = read(TABLES["victim_shares"])
    shares = shares[(shares["breakdown"] == "sex_age") & (shares["series"] == "World 2022")]
    (summed,) = checked_sum(shares, TABLES["victim_shares"], "share")["low"]
    assert summed == pytest.approx(99, abs=1.5)
    elsewhere = both(shares, shares.iloc[:1].assign(geography="150"))
    with pytest.raises(NotComparable, match="population"):
        checked_sum(elsewhere, TABLES["victim_shares"], "share")


@given(st.lists(st.one_of(st.integers(5, 90), st.none()), min_size=1, max_size=5))
def test_an_allowed_sum_keeps_the_hidden_cells(values: list[int | None]) -> None:
    places = ["FRA", "DEU", "ITA", "ESP", "AUT"][: len(values)]
    rows = counts({2015: 0.0}).loc[[0] * len(values)].reset_index(drop=True)
    low = [0 if value is None else value for value in values]
    high = [4 if value is None else value for value in values]
    rows = rows.assign(geography=places, persons=pd.NA, low=low, high=high)
    (row,) = checked_sum(rows, COUNTS, "persons").to_dict("records")
    assert (row["low"], row["high"]) == (sum(low), sum(high))
    assert (row["hidden"], row["rows"]) == (values.count(None), len(values))


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("FRA", "DEU", False), ("FRA", "155", True), ("155", "FRA", True), ("001", "FRA", True),
        ("EU27_2020", "FRA", True), ("EU27_2020", "JPN", False), ("150", "142", False), ("202", "011", True),
        ("FRA", "FRA", False), ("not_stated", "001", False), ("ilo_africa", "ilo_americas", False),
    ],
)  # fmt: skip
def test_which_places_may_share_people(one: str, other: str, shared: bool) -> None:
    assert may_share_people(one, other) is shared
    assert may_share_people(other, one) is shared


TABLE = TABLES["origin_shares"]
ORIGINS = ["balkans", "former_soviet_union", "005", "central_europe", "002", "east_asia"]


def split(shares: list[float | None]) -> pd.DataFrame:
    rows = read(TABLE).iloc[[0] * len(shares)].reset_index(drop=True)
    rows["origin"] = pd.Categorical(ORIGINS[: len(shares)], categories=rows["origin"].cat.categories)
    rows["share"] = pd.array(shares, dtype="Float64")
    return rows


@given(st.lists(st.integers(0, 60), min_size=1, max_size=6))
def test_parts_and_rest_make_a_hundred(shares: list[int]) -> None:
    rows = with_remainder(split([float(share) for share in shares]), TABLE, "series", ("origin",))
    rest = rows[rows["origin"] == NOT_STATED]["share"]
    missing = 100 - sum(shares)
    assert rest.tolist() == ([missing] if missing >= ROUNDING else [])
    assert rows["share"].tolist()[: len(shares)] == shares


def test_each_whole_gets_its_own_rest_that_is_unknown_beside_a_range_without_a_value() -> None:
    assert NOT_STATED not in set(with_remainder(split([20, None]), TABLE, "series", ("origin",))["origin"])
    rows = pd.concat([split([40, 30]), split([90]).assign(series="another")], ignore_index=True)
    rest = with_remainder(rows, TABLE, "series", ("origin",))
    assert rest[rest["origin"] == NOT_STATED]["share"].tolist() == [30, 10]
