"""Of what is much alike a slow test takes a part, by turns of days; all with EVERYTHING=1."""

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TypeVar

from components.exhibits.site import PAGES, exhibits
from components.model.exhibit import Exhibit

EVERYTHING = bool(os.environ.get("EVERYTHING"))
# Whose turn it is: the end of a run tells the number, and all processes of a run have that of the first.
DAY = int(os.environ.setdefault("DAY", str(datetime.now(UTC).toordinal())))
Thing = TypeVar("Thing")


def by_turns(every: Iterable[Thing], days: int, ahead: int = 0) -> list[Thing]:
    """Of some things those of today, one of `days` parts, or of a day ahead; in so many days each has its turn."""
    return list(every) if EVERYTHING else list(every)[(DAY + ahead) % days :: days]


def sampled(found: Iterable[Exhibit] = exhibits()) -> list[Exhibit]:
    """The first exhibit of each table and kind of chart, in their order.

    What is written of an exhibit follows its table's columns and its chart; that no exhibit joins what may
    not be compared is walked whole in `tests/components/charts/test_pieces.py`.
    """
    every = list(found)
    firsts = {(item.table, item.chart): item for item in reversed(every)}
    return every if EVERYTHING else [item for item in every if firsts[item.table, item.chart] is item]


# What `make check` walks: one exhibit of each kind of chart and one list, a page of each section of the site map.
OF_EACH_SECTION = frozenset({page.section: page for page in reversed(PAGES)}.values())
OF_EACH_KIND = frozenset({item.chart: item for item in reversed(exhibits())}.values())


def of_each_kind() -> list[Exhibit]:
    """The first exhibit of each kind of chart, for what takes a second or more; all with EVERYTHING=1."""
    return [item for item in exhibits() if EVERYTHING or item in OF_EACH_KIND]
