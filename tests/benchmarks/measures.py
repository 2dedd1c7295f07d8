"""What is measured: reruns, first loads and cold starts, the product always beside the bare app."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks import bare
from tests.benchmarks.client import Answer, Visitor, Years, ask, visiting
from tests.benchmarks.servers import Server, serving

PRODUCT = bare.ROOT / "app.py"
EVERY_YEAR = Years()
SWITCHED = Years("2016")
CLICKED = (Years("2014"), Years("2019"))  # in a browser; both leave the same charts on the page of origins
WARM_UP = 4
STARTS = 3


def unseen(count: int) -> list[Years]:
    """Choices of years that nobody made before; spread wide, so that the rows shown differ too."""
    return [Years(str(1996 + 7 * turn % 20), str(2017 + 4 * turn % 9)) for turn in range(count)]


@dataclass(frozen=True)
class Pair:
    """The same measure of the product and of the bare app."""

    product: float
    bare: float

    @property
    def ratio(self) -> float:
        """How many times the bare app the product takes."""
        return self.product / self.bare if self.bare else float("nan")


@dataclass(frozen=True)
class PageResult:
    """One page: how much it draws, how long it takes, how much it sends."""

    name: str
    charts: int
    tables: int
    changed: int
    switch: Pair
    new_choice: Pair
    sent: Pair
    chart_json: Pair


def page_names(server: Server) -> list[str]:
    """The pages of the product in the order of its site map, the first under a name of its own."""
    with visiting(server.address, "") as visitor:
        ask(visitor, EVERY_YEAR)
        return [page or "overview" for page in visitor.pages]


def record(folder: Path, repeats: int) -> tuple[Path, list[str]]:
    """The bare app, made of what a product server of its own sends; and the names of the pages."""
    with serving(PRODUCT) as server:
        names = page_names(server)
        script = bare.prepare(folder, names)
        for name in names:
            with visiting(server.address, address_of(name, names)) as visitor:
                for years in (EVERY_YEAR, SWITCHED, *CLICKED, *unseen(repeats)):
                    bare.keep(folder, name, years, ask(visitor, years))
    return script, names


def address_of(name: str, names: Sequence[str]) -> str:
    return "" if name == names[0] else name


def cold_start(script: Path) -> float:
    """Milliseconds from the start of the process to the first chart of the first page."""
    with serving(script) as server, visiting(server.address, "") as visitor:
        return (ask(visitor, EVERY_YEAR).chart_at - server.started_at) * 1000


def cold_starts(script: Path) -> Pair:
    """The median of several starts, product and bare app in turn."""
    times = [(cold_start(PRODUCT), cold_start(script)) for _ in range(STARTS)]
    return Pair(median(product for product, _ in times), median(plain for _, plain in times))


def measure_pages(
    script: Path, names: Sequence[str], repeats: int, tell: Callable[[str], None]
) -> list[PageResult]:
    """Each page of the product beside the bare app's, both servers running."""
    results = []
    with serving(PRODUCT) as product, serving(script) as plain:
        for name in names:
            tell(f"measuring {name}")
            address = address_of(name, names)
            with visiting(product.address, address) as one, visiting(plain.address, address) as other:
                results.append(_measure(name, one, other, repeats))
    return results


def _measure(name: str, product: Visitor, plain: Visitor, repeats: int) -> PageResult:
    first, bare_first = ask(product, EVERY_YEAR), ask(plain, EVERY_YEAR)
    for years in unseen(repeats):  # the bare app reads its files now, so that it never waits for them later
        ask(plain, years)
    fresh = _timed(product, plain, unseen(repeats))
    alternating = [(EVERY_YEAR, SWITCHED)[turn % 2] for turn in range(WARM_UP + repeats)]
    _timed(product, plain, alternating[:WARM_UP])
    return PageResult(
        name=name,
        charts=len(first.charts),
        tables=len(first.tables),
        changed=_changed(first, ask(product, SWITCHED)),
        switch=_timed(product, plain, alternating[WARM_UP:]),
        new_choice=fresh,
        sent=Pair(first.size, bare_first.size),
        chart_json=Pair(_length(first), _length(bare_first)),
    )


def _timed(product: Visitor, plain: Visitor, choices: Sequence[Years]) -> Pair:
    """Median milliseconds of a rerun; the two take turns, so that noise meets both."""
    answers = [(ask(product, years), ask(plain, years)) for years in choices]
    if any(len(ours.charts) != len(theirs.charts) for ours, theirs in answers):
        raise RuntimeError(f"The bare page {plain.page!r} draws other charts than the product's page")
    return Pair(
        median(ours.milliseconds for ours, _ in answers), median(theirs.milliseconds for _, theirs in answers)
    )


def _changed(before: Answer, after: Answer) -> int:
    """How many charts of the first answer the second no longer has."""
    return len(set(before.charts) - set(after.charts))


def _length(answer: Answer) -> int:
    return sum(len(chart.encode()) for chart in answer.charts)
