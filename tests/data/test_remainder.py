"""What a publisher did not state is what is missing to a hundred, never rescaled."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from data.package import TABLES
from data.sums import NOT_STATED, ROUNDING, with_remainder
from data.tables import read

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


def test_a_range_without_a_value_leaves_the_rest_unknown() -> None:
    assert NOT_STATED not in set(with_remainder(split([20, None]), TABLE, "series", ("origin",))["origin"])


def test_each_whole_gets_its_own_rest() -> None:
    rows = pd.concat([split([40, 30]), split([90]).assign(series="another")], ignore_index=True)
    rest = with_remainder(rows, TABLE, "series", ("origin",))
    assert rest[rest["origin"] == NOT_STATED]["share"].tolist() == [30, 10]
