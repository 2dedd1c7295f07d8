"""How long each page takes on the server, and how much it sends, beside a bare page with the same charts and tables."""

import time
from collections.abc import Sequence
from contextlib import ExitStack
from statistics import median

from components.ui.admission import PAUSE
from tests.benchmarks.client import Visitor, Years, ask, visiting
from tests.benchmarks.report import Part, Row
from tests.benchmarks.run import ANY, SWITCHED, Run, name_of, tell, unseen
from tests.benchmarks.servers import Server

AIM = 1.3
WARM_UP = 4


def measure(run: Run) -> Part:
    """Every page, with all servers running, which take turns."""
    rows: list[Row] = []
    with run.servers() as servers:
        for page in run.pages:
            tell(f"measuring the page {name_of(page)}")
            rows += _rows(page, servers, run.repeats)
    note = f"Medians of {run.repeats} reruns; the bare page has two boxes of years beside what it draws."
    return Part("Pages on the server", rows, note)


def _rows(page: str, servers: Sequence[Server], repeats: int) -> list[Row]:
    with ExitStack() as stack:
        visitors = [stack.enter_context(visiting(server.address, page)) for server in servers]
        firsts = [ask(visitor, ANY) for visitor in visitors]
        for years in unseen(repeats):  # the bare app reads its files now, not while it is measured
            ask(visitors[-1], years)
        new = _times(visitors, unseen(repeats))
        seen = _times(visitors, [(ANY, SWITCHED)[turn % 2] for turn in range(WARM_UP + repeats)])[WARM_UP:]
    what = f"{name_of(page)}, {len(firsts[-1].charts)} charts"
    return [
        Row(f"{what}: seen", "ms", _medians(seen), AIM),
        Row(f"{what}: new choice", "ms", _medians(new), AIM),
        Row(f"{what}: first load", "kB", [first.size / 1000 for first in firsts]),
    ]


def _times(visitors: Sequence[Visitor], choices: Sequence[Years]) -> list[list[float]]:
    """Milliseconds of each choice for each visitor; they take turns, so that noise meets all."""
    return [[_milliseconds(visitor, years) for visitor in visitors] for years in choices]


def _milliseconds(visitor: Visitor, years: Years) -> float:
    time.sleep(2 * PAUSE)  # no faster than the dashboard takes a tab's messages
    answer = ask(visitor, years)
    return (answer.finished_at - answer.asked_at) * 1000


def _medians(turns: Sequence[Sequence[float]]) -> list[float]:
    return [median(one) for one in zip(*turns, strict=True)]
