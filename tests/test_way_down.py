"""An exhibit goes down through the rooms, enters few of them, and never climbs back up."""

from collections.abc import Callable

import pytest

from tests.way_down import FLOORS, Way, of_card, of_csv

MOST = 20


@pytest.mark.parametrize("walk", [of_csv, of_card])
def test_few_stops_and_no_climb(walk: Callable[[], Way]) -> None:
    way = walk()
    assert {"model", "text"} <= {caller for caller, _ in way.stops}, "nothing was followed"
    assert way.climbs == []
    assert len(way.stops) <= MOST, way.stops


def test_a_climb_is_one() -> None:
    assert Way((("model", "components.charts.bars"),)).climbs and not Way((("ui", "data.bounds"),)).climbs
    assert len(set(FLOORS)) == len(FLOORS)
