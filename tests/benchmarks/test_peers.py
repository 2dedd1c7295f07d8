"""The peers of the benchmark draw the very figures that the dashboard draws."""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import product

import numpy as np
import pandas as pd
import pytest

from components.exhibits.origins import EXHIBITS
from components.model.exhibit import Exhibit
from components.model.selection import Selection
from components.model.view import settle
from tests.benchmarks.peers.figures import CARDS, Card, prepare, read, select

CHOICES = [
    *product([(), ("150",), ("002", "142")], [None, 2006, 2016], [None]),
    ((), 2006, 2012),
    (("150",), None, 2010),
]
Choice = tuple[tuple[str, ...], int | None, int | None]


@cache
def places() -> pd.DataFrame:
    return read("geographies")


@cache
def every_row(number: int) -> pd.DataFrame:
    return prepare(CARDS[number], read(CARDS[number].table), places())


def theirs(number: int, choice: Choice) -> pd.DataFrame:
    regions, *years = choice
    first, last = (str(year) if year else None for year in years)
    return select(every_row(number), places(), list(regions), first, last)


def ours(exhibit: Exhibit, choice: Choice) -> Iterable[tuple[int, int, float]]:
    regions, first, last = choice
    view = settle(exhibit, Selection(geography=regions, first_year=first, last_year=last))
    amounts = view.rows[exhibit.measure].astype("float")
    highs = view.rows["high"].astype("float") if "high" in view.rows else amounts
    return zip(view.rows["period_start"], view.rows["period_end"], amounts.fillna(highs), strict=True)


def counted(rows: Iterable[Iterable[float]]) -> Counter[tuple[int, int, float]]:
    return Counter((int(start), int(end), round(float(amount), 6)) for start, end, amount in rows)


@pytest.mark.parametrize("choice", CHOICES)
def test_a_peer_shows_the_same_rows(choice: Choice) -> None:
    columns = ["period_start", "period_end", "amount"]
    differing = [
        exhibit.slug
        for number, exhibit in enumerate(EXHIBITS)
        if counted(ours(exhibit, choice)) != counted(theirs(number, choice)[columns].to_numpy())
    ]
    assert len(EXHIBITS) == len(CARDS)
    assert not differing


@pytest.mark.parametrize("number", range(len(CARDS)))
def test_a_peer_draws_what_it_shows(number: int) -> None:
    card: Card = CARDS[number]
    rows = theirs(number, ((), None, None))
    drawn = [
        value
        for trace in card.draw(rows).data
        for value in np.ravel(trace.z if trace.type == "heatmap" else trace.x).astype(float)
        if not np.isnan(value)
    ]
    assert Counter(drawn) == Counter(rows["amount"].astype(float))
